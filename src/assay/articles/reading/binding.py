"""From a text to what it says of what: each figure is bound to subject, attribute and value, or left open with the reason.

A binding is certain only where the clause, the heading or the table itself gives every part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from assay.articles.reading.attribute import Around, Choice, Vocabulary, converted
from assay.articles.reading.clauses import OPENS_SUPPOSITION, Clause, Mood, clauses_of, is_verb, mood_of
from assay.articles.reading.names import Mention, Names, capitalised, only
from assay.articles.reading.segments import Heading, Segment, segments_of
from assay.articles.reading.subject import Parsed, Subject, subject_of, topic_of
from assay.articles.reading.tables import bracketed
from assay.model import ANY, Attribute, Circumstances, Entity
from assay.model.corpus import Corpus
from assay.quantity import Found, NotAQuantity, Quantity, TooLarge, find, parse, unit

SCANNED = "scanned"
"""Id of a text that has no record."""
THE_TEXT = f"text-{SCANNED}"
"""Id of that text as something of which claims can be made."""
SIZE_CLASS = "size-class"
"""Kind of an entity that stands for anything of a size."""
BACK = 3
"""Sentences of a paragraph over which a pronoun is followed back; chosen: farther ones are mostly about something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What one figure says of what. Without `entity`, `attribute` or `value` it is left open, and `why` says why."""

    start: int
    end: int
    printed: str
    segment: Segment
    name: str = ""
    """The subject as the text names it."""
    entity: str | None = None
    attribute: Attribute | None = None
    value: Quantity | None = None
    when: Circumstances = ANY
    mood: Mood = "asserted"
    certain: bool = False
    why: tuple[str, ...] = ()
    found: Found | None = None

    @property
    def is_bound(self) -> bool:
        """Whether every part is there."""
        return self.entity is not None and self.attribute is not None and self.value is not None


@dataclass
class _Sentence:
    """A sentence that was read, for those that follow it."""

    segment: Segment
    parsed: Parsed
    opens_supposition: bool


@dataclass
class _Page:
    """What was read of a text so far."""

    text: str
    title: str = ""
    sentences: list[_Sentence] = field(default_factory=list)
    supposing: int = -1
    """The paragraph in which something is supposed."""


class Reader:
    """Reads texts with the names and the vocabulary of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.names = Names(corpus)
        self.vocabulary = Vocabulary(corpus)
        self._heads: dict[tuple[int, int, int], list[Mention]] = {}
        self.made: dict[str, Entity] = {}
        """Classes of size that a text speaks of and the records do not have."""

    def read(self, text: str, title: str = "") -> list[Binding]:
        """All figures of a text, in order, each bound or left open."""
        self._heads = {}
        page = _Page(text, title)
        found: list[Binding] = []
        for segment in segments_of(text):
            if segment.kind == "heading":
                continue
            if segment.kind == "cell":
                found += self._cell(page, segment)
            else:
                found += self._sentence(page, segment)
        return found

    # --- sentences -----------------------------------------------------------------------------------------------

    def _sentence(self, page: _Page, segment: Segment) -> Iterator[Binding]:
        said = re.sub(r"[\n\u00a0]", " ", page.text[segment.start : segment.end])
        named = self.names.find(said, 0, len(said))
        figures = [one for one in find(said) if one.kind == "quantity" and not _is_in_name(one, named)]
        mentions = tuple(one for one in named if _is_a_thing(one, said, figures))
        heads = [(one.start, one.end) for one in mentions]
        heads += [match.span() for match in re.finditer(r"\b(?:it|they)\b", said)]
        parsed = Parsed(
            said, mentions, tuple(clauses_of(said, heads, [(one.start, one.end) for one in figures])),
            self.vocabulary.nouns, self.vocabulary.kind_nouns, tuple((one.start, one.end) for one in figures),
            makers=tuple(one for one in mentions if self._kind(one) == "organisation"),
        )  # fmt: skip
        opens = OPENS_SUPPOSITION.search(said) is not None
        if opens:
            page.supposing = segment.paragraph
        figures = [_with_unit(said, figures, i, mentions) for i in range(len(figures))]
        for i in range(len(figures)):
            yield self._figure(page, segment, parsed, figures, i)
        page.sentences.append(_Sentence(segment, parsed, opens))

    def _figure(self, page: _Page, segment: Segment, parsed: Parsed, figures: list[Found], i: int) -> Binding:
        figure = figures[i]
        index = parsed.clause_at(figure.start)
        clause = parsed.clauses[index]
        around = _around(parsed, figures, i, index)
        mood = mood_of(parsed.said, (clause.start, clause.end), figure.start)
        if page.supposing == segment.paragraph and mood == "asserted":
            mood = "supposed"
        start, end = segment.start + figure.start, segment.start + figure.end
        binding = Binding(
            start=start, end=end, printed=page.text[start:end], segment=segment, mood=mood, found=figure
        )  # fmt: skip
        choice = self.vocabulary.of_words(figure, around)
        if choice.attribute is None:
            return replace(binding, why=(choice.why,))
        if self.vocabulary.subjects_of(choice.attribute) == {"article"}:
            return self._of_the_text(binding, choice)
        eligible = self.eligible(choice.attribute)
        cues = self.vocabulary.cues_of(choice.attribute)
        parsed = replace(
            parsed, nouns=self.vocabulary.nouns_of(choice.attribute), cues=cues,
            kind_nouns=self.vocabulary.kind_nouns_of(choice.attribute),
        )  # fmt: skip
        subject = subject_of(parsed, figure.start, figure.end, eligible)
        if not self._is_held(parsed, clause, figure, choice.attribute):
            subject = replace(subject, certain=False, why=f"{subject.why}, but the verb may say something else of it")
        if subject.back and subject.mention is None:
            subject = self._back(page, segment, parsed, subject, eligible)
        return self._bound(binding, choice, subject, parsed)

    def _is_held(self, parsed: Parsed, clause: Clause, figure: Found, attribute: Attribute) -> bool:
        """Whether the last verb before a figure says that the subject has it, or is itself a cue of the attribute."""
        before = parsed.said[clause.start : figure.start]
        verbs = [
            match.group() for match in re.finditer(r"[A-Za-z’'-]+", before)
            if (is_verb(match.group() + " ") or _is_participle(before, match))
            and not self.vocabulary.kind_nouns.fullmatch(match.group())
        ]  # fmt: skip
        cues = self.vocabulary.cues_of(attribute)
        return not verbs or HOLDS.fullmatch(verbs[-1]) is not None or cues.search(verbs[-1]) is not None or (
            cues.search(before[before.rfind(verbs[-1]) :]) is not None and not attribute.by_unit
        )  # fmt: skip

    def _bound(self, binding: Binding, choice: Choice, subject: Subject, parsed: Parsed | None = None) -> Binding:
        """The binding with attribute, subject and value, as far as they are there."""
        attribute, figure = choice.attribute, binding.found
        assert attribute is not None
        assert figure is not None
        assert figure.quantity is not None
        value = converted(figure.quantity, attribute) or replace(figure.quantity, unit=unit(attribute.unit))
        binding = replace(binding, attribute=attribute, value=value, why=(choice.why,))
        if subject.mention is None:
            return replace(binding, why=(subject.why,))
        mention = subject.mention
        if mention.entity is None:
            why = f"the records do not know “{mention.text}”; `assay new entity` adds it"
            return replace(binding, name=mention.text, why=(why,))
        entity, sure = self._member(mention, parsed)
        when, missing = self._circumstances(attribute, parsed)
        if missing:
            return replace(binding, name=mention.text, why=(missing,))
        return replace(
            binding,
            name=mention.text.removesuffix("’s").removesuffix("'s"),
            entity=entity,
            when=when,
            certain=choice.certain and subject.certain and sure and not mention.others,
            why=(subject.why, choice.why),
        )

    def _of_the_text(self, binding: Binding, choice: Choice) -> Binding:
        """What a text says of itself, such as its length."""
        assert choice.attribute is not None
        assert binding.found is not None
        assert binding.found.quantity is not None
        value = converted(binding.found.quantity, choice.attribute) or binding.found.quantity
        return replace(
            binding, name="this text", entity=THE_TEXT, attribute=choice.attribute, value=value, certain=choice.certain,
            why=("the text speaks of itself", choice.why),
        )  # fmt: skip

    def _circumstances(self, attribute: Attribute, parsed: Parsed | None) -> tuple[Circumstances, str]:
        """What a figure of the attribute means nothing without, or what of it is missing."""
        if not attribute.needs:
            return ANY, ""
        if attribute.needs != ("metric",):
            return ANY, f"{attribute.label} means nothing without its {' and '.join(attribute.needs)}"
        tests = [one for one in parsed.mentions if self._kind(one) in ("benchmark", "benchmark-set")] if parsed else []
        test = only(tests)
        if test is None or test.entity is None:
            return ANY, f"{attribute.label} means nothing without the one test that it was measured on"
        return Circumstances(metric=test.entity), ""

    def _member(self, mention: Mention, parsed: Parsed | None) -> tuple[str, bool]:
        """The member of a family that a size beside its name means: of `Llama 2, the 7B version` Llama 2 7B."""
        assert mention.entity
        if parsed is None or not self.corpus.members(mention.entity):
            return mention.entity, True
        sizes = {number + scale[0].upper() for number, scale in _SIZE_BESIDE.findall(parsed.said)}
        if len(sizes) != 1:
            return mention.entity, True
        size = sizes.pop()
        members = [
            name for name in self.corpus.members(mention.entity)
            if re.search(rf"(?<![\w.]){re.escape(size)}\b", self.corpus.label(name))
        ]  # fmt: skip
        plain = [name for name in members if re.fullmatch(rf".*\b{re.escape(size)}", self.corpus.label(name))]
        chosen = min(plain or members, key=lambda name: len(self.corpus.label(name)), default=None)
        return (chosen, True) if chosen else (mention.entity, False)

    # --- what was spoken of before -------------------------------------------------------------------------------

    def _back(
        self, page: _Page, segment: Segment, parsed: Parsed, subject: Subject, eligible: Callable[[Mention], bool]
    ) -> Subject:
        """What was spoken of before: in the paragraph, else what the list or the section is about."""
        headed = self.headed(page, segment.path, eligible)
        if segment.kind == "item" and (headed.mention or headed.why):
            return headed
        own = [one for one in page.sentences if one.segment.paragraph == segment.paragraph]
        weak = False
        for sentence in reversed(own[-BACK:]):
            topic = topic_of(replace(sentence.parsed, kind_nouns=parsed.kind_nouns), eligible)
            if topic.mention is not None:
                alone = _is_alone(topic.mention, sentence.parsed, eligible)
                sure = alone and topic.certain and subject.certain and not weak
                return Subject(
                    self._sized(topic.mention, sentence.parsed), sure, f"{subject.why}, to the sentence before"
                )
            if not topic.back:
                return Subject(why=f"{subject.why}, and nothing tells to what")
            weak = weak or not topic.certain
        if headed.mention:
            return replace(headed, certain=headed.certain and not weak)
        earlier = [one for one in page.sentences if one.segment.path == segment.path][-1:]
        for sentence in earlier:
            topic = topic_of(sentence.parsed, eligible)
            if topic.mention is not None and segment.kind == sentence.segment.kind:
                return Subject(topic.mention, False, f"{subject.why}, to the paragraph before")
        return Subject(why=headed.why or f"{subject.why}, and nothing tells to what")

    def _sized(self, mention: Mention, parsed: Parsed) -> Mention:
        """The name with the member that the size beside it means."""
        if mention.entity is None:
            return mention
        return replace(mention, entity=self._member(mention, parsed)[0])

    def headed(self, page: _Page, path: tuple[Heading, ...], eligible: Callable[[Mention], bool]) -> Subject:
        """The one thing that the list, the heading or the title names, the nearest first."""
        for heading in reversed(path):
            names = [one for one in self._named_in(page, heading) if eligible(one)]
            said = page.text[heading.start : heading.end]
            if not names:
                continue
            one = only(names)
            if one is None or re.search(
                r"\b(?:vs\.?|versus|than|against|compar\w*|beyond|before|after|from|alternatives?)\b",
                said,
                re.IGNORECASE,
            ):
                return Subject(why="the heading names several things, or one that is compared with")
            return Subject(one, True, "the heading names it")
        if page.title:
            names = [one for one in self.names.find(page.title, 0, len(page.title), in_title=True) if eligible(one)]
            one = only(names)
            if one is not None and not re.search(
                r"\b(?:vs\.?|versus|than|against|compar\w*|beyond|alternatives?)\b", page.title, re.IGNORECASE
            ):
                return Subject(one, True, "the title names it")
            if names:
                return Subject(why="the title names several things")
        return Subject()

    def _named_in(self, page: _Page, heading: Heading) -> list[Mention]:
        key = (heading.start, heading.end, heading.level)
        if key not in self._heads:
            said = page.text[heading.start : heading.end]
            self._heads[key] = self.names.find(said, 0, len(said), in_title=capitalised(said))
        return self._heads[key]

    # --- tables and lists of properties --------------------------------------------------------------------------

    def _cell(self, page: _Page, segment: Segment) -> Iterator[Binding]:
        said = page.text[segment.start : segment.end]
        figures = [one for one in find(said) if one.kind == "quantity"]
        if not figures and re.fullmatch(r"\d{1,3}", said):
            figures = [*_whole(said)]
        if segment.row is None or not figures:
            return
        figure = figures[0]
        start, end = segment.start + figure.start, segment.start + figure.end
        binding = Binding(start=start, end=end, printed=page.text[start:end], segment=segment, found=figure)
        rest = (said[: figure.start] + said[figure.end :]).strip(" *†‡~")
        if len(figures) > 1 or (re.search(r"[A-Za-z]{3,}", rest) and not re.fullmatch(r"\(.*\)", rest)):
            yield replace(binding, why=("the cell holds more than one figure",))
            return
        yield self._of_heads(page, segment, binding)

    def _of_heads(self, page: _Page, segment: Segment, binding: Binding) -> Binding:
        """One head gives the subject, the other attribute, unit and scale; with one head, the section is the subject."""
        assert segment.row is not None
        row, column = segment.row.text, segment.column.text if segment.column else ""
        ways = [(row, column)] if not column else [(column, row), (row, column)]
        reasons = []
        for label, other in ways:
            scaled = self._scaled(binding, label)
            assert scaled.found is not None
            beside = self.names.find(label, 0, len(label), in_title=True)
            choice = self.vocabulary.of_label(label, scaled.found, [one.text for one in beside])
            if choice.attribute is None:
                reasons.append(choice.why)
                continue
            eligible = self.eligible(choice.attribute)
            parsed = self._label_as_sentence(label)
            names = [one for one in self.names.find(other, 0, len(other), in_title=True) if eligible(one)]
            whom = only(names)
            if whom is not None:
                return self._bound(scaled, choice, Subject(whom, True, "the table names it"), parsed)
            if (of_size := self._of_size(segment, other)) is not None:
                return self._bound(scaled, choice, of_size, parsed)
            if names or (other and not _VALUE_HEAD.fullmatch(other)):
                reasons.append(f"“{other}” is no name that the records know")
                continue
            subject = self.headed(page, segment.path, eligible)
            if subject.mention is None and not subject.why:
                subject = self._page_names(page, eligible)
            return self._bound(scaled, choice, subject, parsed)
        return replace(binding, why=(reasons[0] if reasons else "the table has no heads",))

    def _of_size(self, segment: Segment, other: str) -> Subject | None:
        """Anything of the size with which a row begins, where the head of the first column says that it is a size."""
        figures = [one for one in find(other) if one.kind == "quantity"]
        if segment.corner is None or len(figures) != 1 or (figures[0].start, figures[0].end) != (0, len(other)):
            return None
        size = self._scaled_figure(figures[0], segment.corner.text)
        choice = self.vocabulary.of_label(segment.corner.text, size)
        if choice.attribute is None or size.quantity is None:
            return None
        value = converted(size.quantity, choice.attribute) or replace(size.quantity, unit=unit(choice.attribute.unit))
        entity = self._class_of(choice.attribute, value)
        return Subject(Mention(0, 0, other, entity), True, "the row is about a size") if entity else None

    def _class_of(self, attribute: Attribute, size: Quantity) -> str | None:
        """The class of things that have a size: the one of the records, or one made for the purpose."""
        classes = [one for one in self.corpus.entities.values() if one.kind == SIZE_CLASS]
        if not any(name == attribute.id for one in classes for name, _ in one.given):
            return None
        for one in classes:
            if any(name == attribute.id and given.points == size.points for name, given in one.given):
                return one.id
        name = f"size-{attribute.id}-{size.points[0]:g}"
        label = f"anything of {size.printed} {attribute.label}"
        self.made[name] = Entity(name, label, SIZE_CLASS, given=((attribute.id, size),))
        return name

    def _label_as_sentence(self, label: str) -> Parsed:
        names = tuple(self.names.find(label, 0, len(label), in_title=True))
        return Parsed(label, names, (), self.vocabulary.nouns, self.vocabulary.kind_nouns)

    def _scaled(self, binding: Binding, label: str) -> Binding:
        """The binding with the unit and scale that the head gives in brackets."""
        assert binding.found is not None
        return replace(binding, found=self._scaled_figure(binding.found, label))

    def _scaled_figure(self, figure: Found, label: str) -> Found:
        _, said = bracketed(label)
        if not said or figure.quantity is None or figure.quantity.unit is not None:
            return figure
        if re.search(r"[A-Za-z]", figure.printed):
            return figure
        try:
            return replace(figure, quantity=parse(f"{figure.printed} {said}"))
        except (NotAQuantity, TooLarge):
            return figure

    def _page_names(self, page: _Page, eligible: Callable[[Mention], bool]) -> Subject:
        """The only thing that a whole page names: a guess, and worded as one."""
        names = [one for one in self.names.find(page.text, 0, len(page.text)) if one.entity and eligible(one)]
        one = only(names)
        return Subject(one, False, "the page names nothing else") if one else Subject(why="no heading says of what")

    # --- kinds ---------------------------------------------------------------------------------------------------

    def _kind(self, one: Mention) -> str:
        return self.corpus.entities[one.entity].kind if one.entity else ""

    def eligible(self, attribute: Attribute) -> Callable[[Mention], bool]:
        """Which names the attribute can be said of; an unknown one may be anything."""
        kinds = self.vocabulary.subjects_of(attribute)
        return lambda one: one.entity is None or self._kind(one) in kinds


