"""The only way out: one guarded client for everything that asks the web.

`guard` decides which addresses may be asked at all, `client` asks and bounds what comes back, `answer` says what may
come of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assay.web.answer import BadAnswer, NoAnswer, Page, Refused, Silent, Unreachable
    from assay.web.client import Web
    from assay.web.guard import Guard

__all__ = ["BadAnswer", "Guard", "NoAnswer", "Page", "Refused", "Silent", "Unreachable", "Web"]

_WHEN_ASKED_FOR = {
    "Guard": "assay.web.guard",
    "Web": "assay.web.client",
    **dict.fromkeys(("BadAnswer", "NoAnswer", "Page", "Refused", "Silent", "Unreachable"), "assay.web.answer"),
}
"""What brings an HTTP client or a reader of encodings with it, which those who only read addresses have no need of."""


def __getattr__(name: str) -> Any:
    if name not in _WHEN_ASKED_FOR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHEN_ASKED_FOR[name]), name)
