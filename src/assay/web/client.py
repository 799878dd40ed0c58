"""Asks one address and gives back one page: bounded in size, time, redirects and kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from time import monotonic

import httpx

from assay.web.guard import Guard, NoSuchHost

LARGEST = 20_000_000
"""Bytes of a page, unpacked."""
PATIENCE = 10.0
"""Seconds for a connection, and for each silence in an answer."""
WHOLE = 60.0
"""Seconds for a whole answer, redirects included."""
REDIRECTS = 5
_AGENT = "assay (checks what is written about AI models)"


class Unreachable(Exception):
    """Nobody answered: there is no network, no such host, or only silence. Nothing can be said of the page."""


class BadAnswer(Exception):
    """Somebody answered, but not with the page; `status` is the number of the answer, where there was one."""

    def __init__(self, reason: str, status: int | None = None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = headers or {}


@dataclass(frozen=True)
class Page:
    """What an address gave."""

    address: str
    """Where it stood in the end, redirects followed."""
    kind: str
    """Its content type in small letters, without parameters."""
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    """The character set that the server names."""


class _Pinned(httpx.BaseTransport):
    """Connects to the address that the guard has checked, while the host keeps its name in header and certificate."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        number = self._guard.target(str(request.url))
        request.extensions = {**request.extensions, "sni_hostname": host}
        named = request.url
        request.url = named.copy_with(host=number)
        try:
            return self._inner.handle_request(request)
        finally:
            request.url = named  # redirects are told from the name

    def close(self) -> None:
        self._inner.close()


@dataclass(frozen=True)
class Web:
    """The way out. Settings of the environment, such as proxies, are not followed: they would go around the guard."""

    guard: Guard = field(default_factory=Guard)
    patience: float = PATIENCE
    whole: float = WHOLE
    largest: int = LARGEST

    def get(self, address: str, *, kinds: Collection[str] = (), headers: Mapping[str, str] | None = None) -> Page:
        """The page at an address, if its content type is one of `kinds` (any, where none is named).

        Raises Refused, Unreachable or BadAnswer.
        """
        asked = {"User-Agent": _AGENT, **(headers or {})}
        limits = {"timeout": self.patience, "follow_redirects": True, "max_redirects": REDIRECTS, "trust_env": False}
        try:
            with (
                httpx.Client(transport=_Pinned(self.guard), **limits) as client,  # type: ignore[arg-type]
                client.stream("GET", address, headers=asked) as response,
            ):
                return self._page(response, kinds, monotonic())
        except NoSuchHost as error:
            raise Unreachable(str(error)) from None
        except httpx.TooManyRedirects:
            raise BadAnswer(f"{address} leads from one address to the next more than {REDIRECTS} times") from None
        except httpx.TimeoutException:
            raise Unreachable(f"{address} did not answer within {self.patience:g} seconds") from None
        except (httpx.RemoteProtocolError, httpx.DecodingError) as error:
            raise BadAnswer(f"the answer of {address} broke off or cannot be read ({error})") from None
        except httpx.TransportError as error:
            raise Unreachable(f"{address} could not be reached ({error})") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise BadAnswer(f"{address} leads to no address ({error})") from None

    def _page(self, response: httpx.Response, kinds: Collection[str], start: float) -> Page:
        address = str(response.url)
        headers = dict(response.headers)
        if response.status_code != httpx.codes.OK:
            code = f"{response.status_code} {response.reason_phrase}".strip()
            raise BadAnswer(f"{address} answered {code}", response.status_code, headers)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kinds and kind not in kinds:
            wanted = " or ".join(sorted(kinds))
            raise BadAnswer(
                f"{address} is of the type {kind or 'unknown'}, not {wanted}", response.status_code, headers
            )
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > self.largest:
                raise BadAnswer(f"{address} is larger than {self.largest:,} bytes", response.status_code, headers)
            if monotonic() - start > self.whole:
                raise Unreachable(f"{address} took longer than {self.whole:g} seconds")
        return Page(address, kind, bytes(data), headers, response.charset_encoding)
