"""What arXiv, Crossref and doi.org say of publications: read in their formats, and believed only in these."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assay.web import BadAnswer, NoAnswer, Page, arxiv, doi
from assay.web.metadata import Absent, Metadata, Notice, family_first
from tests.raw_server import Script, reply, serving
from tests.services import entry, feed, in_json, later, work

OTTER = entry("2203.15556", "On otters\n  and weights", ["Ada Brook", "Diego de Las Casas"], version=2)
DOI = "10.1162/neco.1991.3.1.79"
PLACE = "/works/10.1162%2Fneco.1991.3.1.79"


def preprints(said: bytes, *ids: str) -> dict[str, Metadata]:
    with serving(lambda path: said) as server:
        return arxiv.ask(server.web(), ids or ["2203.15556"], server.url)


def registered(script: Script | dict[str, bytes]) -> Metadata:
    with serving(script) as server:
        return doi.ask(server.web(), DOI, server.url, f"{server.url}/doi")


def test_a_preprint_is_read_from_the_feed() -> None:
    assert preprints(feed(OTTER))["2203.15556"] == Metadata(
        id="2203.15556",
        title="On otters and weights",
        authors=("Brook, Ada", "Casas, Diego de Las"),
        date="2022-03-29",
        type="preprint",
        abstract="We show it.",
        version=2,
    )


def test_many_preprints_are_asked_for_at_once_and_further_ones_after_a_pause() -> None:
    ids = [f"2203.{number:05}" for number in range(150)]
    pauses: list[float] = []

    def answers(path: str) -> bytes:
        asked = path.split("id_list=")[1].split("&", maxsplit=1)[0].split(",")
        return feed(*(entry(name, "T", ["A B"]) for name in asked))

    with serving(answers) as server:
        found = arxiv.ask(server.web(sleep=pauses.append, largest=1_000_000), [*ids, "2203.00001v3"], server.url)
        assert (len(server.requests), pauses) == (2, [3.0])
        assert server.requests[1].endswith("2203.00149&max_results=50")
    assert list(found) == ids


def test_a_preprint_that_arxiv_does_not_know_is_left_out() -> None:
    assert list(preprints(feed(OTTER), "2203.15556", "2203.99999")) == ["2203.15556"]
    assert preprints(feed(), "2203.99999") == {}


@pytest.mark.parametrize(
    "comment",
    ["This paper has been withdrawn by the authors", "Withdrawn: an error in Lemma 2", "12 pages. Paper was withdrawn",
     "arXiv admin note: This submission has been withdrawn by arXiv administrators"],
)  # fmt: skip
def test_a_withdrawal_stands_in_the_comment(comment: str) -> None:
    found = preprints(feed(entry("2203.15556", "T", ["A B"], comment=comment)))["2203.15556"]
    assert found.notices == (Notice("withdrawal", f"the comment on arXiv: {comment}"),)
    assert found.notices[0].retracts


@pytest.mark.parametrize(
    ("comment", "summary"),
    [
        ("12 pages", "We show how cash is withdrawn."),
        ("An earlier version of this paper was withdrawn", "We show it."),
        ("This paper has not been withdrawn", "Money that has been withdrawn is gone."),
        ("", f"{'Long. ' * 50} This paper has been withdrawn"),
    ],
)
def test_other_talk_of_withdrawing_is_no_withdrawal(comment: str, summary: str) -> None:
    found = preprints(feed(entry("2203.15556", "T", ["A B"], comment=comment, summary=summary)))
    assert found["2203.15556"].notices == ()


ERROR = (
    "<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title>"
    "<summary>incorrect id format for x</summary><author><name>arXiv api core</name></author></entry>"
)
BOMB = b'<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>'


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (feed(ERROR), "arXiv says: incorrect id format for x"),
        (feed(OTTER, total=2), "the feed does not hold as many entries as it says"),
        (feed(OTTER, OTTER), "the feed holds what was not asked for"),
        (feed(entry("2203.15557", "T", ["A B"])), "the feed holds what was not asked for"),
        (feed("<entry/>"), "an entry lacks its id, title, author or date"),
        (feed(entry("2203.15556", "", ["A B"])), "an entry lacks its id, title, author or date"),
        (feed(entry("2203.15556", "T", [])), "an entry lacks its id, title, author or date"),
        (reply("<feed>", kind="application/atom+xml"), "the answer is not readable as XML"),
        (reply(b"\xff\xfe<", kind="application/atom+xml"), "the answer is not readable as XML"),
        (reply("", kind="application/atom+xml"), "the answer is not readable as XML"),
        (reply("<html/>", kind="application/xml"), "the answer is not an Atom feed"),
        (reply(BOMB, kind="application/xml"), "the answer is not an Atom feed"),
        (reply("Rate exceeded.", kind="text/plain"),
         "the answer is text/plain, not application/atom+xml or application/xml or text/xml"),
        (reply("", 404), "the server answers with status 404"),
    ],
)  # fmt: skip
def test_what_is_not_the_whole_answer_of_arxiv_says_nothing(said: bytes, why: str) -> None:
    with pytest.raises(BadAnswer) as bad:
        preprints(said)
    assert bad.value.reason == why


def test_a_doi_is_read_from_crossref() -> None:
    found = registered({PLACE: in_json(work(DOI.upper(), "On <i>otters</i>"))})
    assert found == Metadata(id=DOI, title="On otters", authors=("Brook, Ada",), date="1991-02", type="journal-article")


@pytest.mark.parametrize(
    ("type_", "retracts"),
    [("retraction", True), ("withdrawal", True), ("removal", True), ("correction", False),
     ("expression_of_concern", False), ("partial_retraction", False), ("retraction_and_replacement", True),
     ("Retract and Replace", True), ("retraction-note", True), ("temporary_removal", False), ("new_version", False),
     ("addendum", False), ("clarification", False), ("corrigendum", False), ("erratum", False), ("new_edition", False),
     ("reinstatement", False)],
)  # fmt: skip
def test_notices_come_with_who_gave_them(type_: str, retracts: bool) -> None:  # noqa: FBT001 - a column of the table
    (notice,) = registered({PLACE: in_json(work(DOI, "T", **{"updated-by": [later(type_), later(type_)]}))}).notices
    said_by = "10.1000/notice by retraction-watch"
    assert (notice.type, notice.said_by, notice.retracts) == (type_.lower(), said_by, retracts)


def test_a_notice_on_another_work_is_none_on_this() -> None:
    assert registered({PLACE: in_json(work(DOI, "T", **{"update-to": [later("retraction")]}))}).notices == ()


@pytest.mark.parametrize("title", ["RETRACTED: On otters", "[Retracted] On otters", "Removed: how moderation works"])
def test_a_title_is_told_as_it_is_registered(title: str) -> None:
    found = registered({PLACE: in_json(work(DOI, title))})
    assert (found.title, found.notices) == (title, ())


def test_other_agencies_are_asked_through_doi_org() -> None:
    csl = {"DOI": DOI, "title": "On otters", "type": "dataset", "author": [{"literal": "River Lab"}]}
    with serving({f"/doi/{DOI}": in_json(csl)}) as server:
        found = doi.ask(server.web(), DOI, server.url, f"{server.url}/doi")
    assert found == Metadata(id=DOI, title="On otters", authors=("River Lab",), date="", type="dataset")
    assert "Accept: application/vnd.citationstyles.csl+json" in server.heads[1]


def test_a_doi_is_absent_where_both_say_so() -> None:
    with pytest.raises(Absent) as absent:
        registered({})
    assert str(absent.value) == f"neither Crossref nor doi.org knows {DOI}"


@pytest.mark.parametrize(
    "said",
    [reply("", 403), reply("", 500), reply("<html>", 200), b"", in_json([]), in_json({}), in_json({"message": 1}),
     in_json({"message": {}}), in_json(work("10.1000/other", "T")), in_json(work(DOI, "")),
     in_json(work(DOI, "T", title="T")), in_json(work(DOI, "T", title=[1])), in_json(work(DOI, "T", author="Brook")),
     in_json(work(DOI, "T", **{"updated-by": "x"})), in_json(work(DOI, "T", **{"updated-by": [{}]})),
     reply("{", kind="application/json"), reply("[" * 99_000, kind="application/json"),
     reply(b'{"message": "\xff"}', kind="application/json")],
)  # fmt: skip
def test_what_is_not_an_answer_of_crossref_says_nothing(said: bytes) -> None:
    with pytest.raises(NoAnswer):
        registered({PLACE: said})


def test_a_doi_is_not_absent_while_one_of_the_two_cannot_be_asked() -> None:
    for script in ({f"/doi/{DOI}": reply("", 503)}, {f"/doi/{DOI}": reply("<html>")}):
        with pytest.raises(NoAnswer):
            registered(script)


def test_names_are_turned_as_the_records_write_them() -> None:
    names = ["George van den Driessche", "OpenAI", "  Ada   Brook "]
    assert [family_first(name) for name in names] == ["Driessche, George van den", "OpenAI", "Brook, Ada"]


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
)
FIELDS = some.sampled_from(["DOI", "type", "title", "author", "issued", "updated-by"])


class _Said:
    """Stands in for the way out where only the reading matters."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def get(self, *_: Any, **__: Any) -> Page:
        return self._page


@given(some.dictionaries(FIELDS, JSON, min_size=1, max_size=3))
def test_no_shape_of_json_makes_a_traceback(odd: dict[str, Any]) -> None:
    said = dict(work(DOI, "T"))
    said["message"] = {**said["message"], **odd}
    page = Page(address="https://x", kind="application/json", data=in_json(said).split(b"\r\n\r\n")[1])
    try:
        found = doi.ask(_Said(page), DOI)  # type: ignore[arg-type]
    except NoAnswer:
        return
    assert found.title


@given(some.binary(max_size=200) | some.text().map(lambda text: f"<feed>{text}</feed>".encode()))
def test_no_bytes_make_a_traceback_or_a_preprint(data: bytes) -> None:
    with pytest.raises(NoAnswer):
        arxiv.read_feed(Page(address="https://x", kind="application/atom+xml", data=data), ["2203.15556"])
