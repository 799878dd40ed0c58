"""Asks one address and gives back one page: all of it, and bounded in size, time, redirects and kind.

No cookies, no credentials, no script: each request stands alone, on a connection of its own.
"""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from itertools import count
from urllib.parse import urljoin

import certifi
import httpcore

from assay._version import __version__
from assay.web.answer import BadAnswer, NoAnswer, Page, Silent, Unreachable, content_type, plain
from assay.web.body import read_body
from assay.web.connection import CheckedBackend, Deadline
from assay.web.guard import Guard, Target
from assay.web.proxy import Proxy, proxy_for

AGENT = f"assay/{__version__} (checks what is written; looks single sources up, no crawler)"
_OK = 200
_MOVED = (301, 302, 303, 307, 308)
_AGAIN = (429, 500, 502, 503, 504)


@dataclass(frozen=True, kw_only=True)
class Web:
    """The way out; it keeps nothing between two requests, and threads may share it. Times are in seconds."""

    guard: Guard = field(default_factory=Guard)
    connect: float = 10.0
    """Until somebody takes the call."""
    patience: float = 20.0
    """For each silence in an answer."""
    whole: float = 60.0
    """For one request with its redirects, however busy the server is."""
    largest: int = 20_000_000
    """Bytes of a page, unpacked."""
    redirects: int = 5
    tries: int = 3
    """How often a busy server is asked."""
    pause: float = 1.0
    """Before the second try, where the server does not say how long; doubled before each further one."""
    longest_pause: float = 30.0
    """A server that asks for more is not asked again."""
    proxy_for: Callable[[Target], Proxy | None] = proxy_for
    sleep: Callable[[float], None] = time.sleep

    def get(self, address: str, *, kinds: Collection[str] = (), headers: Mapping[str, str] | None = None) -> Page:
        """The page at an address, if its content type is one of `kinds` (any, where none is named).

        Raises Refused, Unreachable or BadAnswer, which are all NoAnswer.
        """
        pause = self.pause
        asked = {"Accept": "*/*", **(headers or {}), "Accept-Encoding": "gzip", "User-Agent": AGENT}
        try:
            for attempt in count(1):
                try:
                    return _of_kind(self._follow(address, {**asked, "Connection": "close"}), kinds)
                except BadAnswer as busy:
                    wanted = _patience(busy.headers.get("retry-after", ""), pause)
                    if busy.status not in _AGAIN or attempt >= self.tries or wanted > self.longest_pause:
                        raise
                self.sleep(wanted)
                pause *= 2
        except NoAnswer as error:
            error.address = plain(address)
            raise
        raise AssertionError

    def _follow(self, address: str, asked: Mapping[str, str]) -> Page:
        """Follow redirects; each place is checked as if it had been asked for."""
        deadline = Deadline(self.whole)
        target = self.guard.read(address)
        seen = {target.url}
        while True:
            status, page = self._exchange(target, asked, deadline)
            if status == _OK:
                return page
            if status not in _MOVED or "location" not in page.headers:
                raise BadAnswer(f"the server answers with status {status}", status, page.headers)
            following = self.guard.read(_joined(target.url, page.headers["location"].strip()))
            if target.scheme == "https" and following.scheme == "http":
                raise BadAnswer("a redirect leads from https to http", status)
            if following.url in seen:
                raise BadAnswer("redirects lead round in a circle", status)
            if len(seen) > self.redirects:
                raise BadAnswer(f"more than {self.redirects} redirects", status)
            seen.add(following.url)
            target = following

    def _exchange(self, target: Target, asked: Mapping[str, str], deadline: Deadline) -> tuple[int, Page]:
        times = {"connect": self.connect, "read": self.patience, "write": self.patience, "pool": self.whole}
        try:
            with self._pool(target, deadline) as pool, pool.stream(
                "GET", target.url, headers=list(asked.items()), extensions={"timeout": times}
            ) as response:  # fmt: skip
                headers = {name.decode("latin-1").lower(): text.decode("latin-1") for name, text in response.headers}
                data = read_body(response.iter_stream(), headers.get("content-encoding", ""), self.largest)
        except httpcore.ConnectTimeout:
            raise Unreachable("nobody takes the call in time") from None
        except httpcore.ConnectError:
            raise Unreachable("nobody takes the call") from None
        except httpcore.TimeoutException:
            raise Silent("the answer takes too long") from None
        except httpcore.ProxyError:
            raise BadAnswer("the proxy lets nothing through") from None
        except (httpcore.ProtocolError, httpcore.NetworkError):
            raise BadAnswer("the answer broke off, or is not HTTP") from None
        kind, charset = content_type(headers.get("content-type", ""))
        framed = "content-length" in headers or "chunked" in headers.get("transfer-encoding", "").lower()
        whole = framed or "gzip" in headers.get("content-encoding", "").lower()
        return response.status, Page(
            address=target.url, kind=kind, data=data, headers=headers, encoding=charset, is_whole=whole
        )

    def _pool(self, target: Target, deadline: Deadline) -> httpcore.ConnectionPool:
        proxy = None if self.guard.exempts(target.host, target.port) else self.proxy_for(target)
        if proxy is None:
            backend = CheckedBackend(self.guard, deadline)
            return httpcore.ConnectionPool(ssl_context=_trust(), network_backend=backend)
        self._check_for_proxy(target, deadline)
        return httpcore.HTTPProxy(
            proxy.url, proxy.auth, ssl_context=_trust(), network_backend=CheckedBackend(None, deadline)
        )

    def _check_for_proxy(self, target: Target, deadline: Deadline) -> None:
        """Behind a proxy it is the proxy that connects: the name is checked as far as this machine can look it up."""
        try:
            self.guard.addresses(target.host, target.port, deadline.left(1.0))
        except Unreachable:
            return


def _of_kind(page: Page, kinds: Collection[str]) -> Page:
    if kinds and page.kind not in kinds:
        wanted = " or ".join(sorted(kinds))
        raise BadAnswer(f"the answer is {plain(page.kind, 60) or 'of no known type'}, not {wanted}", _OK, page.headers)
    return page


def _joined(url: str, place: str) -> str:
    try:
        return urljoin(url, place)
    except ValueError:
        return place  # the guard says what is wrong with it


def _patience(text: str, otherwise: float) -> float:
    """Seconds that a server asks to wait, by number or by date."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        then = parsedate_to_datetime(text)
        return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):  # no date, or one that no calendar has
        return otherwise


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or certifi.where())
