"""Numerals: from `46.7B`, `13 × 10^9` or `fifty-two thousand` to a value and how finely it was printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from .conventions import SHORT_SCALES, Convention
from .errors import TooLarge
from .groups import MOST_DIGITS, read_groups
from .number_words import read_fold, read_part_more, read_words
from .scales import read_scale
from .tokens import SUPERSCRIPT_SIGNS, SUPERSCRIPT_TEXT, SUPERSCRIPTS, Tokens, is_digits, is_word, touches

LARGEST = Decimal("1e300")
MINUS_SIGNS = "-−–"
_RELATIONS = frozenset("=≈<>≤≥∼~")
_TIMES_SIGNS = ("×", "x", "X", "·", "*", "⋅")
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A printed number: `value` and `step`, the unit of its last printed digit, both multiplied out.

    `scale` is the factor of its scale word (1 if none); `kind` is digits, cardinal, fraction, multiple or vague;
    `short` is the letter that stood for the scale, the K of 64K.
    """

    value: Decimal
    step: Decimal
    scale: Decimal = Decimal(1)
    kind: str = "digits"
    short: str = ""

    def rounding(self) -> Decimal:
        """Half the width of what the number may stand for if its trailing zeros are rounding.

        Only a whole number of three digits or more without a scale word can be such, and it is never read more loosely
        than `about` would read it.
        """
        half = self.step / 2
        if self.scale != 1 or self.step != 1 or abs(self.value) < 100:
            return half
        zeros = Decimal(10) ** _trailing_zeros(self.value)
        return max(half, min(zeros / 2, abs(self.value) / 10))

    def times(self, factor: Decimal) -> Numeral:
        """The same digits with a scale word that was printed further on."""
        return replace(self, value=self.value * factor, step=self.step * factor, scale=self.scale * factor)


def _trailing_zeros(value: Decimal) -> int:
    digits = str(abs(int(value)))
    return len(digits) - len(digits.rstrip("0"))


def read_numeral(tokens: Tokens, i: int, conv: Convention) -> tuple[Numeral, int] | None:
    """The longest numeral from token `i` on, and the token after it. Raises TooLarge beyond 1e300."""
    sign, i = _read_sign(tokens, i)
    read = _read_digits(tokens, i, conv)
    if read is None:
        if not is_word(tokens[i]) or conv.language != "en":
            return None
        return _read_spelled(tokens, i)
    mantissa, step, j = read
    shared = Decimal(1)
    exponent, k = _read_exponent(tokens, j, mantissa, step)
    if exponent is not None:
        if tokens[j].text in _TIMES_SIGNS:
            shared = exponent[1] / step
        mantissa, step = exponent
    power, j = read_scale(tokens, k, conv)
    kind = "fraction" if _is_part(tokens, i, j) else "digits"
    short = tokens[k].text if j == k + 1 and tokens[k].text in SHORT_SCALES else ""
    scale = Decimal(10) ** power
    value, step = sign * mantissa * scale, step * scale
    if power and (more := read_part_more(tokens, j)) is not None:
        (share, part), j = more
        value, step = value + sign * share * scale, part * scale
    return _bounded(Numeral(value=value, step=step, scale=scale * shared, kind=kind, short=short)), j


