"""Take out of an executed notebook what differs between two runs: times, random ids, addresses, machine paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python", "pygments_lexer": "ipython3"}
"""Without the version, whose last part is the machine's."""

_ALTAIR = re.compile(r"altair-viz-[0-9a-f]{32}")
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,16}\b")
_CELL_FILE = re.compile(r"ipykernel_\d+[/\\]\d+\.py")
_WORD = re.compile(r"[^\s\"'<>]+")
_PRINTABLE = re.compile(r"text/|application/(?!pdf\b|octet-stream\b)|image/svg\+xml\b")
"""Types of output that are text; pictures and the like come in base64, which is no text to look for anything in."""
_STYLER = re.compile(r"\bT_[0-9a-f]{5}(?=_|\b)")


def normalise(notebook: Any, root: str) -> dict[str, Any]:
    """The notebook (nbformat 4, strings whole) with nothing in it but its cells, tags and outputs."""
    steady = _Steady(root)
    cells = [_cell(cell, number, steady) for number, cell in enumerate(notebook["cells"], start=1)]
    metadata = {"kernelspec": dict(KERNEL), "language_info": dict(LANGUAGE)}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cell(cell: Mapping[str, Any], number: int, steady: Callable[[str], str]) -> dict[str, Any]:
    tags = cell["metadata"].get("tags", [])
    metadata = {"tags": list(tags)} if tags else {}
    kept = {"cell_type": cell["cell_type"], "id": f"c{number:03d}", "metadata": metadata, "source": cell["source"]}
    if cell["cell_type"] == "code":
        kept["execution_count"] = cell["execution_count"]
        kept["outputs"] = _outputs(cell["outputs"], steady)
    return kept


def _outputs(outputs: list[Any], steady: Callable[[str], str]) -> list[dict[str, Any]]:
    """Outputs with the streams between two others in one piece each: how they were cut and mixed was the moment's."""
    kept: list[dict[str, Any]] = []
    for is_stream, group in groupby((_texts(output, steady) for output in outputs), key=_is_stream):
        same = list(group)
        kept += _merged(same) if is_stream else same
    return kept


def _is_stream(output: Mapping[str, Any]) -> bool:
    return bool(output["output_type"] == "stream")


def _merged(streams: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = sorted({stream["name"] for stream in streams}, reverse=True)  # stdout, then stderr
    whole = {name: "".join(stream["text"] for stream in streams if stream["name"] == name) for name in names}
    return [{"output_type": "stream", "name": name, "text": text} for name, text in whole.items()]


def _texts(value: Any, steady: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return steady(value)
    if isinstance(value, Mapping):
        return {key: part if _is_binary(key, part) else _texts(part, steady) for key, part in value.items()}
    return [_texts(part, steady) for part in value] if isinstance(value, list) else value


def _is_binary(key: str, part: Any) -> bool:
    """Whether a part of a bundle is data in base64."""
    return isinstance(part, str) and "/" in key and not _PRINTABLE.match(key)


def _without_cell_files(text: str) -> str:
    """The text with `cell.py` for the path of the file that the kernel makes of a cell: it is the machine's.

    Word by word: a path looked for from every place of the text would take the square of its length.
    """
    return _WORD.sub(_cell_file_named, text) if "ipykernel_" in text else text


def _cell_file_named(word: re.Match[str]) -> str:
    ends = [found.end() for found in _CELL_FILE.finditer(word[0])]
    return "cell.py" + word[0][ends[-1] :] if ends else word[0]


class _Steady:
    """Rewrites a text; ids are numbered in the order in which the notebook first shows them."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.seen: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        text = _ALTAIR.sub(lambda found: self._numbered(found[0], "altair-viz-"), text.replace(self.root, "."))
        text = _STYLER.sub(lambda found: self._numbered(found[0], "T_"), text)
        return _ADDRESS.sub("0x0", _without_cell_files(text))

    def _numbered(self, found: str, prefix: str) -> str:
        return self.seen.setdefault(found, f"{prefix}{len(self.seen) + 1:03d}")
