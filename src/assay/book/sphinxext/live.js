// Lets pictures answer to their controls. Bundled with Vega-Lite and vega-embed, which brings `vegaEmbed`.
// All figures and words are signals of the chart; this only carries them to and from the page.

async function answer(live) {
  const spec = JSON.parse(live.querySelector("script").textContent);
  live.hidden = false; // the chart takes the width that it finds
  try {
    // `ast`: expressions are interpreted, so that the page may forbid `eval`
    const { view } = await vegaEmbed(live.querySelector(".assay-live-view"), spec, {
      ast: true, actions: false, renderer: "svg", tooltip: false,
    });
    for (const shown of live.querySelectorAll("[data-signal]")) {
      follow(view, shown.dataset.signal, (text) => { shown.textContent = text; });
    }
    for (const input of live.querySelectorAll("[data-said]")) {
      follow(view, input.dataset.said, (text) => { input.setAttribute("aria-valuetext", text); });
    }
    for (const button of live.querySelectorAll("[data-set]")) {
      button.addEventListener("click", () => set(JSON.parse(button.dataset.set)));
    }
    live.closest(".assay-answering").classList.add("assay-answers");
  } catch (error) {
    live.hidden = true; // the static picture stays
    throw error;
  }
}

function follow(view, signal, show) {
  show(view.signal(signal));
  view.addSignalListener(signal, (_, value) => show(value));
}

function set(places) {
  for (const [id, place] of Object.entries(places)) {
    const input = document.getElementById(id);
    input.value = place;
    input.dispatchEvent(new Event("input"));
  }
}

for (const live of document.querySelectorAll(".assay-live")) answer(live);
