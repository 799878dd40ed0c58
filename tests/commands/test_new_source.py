"""`assay new source`: what the services say, what the options say, and nothing that nobody said."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.cli import group
from assay.commands.new import metadata_retrieval
from assay.errors import UsageError
from assay.records.load import load
from assay.sources.packages.index import Fetched
from tests.raw_server import Said, reply, serving
from tests.services import entry, feed, in_json, later, work

READ = ("--read-on", "2026-11-21", "--read-at", "arXiv v1, PDF", "--depth", "full-text")
OTTER = entry("2203.15556", "On otters\n  and weights", ["Ada Brook", "Diego de Las Casas"], version=2)
DOI = "10.1162/neco.1991.3.1.79"
CROSSREF = "/works/10.1162%2Fneco.1991.3.1.79"
FACT = ("--fact", "otter-7b", "training_tokens", "1.4 trillion", "Table 2")


def new(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "new", "source", *arguments])


def asking(root: Path, monkeypatch: pytest.MonkeyPatch, answers: Mapping[str, Said], *arguments: str) -> Result:
    """The command, with a server of our own in the place of all services."""

    def said(path: str) -> Said:
        return next((answer for start, answer in answers.items() if path.startswith(start)), reply("", 404))

    with serving(said) as server:
        monkeypatch.setattr(metadata_retrieval, "way_out", server.web)
        monkeypatch.setattr(
            metadata_retrieval, "SERVICES", dict.fromkeys(("arxiv", "crossref", "resolver"), server.url)
        )
        return new(root, *arguments)


def test_a_preprint_is_filled_from_arxiv(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = asking(base, monkeypatch, {"/api/query": feed(OTTER)}, "--arxiv", "2203.15556", *READ, *FACT)
    assert result.exit_code == 0, result.output
    text = (base / "claims/sources/brook-2022.yml").read_text(encoding="utf-8")
    assert text == (
        "# yaml-language-server: $schema=../schemas/source.json\n"
        "kind: paper\ntitle: On otters and weights\nauthor:\n  - Brook, Ada\n  - Casas, Diego de Las\n"
        'date: 2022-03-29\narxiv: "2203.15556"\nurl: https://arxiv.org/abs/2203.15556\n'
        "read:\n  on: 2026-11-21\n  at: arXiv v1, PDF\n  depth: full-text\n"
        "facts:\n  - subject: otter-7b\n    attribute: training_tokens\n    value: 1.4 trillion\n    locator: Table 2\n"
    )
    loaded = load(base)
    assert loaded.faults == ()
    assert [fact.locator for fact in loaded.corpus.facts_about("otter-7b", "training_tokens")] == ["Table 2"]


def test_a_doi_is_filled_from_crossref_and_a_retraction_is_told(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = work(DOI, "Adaptive mixtures", author=[{"family": "Jacobs", "given": "Robert A."}],
                 issued={"date-parts": [[1991, 2]]}, **{"updated-by": [later("retraction")]})  # fmt: skip
    answers = {CROSSREF: in_json(known)}
    result = asking(base, monkeypatch, answers, "--doi", DOI, *READ, "--key", "jacobs")
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("note: there is a retraction of it (")
    text = (base / "claims/sources/jacobs.yml").read_text(encoding="utf-8")
    assert f"author:\n  - Jacobs, Robert A.\ndate: 1991-02\ndoi: {DOI}\n" in text


def test_options_overrule_what_the_service_says(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--title", "Otters", "--date", "2023", "--author", "River Lab", "--dry-run"]
    said = asking(base, monkeypatch, {"/api/query": feed(OTTER)}, "--arxiv", "2203.15556", *READ, *options).stdout
    assert "claims/sources/river-lab-2023.yml (not written)" in said
    assert 'title: Otters\nauthor:\n  - River Lab\ndate: "2023"\n' in said


@pytest.mark.parametrize("answer", [reply("", 503), reply("<html>", 200), b"", feed(OTTER)[:-40]])
def test_a_service_that_fails_is_said_and_the_options_do(
    base: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    arguments = ("--arxiv", "2203.15556", "--kind", "paper", "--title", "On otters", *READ, "--key", "by-hand")
    result = asking(base, monkeypatch, {"/api/query": answer}, *arguments)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("note: nothing could be looked up (")
    assert "title: On otters\narxiv:" in (base / "claims/sources/by-hand.yml").read_text(encoding="utf-8")


def test_a_number_that_arxiv_does_not_know_is_refused(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = asking(base, monkeypatch, {"/api/query": feed()}, "--arxiv", "2203.99999", *READ)
    assert str(result.exception) == "arXiv knows no 2203.99999; look at the number again"


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("--read-on", "--read-on is missing: on which day did you read it?"),
        ("--read-at", "--read-at is missing: what exactly did you read: which edition, which copy?"),
        (
            "--depth",
            "--depth is missing: how much of it did you read? (full-text, sections, abstract, excerpt, secondary)",
        ),
    ],
)
def test_how_it_was_read_is_asked_and_never_filled_in(base: Path, left_out: str, said: str) -> None:
    place = READ.index(left_out)
    result = new(base, "--offline", "--kind", "paper", "--title", "T", *READ[:place], *READ[place + 2 :])
    assert str(result.exception) == said


def test_a_faulty_fact_is_refused_with_its_place_and_nothing_is_written(base: Path) -> None:
    fact = ("--fact", "otter-7c", "training_tokens", "many", "Table 2")
    result = new(base, "--offline", "--kind", "paper", "--title", "T", "--key", "t", *READ, *fact)
    assert isinstance(result.exception, UsageError)
    assert "facts[0].subject: unknown entity 'otter-7c' (did you mean 'otter-7b'" in str(result.exception)
    assert not (base / "claims/sources/t.yml").exists()


def test_a_package_without_a_version_is_refused(base: Path) -> None:
    result = new(base, "--package", "torchvision", *READ)
    assert str(result.exception) == ("'torchvision' is no package with its version; write it as torchvision==0.19.0")


def test_a_package_is_filled_from_its_wheel(base: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wheel = tmp_path / "otterkit-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("otterkit/model.py", "LAYERS = 12\n")
        archive.writestr(
            "otterkit-1.0.dist-info/METADATA", "Name: otterkit\nVersion: 1.0\nSummary: Otters\nAuthor: Ada\n"
        )
    monkeypatch.setattr("assay.sources.packages.index.fetch", lambda package, folder: Fetched(wheel))
    result = new(base, "--package", "otterkit==1.0", "--file", "otterkit/model.py", *READ, "--key", "kit")
    assert result.exit_code == 0, result.output
    text = (base / "claims/sources/kit.yml").read_text(encoding="utf-8")
    assert 'kind: package\ntitle: "otterkit 1.0: Otters"\nauthor:\n  - Ada\n' in text
    assert 'package:\n  name: otterkit\n  version: "1.0"\n  file: otterkit/model.py\n  sha256: ' in text
    missing = new(base, "--package", "otterkit==1.0", "--file", "other.py", *READ, "--key", "kit-2")
    assert str(missing.exception) == "the wheel has no file 'other.py'; --file is a path inside it"


def test_sections_that_were_read_are_named(base: Path) -> None:
    parts = [name if name != "full-text" else "sections" for name in READ]
    unnamed = new(base, "--offline", "--kind", "paper", "--title", "T", *parts)
    assert str(unnamed.exception) == "--parts is missing: which sections, tables or pages did you read?"
    named = new(
        base, "--offline", "--kind", "paper", "--title", "T", *parts, "--parts", "Sections 1 and 2", "--key", "t"
    )
    assert named.exit_code == 0, named.output
    assert "parts: Sections 1 and 2" in (base / "claims/sources/t.yml").read_text("utf-8")
