"""All sources at once, and the command: nothing is guessed, nothing is forgotten, and it says what it saw."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner, Result

from assay.cli import group
from assay.errors import UsageError
from assay.exports.github_markdown import SAFE
from assay.sources import Check, Missed, Sight, Sighting
from assay.sources.archive import Archive
from assay.sources.outcome import gravest
from assay.sources.report import as_markdown
from assay.sources.service import Job
from assay.sources.verify import look_up, services, without_place
from assay.sources.webpage import Pages
from assay.web import Guard, Web
from tests.raw_server import QUICK, Said, Server, reply, serving
from tests.sample import put
from tests.sources.test_services import fact, job, page

WIDE = [job(fact("70 billion"), url=f"https://host{number}.example/page") for number in range(100)]
PAPERS = [job(arxiv="2203.15556"), job(doi="10.1000/otter")]


def hanging(host: str, port: int) -> list[str]:
    Event().wait(5)
    return []


def unknown(host: str, port: int) -> list[str]:
    raise OSError(-2, "Name or service not known")


@pytest.mark.parametrize("resolve", [hanging, unknown])
def test_without_a_network_nothing_is_checked_within_a_second(resolve: object) -> None:
    web = replace(QUICK, guard=Guard(resolve))  # type: ignore[arg-type]
    wanted = [*PAPERS, *WIDE]
    begun = time.perf_counter()
    found = look_up(wanted, [service for service in services(web) if service.name != "package"], web, 8)
    assert time.perf_counter() - begun < 2  # 0.8 of them waiting, the rest for a busy machine
    assert len(found) == len(wanted)
    assert {(one.sight, one.why, one.missed) for one in found} == {(Sight.NOT_CHECKED, "no network", None)}


def test_a_proxy_that_lets_nothing_through_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda path: reply("", 502)) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "")
        web = replace(QUICK, guard=Guard(unknown), proxy_for=Web().proxy_for)
        found = look_up(WIDE[:3], [Pages(web=web, archive=Archive(web))], web, 8)
    assert {one.why for one in found} == {"no network"}
    assert proxy.heads[0].startswith("CONNECT host")


class _Fixed:
    """A service that sees what it is told to."""

    name = "web"

    def __init__(self, sightings: list[Sighting]) -> None:
        self._sightings = sightings

    def place(self, _: Job, /) -> str:
        return ""

    def look_up(self, _: object, /) -> Iterator[Sighting]:
        return iter(self._sightings)


def test_hosts_are_to_blame_only_where_another_one_answers() -> None:
    lost = Sighting(
        source="otter", service="web", sight=Sight.NOT_CHECKED, why="nobody takes the call", missed=Missed.UNREACHABLE
    )
    (alone,) = look_up([job()], [_Fixed([lost])], QUICK, 1)
    assert alone.missed is None
    other = Job(replace(job().source, id="stoat"))
    both = look_up(
        [job(), other], [_Fixed([lost, Sighting(source="stoat", service="web", sight=Sight.MATCH)])], QUICK, 1
    )
    assert Missed.UNREACHABLE in {one.missed for one in both}


def test_a_source_that_no_service_knows_is_told() -> None:
    (one,) = without_place([job()], [])
    assert (one.service, one.sight, one.why) == (
        "none", Sight.NOT_CHECKED, "the record names no place where it can be looked up",
    )  # fmt: skip


def test_a_match_speaks_only_where_everything_matches() -> None:
    assert gravest([Sight.MATCH, Sight.MATCH]) is Sight.MATCH
    assert gravest([Sight.MATCH, Sight.NOT_CHECKED]) is Sight.NOT_CHECKED
    assert gravest([Sight.CHANGED, Sight.RETRACTED, Sight.NOT_CHECKED]) is Sight.RETRACTED
    assert gravest([]) is Sight.NOT_CHECKED


HOSTILE = "@everyone #1 `code` <script>alert(1)</script> [x](javascript:1) https://evil.example |\n# Title"


def test_markdown_shows_what_others_wrote_and_obeys_none_of_it() -> None:
    check = Check(source="otter", fact="otter#1", sight=Sight.CHANGED, recorded=HOSTILE, found=HOSTILE, why=HOSTILE)
    text = as_markdown(
        [Sighting(source="otter", service="web", sight=Sight.CHANGED, why=HOSTILE, notes=(HOSTILE,), checks=(check,))],
        date(2026, 11, 21),
    )
    head, _, rest = text.partition("### ")
    assert head.splitlines()[0] == "Sources looked up again on 2026-11-21."
    assert "| web | 0 | 0 | 1 | 0 | 0 | 0 |" in head
    assert len(rest.splitlines()) == 4
    assert all(SAFE.match(line) for line in f"### {rest}".splitlines())


def test_markdown_stays_within_what_an_issue_holds() -> None:
    many = [
        Sighting(source=f"otter-{number}", service="web", sight=Sight.CHANGED, why="ä" * 300) for number in range(500)
    ]
    text = as_markdown(many, date(2026, 11, 21))
    assert len(text.encode()) < 65_536
    assert re.search(r"[0-9]+ more lines do not fit here", text)


@pytest.fixture
def web_source(base: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Server, dict[str, Said]]]:
    """The small project with one source on a server of this machine, and what the server says."""
    answers: dict[str, Said] = {}
    with serving(lambda path: answers.get(path, reply("", 404))) as server:
        web = server.web()
        monkeypatch.setattr(
            "assay.sources.verify.services", lambda *_: (Pages(web=web, archive=Archive(web, server.url)),)
        )
        monkeypatch.setattr("assay.web.Web", lambda **_: web)
        monkeypatch.setattr("assay.records.fields.host_fault", lambda _: None)  # the server is on this machine
        text = (
            f"kind: press\ntitle: Otters\nurl: {server.url}/page\n"
            "read: {on: 2026-11-21, at: the page, depth: full-text}\nfacts:\n  - {subject: otter-70b, "
            "attribute: parameters, value: 70 billion, locator: line 1, fragment: 70 billion}\n"
        )
        put(base, "claims/sources/otter-page.yml", text)
        yield base, server, answers


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "sources", "verify", "otter-page", *options])


def test_the_command_ends_with_0_when_all_is_well(web_source: tuple[Path, Server, dict[str, Said]]) -> None:
    root, _, answers = web_source
    answers["/page"] = page("<p>70 billion</p>")
    done = run(root, "--all", "--json")
    assert done.exit_code == 0, done.output
    (row,) = json.loads(done.stdout)["sources"]
    (service,) = row["services"]
    assert (row["source"], row["sight"], service["why"]) == ("otter-page", "match", "the fragments are there")
    assert service["facts"][0]["sight"] == "match"


def test_the_command_ends_with_1_and_names_what_changed(web_source: tuple[Path, Server, dict[str, Said]]) -> None:
    root, _, answers = web_source
    answers["/page"] = page("<p>71 billion</p>")
    done = run(root)
    assert done.exit_code == 1, done.output
    assert done.stdout.splitlines()[:4] == [
        "changed  otter-page (web)  claims/sources/otter-page.yml:1",
        "    1 of 1 fragments are missing; the archive was asked in vain: the server answers with status 404",
        "changed  otter-page#otter-70b.parameters  claims/sources/otter-page.yml:6",
        "    70 billion: not in the text of the page any more",
    ]


def test_a_page_is_gone_only_on_the_third_day(web_source: tuple[Path, Server, dict[str, Said]]) -> None:
    root, _, answers = web_source
    state = root / "kept" / "seen.json"
    assert run(root, "--state", str(state)).exit_code == 0
    kept = json.loads(state.read_text("utf-8"))
    (entry,) = kept["missed"].values()
    assert (len(entry["days"]), entry["why"]) == (1, "the server answers with status 404")
    entry["days"] = ["2026-01-01", "2026-01-08"]
    state.write_text(json.dumps(kept), "utf-8")
    done = run(root, "--state", str(state), "--format", "markdown")
    assert done.exit_code == 1
    assert "not there on 3 days since 2026-01-01" in done.stdout
    answers["/page"] = page("<p>70 billion</p>")
    assert run(root, "--state", str(state)).exit_code == 0
    assert json.loads(state.read_text("utf-8"))["missed"] == {}


def test_days_are_counted_anew_where_the_file_cannot_be_read(web_source: tuple[Path, Server, dict[str, Said]]) -> None:
    root, _, _ = web_source
    put(root, "_build/sources-seen.json", "[]")
    done = run(root)
    assert done.exit_code == 0
    assert "sources-seen.json: cannot be read (it is not a file of this program); the days" in done.stderr
    assert len(json.loads((root / "_build/sources-seen.json").read_text("utf-8"))["missed"]) == 1


def test_a_service_that_does_not_exist_is_named(web_source: tuple[Path, Server, dict[str, Said]]) -> None:
    done = run(web_source[0], "--only", "wbe")
    assert isinstance(done.exception, UsageError)
    assert str(done.exception) == "no service is called 'wbe' (did you mean 'web'?)"
