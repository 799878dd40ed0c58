// One switch for all code of a chapter. Without this script every cell has its own fold, and the switch stays hidden.

for (const button of document.querySelectorAll("button.assay-code")) {
  const cells = document.querySelectorAll("div.cell details.hide");
  button.hidden = cells.length === 0;
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    for (const cell of cells) cell.open = shown;
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = shown ? "Hide all code" : "Show all code";
  });
}
