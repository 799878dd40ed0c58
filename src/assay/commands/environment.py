"""What commands meet around them: terminals that cannot write all letters, disks that are full or cannot be written."""

from __future__ import annotations

import codecs
import errno
import importlib.util
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TextIO

import click

from assay.errors import tame

_IN_ASCII = str.maketrans(
    {
        "✓": "+", "✗": "x", "≈": "~", "⇄": "<>", "×": "x", "·": ".", "→": "->", "≤": "<=", "≥": ">=", "…": "...",
        **dict.fromkeys("‐‑‒–—―−─", "-"), **dict.fromkeys("‘’′", "'"), **dict.fromkeys("“”″", '"'),
    }
)  # fmt: skip
"""Signs that we print ourselves, each with what a keyboard has for it."""
_WAYS_OUT = {
    errno.ENOSPC: "make room and ask again: nothing that was half written is believed",
    errno.EDQUOT: "make room and ask again: nothing that was half written is believed",
    errno.EROFS: "work on a copy that can be written",
    errno.EACCES: "give yourself the right to it, or work on a copy that can be written",
    errno.EPERM: "give yourself the right to it, or work on a copy that can be written",
    errno.EMFILE: "allow more open files with `ulimit -n`",
    errno.ENOMEM: "free some memory and ask again",
    errno.ENAMETOOLONG: "give it a shorter name, or the checkout a shorter path",
}


class Tame:
    """A stream to a terminal that writes out what a terminal would obey, hide or turn round, whoever says it.

    Colours come from `terminal.Console`, which does the same with the texts that it colours, and writes past this.
    """

    encoding = "utf-8"
    """It takes any letter: past a stream of ASCII, which finds the nearest that it has, click would write UTF-8."""

    def __init__(self, stream: TextIO) -> None:
        self.rich_proxied_file = stream
        """The stream itself, under the name by which rich asks for it."""

    def write(self, text: str) -> int:
        """Write a text; how much was written."""
        return self.rich_proxied_file.write(tame(text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write one text after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rich_proxied_file, name)


def open_what_is_closed() -> None:
    """Let streams that the caller has closed lead nowhere: a file opened in their place would get what is printed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def tame_the_streams() -> None:
    """Let nothing reach the terminal but text, from now on: a page, a file's name, an answer may hold anything."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, Tame):
            setattr(sys, name, Tame(stream))


def speak_as_the_terminal_can(*streams: TextIO) -> None:
    """Write a letter that a stream has no place for as the nearest one that it has, instead of breaking off."""
    codecs.register_error("assay.nearest", _nearest)
    for stream in streams:
        with suppress(ValueError, OSError):  # a stream that somebody has closed, or put in place of the usual one
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="assay.nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_IN_ASCII)
    bare = unicodedata.normalize("NFKD", text)
    return "".join(sign if sign.isascii() else "?" for sign in bare if not unicodedata.combining(sign)), error.end


def lack_of(package: str) -> str:
    """Which package is not there, and how to get it the way in which Assay itself was installed."""
    from assay.checkout.installation import installation

    way = installation().line("book")
    lacking = f"this needs the package {package}, which the checker alone does without"
    return f"{lacking}: install it with `{way}`, or with `[articles]` in its place where only articles are read"


def trouble_of(error: OSError | MemoryError) -> str:
    """What the machine refuses, and what to do about it, in one sentence."""
    if isinstance(error, MemoryError):
        return f"there is not enough memory; {_WAYS_OUT[errno.ENOMEM]}"
    what = f"{error.filename}: " if error.filename else ""
    way_out = _WAYS_OUT.get(error.errno or 0, "mend that and ask again: nothing that was half written is believed")
    return f"{what}{error.strerror or type(error).__name__}; {way_out}"


def keep_if_possible(write: Callable[[], object]) -> bool:
    """Write what would only make the next time quicker; where that cannot be, say so and go on. Whether it was."""
    try:
        write()
    except OSError as error:
        click.echo(f"assay: nothing is kept for the next time: {trouble_of(error)}", err=True)
        return False
    return True


def keep_quietly(write: Callable[[], object]) -> None:
    """The same, for what nobody asked to have written: where it cannot be, the next time is as long as this one."""
    with suppress(OSError):
        write()


def need(module: str) -> None:
    """Raise ModuleNotFoundError where a module is missing that a process of its own would look for in vain."""
    if importlib.util.find_spec(module) is None:
        raise ModuleNotFoundError(f"No module named {module!r}", name=module)
