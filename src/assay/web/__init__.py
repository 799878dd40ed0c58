"""The only way out: one guarded client for everything that asks the web.

`guard` decides which addresses may be asked at all, `client` asks and bounds what comes back.
"""

from __future__ import annotations

from .client import BadAnswer, Page, Unreachable, Web
from .guard import Guard, Refused

__all__ = ["BadAnswer", "Guard", "Page", "Refused", "Unreachable", "Web"]
