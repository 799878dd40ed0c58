"""Which addresses may be asked: public hosts by http or https, never a service inside a machine or a network.

A host is resolved here and the connection goes to the very address that was checked, so that a name cannot point to
one place when it is checked and to another when it is asked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to the addresses of it; raises OSError."""

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that a gateway turns into the IPv4 address in their last 32 bits."""


class Refused(Exception):
    """The address must not be asked; the text says why."""


class NoSuchHost(Exception):
    """The host has no address, or nobody could be asked for it."""


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system gives them."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class Guard:
    """Decides on addresses. `exempt` names hosts with a port, such as `127.0.0.1:8000`, that tests speak to."""

    resolve: Resolve = resolve
    exempt: frozenset[str] = frozenset()

    def target(self, address: str) -> str:
        """The numerical address to connect to; raises Refused, or NoSuchHost where there is none."""
        parts = _split(address)
        host = parts.hostname or ""
        port = parts.port or _PORTS[parts.scheme]
        if f"{host}:{port}" in self.exempt:
            return host
        if port not in _PORTS.values():
            raise Refused(f"{address} names port {port}; only 80 and 443 are asked")
        numbers = self._numbers(host, port)
        for number in numbers:
            if not is_public(number):
                raise Refused(f"{host} is {number}, which is no public address; only public pages are fetched")
        return numbers[0]

    def _numbers(self, host: str, port: int) -> list[str]:
        try:
            numbers = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise NoSuchHost(f"{host} cannot be found ({getattr(error, 'strerror', None) or error})") from None
        if not numbers:
            raise NoSuchHost(f"{host} has no address")
        return numbers


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise Refused(f"{address} is no address ({error})") from None
    if parts.scheme not in _PORTS:
        raise Refused(f"{address} is not fetched; only addresses that begin with https:// or http:// are")
    if not parts.hostname:
        raise Refused(f"{address} names no host")
    if parts.username is not None or parts.password is not None:
        raise Refused(f"{address} holds a name or a password; take it out")
    return parts


def is_public(number: str) -> bool:
    """Whether a numerical address belongs to the public internet, also behind the forms that wrap an IPv4 address."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        teredo = address.teredo
        wrapped = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
        if wrapped is None and address in _TRANSLATED:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