def _is_participle(said: str, match: re.Match[str]) -> bool:
    """Whether a word in -ing is a verb and no adjective: `consuming 433 MWh`, not `a groundbreaking model`."""
    return match.group().endswith("ing") and not re.search(
        r"\b(?:an?|the|its|this|most|and)\s\Z", said[: match.start()]
    )


HOLDS = re.compile(
    r"(?:ha[sd]|have|having|is|are|was|were|be|been|being|contain\w*|compris\w*|consist\w*|featur\w*|us(?:es|ed?|ing)|boast\w*|includ\w*"
    r"|sport\w*|rang\w*|span\w*|stack\w*|weigh\w*|count\w*|reach\w*|employ\w*|need\w*|requir\w*|t(?:akes?|ook|aking)|consum\w*"
    r"|amount\w*|represent\w*|total\w*|equal\w*|support\w*|accept\w*|handl\w*|process\w*|cost\w*|emit\w*|gave|produc\w*|generat(?:ed|es)"
    r"|trained|pre-?trained|pretrained|training|built|made|develop\w*|releas\w*|introduc\w*|launch\w*|call\w*|nam\w*|known|equipped|described"
    r"|ships?|shipped|come?s?|came|stands?|offer\w*|provid\w*|possess\w*|hold\w*|score[sd]?|scoring|achiev\w*|[a-z]+ly|based|designed"
    r"|published|outperform\w*|utili[sz]\w*|learn\w*|embedding\w*|hidden|including|totaling|featuring|during|raised|collect\w*|rose|large\w*)",
    re.IGNORECASE,
)
"""Verbs that say that something has what follows, or that something was made with it."""
_SIZE_BESIDE = re.compile(
    r"\b(\d+(?:\.\d+)?)[ -]?([BM]|[bm]illion)\b(?=[\w ()-]{0,30}\b(?:version|variant|model|parameter)\b)"
)
"""A size that tells one member of a family, as in `the 7B version`."""
_VALUE_HEAD = re.compile(
    r"(?:values?|details?|specifications?|specs?|description|info\w*|figures?|numbers?|)", re.IGNORECASE
)
"""Heads of a column that holds the values of one thing's properties."""


