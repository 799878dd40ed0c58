"""The only way out: one guarded client for everything that asks the web.

`guard` decides which addresses may be asked at all, `client` asks and bounds what comes back, `answer` says what may
come of it.
"""

from __future__ import annotations

from assay.web.answer import BadAnswer, NoAnswer, Page, Refused, Silent, Unreachable
from assay.web.client import Web
from assay.web.guard import Guard

__all__ = ["BadAnswer", "Guard", "NoAnswer", "Page", "Refused", "Silent", "Unreachable", "Web"]
