// Lays the findings over the article, wherever it is open. Bookmarked, it runs on the publisher's page; it asks nobody
// for anything. A finding is [quote, words before, words behind, verdict, what was found, address].
(() => {
  const findings = FINDINGS, book = BOOK;
  const HUES = { refuted: "#b3261e", misleading: "#94620a", disputed: "#6f42a0", supported: "#0a7076" };
  const OTHER = "#5d6970", SKIP = "script,style,noscript,textarea,[data-assay-panel]";

  const there = document.querySelectorAll("[data-assay]");
  document.querySelector("[data-assay-panel]")?.remove();
  for (const mark of there) mark.replaceWith(...mark.childNodes);
  document.body.normalize();
  if (there.length) return;

  // The text of the page, letter by letter, without white space and with one form of each quotation mark and dash, so
  // that neither markup nor typesetting hides a quote; each letter with its place.
  const fold = (letter) => /[\s\u00ad\u200b-\u200d\u2060\ufeff]/.test(letter) ? "" : /[‘’‚‛′`´]/.test(letter) ? "'"
    : /[“”„‟″«»]/.test(letter) ? '"' : /[‐‑‒–—―−]/.test(letter) ? "-" : letter.toLowerCase();
  const folded = (text) => [...text].map(fold).join("");
  const places = [];
  let text = "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => node.parentElement.closest(SKIP) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let offset = 0; offset < node.data.length; offset++) {
      const letter = fold(node.data[offset]);
      if (letter.length === 1) { text += letter; places.push([node, offset]); }
    }
  }

  const isWord = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  function isWhole(start, end) { // no word goes on on either side, as far as it stands in the same piece of text
    const [first, at] = places[start], [last, to] = places[end - 1];
    return !(isWord(text[start]) && isWord(first.data[at - 1])) && !(isWord(text[end - 1]) && isWord(last.data[to + 1]));
  }
  function shared(one, other) {
    let length = 0;
    while (length < one.length && length < other.length && one[length] === other[length]) length++;
    return length;
  }
  const turned = (words) => [...words].reverse().join("");

  function find([quote, before, behind]) {
    const sought = folded(quote), head = turned(folded(before)), tail = folded(behind);
    let best = null;
    for (let start = sought ? text.indexOf(sought) : -1; start >= 0; start = text.indexOf(sought, start + 1)) {
      const end = start + sought.length;
      if (!isWhole(start, end)) continue;
      const score = shared(turned(text.slice(Math.max(0, start - 40), start)), head) + shared(text.slice(end, end + 40), tail);
      if (!best || score > best.score) best = { start, end, score };
    }
    return best;
  }

  const owners = new Map(); // of each text node: which finding each of its letters belongs to
  let lost = 0;
  const order = ["refuted", "misleading", "disputed"];
  const weight = ([, , , verdict]) => (order.indexOf(verdict) + 4) % 4;
  for (const finding of [...findings].sort((one, other) => weight(one) - weight(other))) {
    const found = find(finding);
    if (!found) { lost++; continue; }
    for (let at = found.start; at < found.end; at++) {
      const [node, offset] = places[at];
      if (!owners.has(node)) owners.set(node, []);
      owners.get(node)[offset] ??= finding;
    }
  }

  const panel = document.createElement("div");
  function show(finding) {
    panel.replaceChildren();
    const add = (name, style, words) => {
      const element = document.createElement(name);
      element.style.cssText = style;
      element.textContent = words;
      panel.append(element, " ");
      return element;
    };
    const close = add("button", "float:right;font:inherit;border:1px solid #888;border-radius:4px;background:#fff;color:#222;padding:2px 8px", "Close");
    close.addEventListener("click", () => panel.remove());
    if (finding) {
      const [, , , verdict, said, address] = finding;
      add("strong", `color:${HUES[verdict] ?? OTHER}`, verdict.replaceAll("_", " "));
      add("p", "margin:6px 0", said);
      if (address) add("a", "color:#0b5563", `All of it in ${book}`).href = address;
    } else {
      add("strong", "", `${findings.length - lost} findings of ${book} on this page`);
      add("p", "margin:6px 0", lost ? `${lost} more have no place here: the text may have been changed. Choose a marked passage.` : "Choose a marked passage.");
    }
    if (!panel.isConnected) document.body.append(panel);
  }
  panel.dataset.assayPanel = "";
  panel.setAttribute("role", "status");
  panel.style.cssText = "position:fixed;right:16px;bottom:16px;z-index:2147483647;max-width:min(380px,calc(100vw - 32px));padding:14px 16px;background:#fdfcfa;color:#1d2528;border:1px solid #888;border-radius:6px;box-shadow:0 6px 24px #0004;font:15px/1.45 system-ui,sans-serif;text-align:left";

  for (const [node, letters] of owners) {
    const pieces = [];
    for (let at = 0; at < node.data.length;) {
      const owner = letters[at];
      let end = at + 1;
      while (end < node.data.length && (letters[end] === owner || (owner && fold(node.data[end]) === "" && letters.indexOf(owner, end) > 0))) end++;
      const piece = document.createTextNode(node.data.slice(at, end));
      if (owner) {
        const mark = document.createElement("mark");
        mark.dataset.assay = owner[3];
        mark.tabIndex = 0;
        mark.title = `${owner[3].replaceAll("_", " ")}: ${owner[4]}`;
        const hue = HUES[owner[3]] ?? OTHER;
        mark.style.cssText = `background:${hue}22;color:inherit;border-bottom:3px solid ${hue};cursor:pointer;padding:0`;
        mark.append(piece);
        mark.addEventListener("click", (event) => { event.preventDefault(); show(owner); });
        mark.addEventListener("keydown", (event) => { if (event.key === "Enter") show(owner); });
        pieces.push(mark);
      } else pieces.push(piece);
      at = end;
    }
    node.replaceWith(...pieces);
  }
  show();
})();
