"""Which addresses are asked: nothing that a stranger writes leads inside."""

from __future__ import annotations

import threading
from dataclasses import replace
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assay.web import Guard, Refused, Unreachable, Web
from assay.web.hosts import is_public
from tests.raw_server import QUICK, reply, serving

FORM = "the address has white space, control characters or backslashes, or is too long"
INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1",
    "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "100::1", "no address",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(some.integers(0, 2**32 - 1))
def test_an_ipv4_address_is_as_public_in_every_ipv6_form(number: int) -> None:
    plain = str(ip_address(number))
    mapped, translated = ip_address((0xFFFF << 32) + number), ip_address((0x64FF9B << 96) + number)
    assert is_public(str(mapped)) == is_public(str(translated)) == is_public(plain)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "only http and https are asked, not file"),
        ("ftp://example.org/", "only http and https are asked, not ftp"),
        ("gopher://example.org/", "only http and https are asked, not gopher"),
        ("javascript:alert(1)", "only http and https are asked, not javascript"),
        ("example.org", "only http and https are asked, not this"),
        ("http://example.org:22/", "port 22 is not asked, only 80 for http and 443 for https"),
        ("http://example.org:443/", "port 443 is not asked, only 80 for http and 443 for https"),
        ("http://example.org:99999/", "the address cannot be read"),
        ("http://[::1/", "the address cannot be read"),
        ("http://user@example.org/", "an address with a user name or a password is not asked"),
        ("http://example.org@127.0.0.1/", "an address with a user name or a password is not asked"),
        ("http://127.0.0.1/", "127.0.0.1 is not a public address"),
        ("http://[::ffff:127.0.0.1]/", "::ffff:127.0.0.1 is not a public address"),
        ("http://169.254.169.254/latest/", "169.254.169.254 is not a public address"),
        ("http://localhost/", "localhost is not the name of a public host"),
        ("http://router/", "router is not the name of a public host"),
        ("http://printer.local/", "printer.local is a name for machines inside a network"),
        ("http://a.localhost./", "a.localhost. is a name for machines inside a network"),
        ("http://metadata.google.internal/", "metadata.google.internal is a name for machines inside a network"),
        ("http://2130706433/", "2130706433 is not the name of a public host"),
        ("http:///path", "an empty host is not the name of a public host"),
        ("http://exa mple.org/", FORM),
        ("http://a.org\\@b.org/", FORM),
        ("http://a.org/\r\nHost:b", FORM),
        (f"http://a.org/{'a' * 2000}", FORM),
    ],
)
def test_an_address_that_is_no_public_page_is_refused(url: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        Guard().read(url)
    assert refusal.value.reason == why


@pytest.mark.parametrize("host", ["0x7f.1", "0177.0.0.1", "127.1", "127.0.0.0x1"])
def test_a_number_in_another_base_is_no_name(host: str) -> None:
    with pytest.raises(Refused) as refusal:
        replace(QUICK, guard=Guard(resolve=lambda name, port: ["8.8.8.8"])).get(f"http://{host}/")
    assert str(refusal.value) == f"http://{host}/: {host} is not the name of a public host"


@pytest.mark.parametrize(("host", "address"), [("rebind.example.org", "10.0.0.1"), ("v6.example.org", "::1")])
def test_a_name_that_leads_inside_is_refused_when_it_is_looked_up(host: str, address: str) -> None:
    guard = Guard(resolve=lambda name, port: ["8.8.8.8", address])
    with pytest.raises(Refused) as refusal:
        replace(QUICK, guard=guard).get(f"http://{host}/")
    assert str(refusal.value) == f"http://{host}/: {host} leads to an address that is not public"


def test_the_address_that_was_checked_is_the_one_that_is_asked() -> None:
    asked = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with serving({"/page": reply("here")}) as server:
        guard = Guard(rebind, frozenset({f"otter.example:{server.port}"}))
        page = replace(QUICK, guard=guard).get(f"http://otter.example:{server.port}/page")
    assert (page.data, asked) == (b"here", ["otter.example"])
    assert f"Host: otter.example:{server.port}" in server.heads[0]


def test_an_exemption_is_for_one_port_of_one_host() -> None:
    guard = Guard(exempt=frozenset({"127.0.0.1:8123"}))
    assert guard.read("http://127.0.0.1:8123/x").url == "http://127.0.0.1:8123/x"
    for url in ("http://127.0.0.1:8124/", "http://localhost:8123/", "http://127.0.0.1/", "http://[::1]:8123/"):
        with pytest.raises(Refused):
            guard.read(url)


def test_no_setting_of_the_environment_opens_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for url in ("http://127.0.0.1/", "http://0x7f.1/"):
        with pytest.raises(Refused):
            replace(QUICK, proxy_for=Web().proxy_for).get(url)


def test_a_name_that_takes_too_long_to_look_up_is_given_up() -> None:
    never = threading.Event()
    guard = Guard(resolve=lambda host, port: [str(never.wait(5))])
    with pytest.raises(Unreachable, match=r"looking up otter\.example\.org took longer than 0\.1 seconds"):
        guard.addresses("otter.example.org", 80, 0.1)


def test_names_beyond_ascii_are_asked_as_dns_has_them() -> None:
    assert Guard().read("http://bücher.example/ä?q=ö#part").url == "http://xn--bcher-kva.example/%C3%A4?q=%C3%B6"


@given(some.text())
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://a.org/{text}"):
        try:
            target = Guard().read(url)
        except Refused:
            continue
        assert target.port in (80, 443)
        assert target.url.isascii()
