"""One source cannot harm another: whatever a server or a wheel does, all others are told, and so is this one."""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from assay.model.ids import FactId
from assay.model.sources import Package
from assay.sources import Sight, Sighting, verify
from assay.sources.archive import Archive
from assay.sources.packages.index import Fetched
from assay.sources.packages.lookup import NotThere
from assay.sources.packages.verify import verify as verify_facts
from assay.sources.packages.wheel import BadWheel, digest
from assay.sources.publications import Doi
from assay.sources.service import Job
from assay.sources.verify import look_up
from assay.sources.webpage import Pages
from assay.web import BadAnswer, Web, isolation
from assay.web.isolation import isolated
from tests.raw_server import Said, reply, serving
from tests.services import entry, feed, in_json, work
from tests.sources.test_services import STORY, TITLE, fact, job, seen

HEAD = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{STORY}</p>"
GOOD = reply(f"{HEAD}<p>70 billion</p>")
CHARSETS = (
    "utf8mb4", "x-user-defined", "undefined", "idna", "punycode", "hex", "rot13", "base64", "bz2", "zlib", "quopri",
    "unicode_escape", "raw_unicode_escape", "utf-7", "mbcs", "none", "utf-8;", "\xe9", "utf-8 utf-8", "a" * 5000,
)  # fmt: skip
DATES = (
    "Mon, 01 Jan 2024 00:00:00 +9999999999999999999", "Mon, 01 Jan 99999 00:00:00 GMT", "Mon, 32 Jan 2024 00:00:00 GMT",
    "-1", "1e999", "9" * 400, "\xb2", "Mon", "Mon, 01 Jan 0000 00:00:00 GMT", "Mon, 01 Jan 2024 00:00:00 -0000", "nan",
    "Fri, 31 Dec 9999 23:59:59 -2359",
)  # fmt: skip


def named(key: str, url: str, *fragments: str) -> Job:
    made = job(*(fact(text, number=number) for number, text in enumerate(fragments, 1)), url=url)
    facts = tuple(replace(one, source=key, id=FactId(f"{key}#1")) for one in made.facts)
    return Job(replace(made.source, id=key), facts)


def looked_up(answers: Mapping[str, Said], seconds: int = 20) -> dict[str, Sighting]:
    """Each path as a source of its own, and a good one behind them all, with so many seconds of computing for each."""
    with serving({**answers, "/good": GOOD}) as server:
        way = server.web(largest=5_000_000, whole=30.0, patience=10.0)
        jobs = [named(path.strip("/"), server.url + path, "70 billion") for path in (*answers, "/good")]
        found = look_up(jobs, [Pages(web=way, archive=Archive(way, server.url), seconds=seconds)], way, 4)
    assert [one.source for one in found] == [one.source.id for one in jobs]
    return {one.source: one for one in found}


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left() -> Iterator[None]:
    yield
    isolation.end_all()


def test_no_name_of_an_encoding_stops_anything() -> None:
    answers: dict[str, Said] = {}
    for number, name in enumerate(CHARSETS):
        answers[f"/header-{number}"] = reply(f"{HEAD}<p>70 billion", kind=f"text/html; charset={name}")
        answers[f"/meta-{number}"] = reply(f"<meta charset='{name}'>{HEAD}<p>70 billion", kind="text/html")
        answers[f"/bad-{number}"] = reply(HEAD.encode() + b"\xff\xfe 71 billion", kind=f"text/html; charset={name}")
    found = looked_up(answers)
    assert {one.sight for name, one in found.items() if not name.startswith("bad")} == {Sight.MATCH}
    assert {one.sight for name, one in found.items() if name.startswith("bad")} == {Sight.NOT_CHECKED}


