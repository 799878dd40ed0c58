"""Each service against a server that speaks its format: what it says when all is well, and when something is not."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from assay.model import Fact, FactId
from assay.model.dates import parse_date
from assay.model.sources import Repository, Source
from assay.sources import Missed, Sight, Sighting
from assay.sources.archive import Archive
from assay.sources.github import GitHub, blob_digest
from assay.sources.publications import ArXiv, Doi
from assay.sources.service import Job, Service
from assay.sources.webpage import Document, Pages, compare
from assay.web import BadAnswer, Page, Web
from tests.raw_server import Said, Server, reply, serving
from tests.services import entry, feed, in_json, later, work

DAY = parse_date("2026-11-21")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
TITLE = "On otters and weights"
STORY = "The otters of the river are large models of another kind, and this is how they were counted. " * 8
FAULTS: Mapping[str, Said] = {
    "nothing": b"",
    "silence": [1.0],
    "busy": reply("", 429, retry_after="0"),
    "very busy": reply("", 429, retry_after="86400"),
    "broken": reply("", 500),
    "away": reply("", 503),
    "closed": reply("", 403),
    "cut": reply(STORY)[:-5],
    "cut chunks": b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "bad gzip": reply("otters", content_encoding="gzip"),
    "circle": reply("", 302, location="?"),
    "inside": reply("", 302, location="http://169.254.169.254/"),
    "a picture": reply(b"\x89PNG", kind="image/png"),
    "giant": reply(b"x" * 100_001),
    "empty": reply(""),
    "other JSON": in_json([{"otter": None}]),
    "other feed": feed(entry("9999.99999", "T", ["A B"])),
    "not UTF-8": reply(b"<p>\xff\xfe\xfa</p>"),
    "script": reply("<html><script>document.write('70 billion')</script><noscript>Enable JavaScript</noscript>"),
    "no found": reply("<h1>Not found</h1>"),
}


def fact(fragment: str | None, locator: str = "Table 1", number: int = 1) -> Fact:
    return Fact(
        id=FactId(f"otter#{number}"),
        source="otter",
        subject="otter-70b",
        attribute="parameters",
        value=None,
        locator=locator,
        fragment=fragment,
    )


def job(*facts: Fact, title: str = TITLE, repository: Repository | None = None, **identifiers: str) -> Job:
    source = Source(
        id="otter",
        kind="paper",
        title=title,
        author=("Brook, Ada", "River Lab"),
        date=DAY,
        depth="full-text",
        read_on=DAY,
        read_at="arXiv v1, PDF",
        identifiers=tuple(identifiers.items()),
        repository=repository,
    )
    return Job(source, facts)


def service(name: str, server: Server, web: Web | None = None) -> Service:
    web = web or server.web()
    known: dict[str, Service] = {
        "arxiv": ArXiv(web, server.url),
        "doi": Doi(web=web, crossref=server.url, resolver=f"{server.url}/doi"),
        "repository": GitHub(web=web, api=server.url, raw=f"{server.url}/raw"),
        "web": Pages(web=web, archive=Archive(web, server.url)),
    }
    return known[name]


def seen(name: str, wanted: Job, answers: Mapping[str, Said]) -> Sighting:
    """What a service says of one source; `*` answers every other path."""
    with serving(lambda path: answers.get(path, answers.get("*", reply("", 404)))) as server:
        if "url" in dict(wanted.source.identifiers):
            wanted = job(*wanted.facts, title=wanted.source.title, url=f"{server.url}/page")
        (sighting,) = service(name, server).look_up([wanted])
    return sighting


PREPRINT = job(fact("70 billion", "Abstract"), fact("80 layers", "Table 2", 2), arxiv="2203.15556v1")
ARXIV = "/api/query?id_list=2203.15556&max_results=1"


def preprint(
    title: str = TITLE, version: int = 1, comment: str = "", summary: str = "It has 70\u2009billion."
) -> Sighting:
    people = ["Ada Brook", "Ben Weir", "River Lab"]
    said = feed(entry("2203.15556", title, people, version=version, comment=comment, summary=summary))
    return seen("arxiv", PREPRINT, {ARXIV: said})


def test_a_preprint_matches_by_title_and_authors_and_its_facts_by_the_abstract() -> None:
    found = preprint("On {Otters}\n and W\\'eights")
    assert (found.sight, found.why, found.notes) == (Sight.MATCH, "title and authors are the same", ())
    assert [(check.fact, check.sight) for check in found.checks] == [("otter#1", Sight.MATCH)]


def test_an_abstract_without_the_fragment_proves_nothing() -> None:
    assert preprint(summary="It is large.").checks[0].sight is Sight.NOT_CHECKED


def test_a_newer_version_is_a_note() -> None:
    assert preprint(version=3).notes == ("version 3 is newer than version 1, which was read",)


def test_another_title_or_other_authors_are_a_change() -> None:
    assert (preprint("On stoats").sight, preprint("On stoats").why) == (Sight.CHANGED, "the title is now “On stoats”")
    other = feed(entry("2203.15556", TITLE, ["Ada Brook"]))
    assert seen("arxiv", PREPRINT, {ARXIV: other}).why == "not among the authors any more: River Lab"


def test_a_withdrawn_preprint_is_retracted() -> None:
    found = preprint(comment="This paper has been withdrawn by the authors")
    assert found.sight is Sight.RETRACTED
    assert found.why == "withdrawal (the comment on arXiv: This paper has been withdrawn by the authors)"


def test_a_preprint_that_is_not_listed_is_missed() -> None:
    found = seen("arxiv", PREPRINT, {ARXIV: feed()})
    assert (found.sight, found.missed) == (Sight.NOT_CHECKED, Missed.ABSENT)
    assert found.why == "arXiv does not list 2203.15556"


PAPER = job(fact("70 billion"), doi="10.1000/otter")
WORK = "/works/10.1000%2Fotter"
PEOPLE = [{"family": "Brook", "given": "A."}, {"name": "River Lab"}]


def registered(notice: str) -> Sighting:
    said = work("10.1000/otter", TITLE, author=PEOPLE, **{"updated-by": [later(notice)]})
    return seen("doi", PAPER, {WORK: in_json(said)})


def test_a_doi_matches_and_its_corrections_are_notes() -> None:
    found = registered("correction")
    assert (found.sight, found.notes) == (Sight.MATCH, ("correction (10.1000/notice by retraction-watch)",))


def test_a_doi_with_a_retraction_is_retracted() -> None:
    found = registered("retraction")
    assert (found.sight, found.why) == (Sight.RETRACTED, "retraction (10.1000/notice by retraction-watch)")


def test_a_doi_that_nobody_knows_is_missed() -> None:
    assert seen("doi", PAPER, {}).missed is Missed.ABSENT


FILE = b'{"layers": "80 layers",\n "text": "it has\\n70 billion"}'
HELD = Repository("river/otter", COMMIT, "docs/card file.md")
KEPT = job(fact("70 billion"), fact("81 layers", number=2), fact(None, number=3), repository=HELD)
CONTENTS = f"/repos/river/otter/contents/docs/card%20file.md?ref={COMMIT}"
BARE = f"/raw/river/otter/{COMMIT}/docs/card%20file.md"


def contents(data: bytes, **fields: object) -> bytes:
    packed = base64.encodebytes(data).decode()
    return in_json({"type": "file", "encoding": "base64", "content": packed, "sha": blob_digest(data), **fields})


def test_a_file_at_its_commit_matches_and_its_fragments_are_found() -> None:
    found = seen("repository", KEPT, {CONTENTS: contents(FILE)})
    assert found.sight is Sight.MATCH
    assert [check.sight for check in found.checks] == [Sight.MATCH, Sight.NOT_CHECKED, Sight.NOT_CHECKED]
    why = "not in docs/card file.md, which is as it was: another file, or the record has a slip"
    assert [check.why for check in found.checks] == ["", why, "the record has no fragment"]


def test_the_digest_is_the_one_of_git() -> None:
    assert blob_digest(b"hello\n") == "ce013625030ba8dba906f756967f9e9ca394464a"
    assert blob_digest(b"") == hashlib.sha1(b"blob 0\0", usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("status", [403, 404, 429])
def test_the_bare_file_is_taken_where_the_interface_is_busy(status: int) -> None:
    answers = {CONTENTS: reply("", status, retry_after="999"), BARE: reply(FILE, kind="text/plain")}
    assert seen("repository", KEPT, answers).sight is Sight.MATCH


def test_a_large_file_is_taken_bare_and_compared_with_its_digest() -> None:
    large = contents(FILE, encoding="none", content="")
    assert seen("repository", KEPT, {CONTENTS: large, BARE: reply(FILE)}).sight is Sight.MATCH
    cut = seen("repository", KEPT, {CONTENTS: large, BARE: reply(FILE[:-1])})
    assert (cut.sight, cut.why) == (Sight.NOT_CHECKED, "the file did not arrive whole: its git digest is another")


@pytest.mark.parametrize(
    "said",
    [contents(FILE, sha=blob_digest(b"")), contents(FILE, content="%"), contents(FILE, content=1),
     contents(FILE, sha=None), contents(FILE, type="submodule"), in_json({}), in_json([])],
)  # fmt: skip
def test_a_file_that_is_not_what_its_digest_says_proves_nothing(said: bytes) -> None:
    found = seen("repository", KEPT, {CONTENTS: said})
    assert (found.sight, found.missed) == (Sight.NOT_CHECKED, None)


def test_a_file_is_missed_where_the_bare_one_is_not_there_either() -> None:
    assert seen("repository", KEPT, {}).missed is Missed.ABSENT
    assert seen("repository", KEPT, {"*": reply("", 503)}).missed is None


def test_where_no_file_is_named_the_commit_is_looked_for() -> None:
    whole = job(fact("70 billion"), repository=Repository("river/otter", COMMIT, "."))
    place = f"/repos/river/otter/git/commits/{COMMIT}"
    assert seen("repository", whole, {place: in_json({"sha": COMMIT})}).why == "the commit is there"
    assert seen("repository", whole, {place: in_json({"sha": "0" * 40})}).sight is Sight.NOT_CHECKED
    assert seen("repository", whole, {}).missed is Missed.ABSENT


PAGE = job(fact("70 billion"), fact("80 layers", number=2), fact(None, number=3), url="x")
COPY = "https://web.archive.org/web/20261120101112/http://river.example/page"


def page(body: str, **fields: Any) -> bytes:
    head = "<html><head><title>Otters</title></head><body><nav>Menu</nav>"
    return reply(f"{head}<main><p>{STORY}</p>{body}</main></body></html>", **fields)


GOOD = "<table><tr><td>Size</td><td>70&nbsp;<b>billion</b></td></tr></table><p>with 80\u2009layers</p>"


def archived(**fields: object) -> bytes:
    closest = {"status": "200", "available": True, "url": COPY.replace("https", "http", 1), **fields}
    return in_json({"url": "x", "archived_snapshots": {"closest": closest}})


def test_a_page_with_the_fragments_matches() -> None:
    found = seen("web", PAGE, {"/page": page(GOOD)})
    assert (found.sight, found.notes) == (Sight.MATCH, ())
    assert [check.sight for check in found.checks] == [Sight.MATCH, Sight.MATCH, Sight.NOT_CHECKED]


def test_a_page_that_lost_a_fragment_is_changed_and_an_archived_copy_is_named() -> None:
    found = seen("web", PAGE, {"/page": page("<p>71 billion, 80 layers</p>"), "*": archived()})
    assert (found.sight, found.why, found.notes) == (
        Sight.CHANGED, "1 of 2 fragments are missing", (f"archived copy: {COPY}",),
    )  # fmt: skip
    assert found.checks[0].why == "not in the text of the page any more"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (in_json({"url": "x", "archived_snapshots": {}}), "the archive has no copy"),
        (archived(available=False), "the archive has no copy"),
        (archived(status="404"), "the archive has no copy"),
        (archived(url="https://evil.example/"), "the archive has no copy"),
        (archived(url=1), "the archive has no copy"),
        (in_json({}), "the archive was asked in vain: the answer is JSON of another shape than expected"),
        (reply("", 503), "the archive was asked in vain: the server answers with status 503"),
    ],
)
def test_what_the_archive_says_is_told(said: bytes, note: str) -> None:
    assert seen("web", PAGE, {"/page": reply("", 404), "*": said}).notes == (note,)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_missed(status: int) -> None:
    found = seen("web", PAGE, {"/page": reply("", status), "*": archived()})
    assert (found.sight, found.missed) == (Sight.NOT_CHECKED, Missed.ABSENT)
    assert found.notes == (f"archived copy: {COPY}",)


DOUBTS = [
    (reply("<html><body><div id=root></div><script src=a.js></script></body></html>"), "hardly any text"),
    (page("", content_length=None), "how long the page is"),
    (page("<script>var data = '" + "x" * 90_000 + "'</script>"), "the page is made of scripts"),
    (page("<p>Please enable JavaScript to go on.</p>"), "asks for JavaScript or cookies"),
    (page("<p>Sign in to continue</p>"), "asks for a login or a subscription"),
    (page("<div>" * 1000 + "70 billion, 80 layers"), "nested so deeply"),
    (reply(b"<p>" + STORY.encode() + b"\xff</p>"), "encoding"),
]


@pytest.mark.parametrize(("said", "why"), DOUBTS)
def test_a_page_that_was_not_really_read_is_not_changed(said: bytes, why: str) -> None:
    found = seen("web", PAGE, {"/page": said, "*": archived()})
    assert (found.sight, found.missed) == (Sight.NOT_CHECKED, None)
    assert why in found.why


PIECES = some.sampled_from(["<p>", "</p>", "<table>", "<script>", "&#0;", "<!--", "a", "]]>", "<?", "\0", "<![CDATA["])


@given(some.text(max_size=80) | some.lists(PIECES).map("".join))
def test_no_page_makes_a_traceback(text: str) -> None:
    document = Document(Page(address="https://x", kind="text/html", data=text.encode("utf-8", "replace")))
    assert document.incomplete
    assert (
        compare(PAGE, Page(address="https://x", kind="text/html", data=text.encode("utf-8", "replace"))).sight
        is Sight.NOT_CHECKED
    )


def test_what_a_script_or_a_comment_says_is_not_on_the_page() -> None:
    hidden = "<script>70 billion, 80 layers</script><style>70 billion</style><!-- 80 layers -->"
    long = f"<p>{STORY * 5}</p>"
    found = seen("web", PAGE, {"/page": page(f"<h1>{TITLE}</h1>{long}{hidden}"), "*": archived()})
    assert found.sight is Sight.CHANGED


def test_a_page_without_fragments_is_there_under_its_title_and_never_more() -> None:
    bare = job(fact(None), url="x")
    found = seen("web", bare, {"/page": page(f"<h1>{TITLE}</h1>")})
    assert (found.sight, found.why) == (
        Sight.PRESENT, "a page is there, with the title; the record has no fragment to look for",
    )  # fmt: skip
    assert seen("web", bare, {"/page": page("<h1>On stoats</h1>")}).sight is Sight.NOT_CHECKED


def test_a_page_in_an_older_encoding_is_read() -> None:
    body = f"<meta charset=iso-8859-1><p>{STORY}</p><p>Größe: 70 billion, 80 layers</p>".encode("latin-1")
    assert seen("web", PAGE, {"/page": reply(body, kind="text/html")}).sight is Sight.MATCH


def test_a_page_that_moved_says_where() -> None:
    found = seen("web", PAGE, {"/page": reply("", 301, location="/new"), "/new": page(GOOD)})
    assert found.sight is Sight.MATCH
    assert found.notes[0].startswith("leads to http://127.0.0.1:")


def test_an_address_that_leads_inside_is_not_asked() -> None:
    inside = job(fact("70 billion"), url="http://169.254.169.254/latest/")
    with serving({"*": b""}) as server:
        (found,) = Pages(web=server.web(), archive=Archive(server.web(), server.url)).look_up([inside])
    assert (found.sight, found.missed) == (Sight.NOT_CHECKED, None)
    assert found.why == "169.254.169.254 is not a public address"


def test_an_address_that_only_repeats_an_identifier_is_not_asked_twice() -> None:
    pages = Pages(web=Web(), archive=Archive(Web()))
    assert pages.place(job(arxiv="2203.15556", url="https://arxiv.org/abs/2203.15556")) is None
    assert pages.place(job(doi="10.1/x", url="https://doi.org/10.1/x")) is None
    assert pages.place(job(arxiv="2203.15556", url="https://river.example/a")) == "https://river.example"


SERVICES = {"arxiv": PREPRINT, "doi": PAPER, "repository": KEPT, "web": PAGE}


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_a_server_makes_a_match_or_a_loss(name: str, fault: str) -> None:
    found = seen(name, SERVICES[name], {"*": FAULTS[fault]})
    assert (found.sight, found.missed) == (Sight.NOT_CHECKED, None), found
    assert all(check.sight is Sight.NOT_CHECKED for check in found.checks)
    assert found.why


@pytest.mark.parametrize("name", SERVICES)
def test_a_host_that_nobody_finds_is_unreachable_and_not_gone(name: str) -> None:
    with serving({}) as server:
        web = server.web()
        wanted = SERVICES[name] if name != "web" else job(fact("70 billion"), url=f"{server.url}/page")
    (found,) = service(name, server, web).look_up([wanted])
    assert (found.sight, found.missed, found.why) == (Sight.NOT_CHECKED, Missed.UNREACHABLE, "nobody takes the call")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    some.sampled_from([200, 204, 206, 301, 400, 403, 418, 451]),
    some.sampled_from(["text/html", "application/json", "application/atom+xml", "text/plain", "image/png", ""]),
    some.binary(max_size=60) | some.sampled_from([b"{}", b"[]", b"null", b"<feed/>", b"<html></html>"]),
)
def test_no_answer_whatsoever_makes_a_match_or_a_loss(status: int, kind: str, body: bytes) -> None:
    said = {"*": reply(body, status, kind)}
    for name, wanted in SERVICES.items():
        found = seen(name, wanted, said)
        assert (found.sight, found.missed) == (Sight.NOT_CHECKED, None), (name, found)


def test_a_day_is_all_the_archive_is_told_of_the_reading() -> None:
    with serving({}) as server, pytest.raises(BadAnswer):
        Archive(server.web(), server.url).find("http://river.example/a?b=c", date(2026, 11, 21))
    assert server.requests == ["/wayback/available?url=http%3A%2F%2Friver.example%2Fa%3Fb%3Dc&timestamp=20261121"]