def _whole(said: str) -> Iterator[Found]:
    try:
        yield Found(0, len(said), "quantity", said, parse(said))
    except (NotAQuantity, TooLarge):
        return


def _with_unit(said: str, figures: list[Found], i: int, mentions: tuple[Mention, ...]) -> Found:
    """A figure whose unit was printed before: `PaLM 540 billion`, `of which 39 billion`, `12.9 billion of which`."""
    figure = figures[i]
    if figure.unit is not None or figure.quantity is None or not re.search(r"illion|[0-9][BMTK]\b", figure.printed):
        return figure
    counted = [one for one in figures[:i] if one.unit is not None]
    if not counted or figure.noun not in ("", "which"):
        return figure
    before, after = said[counted[-1].end : figure.start], said[figure.end :]
    named = any(0 <= figure.start - one.end <= 2 for one in mentions)
    ends = re.match(r"\s*(?:[.,;)]|\Z|and\b|of (?:which|them|these)\b|(?:are|is|were|being) )", after) is not None
    if ends and (
        named
        or re.search(r"\bof (?:which|them|these)\s(?:only\s|about\s)?\Z", before)
        or re.match(r"\s*of (?:which|them|these)\b", after)
        or re.search(r"\b(?:has|have|had)\s\Z", before)
    ):
        return replace(figure, quantity=figure.quantity.to(counted[-1].unit), noun="")  # type: ignore[arg-type]
    return figure


