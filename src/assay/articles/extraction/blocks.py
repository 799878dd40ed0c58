"""A tree of HTML, every part of it the article's, as plain text: a paragraph, an item or a row of a table a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_CONTAINERS = frozenset(
    ("html", "body", "div", "section", "article", "main", "header", "footer", "aside", "figure", "details", "ul", "ol",
     "dl", "table", "thead", "tbody", "tfoot", "blockquote")
)  # fmt: skip
_DEEPEST = 100
_MOST_COLUMNS = 50


def text_of(tree: Any) -> str:
    """The blocks with an empty line between them, the lines of a list or a table together."""
    return "\n\n".join("\n".join(lines) for lines in _blocks(tree, 0) if lines) + "\n"


def _blocks(element: Any, depth: int) -> Iterator[list[str]]:
    if not isinstance(element.tag, str) or depth > _DEEPEST or element.tag == "head":
        return
    if element.tag in ("ul", "ol"):
        yield list(_items(element, depth))
    elif element.tag == "table":
        yield list(_rows(element))
    elif element.tag == "pre":
        yield "".join(element.itertext()).strip("\n").split("\n")
    elif element.tag in _CONTAINERS:
        yield from _within(element, depth)
    else:
        yield [said for part in _parts(element) if (said := _line(part))]


def _within(element: Any, depth: int) -> Iterator[list[str]]:
    """The blocks of a container; text that stands loose between them is a block of its own."""
    loose = [element.text or ""]
    for child in element:
        if _is_block(child):
            yield [said for part in loose if (said := _line(part))]
            loose = []
            yield from _blocks(child, depth + 1)
        elif isinstance(child.tag, str):
            loose = ["".join((*loose, "".join(child.itertext())))]
        loose = ["".join((*loose, child.tail or ""))]
    yield [said for part in loose if (said := _line(part))]


def _is_block(element: Any) -> bool:
    return isinstance(element.tag, str) and (
        element.tag in _CONTAINERS
        or element.tag in ("p", "pre", "li", "dt", "dd", "hr", "h1", "h2", "h3", "h4", "h5", "h6")
    )


def _parts(element: Any) -> list[str]:
    """The text of a paragraph, cut where a line was broken on purpose."""
    for broken in element.iter("br"):
        broken.tail = "\n" + (broken.tail or "")
    return (
        "".join(element.itertext()).split("\n") if element.find(".//br") is not None else ["".join(element.itertext())]
    )


def _items(element: Any, depth: int) -> Iterator[str]:
    for number, item in enumerate(element.iter("li") if depth > _DEEPEST else element, 1):
        if not isinstance(item.tag, str):
            continue
        sign = f"{number}." if element.tag == "ol" else "-"
        own = [item.text or ""]
        inner: list[str] = []
        for child in item:
            if isinstance(child.tag, str) and child.tag in ("ul", "ol"):
                inner += [f"  {line}" for line in _items(child, depth + 1)]
            else:
                own.append(" " if _is_block(child) else "")
                own.append("".join(child.itertext()) if isinstance(child.tag, str) else "")
            own.append(child.tail or "")
        if said := _line("".join(own)):
            yield f"{sign} {said}"
        yield from inner


def _rows(table: Any) -> Iterator[str]:
    """The rows between bars, a cell that spans several columns repeated in each of them; a rule below heads."""
    is_first = True
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in [one for one in row if one.tag in ("td", "th")]:
            across = cell.get("colspan") or "1"
            said = _line(" ".join(cell.itertext())).replace("|", "/")
            cells += [said] * (min(int(across), _MOST_COLUMNS) if across.isascii() and across.isdigit() else 1)
        if any(cells):
            yield f"| {' | '.join(cells)} |"
            if is_first and row.find("th") is not None:
                yield "|" + "---|" * len(cells)
            is_first = False


def _line(text: str) -> str:
    return " ".join(text.split())