def test_no_time_to_wait_stops_anything() -> None:
    answers = {f"/{number}": reply("", 503, retry_after=text) for number, text in enumerate(DATES)}
    found = looked_up(answers)
    assert found.pop("good").sight is Sight.MATCH
    assert {(one.sight, one.why) for one in found.values()} == {
        (Sight.NOT_CHECKED, "the server answers with status 503")
    }


def test_a_page_that_never_ends_to_be_read_is_not_checked_and_all_others_are() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(300_000))
    answers = {
        "/attributes": reply(f"{HEAD}<p {attributes}>70 billion"),
        "/cells": reply(f"{HEAD}<table>{'<td>x</td>' * 9_000}"),
        "/marks": reply(HEAD + "a" + "\u0301\u0316" * 100_000),
        "/deep": reply(f"{HEAD}{'<b><i>' * 500_000}"),
        "/spaces": reply(f"{HEAD}{' ' * 400_000}70"),
        "/figures": reply(f"{HEAD}{'1 000 ' * 70_000}"),
        "/styles": reply(f"<style>{'a,' * 100_000}</style>{HEAD}"),
        "/styled": reply(f"{HEAD}<p style='{'text-decoration:' * 200_000}'>"),
        "/classes": reply(f"{HEAD}<p class='{'x ' * 1_000_000}'>"),
        "/headings": reply(f"<title>{'a - ' * 50_000}</title>{'<h1>a</h1>' * 10_000}{STORY}"),
        "/sorry": reply(f"{HEAD}{'this article page ' * 20_000}"),
    }
    found = looked_up(answers, seconds=1)
    assert found.pop("good").sight is Sight.MATCH
    assert found["attributes"].why == "reading the answer takes longer than 1 seconds"
    assert not {one.sight for one in found.values()} & {Sight.MATCH, Sight.GONE, Sight.RETRACTED}


class _Broken:
    """A service with a fault of its own at one source."""

    name = "web"

    def place(self, _: Job, /) -> str:
        return ""

    def look_up(self, jobs: object, /) -> Iterator[Sighting]:
        assert isinstance(jobs, list)
        for one in jobs:
            if one.source.id == "two":
                raise ZeroDivisionError("division by zero")
            if one.source.id == "four":
                time.sleep(1000)
            yield Sighting(source=one.source.id, service=self.name, sight=Sight.MATCH)


def test_a_fault_of_the_checker_at_one_source_is_told_of_this_one() -> None:
    jobs = [named(key, "") for key in ("one", "two", "three")]
    found = look_up(jobs, [_Broken()], Web(), 1)
    assert [(one.source, one.sight, one.why) for one in found] == [
        ("one", Sight.MATCH, ""),
        ("two", Sight.NOT_CHECKED, "a fault of the checker: ZeroDivisionError: division by zero"),
        ("three", Sight.MATCH, ""),
    ]


def test_when_the_time_is_over_what_was_found_is_told() -> None:
    jobs = [named(key, "") for key in ("one", "four", "three")]
    found = look_up(jobs, [_Broken()], Web(), 1, within=0.5)
    assert [(one.source, one.sight, one.why) for one in found] == [
        ("one", Sight.MATCH, ""),
        ("four", Sight.NOT_CHECKED, "all sources together took more than 0.5 seconds"),
        ("three", Sight.NOT_CHECKED, "all sources together took more than 0.5 seconds"),
    ]


def test_a_host_has_a_share_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "HOST", 0.0)
    (found,) = look_up([named("one", "")], [_Broken()], Web(), 1)
    assert (found.sight, found.why) == (Sight.NOT_CHECKED, "the sources of this host took more than 0 seconds")


ODD = ("\ud800 other", "\x1b]0;owned\x07", "\x9bm", "\u202egnp.exe", "\x00", "\u2028", "\U000e0041", "a\rb")


