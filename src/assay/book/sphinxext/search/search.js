/* Finds what a stranger asks for, however it is spelt: "gpt3" is GPT-3, "Chinchila" is Chinchilla, 7B is 7 billion.
   A document is [address, kind, title, text, said, verdict, glyph, word]; search-index.js brings all of them. */
(() => {
  "use strict";

  const STOP = new Set(("a an and are as at be been but by can could did do does for from had has have how i if in is it its " +
    "just me much many of on or really say says should so such tell that the their them then there against versus vs these they this those " +
    "to than more ones other others get got out true false was were what when where which who whose why will with would you your about actually ever right").split(" "));
  const SCALES = { thousand: "k", k: "k", million: "m", mn: "m", m: "m", billion: "b", bn: "b", b: "b", trillion: "t", tn: "t", t: "t" };
  const SCALED = /(\d+(?:\.\d+)?)[\s-]*(thousand|million|billion|trillion|bn|mn|tn|[kmbt])\b/g;
  const NUMBERS = { one: "1", two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9", ten: "10" };
  const ALIKE = [ // what people write for each other; the first of a group need not be the right one
    "beat better outperform ahead surpass exceed win lose worse weak strong powerful behind", "big large huge giant size", "small little tiny", "cheap expensive cost price",
    "make create develop build invent", "carbon co2 emission emit pollute climate", "free open", "need require take",
    "smart capable intelligent", "good well equal match rival par", "error mistake wrong", "picture image photo vision multimodal", "transfer teach learn",
    "bias discriminate prejudice racist sexist fair", "money fund invest investor finance raise", "age era", "rumor rumour speculate",
    "power energy electricity", "fast quick speed", "copy retell imitate", "human people person", "test evaluation benchmark exam", "company maker startup",
    "release launch publish appear", "length word long", "quantize compress shrink",
  ];
  const KINDS = { finding: "Findings", chapter: "Chapters", article: "Articles", "model or benchmark": "Models and benchmarks", source: "Sources", listing: "Explorers" };
  const FIELDS = [[2, 4], [4, 4], [3, 1.2]]; // place of a field in a document, and what a word in it weighs
  const RARE = 4; // a word of one document tells no more than a word of five: chance put it there
  const QUOTED = 2; // what a word weighs that only the words around the claim bring
  const NAME = 1.4, FIGURE = 1.3; // whom and how much a question is about tells more than the rest of it: so much more
  const NEAR = 0.55, START = 0.75, OTHER = 0.7; // what a word is worth that is spelt alike, begins so, or means the same
  const OFF = new Set(["refuted", "misleading", "disputed"]);
  const MOST = 50; // hits that are shown: nobody reads on

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']s\b/g, "")
    .replace(/(\d),(?=\d{3})/g, "$1").replace(/is(e[ds]?|ing|ations?)\b/g, "iz$1").replace(SCALED, (_, figure, scale) => `${Number(figure)}${SCALES[scale]}`);

  /** `trained`, `training` and `trains` are one word, and so are `strong` and `stronger`; figures stay as they are. */
  function stem(word) {
    if (/\d/.test(word) || word.length < 4) return NUMBERS[word] ?? word;
    let stemmed = NUMBERS[word] ?? word.replace(/ies$/, "y").replace(/([^su])s$/, "$1");
    const short = stemmed.replace(/(ing|ed)$/, "");
    if (short.length >= 3 && /[aeiouy]/.test(short)) stemmed = short.replace(/([^ls])\1$/, "$1");
    stemmed = stemmed.replace(/^(\p{L}{4,})(er|est)$/u, "$1").replace(/^(\p{L}{3,})([^ls])\2$/u, "$1$2");
    return stemmed.length > 4 ? stemmed.replace(/e$/, "") : stemmed;
  }

  /** The words of a text as written, in lists of those that hang together: [["gpt", "3"], ["was"]]. */
  const written = (text) => (plain(text).match(/[\p{L}\d]+(?:[.][\d]+\p{L}*)*(?:[-‑/][\p{L}\d.]+)*/gu) ?? [])
    .map((run) => run.match(/\d+(?:\.\d+)?\p{L}*(?:\d+\p{L}*)*|\p{L}+/gu) ?? []);

  /** Every word of a text, also joined with the one behind it: `gpt-3` is gpt, 3 and gpt3. */
  function wordsOf(text) {
    const found = new Set();
    let before = "";
    for (const run of written(text)) {
      for (const [place, word] of run.entries()) {
        found.add(stem(word));
        if (before && (place > 0 || /^\d/.test(word)) && /^\p{L}/u.test(before)) found.add(before + word);
        before = word;
      }
    }
    return found;
  }

  /** A field as words with their weight; where a claim is what was found, its article's own words stand in its place. */
  function fieldOf(row, field, weight) {
    const [, quote] = field === 4 ? (row[4] ?? "").match(/: “(.*)”$/su) ?? [] : [];
    return [wordsOf(quote ?? row[field] ?? ""), quote === undefined ? weight : QUOTED];
  }

  const documents = (window.assayDocuments ?? []).map((row) => ({ row, fields: FIELDS.map(([field, weight]) => fieldOf(row, field, weight)) }));
  /** What the book writes with a capital, wherever it stands: a person, a house, a model. */
  function namesIn(texts) {
    const capital = new Map();
    for (const [word] of texts.join(" ").matchAll(/(?<![\p{L}\d/._-])\p{L}[\p{L}\d]*(?![/_-]|\.\p{L})/gu)) {
      const key = stem(plain(word));
      capital.set(key, (capital.get(key) ?? 0) + (word === word.toLowerCase() ? -9 : 1));
    }
    return new Set([...capital].filter(([word, balance]) => balance > 0 && word.length > 2).map(([word]) => word));
  }

  const told = documents.filter(({ row }) => row[1] !== "listing"); // thousands of names tell nothing of what is rare in prose
  const names = namesIn(told.flatMap(({ row }) => row.slice(2, 5)));
  const frequency = new Map();
  for (const one of documents) {
    for (const word of new Set(one.fields.flatMap(([words]) => [...words]))) {
      const before = frequency.get(word) ?? 0;
      frequency.set(word, one.row[1] === "listing" ? Math.max(before, 1) : before + 1);
    }
  }
  const vocabulary = [...frequency.keys()];
  const rarity = (word) => Math.log(1 + told.length / ((frequency.get(word) ?? 1) + RARE)) * (names.has(word) ? NAME : /\d/.test(word) ? FIGURE : 1);

  const alike = new Map();
  for (const group of ALIKE.map((words) => words.split(" ").map((word) => stem(plain(word))))) for (const word of group) alike.set(word, group);

  /** How many letters are left out, put in, changed or swapped between two words; more than `most` is too many. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /** The words of the book that a word of the question may mean, each with its worth. */
  function meanings(word) {
    const found = new Map();
    if (frequency.has(word)) found.set(word, 1);
    if (word.length >= 3) {
      for (const other of vocabulary) if (other !== word && other.startsWith(word)) found.set(other, START * word.length / other.length);
    }
    for (const other of alike.get(word) ?? []) if (!found.has(other) && frequency.has(other)) found.set(other, OTHER);
    if (!found.size && word.length >= 4 && !/^\d/.test(word)) {
      const most = word.length < 8 ? 1 : 2;
      for (const other of vocabulary) {
        const far = distance(word, other, most);
        if (far <= most) found.set(other, NEAR / far * (other[0] === word[0] ? 1 : 0.7));
      }
    }
    return found;
  }

  /** A word that the book writes as two: `opensource`. */
  function parted(word) {
    if (frequency.has(stem(word)) || word.length < 8) return [word];
    for (let place = 3; place <= word.length - 3; place++) {
      const parts = [word.slice(0, place), word.slice(place)];
      if (parts.every((part) => frequency.has(stem(part)))) return parts;
    }
    return [word];
  }

  /** The words of a question: joined where the book writes them so, without those that ask for nothing. */
  function asked(question) {
    const words = written(question).flat();
    const found = [];
    for (let index = 0; index < words.length; index++) {
      const joined = words[index] + (words[index + 1] ?? "");
      if (/^\p{L}+\d/u.test(joined) ? frequency.has(joined) : words[index + 1] && names.has(stem(joined))) {
        found.push(joined, ...(/\d[kmbt]$/.test(joined) ? [words[index], words[index + 1]] : []));
        index++;
      } else found.push(...parted(words[index]));
    }
    const telling = found.filter((word) => !STOP.has(word));
    return [...new Set((telling.length ? telling : found).map((word) => frequency.has(word) && /\d/.test(word) ? word : stem(word)))];
  }

  function boost([, kind, , , , verdict]) {
    if (kind === "finding") return OFF.has(verdict) ? 1.45 : 1.25;
    return { source: 0.45, chapter: 0.8, listing: 0.4 }[kind] ?? 1;
  }

  /** The documents that answer a question, the best first. */
  function search(question) {
    const terms = asked(question).map((word) => {
      const sense = meanings(word);
      return { sense, rarity: sense.size ? Math.max(...[...sense].map(([other, worth]) => worth * rarity(other))) : Math.log(1 + told.length) };
    });
    const known = terms.filter(({ sense }) => sense.size);
    const whole = terms.reduce((sum, term) => sum + term.rarity, 0);
    const hits = [];
    for (const { row, fields } of documents) {
      let score = 0, covered = 0;
      for (const term of known) {
        let best = 0, found = 0;
        for (const [word, worth] of term.sense) {
          for (const [words, weight] of fields) {
            if (!words.has(word)) continue;
            best = Math.max(best, worth * weight * rarity(word));
            found = Math.max(found, worth * rarity(word));
          }
        }
        score += best;
        covered += Math.min(found, term.rarity);
      }
      if (!score) continue;
      const size = Math.min(...fields.slice(0, 2).filter(([words, weight]) => words.size && weight !== QUOTED).map(([words]) => words.size));
      hits.push({ row, score: score * (covered / whole) ** 1.5 * boost(row) / (1 + size / 60) });
    }
    return hits.sort((one, other) => other.score - one.score).slice(0, MOST * 4);
  }

  /* ---- the page ---- */

  const make = (name, classes, ...content) => {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    element.append(...content);
    return element;
  };

  function badge(verdict, glyph, word) {
    const sign = make("span", "assay-glyph", glyph);
    sign.setAttribute("aria-hidden", "true");
    return make("span", `assay-badge assay-${verdict}`, sign, " ", make("span", "assay-word", word));
  }

  /** The part of a text around the first of the words that were asked for. */
  function excerpt(text, sought) {
    const length = 190;
    const places = [...text.matchAll(/[\p{L}\d][\p{L}\d.-]*/gu)].filter((match) => [...wordsOf(match[0])].some((word) => sought.has(word)));
    const start = places.length && places[0].index > length * 0.6 ? text.lastIndexOf(" ", places[0].index - 50) + 1 : 0;
    const end = start + length < text.length ? text.lastIndexOf(" ", start + length) : text.length;
    const shown = make("p", "assay-hit-text", start ? "… " : "");
    let at = start;
    for (const match of places) {
      if (match.index < at || match.index + match[0].length > end) continue;
      shown.append(text.slice(at, match.index), make("mark", "", match[0]));
      at = match.index + match[0].length;
    }
    shown.append(text.slice(at, end), end < text.length && !text.endsWith("…") ? " …" : "");
    return shown;
  }

  function shown([address, kind, title, text, said, verdict, glyph, word], sought) {
    const link = make("a", "", title);
    link.href = address;
    const head = make("p", "assay-hit-head", link);
    if (verdict) head.prepend(badge(verdict, glyph, word), " ");
    const item = make("li", "", head);
    item.dataset.kind = kind;
    if (said) item.append(make("p", "assay-hit-said", make("span", "", "Claim: "), said));
    if (!said || kind !== "finding") item.append(excerpt(text, sought));
    item.append(make("p", "assay-hit-kind", kind));
    return item;
  }

  function start() {
    const field = document.getElementById("assay-search-field");
    const list = document.querySelector(".assay-search-hits");
    const count = document.querySelector(".assay-search-count");
    const kinds = document.querySelector(".assay-search-kinds");
    let only = "";

    function show() {
      const question = field.value.trim();
      const hits = question ? search(question) : [];
      const sought = new Set(asked(question).flatMap((word) => [...meanings(word).keys()]));
      const there = Object.keys(KINDS).filter((kind) => hits.some(({ row }) => row[1] === kind));
      if (!there.includes(only)) only = "";
      const chosen = hits.filter(({ row }) => !only || row[1] === only).slice(0, MOST);
      list.replaceChildren(...chosen.map(({ row }) => shown(row, sought)));
      count.textContent = !question ? "" : !hits.length ? `Nothing in this book speaks of “${question}”.`
        : `${chosen.length}${chosen.length === MOST ? " or more" : ""} found, the best first`;
      kinds.hidden = there.length < 2;
      kinds.replaceChildren(...["", ...there].map((kind) => {
        const button = make("button", "", kind ? KINDS[kind] : "All");
        button.type = "button";
        button.setAttribute("aria-pressed", String(kind === only));
        button.addEventListener("click", () => { only = kind; show(); kinds.querySelector("[aria-pressed=true]").focus(); });
        return button;
      }));
    }

    function keep() {
      const address = new URL(location.href);
      if (field.value.trim()) address.searchParams.set("q", field.value.trim());
      else address.searchParams.delete("q");
      history.replaceState(history.state, "", address);
    }

    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { show(); keep(); }, 120);
    });
    field.form.addEventListener("submit", (event) => { event.preventDefault(); show(); keep(); });
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    field.focus();
    show();
  }

  start();
})();
