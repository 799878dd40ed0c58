"""The pictures that services show beside a link, drawn from what is published: a finding, an article, the book.

Each is an SVG of 1200 by 630 pixels, the size that all of them take. A letter is as wide as in Liberation Sans, which
comes with the program that draws, so that the pictures are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from assay.model import Verdict
from assay.model.wording import spoken

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
HUES: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "#0a7076",
    Verdict.MISLEADING: "#94620a",
    Verdict.REFUTED: "#b3261e",
    Verdict.DISPUTED: "#6f42a0",
    Verdict.UNVERIFIABLE: "#5d6970",
    Verdict.NOT_CHECKABLE: "#6f6a60",
}
"""The colours of the verdicts as the pages have them in light."""
PAPER, INK, MUTED = "#fdfcfa", "#1d2528", "#566166"
SIZES = (64, 54, 46, 40, 34)
"""Sizes of the headline, the largest first: it has the first in which there is room for it."""
ROOM = 290
"""Pixels for the headline."""
LEADING = 1.22
SIGNS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "M2 13 l6 7 l13 -17",
    Verdict.MISLEADING: "M1 9 q5 -7 10 -1 q5 6 10 -1 M1 17 q5 -7 10 -1 q5 6 10 -1",
    Verdict.REFUTED: "M3 3 l17 18 M20 3 l-17 18",
    Verdict.DISPUTED: "M1 8 h20 m-6 -6 l6 6 M21 16 h-20 m6 6 l-6 -6",
    Verdict.UNVERIFIABLE: "M5 7 q1 -6 7 -6 q7 0 7 6 q0 4 -4 6 q-3 2 -3 5 m0 4 v2",
    Verdict.NOT_CHECKABLE: "M2 12 h18",
}
"""The glyphs of the verdicts as strokes in a box of 22 by 24: not every font has them."""
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘|!()[]- /"), frozenset("mwMW@%—ÆŒ")
_BOLD = 1.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a picture shows."""

    headline: str
    below: str = ""
    """A line below it: the claim, struck out where it is refuted."""
    verdict: Verdict | None = None
    foot: str = ""
    counts: tuple[tuple[Verdict, int], ...] = ()
    """Instead of a verdict: how many claims have each."""

    @property
    def words(self) -> str:
        """The picture in words, for those who do not see it."""
        said = f"{spoken(self.verdict).capitalize()}: " if self.verdict else ""
        counted = "".join(f" {count:,} {spoken(verdict)}." for verdict, count in self.counts)
        return f"{said}{self.headline}{counted}"

    def svg(self, book: str) -> str:
        """The picture; `book` is the name at its foot."""
        hue = HUES[self.verdict] if self.verdict else "#0b5563"
        parts = [
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
            f'<rect width="20" height="{HEIGHT}" fill="{hue}"/>',
            *(self._badge(hue) if self.verdict else ()),
            *self._headline(),
            *self._bar(),
            *self._foot(book),
        ]
        size = f'width="{WIDTH}" height="{HEIGHT}" font-family="Liberation Sans"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'

    def _badge(self, hue: str) -> Iterator[str]:
        assert self.verdict
        word = spoken(self.verdict)
        width = 88 + round(_width(word, 34, bold=True))
        stroke = 'fill="none" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"'
        yield f'<rect x="{MARGIN}" y="62" width="{width}" height="58" rx="29" fill="{hue}"/>'
        yield f'<path transform="translate({MARGIN + 26} 79)" d="{SIGNS[self.verdict]}" stroke="{PAPER}" {stroke}/>'
        yield _line(word, (MARGIN + 62, 103), 34, PAPER, bold=True)

    def _headline(self) -> Iterator[str]:
        top = 160 if self.verdict else 90
        size, lines = _fitted(self.headline)
        for number, line in enumerate(lines, 1):
            yield _line(line, (MARGIN, top + round(number * size * LEADING) - size // 4), size, INK, bold=True)
        bottom = top + round(len(lines) * size * LEADING) + 58
        if self.below:
            strike = self.verdict is Verdict.REFUTED
            for number, line in enumerate(_first(_wrapped(self.below, 32), 2)):
                yield _line(line, (MARGIN, min(bottom, 500) + 42 * number), 32, MUTED, strike=strike)

    def _bar(self) -> Iterator[str]:
        """The counts as one bar, with the numbers above it."""
        total, left = sum(count for _, count in self.counts), float(MARGIN)
        for verdict, count in self.counts:
            width = (WIDTH - 2 * MARGIN) * count / total
            yield f'<rect x="{left:.1f}" y="440" width="{max(width - 4, 1):.1f}" height="56" fill="{HUES[verdict]}"/>'
            words = (f"{count:,} {spoken(verdict)}", f"{count:,}")
            shown = next((told for told in words if _width(told, 24) < width), "")
            yield _line(shown, (round(left), 424), 24, HUES[verdict])
            left += width

    def _foot(self, book: str) -> Iterator[str]:
        yield f'<rect x="{MARGIN}" y="{HEIGHT - 92}" width="{WIDTH - 2 * MARGIN}" height="2" fill="#ddd8cd"/>'
        if self.foot:
            yield _line(_cut(self.foot, 26, 0.62), (MARGIN, HEIGHT - 46), 26, MUTED)
        right = round(WIDTH - MARGIN - _width(book, 26, bold=True))
        yield _line(book, (right, HEIGHT - 46), 26, INK, bold=True)


def _line(text: str, at: tuple[int, int], size: int, fill: str, *, bold: bool = False, strike: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    struck = ' text-decoration="line-through"' if strike else ""
    return f'<text x="{at[0]}" y="{at[1]}" font-size="{size}" fill="{fill}"{weight}{struck}>{escape(text)}</text>'


def _width(text: str, size: int, *, bold: bool = False) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    ems = sum(0.3 if sign in _NARROW else 0.9 if sign in _WIDE else 0.7 if sign.isupper() else 0.57 for sign in text)
    return ems * size * (_BOLD if bold else 1)


def _wrapped(text: str, size: int, *, bold: bool = False) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer, size, bold=bold) > WIDTH - 2 * MARGIN and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _fitted(text: str) -> tuple[int, Sequence[str]]:
    """The size of the headline and its lines; what is too long for the smallest size ends with an ellipsis."""
    lines: Sequence[str] = ()
    for size in SIZES:
        lines = _wrapped(text, size, bold=True)
        if len(lines) * size * LEADING <= ROOM:
            return size, lines
    return SIZES[-1], _first(lines, int(ROOM / (SIZES[-1] * LEADING)))


def _first(lines: Sequence[str], most: int) -> Sequence[str]:
    """The first lines; an ellipsis says that there are more."""
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1].rpartition(' ')[0]} …"]


def _cut(text: str, size: int, share: float) -> str:
    """As much of a text as fits into a share of the line."""
    room = (WIDTH - 2 * MARGIN) * share
    while _width(text, size) > room and " " in text.removesuffix(" …"):
        text = f"{text.removesuffix(' …').rpartition(' ')[0].rstrip(' ,:;–-(')} …"
    return text