def _is_part(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a fraction in digits is a share of something: `3/4 of the users`."""
    return tokens[i + 1].text in ("/", "⁄") and j == i + 3 and tokens[j].lower == "of"


def _read_sign(tokens: Tokens, i: int) -> tuple[int, int]:
    """-1 for a minus before digits, else 1, and the token after the sign."""
    first = tokens[i]
    if first.text and first.text in MINUS_SIGNS and _is_prefix_sign(tokens, i):
        return -1, i + 1
    if first.text == "+" and is_digits(tokens[i + 1]) and touches(tokens, i + 1) and _is_free(tokens, i):
        return 1, i + 1
    if (
        first.lower == "minus"
        and tokens[i - 1].lower != "or"
        and (is_digits(tokens[i + 1]) or is_digits(tokens[i + 2]))
    ):
        return -1, i + (2 if tokens[i + 1].text == "-" else 1)
    return 1, i


def _bounded(numeral: Numeral) -> Numeral:
    if abs(numeral.value) > LARGEST:
        raise TooLarge("a number beyond 1e300 is no figure of this world")
    return numeral


def _read_spelled(tokens: Tokens, i: int) -> tuple[Numeral, int] | None:
    read = read_words(tokens, i) or read_fold(tokens, i)
    if read is None:
        return None
    spelled, j = read
    scale = spelled.step if spelled.step > 1 else Decimal(1)
    return _bounded(Numeral(value=spelled.value, step=spelled.step, scale=scale, kind=spelled.kind)), j


def _is_prefix_sign(tokens: Tokens, i: int) -> bool:
    """Whether a dash before digits is a minus: it touches them and nothing but a bracket touches it.

    Where a sign of relation stands before it, as in `r = − 0.31`, it may stand apart.
    """
    following = tokens[i + 1]
    is_number = is_digits(following) or (following.text == "." and is_digits(tokens[i + 2]))
    if not is_number:
        return False
    if touches(tokens, i + 1):
        return (is_digits(following) or touches(tokens, i + 2)) and _is_free(tokens, i)
    if i == 0:
        return tokens[i].text == "−"
    before = tokens[i - 1].lower
    return before in _RELATIONS or (tokens[i].text == "−" and before in ("of", "is", "was", "at", "to"))


def _is_free(tokens: Tokens, i: int) -> bool:
    """Whether nothing but a bracket or a sign touches token `i` from before."""
    return not touches(tokens, i) or tokens[i - 1].text in "([=$€£<>≈~±|"


def _read_digits(tokens: Tokens, i: int, conv: Convention) -> tuple[Decimal, Decimal, int] | None:
    """Digits with groups and decimals, then a fraction: value, unit of the last digit, next token."""
    token = tokens[i]
    if token.text in _VULGAR:
        above, below = _VULGAR[token.text]
        return Decimal(above) / below, Decimal("0.1"), i + 1
    leading_point = token.text == conv.decimal and touches(tokens, i + 1) and is_digits(tokens[i + 1])
    if leading_point and not (touches(tokens, i) and tokens[i - 1].text[:1].isalnum()):
        return _decimals("0", tokens[i + 1].text, i + 2)
    if not is_digits(token):
        return None
    whole, j = read_groups(tokens, i, conv)
    if tokens[j].text == conv.decimal and touches(tokens, j) and touches(tokens, j + 1) and is_digits(tokens[j + 1]):
        return _decimals(whole, tokens[j + 1].text, j + 2)
    return _read_share(tokens, j, whole)


def _decimals(whole: str, decimals: str, j: int) -> tuple[Decimal, Decimal, int]:
    if len(whole) + len(decimals) > MOST_DIGITS:
        raise TooLarge(f"a number of more than {MOST_DIGITS} digits is no figure of this world")
    return Decimal(f"{whole}.{decimals}"), Decimal(1).scaleb(-len(decimals)), j


def _read_share(tokens: Tokens, j: int, whole: str) -> tuple[Decimal, Decimal, int] | None:
    """A whole number as it stands, or as part of `1/2`, `2 1/2` or `2½`."""
    if len(whole) > MOST_DIGITS:
        raise TooLarge(f"a number of more than {MOST_DIGITS} digits is no figure of this world")
    if tokens[j].text in _VULGAR and tokens[j].start <= tokens[j - 1].end + 1:
        above, below = _VULGAR[tokens[j].text]
        return Decimal(whole) + Decimal(above) / below, Decimal("0.1"), j + 1
    share = _read_slash(tokens, j - 1)
    if share is not None:
        return share, Decimal("0.1"), j + 2
    if is_digits(tokens[j]) and tokens[j].start == tokens[j - 1].end + 1:
        share = _read_slash(tokens, j)
        if share is not None:
            return Decimal(whole) + share, Decimal("0.1"), j + 3
    return Decimal(whole), Decimal(1), j


def _read_slash(tokens: Tokens, i: int) -> Decimal | None:
    """`1/2` at token `i`, if it is a proper fraction with a small denominator."""
    above, slash, below = tokens[i], tokens[i + 1], tokens[i + 2]
    if i and tokens[i - 1].text == "/" and touches(tokens, i):
        return None
    if slash.text not in ("/", "⁄") or not is_digits(below) or not touches(tokens, i + 1) or not touches(tokens, i + 2):
        return None
    if len(above.text) > 2 or len(below.text) > 3 or not 0 < int(above.text) < int(below.text):
        return None
    beyond = tokens[i + 3]
    if beyond.text in ("/", "⁄") or (
        slash.text == "/" and int(below.text) not in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100)
    ):
        return None
    return Decimal(int(above.text)) / int(below.text)


def _read_exponent(
    tokens: Tokens, j: int, mantissa: Decimal, step: Decimal
) -> tuple[tuple[Decimal, Decimal] | None, int]:
    """`e24`, `× 10^9`, `·10²³`, or the power of a bare ten: the number multiplied out, and the next token."""
    if tokens[j].text in ("e", "E") and touches(tokens, j):
        power, k = _read_signed(tokens, j + 1)
        if power is not None:
            return _shifted(mantissa, step, power), k
    if tokens[j].text in _TIMES_SIGNS and tokens[j + 1].text in ("10", "2"):
        power, k = _read_power(tokens, j + 2, bare_sign=tokens[j].text == "×")
        if power is not None and tokens[j + 1].text == "10":
            return _shifted(mantissa, step, power), k
        if power is not None and 0 <= power < 100:
            return (mantissa * 2**power, step * 2**power), k
    if mantissa == 2 and step == 1 and tokens[j].text == "^":  # `2^20`
        power, k = _read_power(tokens, j, bare_sign=False)
        if power is not None and 0 < power < 100:
            return (Decimal(2) ** power, Decimal(1)), k
    if mantissa == 10 and step == 1:
        power, k = _read_power(tokens, j, bare_sign=False)
        if power is not None:
            return _shifted(Decimal(1), Decimal(1), power), k
    return None, j


def read_factor(tokens: Tokens, j: int) -> tuple[Decimal, int] | None:
    """`× 10³` on its own, as it stands behind a bracket: the factor, and the next token."""
    if tokens[j].text not in _TIMES_SIGNS or tokens[j + 1].text != "10":
        return None
    power, k = _read_power(tokens, j + 2, bare_sign=tokens[j].text == "×")
    return None if power is None or abs(power) > 300 else (Decimal(10) ** power, k)


def _shifted(mantissa: Decimal, step: Decimal, power: int) -> tuple[Decimal, Decimal]:
    if abs(power) > 300:
        raise TooLarge(f"a number with the exponent {power} is no figure of this world")
    return mantissa.scaleb(power), step.scaleb(power)


def _read_power(tokens: Tokens, j: int, *, bare_sign: bool) -> tuple[int | None, int]:
    """What stands after a ten: `^9`, `**9`, `²³`, and `−5` where a times sign shows that it is a power."""
    token = tokens[j]
    if token.text[:1] in SUPERSCRIPTS + SUPERSCRIPT_SIGNS and token.text and touches(tokens, j):
        return _whole(token.text.translate(SUPERSCRIPT_TEXT)), j + 1
    if bare_sign and token.text == "−" and touches(tokens, j + 1):  # set apart, as a PDF gives it: `× 10 −7`
        sign, k = _read_signed(tokens, j + 1)
        return (-sign if sign is not None else None), k
    if token.text == "^":
        bracket = tokens[j + 1].text in ("{", "(")
        power, k = _read_signed(tokens, j + 1 + bracket)
        return power, k + (bracket and tokens[k].text in ("}", ")"))
    if token.text == "*" and tokens[j + 1].text == "*":
        return _read_signed(tokens, j + 2)
    if bare_sign and token.text in (*MINUS_SIGNS, "+") and touches(tokens, j):
        return _read_signed(tokens, j)
    return None, j


def _read_signed(tokens: Tokens, j: int) -> tuple[int | None, int]:
    """A whole number with an optional sign, all of it touching what stands before."""
    sign = ""
    if tokens[j].text in (*MINUS_SIGNS, "+") and touches(tokens, j):
        sign, j = ("" if tokens[j].text == "+" else "-"), j + 1
    if not is_digits(tokens[j]) or not touches(tokens, j):
        return None, j
    return _whole(sign + tokens[j].text), j + 1


def _whole(text: str) -> int | None:
    """A small whole number; one of many digits is cut, for it is out of bounds anyway."""
    try:
        return int(text[:7])
    except ValueError:
        return None
