/* Reads a text and says what the records know of its figures: a small twin of `assay scan`, for a page without a server.
   Words, units and the judge's answers come from `reader-data.js`, which is made from the same code and records.
   It reads plain sentences of one shape only, a name, harmless words, a figure with its unit, and leaves all others
   alone: it may say less than `assay scan` does, and never anything else. Nothing is sent anywhere. */
(() => {
  "use strict";

  /** What may follow a figure with its unit: the end of the sentence, or words that leave it as it is. */
  const ENDS = /^(?:[.!,;]|\s?$|\s(?:and(?!\s(?:counting|more|above|up|a|an|over|half)\b)|while|but|whereas|with)\s)/u;
  const OPEN = /(?:^|\s)(?:between|from|or|to|plus|minus|another|factor|by|per|than|–|-)\s$/iu;
  const NEXT_CLAUSE = /(?:;\s|,?\s(?:and|while|but|whereas)\s)(?:the\s)?$/u;
  /** Within this factor of what is known, or of what may be meant instead, nothing is refuted. */
  const NEAR = 1.06;
  const BOUNDS = ["more than", "at least", "less than", "up to"];
  const { Words, key, wordsOf, whole, opening, paragraphs } =
    typeof module === "undefined" ? globalThis.assayWords : require("./words.js");

  class Reader extends Words {
    /** All figures of a text, each with what is said of it; offsets are those of the text. */
    read(text) {
      const found = [];
      const unknown = this.namesIn(text).filter((one) => !one.entity).map((one) => key(one.text));
      for (const paragraph of paragraphs(text)) {
        if (this.notAssertedSigns.at(-1).test(paragraph.said)) continue; // something is supposed, perhaps to its end
        for (const [start, end] of this.sentences(paragraph.said)) {
          const said = paragraph.said.slice(start, end);
          for (const one of this.sentence(said, unknown)) {
            const at = paragraph.start + start;
            found.push({ ...one, start: at + one.start, end: at + one.end, sentence: [at, at + said.length] });
          }
        }
      }
      return found;
    }

    sentence(said, unknown) {
      const figures = this.figures(said);
      const names = this.namesIn(said).filter((one) => !figures.some((f) => f.start <= one.start && one.start < f.end));
      const isPlain = /[.!][”’"')\]]*$/u.test(said) && !/[|\t\n“”"?]/u.test(said);
      const sign = this.notAssertedSigns.find((pattern) => pattern.test(said));
      let last = { clause: 0, end: -1 }; // the clause of the figure that was read last, and where that one ends
      const found = [];
      for (const [i, figure] of figures.entries()) {
        const left = { start: figure.start, end: figure.end, printed: said.slice(figure.start, figure.end), say: "left" };
        const read = !isPlain ? "it stands in no plain sentence"
          : sign ? "the sentence may deny, suppose or report it" : this.bound(said, figures, i, names, last);
        if (typeof read === "string") {
          found.push({ ...left, why: read });
          continue;
        }
        last = { clause: read.clause, end: figure.end };
        found.push({ ...left, ...this.judged(read, figure, unknown, left.printed) });
      }
      return found;
    }

    /** Subject and attribute of a figure where the sentence gives both in the one shape that is read; else why not. */
    bound(said, figures, i, names, last) {
      const figure = figures[i];
      const mine = names.filter((one) => one.start < figure.start && one.start >= last.clause);
      const name = mine.at(-1);
      let begin = last.clause;
      if (mine.length > 1) { // the last name may open a clause of its own, right behind a figure that was read
        const opens = NEXT_CLAUSE.exec(said.slice(0, name.start));
        if (mine.at(-2).end > last.end || opens?.index !== last.end) return "several things are named";
        begin = last.end + /^(?:;\s|,?\s\p{L}+\s)/u.exec(opens[0])[0].length;
      }
      if (!name) return "nothing is named before it";
      if (!name.entity) return `“${name.text}” is no name that the records know for certain`;
      if (!ENDS.test(said.slice(figure.end)) || this.trailing.test(said.slice(figure.end))) return "what follows it may change it";
      if (OPEN.test(said.slice(0, figure.start))) return "what stands before it may change it";
      const thing = this.data.things[name.entity];
      const attribute = this.attribute(said, figures, i, begin, names);
      if (typeof attribute === "string") return attribute;
      if (attribute.needs || thing.isFamily || !attribute.kinds.includes(thing.kind)) return "the name may mean several things";
      const path = this.without(said.slice(name.end, figure.start), figures, name.end, figure.start);
      const lead = said.slice(begin, name.start);
      if (/[()[\]:–—]|\sit\s/u.test(said.slice(begin, figure.start)) || !this.isLead(lead, attribute)) return "the clause is not a plain one";
      if (this.patterns.compared.test(said.slice(begin, name.start) + " " + path)) return "something is compared";
      if (!this.isDirect(path, attribute)) return "other words stand between name and figure";
      return { entity: name.entity, attribute, clause: begin };
    }

    /** A path without the figures in it and the nouns behind them. */
    without(path, figures, from, to) {
      for (const one of figures.filter((each) => each.start >= from && each.end <= to).reverse()) {
        path = `${path.slice(0, one.start - from)} , ${path.slice(one.end - from)}`;
      }
      return path;
    }

    isLead(lead, attribute) {
      const said = lead.replace(/^[ ,;]+/u, "").replace(this.patterns.subordinate, "");
      if (whole(this.patterns.plainLead).test(said) || whole(this.patterns.largest).test(said)) return true;
      const held = /^(?:the\s)?((?:[\p{L}\p{N}_-]+\s){1,3})(?:of|for|in)\s(?:the\s)?$/iu.exec(said);
      const own = wordsOf(held ? held[1] : said);
      return own.length > 0 && own.every((word) => attribute.nouns.test(word.toLowerCase()) || /^(?:of|the|total)$/iu.test(word));
    }

    isDirect(path, attribute) {
      if (/\p{N}|[&/+=*]/u.test(path)) return false;
      const verb = [...path.matchAll(/[a-z]+/gu)].find((one) => this.isVerb(`${path.slice(one.index)} `));
      const opens = /^ (?:was|is) $/u.test(path.slice(0, verb?.index)) || path.slice(0, verb?.index) === " ";
      if (!verb || !(opens || this.isVerb(`${path.trimStart()} `)) || /(?<!\p{L})(?:and|or|plus)(?!\p{L})/u.test(path.slice(0, verb.index))) return false;
      const bare = path.replace(attribute.cues, (cue) => (attribute.anyKindNoun.test(cue) ? cue : " "));
      return [...bare.matchAll(/\p{L}[\p{L}\p{N}_’'-]*/gu)].every(([word]) => {
        const small = word.toLowerCase();
        const isKnown = this.harmless.has(small) || attribute.nouns.test(small);
        return word === small && !attribute.kindNoun.test(small) && small !== "it"
          && (isKnown || this.has.has(small) || (small.endsWith("ly") && small.length > 4));
      });
    }

    /** What the figure is of, by its unit and the words around it, however far these are taken to reach. */
    attribute(said, figures, i, begin, names) {
      const figure = figures[i];
      let blank = said;
      for (const one of names.filter((each) => each.entity)) {
        blank = blank.slice(0, one.start) + " ".repeat(one.end - one.start) + blank.slice(one.end);
      }
      const rest = blank.slice(figure.end, figures[i + 1]?.start ?? said.length);
      const short = rest.split(/[,.;:()–—]|\s(?:and|while|but|whereas|with|which|that)\s|\d/u)[0];
      const same = figures.slice(0, i).filter((one) => one.unit.name === figure.unit.name).map((one) => one.end);
      const last = Math.max(begin, ...figures.slice(0, i).map((one) => one.end));
      const before = blank.slice(Math.max(begin, ...same), figure.start);
      const near = blank.slice(last, figure.start);
      const choices = [rest, short].map((after) => this.choice(figure, said, before, after, near));
      if (choices.some((one) => typeof one === "string")) return choices.find((one) => typeof one === "string");
      return choices[0] === choices[1] && choices[0].isSure ? choices[0] : "no word says for certain what it is of";
    }

    choice(figure, said, before, after, near) {
      const printed = said.slice(figure.start, figure.end);
      if (this.beforeSigns.some((pattern) => pattern.test(before)) || this.afterSigns.some((one) => opening(one).test(after))) {
        return "it is a rate, a ratio, a difference or a part";
      }
      const wide = `${near} ${printed} ${after}`;
      const narrow = `${wordsOf(near.split(/[,;]\s/u).at(-1)).slice(-10).join(" ")} ${printed} ${wordsOf(after).slice(0, 6).join(" ")}`;
      const fitting = this.attributes.filter((one) => one.dimension === figure.unit.dimension);
      const ruledOut = (one) => one.unless.test(wide);
      if (fitting.some((one) => ruledOut(one) !== one.unless.test(narrow))) return "a word near it may rule something out";
      const told = [];
      for (const one of fitting.filter((each) => !ruledOut(each))) {
        const distances = [
          ...[...before.matchAll(one.cues)].map((match) => before.length - match.index - match[0].length),
          ...[...after.matchAll(one.cues)].map((match) => match.index),
          ...[...printed.matchAll(one.cues)].map(() => 0),
        ];
        if (distances.length) told.push([Math.min(...distances), one]);
      }
      if (this.patterns.ofThings.test(after)) return "it counts something of another thing";
      const least = Math.min(...told.map(([distance]) => distance));
      let best = told.filter(([distance]) => distance === least).map(([, one]) => one);
      if (best.length > 1) best = best.filter((one) => !one.byUnit).length ? best.filter((one) => !one.byUnit) : best;
      if (!told.length) best = fitting.filter((one) => one.byUnit && !ruledOut(one));
      return best.length === 1 ? best[0] : "no word says what it is of";
    }

    /** What the records say of it: the judge was asked beforehand from where on it refutes. */
    judged({ entity, attribute }, figure, unknown, printed) {
      const entry = this.known.get(`${entity} ${attribute.id}`);
      const about = { entity, attribute: attribute.id, thing: this.data.things[entity].label, label: attribute.label };
      if (!entry) return { ...about, say: "open", why: "the records know no figure of it" };
      const claimed = asserted(figure, figure.unit.factor / attribute.factor);
      const facts = entry.facts;
      const isNamesake = this.data.names.some(([, spelled, ids]) => ids.includes(entity)
        && spelled.some((name) => unknown.some((one) => one !== key(name) && one.startsWith(key(name)))));
      const ends = [...entry.besides, ...facts.map(({ low, high }) => [low, high])];
      const isBesides = ends.some(([low, high]) => overlaps(claimed, low, high, NEAR));
      const isBelow = entry.below !== null && claimed.high <= entry.below;
      const isAbove = entry.above !== null && claimed.low >= entry.above;
      if ((isBelow || isAbove) && !isBesides && !isNamesake) return { ...about, say: "refuted", facts, ...off(claimed, facts) };
      const isOne = !BOUNDS.includes(figure.hedge) && facts.every((fact) => fact.point !== null);
      const isTold = facts.every((fact) => fact.holds && means(claimed, fact)) || facts.some((fact) => fact.holds && isSame(claimed, fact));
      if (isOne && isTold) return { ...about, say: "holds", facts };
      return { ...about, say: "left", why: "compare it with what is known", facts, printed };
    }
  }

  /** The ends of what a printed figure asserts, in the unit of its attribute. */
  function asserted({ value, power, decimals, hedge }, factor) {
    const half = Number(`5e${power - decimals - 1}`);
    const tenth = Math.max(Math.abs(value) / 10, half);
    const zeros = /0*$/u.exec(String(value))[0].length;
    const loose = power || decimals || value < 100 ? half : Math.max(half, Math.min(10 ** zeros / 2, value / 10));
    const [below, above] = {
      exact: [half, half], about: [tenth, tenth], nearly: [tenth, half], "just over": [half, tenth],
      "more than": [0, Infinity], "at least": [0, Infinity], "less than": [value, 0], "up to": [value, half],
    }[hedge];
    const scaled = (number) => (factor === 1 ? number : number * factor);
    return {
      point: scaled(value), strictLow: scaled(value - below), strictHigh: scaled(value + above),
      low: scaled(value - Math.max(below, loose)), high: scaled(value + Math.max(above, loose)),
    };
  }

  const overlaps = ({ low, high }, from, to, margin) =>
    (to === null || low <= to * margin) && (from === null || high * margin >= from);

  /** Whether a claim and a fact mean the same figure beyond doubt: each holds the figure of the other, or is as near. */
  function means(claimed, fact) {
    if (fact.low === null || fact.high === null) return false;
    const shared = Math.min(claimed.strictHigh, fact.high) - Math.max(claimed.strictLow, fact.low);
    const isInside = claimed.strictLow <= fact.point && fact.point <= claimed.strictHigh;
    return (shared > 0 || claimed.point === fact.point) && isInside && Math.abs(claimed.point - fact.point) <= 0.1 * claimed.point;
  }

  /** Whether a claim asserts what a fact does, digit for digit: of that the judge was asked. */
  const isSame = ({ point, strictLow, strictHigh }, fact) =>
    point === fact.point && strictLow === fact.low && strictHigh === fact.high;

  /** How far off: by which factor, and to which side. */
  function off(claimed, facts) {
    const points = facts.map((fact) => fact.point).filter((point) => point);
    if (points.length !== facts.length || !points.length || !claimed.point) return {};
    const nearest = claimed.point < points[0] ? Math.min(...points) : Math.max(...points);
    return { factor: Math.max(nearest / claimed.point, claimed.point / nearest), isTooSmall: claimed.point < nearest };
  }

  const reader = { Reader };
  if (typeof module === "undefined") globalThis.assayReader = reader;
  else module.exports = reader;
})();