def _is_a_thing(one: Mention, said: str, figures: list[Found]) -> bool:
    """Whether a name may be a subject: an unknown abbreviation only where a clause begins with it and a verb follows."""
    if one.entity is not None:
        return True
    if any(figure.start <= one.start < figure.end for figure in figures):
        return False
    if re.match(r"\s*:", said[one.end :]) and not re.search(r"\d|\w[A-Z]", one.text):
        return False  # "Training Infrastructure: …" is a label
    if any(sign.isdigit() or sign.islower() for sign in one.text):
        return True
    opens = re.search(r"(?:\A|[,;:(]\s?|\b(?:and|but|while)\s)(?:[Tt]he\s)?\Z", said[: one.start]) is not None
    return opens and is_verb(said[one.end :].lstrip())


def _is_alone(mention: Mention, parsed: Parsed, eligible: Callable[[Mention], bool]) -> bool:
    """Whether a sentence names nothing else that a pronoun in the next one could mean."""
    inside = [(one.start, one.end) for one in parsed.clauses if one.kind == "bracket"]
    others = [
        one for one in parsed.mentions
        if eligible(one) and one.text != mention.text and not any(start <= one.start < end for start, end in inside)
    ]  # fmt: skip
    return not [
        one
        for one in others
        if one.entity is not None
        or not re.match(r"\s[a-z]+", parsed.said[one.end :])
        or is_verb(parsed.said[one.end :].lstrip())
    ]


