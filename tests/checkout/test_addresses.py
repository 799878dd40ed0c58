"""The public addresses: read from `_config.yml` or the environment, refused in words, and made for every thing."""

from __future__ import annotations

import uuid
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.checkout.addresses import Addresses, urn
from assay.checkout.settings import read_addresses
from assay.errors import UsageError

ROOT = Path(__file__).parents[2]
SITE = "https://example.org/size/"
REPOSITORY = "https://github.com/owner/name"
KNOWN = Addresses(site=SITE, repository=REPOSITORY)
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)


def config(tmp_path: Path, text: str) -> Path:
    (tmp_path / "_config.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_this_project_has_no_public_address_yet() -> None:
    known = read_addresses(ROOT, {})
    assert (known.site, known.repository) == ("", "")


def test_title_and_author_are_those_of_the_book(tmp_path: Path) -> None:
    root = config(tmp_path, """\
title: "Full cells: what is written about batteries"
author: the cell counters
sphinx: {config: {html_title: Full cells}}
""")  # fmt: skip
    assert read_addresses(root, {}) == Addresses(
        title="Full cells: what is written about batteries", short_title="Full cells", author="the cell counters"
    )


def test_a_folder_without_configuration_has_none(tmp_path: Path) -> None:
    assert read_addresses(tmp_path, {}) == Addresses()


def test_the_addresses_stand_under_the_keys_of_jupyter_book(tmp_path: Path) -> None:
    root = config(tmp_path, """\
title: A book
html: {baseurl: "https://example.org/size"}
repository: {url: "https://github.com/owner/name.git", branch: data/main, path_to_book: docs/book}
""")  # fmt: skip
    assert read_addresses(root, {}) == Addresses(
        title="A book", site=SITE, repository=REPOSITORY, branch="data/main", folder="docs"
    )


def test_a_published_build_names_its_own(tmp_path: Path) -> None:
    root = config(tmp_path, 'html: {baseurl: "https://example.org/size/"}\n')
    environment = {"ASSAY_BASE_URL": "http://localhost:8000", "ASSAY_REPOSITORY_URL": "https://github.com/fork/name/"}
    assert read_addresses(root, environment) == Addresses(
        site="http://localhost:8000/", repository="https://github.com/fork/name"
    )
    assert read_addresses(root, {"ASSAY_BASE_URL": ""}).site == SITE


def test_readers_without_an_account_write_to_a_form_or_a_mailbox(tmp_path: Path) -> None:
    mail = read_addresses(config(tmp_path, "contact: errors@example.org\n"), {})
    assert mail.contact == "mailto:errors@example.org"
    assert mail.contact_on("claims/a/b", "Correction of a/b") == (
        "mailto:errors@example.org?subject=Correction%20of%20a/b&body=claims/a/b"
    )
    form = read_addresses(tmp_path, {"ASSAY_CONTACT": "https://example.org/form?of=book", "ASSAY_BASE_URL": SITE})
    assert form.contact_on("claims/a/b", "x") == (
        "https://example.org/form?of=book&page=https://example.org/size/claims/a/b.html"
    )
    assert Addresses().contact_on("claims/a/b", "x") == ""


@pytest.mark.parametrize("written", ["errors@example", "javascript:alert(1)", "errors@exa mple.org", "mailto:a@b?cc=c"])
def test_what_is_no_contact_is_refused(tmp_path: Path, written: str) -> None:
    with pytest.raises(UsageError, match="ASSAY_CONTACT: "):
        read_addresses(tmp_path, {"ASSAY_CONTACT": written})


NO_ADDRESS = "is not an address of the web; write it like https://example.org/size/"
GOES_ON = "goes on after its path; write the folder alone, for instance https://example.org/size/"
QUOTE = "holds '\"', which no address has; percent-encode it, or take it out"
LIST = "is a list or a group of fields; write it as text, or leave it empty"
HOLDS_A_NAME = "the address holds a user name or a password; write it without, like https://github.com/owner/name"
NO_REPOSITORY = "is not the address of a repository on GitHub; write it like https://github.com/owner/name"
NO_BRANCH = "is not the name of a branch; write it as git has it, for instance main"
NO_FOLDER = "is not the path of the folder book in the repository; write book, or folder/book"


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        ("html.baseurl", "example.org", f"'example.org' {NO_ADDRESS}"),
        ("html.baseurl", "javascript:alert(1)", f"'javascript:alert(1)' {NO_ADDRESS}"),
        ("html.baseurl", "https://[example.org", f"'https://[example.org' {NO_ADDRESS}"),
        ("html.baseurl", "https://example.org/?page=1", f"'https://example.org/?page=1' {GOES_ON}"),
        ("html.baseurl", 'https://example.org/"><script>', f"'https://example.org/\"><script>' {QUOTE}"),
        ("html.baseurl", "[https://example.org/]", LIST),
        ("repository.url", "https://me:secret@github.com/owner/name", HOLDS_A_NAME),
        ("repository.url", "https://github.com/owner", f"'https://github.com/owner' {NO_REPOSITORY}"),
        ("repository.branch", "../main", f"'../main' {NO_BRANCH}"),
        ("repository.path_to_book", "docs", f"'docs' {NO_FOLDER}"),
    ],
)
def test_what_is_no_address_is_refused_with_its_repair(tmp_path: Path, key: str, written: str, said: str) -> None:
    group, _, name = key.partition(".")
    root = config(tmp_path, f"{group}:\n  {name}: {written}\n")
    with pytest.raises(UsageError) as refused:
        read_addresses(root, {})
    assert str(refused.value) == f"_config.yml:2: {key}: {said}"


