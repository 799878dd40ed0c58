"""Formulas as plain text: TeX, MathML, and raised or lowered digits, so that 10 to the 23rd is never 1023."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_SIGNS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "approx": "≈", "sim": "~", "simeq": "≈", "leq": "≤",
    "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "to": "→", "rightarrow": "→",
    "ldots": "…", "dots": "…", "cdots": "…", "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫", "partial": "∂",
    "propto": "∝", "in": "∈", "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", "circ": "°",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ", "lambda": "λ",
    "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω", "Delta": "Δ", "Omega": "Ω",
}  # fmt: skip
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_GROUP = re.compile(r"\\(?:text|mathrm|mathbf|mathit|mathsf|mathtt|operatorname|textrm|textbf|mbox|rm)\s?\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s?\{([^{}]*)\}")
_POWER = re.compile(r"\^\s?\{\s?([^{}]*?)\s?\}|\^\s?([-+]?\w)")
_INDEX = re.compile(r"_\s?\{\s?([^{}]*?)\s?\}|_\s?(\w)")
_COMMAND = re.compile(r"\\([a-zA-Z]+|[%$&#_{}])\s?")
_SPACE = re.compile(r"\\[,;:! ]|~|\\q?quad\b")
_LAYOUT = re.compile(r"\\(?:left|right|big|Big|displaystyle|textstyle|limits|nolimits)\b\s?")
_INLINE = re.compile(r"\\\((.{1,400}?)\\\)|\\\[(.{1,800}?)\\\]|\$\$(.{1,800}?)\$\$", re.DOTALL)
_DOLLARS = re.compile(r"(?<![\w\\$])\$(?=[^\s$])([^$\n]{1,300}?)(?<=[^\s$\\])\$(?![\w$])")
"""A formula between dollars: no space inside, no word or digit behind, as Pandoc has it; else it is money."""
_DEEPEST = 40
_TEXLIKE = re.compile(r"[\\^_{}]")
_FIGURE_BEFORE = re.compile(
    r"[0-9][0-9.,]*\s?(?:%|percent|per cent|[a-z]+illion|thousand|hundred|[kKMBT])?\s*\Z", re.IGNORECASE
)
_MARKS = re.compile(r"[0-9]{1,3}(?:[,;-][0-9]{1,3})+|[*†‡§¶#]{1,3}")
"""Marks of several notes, or those that are no digits."""
_POWERED = re.compile(r"(?:(?<![0-9.,])(?:10|2)|[×·*]\s?[0-9.,]+)\Z")
"""Figures behind which raised digits are a power: ten and two, and the last factor of a product."""
_UNIT_BEFORE = re.compile(r"(?:[0-9]\s?|[/·]\s?|\s|\A|\()([a-zµμ]{1,3}|[kKMGT]?[mWsJgNV])\Z")
"""Letters behind which raised digits are a power: units, and variables of a letter."""


def plain_tex(tex: str) -> str:
    r"""TeX as one would type it: `6 \times 10^{24}` is `6 × 10^24`."""
    said = _LAYOUT.sub("", _SPACE.sub(" ", tex))
    said = re.sub(r"(?<=[0-9])\{,\}(?=[0-9])", ",", said)
    for _ in range(4):  # groups within groups
        said = _GROUP.sub(r"\1", said)
        said = _ROOT.sub(r"√(\1)", _FRACTION.sub(r"(\1)/(\2)", said))
    said = _COMMAND.sub(lambda found: _spaced(_SIGNS.get(found[1], f"{found[1]} ")), said)
    said = _POWER.sub(lambda found: f"^{_tight(found[1] if found[1] is not None else found[2])}", said)
    said = _INDEX.sub(lambda found: lowered(found[1] if found[1] is not None else found[2]), said)
    return " ".join(re.sub(r"[{}]", "", said).split())


def _spaced(sign: str) -> str:
    """The sign of an operator with a space on each side; letters and marks as they are."""
    return f" {sign} " if len(sign) == 1 and sign in "×·÷±∓≈~≤≥≠≪≫→∝∈" else sign


def looks_like_tex(text: str) -> bool:
    """Whether the text is a formula and not a description."""
    return bool(_TEXLIKE.search(text)) and len(text) < 400


def without_tex(text: str) -> str:
    r"""A text with the formulas between its marks (`\(…\)`, `$$…$$`, `$…$`) as plain text."""
    if "$" not in text and "\\" not in text:
        return text
    said = _INLINE.sub(lambda found: plain_tex(next(part for part in found.groups() if part is not None)), text)
    return _DOLLARS.sub(lambda found: plain_tex(found[1]) if looks_like_tex(found[1]) else found[0], said)


def lowered(text: str) -> str:
    """An index: its digits as signs of their own, so that they join no figure beside them."""
    text = _tight(text)
    return text.translate(_LOWERED) if re.fullmatch(r"[-+−]?[0-9]+[a-z]?", text) else f"_{text}"


def raised(before: str, digits: str, *, is_note: bool = False) -> str:
    """What raised digits are behind the text `before`: a power (`^23`), or the mark of a note (`[3]`).

    The mark of a note right behind a figure is left out, as it would stand between the figure and its unit.
    """
    digits = _tight(digits).replace("−", "-").replace("–", "-").strip("[]()")
    if _MARKS.fullmatch(digits):
        return "" if _FIGURE_BEFORE.search(before) or not digits[0].isdigit() else f"[{digits}]"
    if re.fullmatch(r"[-+]?[0-9]{1,4}", digits) is None:
        is_power = before[-1:].isdigit() and not is_note and digits not in ("st", "nd", "rd", "th")
        return f"^{digits}" if is_power else digits
    is_power = bool(digits[0] in "+-" or _POWERED.search(before) or _UNIT_BEFORE.search(before) or before[-1:] == ")")
    if is_power and not is_note:
        return f"^{digits}"
    return "" if _FIGURE_BEFORE.search(before) else f"[{digits}]"


def of_mathml(element: Any) -> str:
    """A formula in MathML as plain text; its TeX, where it brings that along."""
    for note in element.iter("annotation", "{*}annotation"):
        if "tex" in (note.get("encoding") or "").casefold() and note.text:
            return plain_tex(note.text)
    return " ".join(_mathml(element).split())


def _mathml(element: Any, depth: int = 0) -> str:
    if not isinstance(element.tag, str) or depth > _DEEPEST:
        return ""
    name = element.tag.rpartition("}")[2].rpartition(":")[2]
    parts = [_mathml(child, depth + 1) for child in element]
    if name in _SCRIPTED and len(parts) == _SCRIPTED[name][0]:
        return _SCRIPTED[name][1](parts)
    if name == "msqrt":
        return f"√({''.join(parts).strip()})"
    if name in ("annotation", "annotation-xml"):
        return ""
    own = (element.text or "").strip()
    if name == "mo" and own in ("×", "·", "=", "+", "±", "≈", "<", ">", "≤", "≥"):
        return f" {own} "
    return own + "".join(parts)


_SCRIPTED: dict[str, tuple[int, Callable[[list[str]], str]]] = {
    "msup": (2, lambda parts: f"{parts[0].strip()}^{_tight(parts[1])}"),
    "mover": (2, lambda parts: f"{parts[0].strip()}^{_tight(parts[1])}"),
    "msub": (2, lambda parts: parts[0].strip() + lowered(parts[1])),
    "munder": (2, lambda parts: parts[0].strip() + lowered(parts[1])),
    "msubsup": (3, lambda parts: f"{parts[0].strip()}{lowered(parts[1])}^{_tight(parts[2])}"),
    "mfrac": (2, lambda parts: f"{parts[0].strip()}/{parts[1].strip()}"),
}
"""How many parts an element has that sets one above or below another, and how they are typed."""


def _tight(text: str) -> str:
    return "".join(text.split())
