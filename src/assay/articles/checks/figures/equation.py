"""Is a printed sum, product or quotient right?

`6 × 7 × 8 = 336` and `12 + 30 = 42`, with numbers only on both sides. Each number may be rounded in its last digit.
Nothing is said where a letter, a bracket or another sign stands beside, or of a slogan such as `1 + 1 = 3`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import shown
from assay.articles.checks.reading.decimals import NUMBER, Printed, printed
from assay.articles.checks.reading.folding import folded
from assay.quantity import Interval

EXAMPLES = Examples(
    passes=("That is 24 × 365 = 8,760 hours.", "In all, 12 + 30 + 5 = 47.", "1.2 × 3.4 = 4.1"),
    fails=(
        "That is 24 × 365 = 8,670 hours.",
        "In all, 12 + 30 + 5 = 57.",
        "1,024 lamps × 24 hours × 30 days = 937,280 lamp-hours.",
        "6 × 7e9 × 1.4e12 = 5.9e21 operations",
    ),
    nearly=(
        "X = 0.5*5 + 90 = 92.5 holds. For us 1 + 1 = 3.",
        "With n the size, 2n + 3 = 9.",
        "A 2 × 2 = 4 cell design.",
        "60 km × 2 lanes = 75 miles of road.",
        "(2 + 3) × 4 = 20",
        r"\frac{1554.2}{153.9 * 10.4} = .97",
        "x = 3 - 5 = y",
    ),
)

_TERM = (
    rf"[$€£]?{NUMBER}(?:[eE][-+]?\d+|\s?[×x*·]\s?10\s?\^\s?-?\d+)?(?:\s(?:thousand|million|billion|trillion)|"
    "[KMBT](?![A-Za-z]))?"
)
_CHAIN = re.compile(
    rf"(?<![\w.,)(^=+×*/·%-])(?<![\d)]\s)(?<![=+×*/·(^-]\s)"
    rf"(?P<left>{_TERM}(?:[ \t]*[×*·+][ \t]*{_TERM}|[ \t]+[x÷/-][ \t]+{_TERM}){{1,7}})"
    rf"[ \t]*=[ \t]*(?P<right>-?{_TERM})(?![ \t]*[\d^×x*·+/÷=(%]|[\w]|\s-\s|[.,]\d)"
)
_WORDS = r"(?:[ \t-][A-Za-z][A-Za-z-]*){0,3}?"
_PRODUCT = re.compile(
    rf"(?<![\w.,)(^=+×*/·%-])(?<![\d)]\s)(?<![=+×*/·(^-]\s)"
    rf"(?P<left>{_TERM}{_WORDS}(?:[ \t]+[×x*][ \t]+{_TERM}{_WORDS}){{1,5}})[ \t]+=[ \t]+(?P<right>{_TERM})"
    rf"(?P<unit>(?:[ \t-][A-Za-z][A-Za-z-]*){{1,3}}?)(?=[ \t]?[.,;:)\n]|\Z)"
)
TYPING = 1.8
"""Up to this factor a product with units is a slip of typing; beyond it units may have been converted on the way."""

NEAR = 0.006
"""How near to such a factor counts as a conversion: what rounding to three digits leaves."""

CONVERSIONS = (1.609, 1.094, 1.151, 1.102)
"""Factors below that between two units of one kind, either way: miles and kilometres, yards and metres, knots, tons."""

_STAR = re.compile(r"(?<=\d)\s?\*\s?(?=[\d.])")
_PIECE = re.compile(rf"({_TERM})|([×*·x+÷/-])")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}


def check(document: Document) -> Iterator[Fault]:
    """Every equation between numbers whose sides differ."""
    for match in _CHAIN.finditer(_with_stars(document.text)):
        left, right = _value(match["left"]), _number(match["right"])
        if left is None or right is None or _is_slogan(match["left"]) or _is_in_braces(document.text, match):
            continue
        low, high, true = left
        if not Interval(low, high).overlaps(right[0]):
            message = f"{' '.join(match['left'].split())} is {shown(true)}, not {match['right'].strip()}."
            yield Fault(
                spans=(Span(match.start(), match.end()),), message=message, ratio=right[1] / true if true else None
            )

    yield from _products(document)


def _products(document: Document) -> Iterator[Fault]:
    """Products of numbers with units, `24 hours × 30 days = 720 hours`."""
    for match in _PRODUCT.finditer(_with_stars(document.text)):
        terms = [_number(term.group()) for term in re.finditer(_TERM, match["left"])]
        right = _number(match["right"])
        if right is None or len(terms) != len(re.findall(r"[×x*][ \t]", match["left"])) + 1 or None in terms:
            continue
        low = high = true = 1.0
        for interval, value in (term for term in terms if term is not None):
            low, high, true = low * interval.low, high * interval.high, true * value
        off = right[1] / true if true else 0.0
        converted = any(abs(off * factor - 1) < NEAR or abs(off / factor - 1) < NEAR for factor in CONVERSIONS)
        if 1 / TYPING < off < TYPING and not converted and not Interval(low, high).overlaps(right[0]):
            message = f"{' '.join(match['left'].split())} is {shown(true)}, not {match['right'].strip()}."
            yield Fault(spans=(Span(match.start(), match.end()),), message=message, ratio=off)


def _with_stars(text: str) -> str:
    """The text in plain signs; a star between digits is a times, elsewhere it sets type."""
    return folded(_STAR.sub(lambda match: match.group().replace("*", "×"), text))


def _is_in_braces(text: str, match: re.Match[str]) -> bool:
    """Whether a side is a part of something that TeX sets, such as the lower half of a fraction."""
    printed_as = re.sub(r"\^\{[^{}]*\}", "", text[match.start() : match.end()])
    return text[max(0, match.start() - 1) : match.start()] == "{" or "{" in printed_as or "}" in printed_as


def _is_slogan(left: str) -> bool:
    return re.fullmatch(r"1\s?\+\s?1", left.strip()) is not None


def _value(text: str) -> tuple[float, float, float] | None:
    """Least, greatest and plain value of a chain of one kind of operation; None for a mixture of plus and times."""
    numbers, signs = [], []
    for match in _PIECE.finditer(text):
        if match[1]:
            number = _number(match[1])
            if number is None:
                return None
            numbers.append(number)
        else:
            signs.append("×" if match[2] in "×*·x" else match[2])
    if len(signs) != len(numbers) - 1 or ({"+", "-"} & set(signs) and {"×", "÷", "/"} & set(signs)):
        return None
    interval, plain = numbers[0]
    for sign, (operand, value) in zip(signs, numbers[1:], strict=True):
        if sign in "÷/" and operand.low <= 0:
            return None
        ends = [_apply(sign, a, b) for a in (interval.low, interval.high) for b in (operand.low, operand.high)]
        interval, plain = Interval(min(ends), max(ends)), _apply(sign, plain, value)
    return interval.low, interval.high, plain


def _apply(sign: str, a: float, b: float) -> float:
    return a + b if sign == "+" else a - b if sign == "-" else a * b if sign == "×" else a / b


def _number(text: str) -> tuple[Interval, float] | None:
    """All values of an operand: a whole number is exact, a decimal rounded."""
    text = text.strip().lstrip("$€£")
    word = re.search(r"\s?(thousand|million|billion|trillion|[KMBT])\Z", text)
    scale = _SCALES[word[1]] if word else 1.0
    number: Printed | None = printed(text[: word.start()] if word else text)
    if number is None:
        return None
    exact = number.step >= 1 and not word and not re.search(r"[eE]|10\s?\^", text)
    interval = Interval.exact(number.value) if exact else number.interval
    return interval.scaled(scale), number.value * scale
