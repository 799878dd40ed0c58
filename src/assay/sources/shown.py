"""What a page shows: its running text, its headings, and apart from these what is hidden or struck out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree, html

LONGEST = 1_000_000
"""Characters of a page above which its menus are taken for text: to find them would take longer and longer."""
MOST = 20_000
"""Elements of a page above which the same holds."""

MOST_TOPS = 20
"""Headings of the first rank that are looked at."""

_SILENT = frozenset(("script", "style", "template", "object", "iframe", "svg", "canvas", "datalist"))
_HIDDEN = frozenset(
    ("noscript", "noframes", "noembed", "video", "audio", "del", "s", "strike", "textarea", "select", "option", "head")
)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
     "q", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_MARKED = frozenset(("b", "em", "font", "i", "mark", "strong", "u", "wbr"))
"""Elements that may stand within a word or a figure; all others are set apart from a figure beside them."""
_NO_LOOK = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+\s*(?:;|!|\Z)"
    r"|font-size\s*:\s*0(?![.\d]*[1-9])|text-decoration[^;]{0,40}line-through|text-indent\s*:\s*-\d{3,}"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%|\bclip\s*:\s*rect\(\s*0|transform\s*:[^;]{0,40}scale\(\s*0+(?:\.0+)?\s*\)"
    r"|(?:left|top|right)\s*:\s*-(?:\d{4,}|\d{3,}(?:em|rem|ch|v[wh]|%))"
    r"|(?<![\w-])color\s*:\s*(?:transparent|(?:rgb|hsl)a?\([^;()]{0,40}[,/]\s*0*\.?0+%?\s*\)))",
    re.IGNORECASE,
)
"""Styles by which an element is not seen, or struck out."""
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*0+(?:\.0+)?[a-z%]*\s*(?:;|!|\Z)", re.IGNORECASE)
"""No height or width hides a text only together with what cuts off the rest, which is the next one."""
_CUT_OFF = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_REMARK = re.compile(r"/\*[^*]{0,2000}\*/")
_SPOKEN = frozenset((".sr-only", ".visually-hidden", ".screen-reader-text"))
"""Classes of what is said to those who hear a page, and not seen."""
_RULE = re.compile(r"([^{}]{1,400}+)\{([^{}]{0,4000})\}")
_SELECTOR = re.compile(r"\s*([\w.#\s-]{0,300}?[\s>])?\s*[a-z0-9]*([.#][\w-]+)\s*\Z", re.IGNORECASE)
"""What a rule is for: a class or an id, and what stands around it."""
_PARTS = re.compile(r"[.#]?[\w-]+")
DEEPEST = 100
"""Elements around one that are looked at for the parts of a selector."""
_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:false|https?://schema\.org/False)', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page, as a reader sees it and as it is without its look."""

    text: str
    """What stands on it; blocks and cells apart, words that are broken by marks of emphasis whole."""
    spaced: str
    """The same with a space at every mark."""
    running: str
    """Without menus and footers, where these can be told apart."""
    hidden: str
    """What is in the page and not to be seen, or struck out."""
    headings: tuple[str, ...]
    """Its title, in all places where it stands as such."""
    tops: tuple[str, ...] = ()
    """Those of them that stand on the page itself."""
    canonical: tuple[str, ...]
    """Addresses that it says are its own."""
    is_whole: bool
    """Whether all of it could be taken apart."""
    is_paid: bool
    """Whether it says that one has to pay to read it."""


