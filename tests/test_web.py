from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest

from assay.web import BadAnswer, Guard, Refused, Unreachable, Web
from assay.web.guard import is_public
from tests.web_servers import answer, local_web, serving

UNLIKE = "is not fetched; only addresses that begin with https:// or http:// are"
INNER = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "0.0.0.0",  # noqa: S104 - to be refused, not to be bound
    "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1",
    "2002:7f00:1::", "2001:db8::1", "not a number",
]  # fmt: skip


@pytest.mark.parametrize("number", INNER)
def test_an_address_inside_a_machine_or_a_network_is_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("number", INNER[:-1])
def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(number: str) -> None:
    web = Web(Guard(resolve=lambda host, port: ["8.8.8.8", number]))
    with pytest.raises(Refused) as refused:
        web.get("https://example.org/page")
    assert str(refused.value) == (f"example.org is {number}, which is no public address; only public pages are fetched")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("file:///etc/passwd", f"file:///etc/passwd {UNLIKE}"),
        ("gopher://example.org/", f"gopher://example.org/ {UNLIKE}"),
        ("https:///path", "https:///path names no host"),
        ("https://user:pass@example.org/", "https://user:pass@example.org/ holds a name or a password; take it out"),
        ("http://example.org:6379/", "http://example.org:6379/ names port 6379; only 80 and 443 are asked"),
        ("http://example.org:99999/", "http://example.org:99999/ is no address (Port out of range 0-65535)"),
    ],
)  # fmt: skip
def test_what_is_no_public_web_address_is_refused_with_the_reason(address: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        Guard(resolve=lambda host, port: ["8.8.8.8"]).target(address)
    assert str(refused.value) == reason


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/"])
def test_a_loopback_address_is_refused_however_it_is_written(address: str) -> None:
    with pytest.raises((Refused, Unreachable)):
        Web().get(address)


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    asked: list[str] = []

    def fickle(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with serving({"/": answer("inside")}) as address:
        port = address.rpartition(":")[2]
        with pytest.raises(Refused):
            Web(Guard(resolve=fickle)).get("http://example.org/")
        guard = Guard(exempt=frozenset({f"127.0.0.1:{port}"}))
        assert guard.target(address) == "127.0.0.1"
    assert asked == ["example.org"]


def test_a_redirect_to_an_address_inside_is_refused_like_the_address_itself() -> None:
    to = "http://169.254.169.254/latest/meta-data/"
    with serving({"/": answer("", status=302, Location=to)}) as address, pytest.raises(Refused) as refused:
        local_web(address).get(f"{address}/")
    assert str(refused.value) == (
        "169.254.169.254 is 169.254.169.254, which is no public address; only public pages are fetched"
    )


def test_a_redirect_to_another_protocol_is_no_answer() -> None:
    with (
        serving({"/": answer("", status=302, Location="file:///etc/passwd")}) as address,
        pytest.raises((BadAnswer, Refused)),
    ):
        local_web(address).get(f"{address}/")


def test_a_page_comes_with_its_last_address_its_type_and_its_bytes() -> None:
    with serving({"/": answer("", status=301, Location="/there"), "/there": answer("grüß")}) as address:
        page = local_web(address).get(f"{address}/", kinds={"text/html"})
        assert (page.address, page.kind, page.data) == (f"{address}/there", "text/html", "grüß".encode())
        assert page.encoding == "utf-8"


def test_redirects_in_a_circle_end() -> None:
    with serving({"/": answer("", status=302, Location="/")}) as address:
        with pytest.raises(BadAnswer) as bad:
            local_web(address).get(f"{address}/")
        assert str(bad.value) == f"{address}/ leads from one address to the next more than 5 times"


@pytest.mark.parametrize("status", [404, 410, 429, 500, 503])
def test_an_answer_that_is_no_page_keeps_its_status(status: int) -> None:
    with serving({"/": answer("", status=status, Retry_After="7")}) as address:
        with pytest.raises(BadAnswer) as bad:
            local_web(address).get(f"{address}/")
        assert bad.value.status == status
        assert bad.value.headers["retry-after"] == "7"


def test_a_page_of_another_type_is_no_answer() -> None:
    with serving({"/": answer(b"MZ", "application/octet-stream")}) as address:
        with pytest.raises(BadAnswer) as bad:
            local_web(address).get(f"{address}/", kinds={"text/html", "application/pdf"})
        assert str(bad.value) == (
            f"{address}/ is of the type application/octet-stream, not application/pdf or text/html"
        )


def test_a_page_that_is_too_large_is_given_up_also_when_it_was_packed_small() -> None:
    bomb = gzip.compress(b"0" * 3_000_000)
    answers = {"/": answer("0" * 2_000), "/bomb": answer(bomb, Content_Encoding="gzip")}
    with serving(answers) as address:
        for path in answers:
            with pytest.raises(BadAnswer) as bad:
                local_web(address, largest=1_000).get(f"{address}{path}")
            assert str(bad.value) == f"{address}{path} is larger than 1,000 bytes"


def test_a_body_that_breaks_off_is_no_page() -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"<html>")

    with serving({"/": cut}) as address, pytest.raises(BadAnswer, match="broke off"):
        local_web(address).get(f"{address}/")


def test_silence_is_no_answer_and_ends() -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.5)

    with serving({"/": silent}) as address, pytest.raises(Unreachable) as unreachable:
        local_web(address, patience=0.1).get(f"{address}/")
    assert str(unreachable.value) == f"{address}/ did not answer within 0.1 seconds"


def test_an_answer_that_drips_is_given_up() -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(10):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    with serving({"/": drip}) as address, pytest.raises(Unreachable) as unreachable:
        local_web(address, whole=0.1).get(f"{address}/")
    assert str(unreachable.value) == f"{address}/ took longer than 0.1 seconds"


def test_a_host_that_nobody_knows_is_unreachable() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(Unreachable) as unreachable:
        Web(Guard(resolve=unknown)).get("https://nowhere.example/")
    assert str(unreachable.value) == "nowhere.example cannot be found (Name or service not known)"
