/* Filters and sorting on top of lists and tables that are whole without them.
   A form.assay-filter names its items by a selector; an item has a class of-<facet>-<value> for each of its values.
   What is chosen stands in the fragment of the address, so that a view can be linked. */
(() => {
  "use strict";

  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => plain(text).split(/\s+/).filter(Boolean);

  /** Rows that are shown at once, where there are many more: a phone need not lay out thousands that nobody asked for. */
  const AT_ONCE = 200;

  /** The choices in the fragment; null where it is the name of a place on the page. */
  function choicesInAddress() {
    const fragment = location.hash.slice(1);
    return fragment.includes("=") ? new URLSearchParams(fragment) : fragment ? null : new URLSearchParams();
  }

  class Lookup {
    constructor(form) {
      this.form = form;
      this.items = [...document.querySelectorAll(form.dataset.items)];
      this.texts = new Map();
      this.output = form.querySelector("output");
      this.reset = form.querySelector("button[type=reset]");
      this.table = this.items[0]?.closest("table.assay-lookup");
      this.sorting = "";
      this.marks = form.dataset.marks ? this.pairMarks() : [];
      this.most = this.table && this.items.length > 2 * AT_ONCE ? AT_ONCE : Infinity;
      if (this.table) this.addSortButtons();
      if (this.most !== Infinity) this.addMoreButton();
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", () => this.changed());
      form.addEventListener("reset", (event) => this.clear(event));
      addEventListener("hashchange", () => this.follow());
      form.hidden = false;
      this.follow();
    }

    /** Marks elsewhere on the page, each with the item that has the same link. */
    pairMarks() {
      const byLink = new Map();
      for (const item of this.items) {
        const link = item.querySelector("a[href]");
        if (link) byLink.set(link.href, item);
      }
      return [...document.querySelectorAll(this.form.dataset.marks)].map((mark) => [mark, byLink.get(mark.href)]);
    }

    /** What the controls say: facet to values; `words` and `sort` among them. */
    chosen() {
      const found = new Map();
      for (const [name, value] of new FormData(this.form)) {
        if (value) found.set(name, [...(found.get(name) ?? []), value]);
      }
      return found;
    }

    changed() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        this.showFirst();
        this.keep();
      }, 120);
    }

    /** Again only as many as are shown at once. */
    showFirst() {
      if (this.more) this.most = AT_ONCE;
      this.show();
    }

    addMoreButton() {
      this.more = document.createElement("button");
      this.more.type = "button";
      this.more.className = "assay-more";
      this.more.addEventListener("click", () => {
        this.most += AT_ONCE;
        this.show();
        const last = this.table.querySelectorAll("tbody tr:not([hidden])")[this.most - AT_ONCE];
        last?.querySelector("a")?.focus();
      });
      this.table.after(this.more);
    }

    clear(event) {
      event.preventDefault();
      clearTimeout(this.waiting);
      this.set(new URLSearchParams());
      this.keep();
      this.form.querySelector("input, select").focus();
    }

    follow() {
      const choices = choicesInAddress();
      if (choices) this.set(choices);
    }

    set(choices) {
      for (const control of this.form.elements) {
        const value = choices.get(control.name) ?? "";
        if (control.type === "checkbox") control.checked = value.split(",").includes(control.value);
        else if (control.matches("input")) control.value = value;
        else if (control.matches("select")) {
          control.value = [...control.options].some((option) => option.value === value) ? value : "";
        }
      }
      if (this.table) this.sort(choices.get("sort") ?? "");
      this.showFirst();
    }

    /** Put the choices into the address. */
    keep() {
      const choices = new URLSearchParams();
      for (const [name, values] of this.chosen()) choices.set(name, values.join(","));
      if (this.sorting) choices.set("sort", this.sorting);
      const fragment = choices.toString().replaceAll("%2C", ",");
      const bare = location.href.split("#")[0];
      history.replaceState(history.state, "", fragment ? `${bare}#${fragment}` : bare);
    }

    textOf(item) {
      if (!this.texts.has(item)) this.texts.set(item, plain(item.textContent));
      return this.texts.get(item);
    }

    show() {
      const chosen = this.chosen();
      const sought = words(chosen.get("words")?.[0] ?? "");
      const facets = [...chosen].filter(([name]) => name !== "words");
      let count = 0;
      for (const item of this.more ? this.table.tBodies[0].rows : this.items) {
        const fits =
          facets.every(([name, values]) => values.some((value) => item.classList.contains(`of-${name}-${value}`))) &&
          sought.every((word) => this.textOf(item).includes(word));
        count += fits;
        const shown = fits && count <= this.most;
        if (item.hidden === shown) item.hidden = !shown;
      }
      this.showMarks();
      this.showSections();
      const all = this.items.length.toLocaleString("en");
      const some = count.toLocaleString("en");
      const said = count === this.items.length ? `${all} ${this.form.dataset.noun}`
        : `${some} of ${all} ${this.form.dataset.noun}`;
      if (this.output.textContent !== said) this.output.textContent = said;
      if (this.more) {
        this.more.hidden = count <= this.most;
        this.more.textContent = `Show ${Math.min(AT_ONCE, count - this.most).toLocaleString("en")} more`;
      }
      this.reset.hidden = !chosen.size && !this.sorting;
    }

    showMarks() {
      for (const [mark, item] of this.marks) {
        const out = Boolean(item?.hidden);
        mark.classList.toggle("assay-out", out);
        mark.tabIndex = out ? -1 : 0;
        mark.toggleAttribute("aria-hidden", false);
        if (out) mark.setAttribute("aria-hidden", "true");
      }
      for (const lane of new Set(this.marks.map(([mark]) => mark.closest(".assay-lane")))) {
        const number = lane?.querySelector("b");
        if (number) number.textContent = lane.querySelectorAll("a:not(.assay-out)").length;
      }
    }

    /** Headings of lists in which nothing is left go too. */
    showSections() {
      if (this.table) return;
      for (const part of new Set(this.items.flatMap((item) => [item.closest("section"), item.closest("details")]))) {
        if (!part || part.contains(this.form)) continue;
        part.hidden = ![...part.querySelectorAll(this.form.dataset.items)].some((item) => !item.hidden);
      }
    }

    addSortButtons() {
      this.heads = [...this.table.tHead.rows[0].cells];
      for (const head of this.heads) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const key = head.dataset.key;
          this.sort(this.sorting === key ? `-${key}` : key);
          this.showFirst();
          this.keep();
        });
      }
    }

    /** Sort by a column, `-` in front for descending; by nothing is the order of the page. Empty cells come last. */
    sort(wanted) {
      const key = wanted.replace(/^-/, "");
      const index = this.heads.findIndex((head) => head.dataset.key === key);
      const sorting = index < 0 ? "" : wanted;
      if (sorting === this.sorting) return;
      this.sorting = sorting;
      const sign = sorting.startsWith("-") ? -1 : 1;
      for (const head of this.heads) head.removeAttribute("aria-sort");
      if (index >= 0) this.heads[index].setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
      const keyed = this.items.map((row) => [row, index < 0 ? "" : keyOf(row.cells[index])]);
      if (index >= 0) keyed.sort(([, one], [, other]) => compare(one, other, sign));
      this.table.tBodies[0].append(...keyed.map(([row]) => row));
    }
  }

  function keyOf(cell) {
    const text = cell.dataset.sort ?? cell.textContent.trim();
    const number = Number(text);
    return text === "" || Number.isNaN(number) ? text : number;
  }

  /** Numbers before words, empty last in either direction. */
  function compare(one, other, sign) {
    if (one === "" || other === "") return (one === "") - (other === "");
    const numbers = (typeof other === "number") - (typeof one === "number");
    if (numbers) return numbers;
    return sign * (typeof one === "number" ? one - other : collator.compare(one, other));
  }

  function start() {
    for (const form of document.querySelectorAll("form.assay-filter")) new Lookup(form);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
