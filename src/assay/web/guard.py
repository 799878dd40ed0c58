"""Which addresses are asked: public ones, over http and https, at the usual ports.

An address in a record was written by anybody. Without this, a checker that runs inside a network would fetch for them
what only that network may see: a router, a printer, the credentials that a cloud hands to its machines. This attack is
called server-side request forgery (SSRF).
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from assay.web.answer import Refused, Unreachable, plain
from assay.web.hosts import dns_name, host_fault, is_public

PORTS = {"http": 80, "https": 443}
_LONGEST = 2000

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart; it may be asked if its host resolves to public addresses."""

    scheme: str
    host: str
    port: int
    path: str
    """Path and query."""

    @property
    def url(self) -> str:
        """The address as it is asked, without a fragment."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Guard:
    """Takes addresses apart, and refuses those that lead inside.

    `exempt` names hosts with a port, such as `127.0.0.1:8000`, that are asked all the same: tests speak to them. It is
    an argument and no setting of the environment, so that nobody can be talked into opening it.
    """

    resolve: Resolve = resolve
    exempt: frozenset[str] = frozenset()

    def read(self, url: str) -> Target:
        """The parts of an address; Refused where it cannot be a public one."""
        if len(url) > _LONGEST or re.search(r"[\x00-\x20\x7f\\]", url):
            raise Refused("the address has white space, control characters or backslashes, or is too long")
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise Refused("the address cannot be read") from None
        if parts.scheme not in PORTS:
            raise Refused(f"only http and https are asked, not {plain(parts.scheme, 20) or 'this'}")
        if parts.username is not None or parts.password is not None:
            raise Refused("an address with a user name or a password is not asked")
        try:
            host = dns_name(parts.hostname or "")
        except UnicodeError:
            raise Refused("the host is not a name that DNS can have") from None
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
        target = Target(
            scheme=parts.scheme, host=host, port=PORTS[parts.scheme] if port is None else port, path=path + query
        )
        if not self.exempts(target.host, target.port):
            _refuse(target)
        return target

    def exempts(self, host: str, port: int) -> bool:
        """Whether the host is asked whatever its address is."""
        return f"{host}:{port}" in self.exempt

    def addresses(self, host: str, port: int, within: float) -> list[str]:
        """The addresses to connect to, each of them checked; one that leads inside refuses all."""
        found = self._resolved(host, port, within)
        if not self.exempts(host, port):
            for address in found:
                if not is_public(address):
                    raise Refused(f"{plain(host, 80)} leads to an address that is not public")
        return found

    def _resolved(self, host: str, port: int, within: float) -> list[str]:
        """Look the name up, in a thread that is left behind when it takes too long: the system knows no limit."""
        found: list[list[str] | Exception] = []

        def ask() -> None:
            try:
                found.append(self.resolve(host, port))
            except (OSError, UnicodeError):
                found.append(Unreachable(f"the host {plain(host, 80)} cannot be found"))

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(max(within, 0))
        if not found:
            raise Unreachable(f"looking up {plain(host, 80)} took longer than {within:.3g} seconds")
        if isinstance(found[0], Exception):
            raise found[0]
        return found[0]


def _refuse(target: Target) -> None:
    if target.port != PORTS[target.scheme]:
        raise Refused(f"port {target.port} is not asked, only 80 for http and 443 for https")
    reason = host_fault(target.host, plain(target.host, 80))
    if reason:
        raise Refused(reason)
