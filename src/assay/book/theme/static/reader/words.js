/* The words of a text, as `reader.js` needs them: paragraphs, sentences, names, and figures with their units. */
(() => {
  "use strict";

  const WORD = /[\p{L}\p{N}]+(?:[.&+/’'][\p{L}\p{N}]+)*\+?/gu;
  const ODD = /[\p{L}][A-Z]|\p{N}|[A-Z]{2}/u;
  const JOINT = /^(?:[ \u00a0]|[-‑–]|)$/u;
  const MOST_WORDS = 7;
  const NUMBER =
    /(?<=^|[ (])(\d{1,3}(?:,\d{3})+(?!,?\d)|\d+)(\.\d+)?(?:([BMT])(?=[ -])|[ -](thousand|million|billion|trillion)(?=[ -]))?[ -]/gu;
  const SCALES = { B: 9, M: 6, T: 12, thousand: 3, million: 6, billion: 9, trillion: 12 };
  const key = (name) => name.toLowerCase().replace(/(?<!\d)\.|\.(?!\d)/gu, "").replace(/[^\p{L}\p{N}_.+]|_/gu, "");
  const compiled = ([source, flags]) => new RegExp(source, flags);
  const everywhere = (pattern) => new RegExp(pattern.source, `${pattern.flags}g`);
  const whole = (pattern) => new RegExp(`^(?:${pattern.source})$`, pattern.flags);
  const opening = (pattern) => new RegExp(`^(?:${pattern.source})`, pattern.flags);
  const wordsOf = (text) => text.split(/\s+/u).filter(Boolean);

  class Words {
    constructor(data) {
      this.data = data;
      this.names = new Map(data.names.map(([name, spelled, ids]) => [name, { spelled, ids }]));
      this.known = new Map(data.known.map((one) => [one.of, one]));
      for (const list of ["generic", "months", "variants", "harmless", "has", "nounsInS", "divisors", "abbreviations"]) {
        this[list] = new Set(data[list]);
      }
      this.patterns = Object.fromEntries(Object.entries(data.patterns).map(([name, one]) => [name, compiled(one)]));
      for (const list of ["notAsserted", "before", "after"]) this[`${list}Signs`] = data[list].map(compiled);
      this.trailing = opening(compiled(data.trailing));
      this.isVerbHere = opening(this.patterns.verb);
      this.attributes = data.attributes.map((one) => this.prepared(one));
      this.hedged = new RegExp(`(?:^|\\s)(${Object.keys(data.hedges).join("|")})\\s$`, "iu");
    }

    prepared(one) {
      const [cues, unless, nouns, kinds] = [one.cues, one.unless, one.nouns, one.kindNouns].map(compiled);
      return { ...one, cues: everywhere(cues), unless, nouns: whole(nouns), kindNoun: whole(kinds), anyKindNoun: kinds };
    }

    *sentences(said) {
      let start = 0;
      for (const match of said.matchAll(everywhere(this.patterns.boundary))) {
        const end = match.index + match[0].trimEnd().length;
        const last = wordsOf(said.slice(start, end)).at(-1) ?? "";
        if (this.abbreviations.has(last.toLowerCase().replace(/^[(“‘"']+/u, ""))) continue;
        yield [start, end];
        start = match.index + match[0].length;
      }
      if (start < said.length) yield [start, said.length];
    }

    /** Names, in order: known ones, those that are not, and those that may go on, which count as unknown. */
    namesIn(said) {
      const words = [...said.matchAll(WORD)];
      const found = [];
      const gap = (i) => (i ? said.slice(words[i - 1].index + words[i - 1][0].length, words[i].index) : "");
      for (let i = 0; i < words.length; i += 1) {
        const word = words[i][0];
        if (this.generic.has(word) || this.months.has(word.toLowerCase()) || /^\p{N}/u.test(word)) continue;
        if (!/^\p{Lu}/u.test(word) && !ODD.test(word)) continue;
        const known = this.longest(said, words, i);
        const last = known ? known.last : i;
        const [start, end] = [words[i].index, words[last].index + words[last][0].length];
        const text = said.slice(start, end).replace(/[’']s$/u, "");
        const opens = i === 0 || /[.!?:;]\s+$/u.test(gap(i));
        if (known) {
          const isOne = known.ids.length === 1 && !this.goesOn(words, last, gap) && !this.isLed(words, i, gap);
          found.push({ start, end, text, entity: isOne ? known.ids[0] : null });
        } else if (!opens || ODD.test(word)) found.push({ start, end, text, entity: null });
        i = last;
      }
      return found;
    }

    longest(said, words, first) {
      let best = null;
      for (let last = first; last < Math.min(words.length, first + MOST_WORDS); last += 1) {
        const joint = last > first ? said.slice(words[last - 1].index + words[last - 1][0].length, words[last].index) : "";
        if (!JOINT.test(joint)) break;
        const end = words[last].index + words[last][0].length;
        const name = said.slice(words[first].index, end).replace(/[’']s$/u, "");
        const entry = this.names.get(key(name));
        if (!entry || (last > first && /^\s[Ll]anguage(?![\p{L}\p{N}_])/u.test(said.slice(end)))) continue;
        const isExact = /\d/u.test(name) || entry.spelled.includes(name);
        const ids = isExact ? entry.ids : entry.ids.filter((one) => this.data.things[one].kind !== "family");
        const isSpelled = ODD.test(name)
          || entry.spelled.some((one) => /^\p{Lu}/u.test(one) === /^\p{Lu}/u.test(name));
        if (ids.length && isSpelled) best = { last, ids };
      }
      return best;
    }

    /** Whether the word behind a name may belong to it. */
    goesOn(words, last, gap) {
      if (last + 1 >= words.length) return false;
      const [joint, next] = [gap(last + 1), words[last + 1][0]];
      if (/^[-‑–]?$/u.test(joint)) return true;
      return /^[ \u00a0]$/u.test(joint) && (/^[\p{Lu}\p{N}]/u.test(next) || this.variants.has(next.toLowerCase()));
    }

    /** Whether a capitalised word before a name may belong to it. */
    isLed(words, first, gap) {
      if (!first) return false;
      if (/^[-‑–/]?$/u.test(gap(first))) return true;
      return first > 1 && /^[ \u00a0]$/u.test(gap(first)) && /^[\p{Lu}\p{N}]/u.test(words[first - 1][0]);
    }

    /** Figures in digits with a unit behind them, hedges included; what is not understood is not among them. */
    figures(said) {
      const found = [];
      for (const match of said.matchAll(NUMBER)) {
        const at = match.index + match[0].length;
        const unit = this.unitAt(said, at);
        const power = SCALES[match[3] ?? match[4]] ?? 0;
        const decimals = match[2] ? match[2].length - 1 : 0;
        if (!unit) continue;
        const before = said.slice(0, match.index);
        const phrase = this.hedged.exec(before)?.[1].toLowerCase();
        const start = match.index - (phrase ? phrase.length + 1 : 0);
        found.push({
          start, number: match.index, end: at + unit.length, unit, power, decimals,
          hedge: phrase ? this.data.hedges[phrase] : "exact",
          value: Number(`${match[1].replaceAll(",", "")}${match[2] ?? ""}e${power}`),
        });
      }
      return found;
    }

    unitAt(said, at) {
      const rest = /^[A-Za-z]+(?:[ -][A-Za-z]+){0,3}/u.exec(said.slice(at))?.[0] ?? "";
      for (let text = rest; text; text = text.replace(/(?:^|[ -])[A-Za-z]+$/u, "")) {
        const after = said.charAt(at + text.length);
        const entry = this.data.units[text] ?? this.data.units[text.toLowerCase()];
        if (entry && !(entry[3] && !this.data.units[text]) && !/[\p{L}\p{N}_\-/²³^]/u.test(after)) {
          return { name: entry[0], dimension: entry[1], factor: entry[2], length: text.length };
        }
      }
      return null;
    }

    isVerb(text) {
      const match = this.isVerbHere.exec(text);
      return Boolean(match) && !this.nounsInS.has(match.groups.verb);
    }
  }

  /** Paragraphs of plain text; lines that are wrapped, headings and tables are no sentences for this reader. */
  function* paragraphs(text) {
    let isOpen = false; // whether the line before goes on here
    for (const match of text.matchAll(/[^\n]*(?:\n|$)/gu)) {
      const goesOn = isOpen;
      isOpen = Boolean(match[0].trim()) && !/[.!?:][”’"')\]]*\s*$/u.test(match[0]);
      if (goesOn) continue;
      const lead = /^\s*(?:(?:[-*•‣–]|\(?\d{1,2}[.)])[ \t]+)?/u.exec(match[0])[0].length;
      const said = match[0].slice(lead).trimEnd();
      if (said && !/^#/u.test(said) && /^[\p{Lu}“"‘'(]/u.test(said)) yield { start: match.index + lead, said };
    }
  }

  const words = { Words, key, wordsOf, whole, opening, paragraphs };
  if (typeof module === "undefined") globalThis.assayWords = words;
  else module.exports = words;
})();
