"""What comes of asking: a whole page, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

from assay.web.encodings import codec_of


class NoAnswer(Exception):
    """There is no page; as text it says which address was asked, and why there is none."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """Why, in few words."""
        self.address = ""

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}" if self.address else self.reason


class Refused(NoAnswer):
    """The address must not be asked: it leads to a place that is not public."""


class Unreachable(NoAnswer):
    """Nobody answered: there is no network, no such host, or nobody takes the call. Nothing can be said of the page."""


class Silent(Unreachable):
    """Somebody took the call, and did not say all of it in time."""


class BadAnswer(NoAnswer):
    """Somebody answered, but not with the page; `status` is the number of the answer, where there was one."""

    def __init__(self, reason: str, status: int | None = None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = headers or {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address gave; its body was read to the end."""

    address: str
    """Where it stood in the end, redirects followed."""
    kind: str
    """Its content type in small letters, without parameters."""
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    """The character set that the server names."""
    is_whole: bool = True
    """Whether the server said how long the body is; otherwise a cut connection looks like its end."""

    @property
    def text(self) -> str:
        """The body as text; BadAnswer where it is not in the encoding that it is said to be in."""
        try:
            return self.data.decode(codec_of(self.encoding or "utf-8") or "utf-8")
        except UnicodeDecodeError:
            raise BadAnswer("the answer is not in the encoding that it is said to be in") from None


def content_type(header: str) -> tuple[str, str | None]:
    """The type and the character set of a Content-Type."""
    message = Message()
    message["content-type"] = header or "application/octet-stream"
    charset = message.get_param("charset")
    return message.get_content_type() if header else "", charset if isinstance(charset, str) else None


def plain(text: str, longest: int = 200) -> str:
    """What a stranger wrote, on one line and without control characters, for a message of ours."""
    words = "".join(character if character.isprintable() else " " for character in text[: 4 * longest]).split()
    line = " ".join(words)
    return line if len(line) <= longest else line[: longest - 1] + "…"
