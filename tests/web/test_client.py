"""An answer is given only where all of it arrived; for everything else there is a reason, and in good time."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace

import pytest

from assay.web import BadAnswer, Guard, NoAnswer, Refused, Silent, Unreachable, Web
from tests.raw_server import QUICK, Said, reply, serving

PACKED = gzip.compress(b"otters " * 100)
SPOILT = PACKED[:12] + b"????" + PACKED[16:]
CHUNKED = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n"


def failure(said: Said) -> str:
    """Why there is no answer."""
    with serving(lambda path: said) as server, pytest.raises(NoAnswer) as reason:
        server.web().get(f"{server.url}/", kinds=["text/html"])
    return reason.value.reason


def test_a_whole_answer_is_given_with_its_place_type_and_text() -> None:
    with serving({"/a?b=c": reply("grüße", kind="Text/HTML; charset=UTF-8")}) as server:
        page = server.web().get(f"{server.url}/a?b=c#part", kinds=["text/html"])
    assert (page.address, page.kind, page.encoding) == (f"{server.url}/a?b=c", "text/html", "UTF-8")
    assert (page.text, page.is_whole) == ("grüße", True)


def test_a_request_says_who_asks_and_carries_nothing_else() -> None:
    with serving({"/": [reply("", set_cookie="id=1")], "/again": reply("x")}) as server:
        web = server.web()
        web.get(f"{server.url}/")
        web.get(f"{server.url}/again")
    for head in server.heads:
        names = [line.split(":")[0].lower() for line in head.splitlines()[1:]]
        assert sorted(names) == ["accept", "accept-encoding", "connection", "host", "user-agent"]
        assert "User-Agent: assay/" in head


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"", "the answer broke off, or is not HTTP"),
        (b"SSH-2.0-OpenSSH_9.7\r\n", "the answer broke off, or is not HTTP"),
        (b"HTTP/1.1 200 OK\r\ncontent-", "the answer broke off, or is not HTTP"),
        (reply("otters")[:-1], "the answer broke off, or is not HTTP"),
        (CHUNKED + b"6\r\notters\r\n", "the answer broke off, or is not HTTP"),
        (CHUNKED + b"6\r\nott", "the answer broke off, or is not HTTP"),
        (CHUNKED + b"zz\r\notters\r\n0\r\n\r\n", "the answer broke off, or is not HTTP"),
        (reply("otters", content_encoding="gzip"), "the answer is broken: it cannot be unpacked"),
        (reply(PACKED[:-9], content_encoding="gzip"), "the answer was cut off"),
        (reply(SPOILT, content_encoding="gzip"), "the answer is broken: it cannot be unpacked"),
        (reply(PACKED[:-8] + bytes(8), content_encoding="gzip"), "the answer is broken: it cannot be unpacked"),
        (reply("otters", content_encoding="br"), "the answer is packed in a way that was not asked for"),
        (reply(b"x" * 100_001), "the answer is longer than 100,000 bytes"),
        (reply(gzip.compress(bytes(10_000_000)), content_encoding="gzip"), "the answer is longer than 100,000 bytes"),
        (reply("{}", kind="application/json"), "the answer is application/json, not text/html"),
        (reply("{}", kind=""), "the answer is of no known type, not text/html"),
        (reply("", 500), "the server answers with status 500"),
        (reply("", 503, retry_after="3600"), "the server answers with status 503"),
        (reply("", 429), "the server answers with status 429"),
        ([1.0], "the answer takes too long"),
        ([reply("otters")[:-3], 1.0], "the answer takes too long"),
    ],
)  # fmt: skip
def test_an_answer_with_a_fault_is_none(said: Said, why: str) -> None:
    assert failure(said) == why


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n", CHUNKED])
def test_a_slow_drip_ends_at_the_deadline(head: bytes) -> None:
    begun = time.perf_counter()
    drop = b"1\r\nx\r\n" if head == CHUNKED else b"x"
    drips: list[bytes | float] = [head, *(part for _ in range(50) for part in (0.1, drop))]
    assert failure(drips) == "the answer takes too long"
    assert 0.9 < time.perf_counter() - begun < 2


def test_packed_and_chunked_answers_are_read() -> None:
    chunks = CHUNKED + b"3\r\nott\r\n3\r\ners\r\n0\r\n\r\n"
    with serving({"/": reply(PACKED, content_encoding="gzip"), "/c": chunks}) as server:
        assert server.web().get(f"{server.url}/").data == b"otters " * 100
        assert server.web().get(f"{server.url}/c").data == b"otters"


def test_a_body_without_a_length_may_be_cut_and_says_so() -> None:
    with serving({"/": reply("otters", content_length=None)}) as server:
        page = server.web().get(f"{server.url}/")
    assert (page.data, page.is_whole) == (b"otters", False)


@pytest.mark.parametrize("status", [404, 410, 403, 451])
def test_an_answer_that_is_no_page_keeps_its_status_and_is_asked_for_once(status: int) -> None:
    said = reply("", status, kind="text/plain", x_why="so")
    with serving(lambda path: said) as server, pytest.raises(BadAnswer) as bad:
        server.web().get(f"{server.url}/", kinds=["text/html"])
    assert str(bad.value) == f"{server.url}/: the server answers with status {status}"
    assert (bad.value.status, bad.value.headers["x-why"]) == (status, "so")
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("again", "waited"),
    [("2", [2, 2]), ("0", [0, 0]), ("", [0.5, 1]), ("soon", [0.5, 1]), ("Sat, 01 Jan 2000 00:00:00 GMT", [0, 0])],
)
def test_a_busy_server_is_asked_again_when_it_says(again: str, waited: list[float]) -> None:
    answers = iter([reply("", 429, retry_after=again), reply("", 503, retry_after=again), reply("otters")])
    pauses: list[float] = []
    with serving(lambda path: next(answers)) as server:
        assert server.web(pause=0.5, sleep=pauses.append).get(f"{server.url}/").data == b"otters"
    assert pauses == waited


def test_a_server_that_wants_more_patience_than_there_is_is_left_alone() -> None:
    busy = reply("", 429, retry_after="9" * 400)
    with serving({"/": busy}) as server, pytest.raises(NoAnswer, match=r": the server answers with status 429$"):
        server.web().get(f"{server.url}/")
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("/", "redirects lead round in a circle"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not a public address"),
        ("http://127.0.0.1:1/", "port 1 is not asked, only 80 for http and 443 for https"),
        ("//localhost/", "localhost is not the name of a public host"),
        ("file:///etc/passwd", "only http and https are asked, not file"),
        ("http://[", "the address cannot be read"),
    ],
)
def test_each_place_of_a_redirect_is_checked(to: str, why: str) -> None:
    assert failure(reply("", 302, location=to)) == why


def test_silence_is_unreachable_and_known_as_silence() -> None:
    with serving(lambda path: [1.0]) as server, pytest.raises(Silent) as reason:
        server.web().get(f"{server.url}/")
    assert isinstance(reason.value, Unreachable)


def test_redirects_have_an_end() -> None:
    on = serving(lambda path: reply("", 301, location=f"{path}x"))
    with on as server, pytest.raises(NoAnswer, match=r": more than 3 redirects$"):
        server.web().get(f"{server.url}/")
    assert len(server.requests) == 4


def test_a_redirect_is_followed_to_its_end() -> None:
    with serving({"/old": reply("", 301, location="new?x=1"), "/new?x=1": reply("here")}) as server:
        page = server.web().get(f"{server.url}/old")
    assert (page.address, page.data) == (f"{server.url}/new?x=1", b"here")


def test_where_nobody_takes_the_call_the_place_is_unreachable() -> None:
    with serving({}) as server:
        web = server.web()
    with pytest.raises(Unreachable, match=r": nobody takes the call$"):
        web.get(f"{server.url}/")


def test_a_server_that_does_not_speak_tls_is_there_but_unproven() -> None:
    with serving(lambda path: b"") as server, pytest.raises(NoAnswer) as reason:
        server.web().get(f"https://127.0.0.1:{server.port}/")
    assert isinstance(reason.value, Silent | BadAnswer)


def test_through_a_proxy_the_proxy_connects_and_literal_addresses_stay_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/page": reply("by proxy")}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "")
        nowhere = replace(QUICK, guard=Guard(lambda host, port: []), proxy_for=Web().proxy_for)
        page = nowhere.get("http://otter.example.org/page")
        with pytest.raises(Refused):
            nowhere.get("http://10.0.0.1/page")
        inside = replace(nowhere, guard=Guard(lambda host, port: ["10.0.0.1"]))
        with pytest.raises(Refused):
            inside.get("http://otter.example.org/page")
    assert page.data == b"by proxy"
    assert proxy.heads[0].startswith("GET http://otter.example.org/page HTTP/1.1")
    assert len(proxy.heads) == 1