@pytest.mark.parametrize("title", ODD)
def test_what_a_service_writes_is_shown_and_not_obeyed(title: str) -> None:
    with serving({"/works/10.1000%2Fotter": in_json(work("10.1000/otter", f"{title} x"))}) as server:
        (found,) = Doi(web=server.web(), crossref=server.url, resolver=server.url).look_up([job(doi="10.1000/otter")])
    assert found.sight is Sight.CHANGED
    assert found.why.isprintable()
    json.dumps(found.why, ensure_ascii=False).encode()


def test_a_feed_of_preprints_that_cannot_be_read_is_an_answer() -> None:
    attributes = " ".join(f"a{number}='1'" for number in range(200_000))
    said = feed(entry("2203.15556", TITLE, ["A B"])).replace(b"<entry>", f"<entry {attributes}>".encode(), 1)
    found = seen("arxiv", job(arxiv="2203.15556"), {"*": said})
    assert found.sight is Sight.NOT_CHECKED


@pytest.mark.parametrize("title", ["x" * 2_001, "\u0301\u0316" * 40_000])
def test_a_title_longer_than_any_title_is_no_title(title: str) -> None:
    found = seen("doi", job(doi="10.1000/otter"), {"/works/10.1000%2Fotter": in_json(work("10.1000/otter", title))})
    assert found.sight is Sight.NOT_CHECKED


FILES = {
    "brackets.yaml": "[" * 100_000,
    "dashes.yaml": "- " * 200_000,
    "keys.yaml": "? " * 200_000,
    "aliases.yaml": "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(2)) + "size: 7",
    "brackets.json": "[" * 100_000,
    "deep.py": "SIZE = " + "(" * 100_000,
    "sums.py": "SIZE = " + "1+" * 200_000 + "1",
    "long.py": "SIZE = 1" + "0" * 400,
    "longer.py": "SIZE = 1" + "0" * 5_000,
    "half.py": 'SIZE = "\\ud800"',
    "escape.py": 'SIZE = "\\x1b]0;owned\\x07"',
    "float.json": '{"SIZE": 1e999}',
    "nan.json": '{"SIZE": NaN}',
}


@pytest.mark.parametrize("name", FILES)
def test_no_file_of_a_wheel_stops_anything(tmp_path: Path, name: str) -> None:
    wheel = tmp_path / "otter-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(name, FILES[name])
    check = wheels_check(wheel, name)
    assert check in (Sight.NOT_CHECKED, Sight.GONE, Sight.CHANGED)


def wheels_check(wheel: Path, name: str) -> Sight:
    wanted = replace(fact("70 billion"), find="SIZE" if name.endswith(".py") else '["SIZE"]')
    package = Package(name="otter", version="1", file=name, sha256=digest(wheel))
    source = replace(job().source, package=package)
    (check,) = verify_facts([wanted], {"otter": source}, lambda *_: Fetched(wheel))
    assert check.found.isprintable()
    return check.sight


def test_a_wheel_that_cannot_be_opened_is_not_checked_or_gone(tmp_path: Path) -> None:
    wheel = tmp_path / "otter-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.py", "SIZE = 7\n" * 50)
    data = bytearray(wheel.read_bytes())
    locked = bytes(data[:6]) + b"\x01" + bytes(data[7:])
    where = locked.rindex(b"PK\x01\x02")
    encrypted = locked[: where + 8] + b"\x01" + locked[where + 9 :]
    for number, broken in enumerate((bytes(data[:45]) + b"\xff" * 9 + bytes(data[54:]), encrypted, b"PK", b"")):
        path = tmp_path / f"{number}.whl"
        path.write_bytes(broken)
        assert wheels_check(path, "a.py") in (Sight.NOT_CHECKED, Sight.GONE)


def test_what_reads_wheels_raises_what_it_says() -> None:
    for error in (BadWheel("no"), NotThere("no"), BadAnswer("no", 404, {"a": "b"})):
        with pytest.raises(type(error)) as caught:
            isolated(_raise, error)
        assert vars(caught.value) == vars(error)


def _raise(error: Exception) -> None:
    raise error