def test_a_configuration_that_is_no_yaml_is_said_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^_config\.yml:1: not readable as YAML: "):
        read_addresses(config(tmp_path, "html: [\n"), {})


def test_a_fault_in_the_environment_names_the_variable(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        read_addresses(tmp_path, {"ASSAY_BASE_URL": "ftp://example.org"})
    assert str(refused.value) == (
        "ASSAY_BASE_URL: 'ftp://example.org' is not an address of the web; write it like https://example.org/size/"
    )


def test_every_thing_has_a_page() -> None:
    assert KNOWN.page("claim", "mistral-and-phi/chinchilla") == f"{SITE}claims/mistral-and-phi/chinchilla.html"
    assert KNOWN.page("article", "mistral-and-phi") == f"{SITE}articles/mistral-and-phi.html"
    assert KNOWN.page("source", "hoffmann-2022") == f"{SITE}sources/hoffmann-2022.html"
    assert KNOWN.page("system", "phi-2") == f"{SITE}systems/phi-2.html"
    assert KNOWN.page("conflict", "a + b").startswith(f"{SITE}contradictions.html#conflict-a-b-")
    assert KNOWN.page("law", "gpu-hours").startswith(f"{SITE}laws.html#law-gpu-hours-")
    assert KNOWN.page("fact", "hoffmann-2022#x.y").startswith(f"{SITE}sources/hoffmann-2022.html#fact-x-y-")
    assert KNOWN.download("verdicts.json") == f"{SITE}verdicts.json"


def test_a_record_has_its_place_in_the_repository() -> None:
    file = "claims/records/a/b.yml"
    assert KNOWN.record(file) == f"{REPOSITORY}/blob/main/{file}"
    assert KNOWN.edit(file) == f"{REPOSITORY}/edit/main/{file}"
    assert (
        Addresses(site=SITE, repository=REPOSITORY, branch="data", folder="docs").record(file)
        == f"{REPOSITORY}/blob/data/docs/{file}"
    )


def test_a_correction_starts_with_the_claim_filled_in() -> None:
    assert KNOWN.correction("a/b") == f"{REPOSITORY}/issues/new?template=correction.yml&claim=a/b"


def test_without_an_address_there_is_none() -> None:
    nowhere = Addresses()
    found = nowhere.page("claim", "a/b"), nowhere.download("a"), nowhere.record("a"), nowhere.edit("a")
    assert {*found, nowhere.correction("a/b")} == {""}


def test_names_of_things_never_change() -> None:
    """They are in what others have copied: a change here breaks their links."""
    assert urn("claim", "mistral-and-phi/chinchilla") == "urn:uuid:ab3d2f69-0007-5da8-8aa3-66121f45c741"
    assert Addresses().iri("claim", "a/b") == urn("claim", "a/b")
    assert KNOWN.iri("claim", "a/b") == KNOWN.page("claim", "a/b")


@given(st.text(), st.text())
def test_a_name_is_a_uuid_and_names_one_thing(one: str, other: str) -> None:
    assert uuid.UUID(urn("claim", one).removeprefix("urn:uuid:")).version == 5
    assert (urn("claim", one) == urn("claim", other)) == (one == other)
    assert urn("claim", one) != urn("article", one)


@given(IDS)
def test_addresses_lead_back_to_the_id(name: str) -> None:
    assert unquote(urlsplit(KNOWN.page("claim", name)).path) == f"/size/claims/{name}.html"
    assert parse_qs(urlsplit(KNOWN.correction(name)).query) == {"template": ["correction.yml"], "claim": [name]}