def shown(source: str) -> Shown:
    """Take a page in HTML apart."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree: Any = html.document_fromstring(source.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Shown(
            text="", spaced="", running="", hidden="", headings=(), canonical=(), is_whole=False, is_paid=False
        )
    is_whole = all(error.level_name != "FATAL" for error in parser.error_log)
    pieces = _Pieces(_unseen_rules(tree))
    pieces.read(tree)
    text = "".join(pieces.seen)
    running = text if len(source) > LONGEST or source.count("<") > MOST else _running(source)
    return Shown(
        text=text,
        spaced=" ".join(pieces.seen),
        running=running,
        hidden=" ".join(pieces.unseen),
        headings=tuple(_headings(tree)),
        tops=tuple(" ".join("".join(one.itertext()).split())[:400] for one in islice(tree.iter("h1"), MOST_TOPS)),
        canonical=tuple(_own(tree)),
        is_whole=is_whole,
        is_paid=bool(_FREE.search(source)),
    )


def _running(source: str) -> str:
    from trafilatura import extract  # noqa: PLC0415 - slow to import

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it cannot read we say ourselves
    return extract(source, include_tables=True, include_comments=False, favor_recall=True) or ""


class _Pieces:
    """The text of a tree, piece by piece; without recursion, since a page may be nested as deeply as it likes."""

    def __init__(self, unseen: Mapping[str, frozenset[tuple[str, ...]]]) -> None:
        self.seen: list[str] = []
        self.unseen: list[str] = []
        self._rules = unseen
        self._last = ""
        self._is_raised = False

    def read(self, tree: Any) -> None:
        """Walk through all elements once."""
        depth = 0
        skipped = 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                skipped += tag in _SILENT or skipped > 0
                depth += depth > 0 or self._is_unseen(element, tag)
                self._edge(tag, is_raised=tag == "sup", is_unseen=depth > 0)
                if not skipped:
                    self._add(element.text, is_unseen=depth > 0)
            else:
                skipped -= skipped > 0
                self._edge(tag, is_raised=False, is_unseen=depth > 0)
                depth -= depth > 0
                if not skipped:
                    self._add(element.tail, is_unseen=depth > 0)

    def _add(self, text: str | None, *, is_unseen: bool) -> None:
        if text and is_unseen:
            self.unseen.append(text)
        elif text:
            if self._is_raised and (text[0].isdigit() or text[0] in "+-−"):
                self.seen.append("^")
            elif self._last not in _MARKED and text[0].isdigit() and self.seen and self.seen[-1][-1:].isdigit():
                self.seen.append(" ")
            self.seen.append(text)
            self._last = ""

    def _edge(self, tag: str, *, is_raised: bool, is_unseen: bool) -> None:
        """Blocks are set apart; a figure that is raised is a power."""
        if is_unseen:
            return
        if tag not in _INLINE:
            self.seen.append(" ")
        self._is_raised = is_raised
        self._last = tag

    def _is_unseen(self, element: Any, tag: str) -> bool:
        if tag in _HIDDEN or (tag == "dialog" and "open" not in element.attrib):
            return True
        if "hidden" in element.attrib or "popover" in element.attrib or _hides(element.get("style", "")[:2000]):
            return True
        names = _names_of(element)
        ruled = [around for name in names & self._rules.keys() for around in self._rules[name]]
        return not names.isdisjoint(_SPOKEN) or any(_stands_in(element, around) for around in ruled)


def _hides(look: str) -> bool:
    """Whether a look leaves nothing to be seen."""
    plain = _REMARK.sub("", look) if "/*" in look else look
    return bool(_NO_LOOK.search(plain) or (_CUT_OFF.search(plain) and _NO_ROOM.search(plain)))


def _names_of(element: Any) -> set[str]:
    return {f".{name}" for name in element.get("class", "")[:2000].split()} | {f"#{element.get('id', '')}"}


def _stands_in(element: Any, around: tuple[str, ...]) -> bool:
    """Whether there is such an element around it for each part of a selector, the nearest last."""
    left = list(around)
    for parent in islice(element.iterancestors(), DEEPEST) if left else ():
        tag = parent.tag if isinstance(parent.tag, str) else ""
        if left and set(_PARTS.findall(left[-1])) <= {tag, *_names_of(parent)}:
            left.pop()
    return not left


def _unseen_rules(tree: Any) -> dict[str, frozenset[tuple[str, ...]]]:
    """Classes and ids that the page's own styles hide, each with what has to stand around them."""
    rules: dict[str, set[tuple[str, ...]]] = {}
    for style in tree.iter("style"):
        for selectors, body in _RULE.findall(_REMARK.sub("", (style.text or "")[:200_000])):
            if _hides(body):
                for found in filter(None, map(_SELECTOR.match, selectors.split(","))):
                    around = tuple((found[1] or "").replace(">", " ").split())
                    rules.setdefault(found[2], set()).add(around)
    return {name: frozenset(arounds) for name, arounds in rules.items()}


def _headings(tree: Any, most: int = 200) -> Iterator[str]:
    for element in tree.iter("title", "h1", "meta"):
        if most <= 0:
            return
        most -= 1
        if element.tag != "meta":
            yield " ".join("".join(element.itertext()).split())[:400]
        elif (element.get("property") or element.get("name") or "").lower() in ("og:title", "twitter:title"):
            yield " ".join(element.get("content", "").split())[:400]


def _own(tree: Any) -> Iterator[str]:
    for element in tree.iter("link", "meta"):
        if element.tag == "link" and "canonical" in element.get("rel", "").lower().split():
            yield element.get("href", "")[:2000]
        elif element.get("property", "").lower() == "og:url":
            yield element.get("content", "")[:2000]
