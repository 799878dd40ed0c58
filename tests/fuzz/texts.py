"""Texts that are hard on a reader: what they are made of, and how they are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import strategies as st

RECORDS = Path(__file__).parents[1] / "records"
Texts = st.SearchStrategy[str]

FIGURES = (
    "1.4 trillion",
    "7B",
    "1e308",
    "1e309",
    "1e999999999",
    "1e-999999999",
    "10^400",
    "10^999999999",
    "1.5 x 10^-400",
    "9" * 400,
    "0." + "0" * 400 + "1",
    "trillion trillion",
    "1/0",
    "1/3",
    "½",
    "1½",
    "10²³",
    "10⁻⁴⁰⁰",
    "nan",
    "inf",
    "∞",
    "-0",
    "--1",
    "±0",
    "1,00,00",
    "1.000.000,5",
    "1 234 567",
    "0x1F",
    "1_000",
    "٣٫١٤",
    "１２３",
    "१०",
    "Ⅻ",
    "¾ million",
    "between 5 and 3",
    "from 1e300 to 1e-300",
    "about nearly almost 7",
    "more than less than 3",
    "up to 5%",
    "$1e300",
    "€3.5m",
    "one hundred and five",
    "a hundred hundred hundred hundred",
    "hundreds of millions of billions",
    "a dozen",
    "half",
    "twofold",
    "7 to 65 billion",
    "3-4-5-6-7",
    "24-40",
    "2022-02-30",
    "12:30",
    "[8]",
    "arXiv:2203.15556v99",
    "1 million million million million million million tokens",
    "5 kg/s/m/h",
    "1 GB of memory",
    "0 %",
    "1e-320",
)
WORDS = (
    "about ",
    "nearly ",
    "more than ",
    "up to ",
    "a ",
    "one ",
    "half of ",
    "twenty-",
    "hundred ",
    "thousands of ",
    "billion ",
    "parameters ",
    "tokens ",
    "per ",
    "and ",
    "or ",
    "to ",
    "times as many ",
    "Llama ",
    "GPT-",
    "ResNet-",
    "Dr. ",
    "e.g. ",
)
MARKS = (
    "'",
    '"',
    "`",
    "``",
    "```",
    ":::",
    "<",
    "<!--",
    "-->",
    "</",
    "&lt;",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "{claim}`",
    "*",
    "**",
    "_",
    "~",
    "#",
    "|",
    "---",
    "- ",
    "> ",
    "$",
    "$$",
    "\\",
    "!",
    "![",
    "](",
    "&a ",
    "*a ",
    "!!x ",
    "? ",
    ": ",
    ", ",
    "%",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "\r\n",
    "\x85",
    "\u2028",
    "“",
    "”",
    "‘",
    "’",
    "â",
    "…",
    ".",
    "?",
    "@",
    "=",
    "+",
    "-",
    "–",
    "−",
    "\u202e",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\x1b[31m",
    "\x00",
    "\ud7ff",
    "\U0001f600",
    "а",
    "ο",
    "İ",
    "ß",
    "ﬁ",
    "٣",
    "²",
    "# %% [markdown]\n",
    "Markdown('''",
    "CHART: ",
    "| a | b |\n|---|---|\n",
    "https://a.b/",
    "x" * 50,
)

anything = st.text(max_size=60)
pieces = st.sampled_from((*FIGURES, *WORDS, *MARKS)) | anything
mixed: Texts = st.lists(pieces, max_size=12).map("".join)
figures: Texts = st.lists(
    st.sampled_from((*FIGURES, *WORDS, " ", ",", ".", "-", "(", ")", "%")) | anything, max_size=6
).map("".join)

_FILES = tuple(
    sorted(
        path for folder in ("base", "accepted") for path in (RECORDS / folder).rglob("*.yml") if "claims" in path.parts
    )
)
_TEXTS: Mapping[str, list[str]] = {
    path.as_posix().partition("claims/")[2]: path.read_text("utf-8").splitlines() for path in _FILES
}


@st.composite
def records(draw: st.DrawFn) -> tuple[str, str]:
    """A record of the tests, damaged: its name and its text."""
    name = draw(st.sampled_from(sorted(_TEXTS)))
    lines = list(_TEXTS[name])
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines)))
        line = lines[place] if place < len(lines) else ""
        head, colon, _ = line.partition(": ")
        lines[place : place + 1] = draw(_DAMAGES)(draw, head + colon, line)
    return name, "\n".join(lines) + "\n"


def _value(draw: st.DrawFn, head: str, line: str) -> list[str]:
    return [head + draw(st.sampled_from(FIGURES) | mixed)]


def _quoted(draw: st.DrawFn, head: str, line: str) -> list[str]:
    text = draw(mixed).encode("unicode_escape").decode("ascii").replace('"', "'")
    return [f'{head}"{text}"']


def _nested(draw: st.DrawFn, head: str, line: str) -> list[str]:
    opening = draw(st.sampled_from(["[", "{a: ", "- ", "? "]))
    return [head + opening * draw(st.integers(1, 30))]


def _gone(draw: st.DrawFn, head: str, line: str) -> list[str]:
    return []


def _twice(draw: st.DrawFn, head: str, line: str) -> list[str]:
    return [line, line]


def _moved(draw: st.DrawFn, head: str, line: str) -> list[str]:
    return [draw(st.sampled_from(["  ", "- ", "\t", "# ", '"', "'", "&a ", "!!int "])) + line]


_Damage = Callable[[st.DrawFn, str, str], list[str]]
_DAMAGES: st.SearchStrategy[_Damage] = st.sampled_from([_value, _value, _quoted, _nested, _gone, _twice, _moved])

contents: Texts = records().map(lambda record: record[1])
files: Texts = records().map(lambda record: f"claims/{record[0]}\n{record[1]}")

STRANGE = (
    "<p>",
    "</p>",
    "<table><tr><td>",
    "<script>",
    "<style>.x{display:none}",
    "<p class=x>",
    "<b>",
    "<sup>",
    "<del>",
    "&#0;",
    "<meta charset=",
    "<title>",
    "<h1>",
    "<link rel=canonical href=",
    "]]>",
    "<?",
    "<![CDATA[",
    "70 billion",
    "/the/checkout",
    "ipykernel_1/2.py",
    "altair-viz-",
    "0" * 32,
    "T_abcde",
    "0x7f123456",
    "iVBORw0KGgo=",
    "page not found",
    "sign in to ",
    "this article has been ",
    "this paper",
    " has been",
    " withdrawn",
    " retracted",
    "by the authors ",
    "from ICLR ",
    "v2: ",
    "RETRACTED: ",
    " (withdrawn)",
    "Retraction Note to: ",
    "arXiv admin note: ",
    "PK\x03\x04",
    "PK\x01\x02",
    "PK\x05\x06",
    '{"message": ',
    '"\\ud800"',
    "- ",
    "SIZE",
    " = ",
    "self.",
    "class A:\n ",
    "**{",
    "def f(a=",
    "lambda: ",
    "\u0301\u0316",
    "^",
    "·",
)
"""Parts of what servers, wheels and notebooks say."""
strange = st.lists(st.sampled_from((*STRANGE, *MARKS, *WORDS)) | st.text(max_size=5), max_size=40).map("".join)

HARD: Mapping[str, Texts] = {
    "yaml": mixed | contents,
    "records": contents,
    "load": files,
    "fmt": contents | mixed,
    "parse": figures | anything,
    "find": mixed | figures,
    "prose": mixed,
    "article": mixed,
    "small": anything | figures,
    "notebook": mixed | anything | strange,
    "page": mixed | anything | strange,
    "search": mixed | figures | strange,
    "service": mixed | anything | strange,
    "retraction": strange | mixed,
    "wheel": mixed | anything | contents | strange,
}
"""Texts for each target."""

SHAPES: tuple[tuple[str, str, str], ...] = (
    *(("", unit, "") for unit in (*WORDS, *MARKS, *STRANGE)),
    *(("", figure + " ", "") for figure in FIGURES if len(figure) < 40),
    *(("", figure[:12], "") for figure in FIGURES),
    ("a: ", "[", ""),
    ("a: ", "{b: ", ""),
    ("", "- ", ""),
    ("", "? ", ""),
    ("a: '", "'' ", "'"),
    ('a: "', "\\n", '"'),
    ("", "[a](", ""),
    ("", "![", "]"),
    ("", "<a ", ""),
    ("", "**a ", ""),
    ("", "_a*", ""),
    ("", "a`", ""),
    ("", "{a}`", ""),
    ("", ":::{a}\n", ""),
    ("", "> ", ""),
    ("", "1. ", ""),
    ("", "a\n", ""),
    ("", "# a\n", ""),
    ("", "# %% [markdown]\n# a\n", ""),
    ("", "“a ", ""),
    ("", "(a ", ")"),
    ("", "A b C ", ""),
    ("", "Aa ", ""),
    ("", "A. ", ""),
    ("", "a.b.", ""),
    ("", "1-2-", ""),
    ("", "1 and ", ""),
    ("", "k1: v\nk2: ", ""),
    ("", "1\n", ""),
    ("", "- a: b\n", ""),
    ("", "x\x85", ""),
    ("", "$a ", ""),
    ("", "1" * 9 + ",", ""),
    ("", "1/", ""),
    ("", "10^", ""),
    ("", "one hundred ", ""),
    ("", "[1] ", ""),
    ("", "a|", "\n-|-\n"),
    ("| ", "a | ", "|\n|---|\n"),
    ("", "a-", ""),
    ("f(", "(", ""),
    ("x = ", "[", ""),
    ("x = ", "-", "1"),
    ("", "\\", ""),
)
"""What is repeated: a head, the part that comes again and again, and a tail."""


def repeated(shape: tuple[str, str, str], length: int) -> str:
    """The shape at about that length."""
    head, unit, tail = shape
    return head + unit * max(1, (length - len(head) - len(tail)) // len(unit)) + tail
