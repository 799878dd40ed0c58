"""Hosts of the public internet, told from names and addresses of machines inside a network."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

ADDRESS = re.compile(r"https?://[^\s/$.?#][^\s<>\"'`{}|\\^]*")
"""The whole of a web address, without a sign that could end it in a text."""

# Not public, though not every Python 3.11 says so, or although they are public: the last is Azure's host.
_CLOSED = tuple(
    ip_network(net)
    for net in (
        "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "64:ff9b:1::/48", "100::/64", "2001::/23",
        "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10", "168.63.129.16/32",
    )
)  # fmt: skip
_TRANSLATED = ip_network("64:ff9b::/96")
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?")
_INSIDE = re.compile(r"(?:.*\.)?(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)\.?\Z")
"""Names of machines inside: those set apart for that, and what routers call the network around them."""


def dns_name(host: str) -> str:
    """A host as DNS has its name; raises UnicodeError for what is no name there."""
    return host.encode("idna").decode().lower()


def host_fault(host: str, shown: str = "") -> str | None:
    """Why a host, as DNS has its name, cannot be a public one; None where it can. `shown` is how it is printed."""
    shown = shown or host
    literal = _literal(host)
    if literal is not None:
        return None if is_public(literal) else f"{host} is not a public address"
    # A number, or parts of it in other bases, is an address too for those who resolve it.
    if not _NAME.fullmatch(host) or re.fullmatch(r"(?:0x[0-9a-f]*|[0-9]+)\.?", host.rstrip(".").rpartition(".")[2]):
        return f"{shown or 'an empty host'} is not the name of a public host"
    return f"{shown} is a name for machines inside a network" if _INSIDE.match(host) else None


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also behind the ways to write IPv4 as IPv6."""
    try:
        ip = ip_address(address)  # one with a zone, fe80::1%eth0, is link-local
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and (inner := _inner(ip)) is not None:
        return is_public(str(inner))
    if any(ip in net for net in _CLOSED if net.version == ip.version):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _literal(host: str) -> str | None:
    try:
        return str(ip_address(host))
    except ValueError:
        return None


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside an IPv6 one: mapped, translated (NAT64), 6to4 or the old compatible form."""
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip in _TRANSLATED or 1 < int(ip) < 2**32:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