def _is_in_name(figure: Found, mentions: list[Mention]) -> bool:
    digits = re.search(r"\d", figure.printed)
    at = figure.start + (digits.start() if digits else 0)
    return any(one.start <= at < one.end for one in mentions)


def _without_names(parsed: Parsed) -> str:
    """The sentence with white space for its names: a word within a name tells nothing."""
    said = parsed.said
    for one in parsed.mentions:
        if one.entity is None:
            continue
        said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
    return said


def _around(parsed: Parsed, figures: list[Found], i: int, index: int) -> Around:
    """The words around a figure: in its clause, up to the figures beside it.

    Before it words count up to the last figure of the same unit; brackets go on where they hang.
    """
    figure, clause = figures[i], parsed.clauses[index]
    begin, stop = clause.start, clause.end
    if clause.kind in ("bracket", "relative", "comparison") and clause.outer is not None:
        begin = parsed.clauses[clause.outer].start
    elif index and parsed.said[: clause.start].rstrip().endswith(":"):
        begin = parsed.clauses[max(j for j in range(index) if parsed.clauses[j].kind == "main")].start
    own = figure.unit.name if figure.unit else None
    same = [one.end for one in figures[:i] if one.end > begin and (one.unit.name if one.unit else None) == own]
    if same:
        begin = max(begin, same[-1])
    following = [one.start for one in figures[i + 1 :] if one.start >= figure.end]
    if following:
        stop = min(stop, following[0])
    plain = _without_names(parsed)
    before, after = plain[begin : figure.start], plain[figure.end : stop]
    last = max([one.end for one in figures[:i] if one.end > begin], default=begin)
    near_before = re.split(r"[,;]\s", plain[max(begin, last) : figure.start])[-1]
    near_after = re.split(r"[,;)]\s|\sand\s", after)[0]
    return Around(before, after, near_before, near_after)
