"""`assay new article`: text, HTML and PDF, from files and from a server, into the folder of texts and a record."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.articles.extraction import NoText, extract
from assay.cli import group
from assay.commands.new import metadata_retrieval
from assay.errors import UsageError
from assay.records.load import load
from tests.articles.test_scan_findings import CUES
from tests.extraction_files import lines, pdf
from tests.raw_server import reply, serving
from tests.sample import put

PAGE = """<!doctype html><html lang="en"><head><title>Otters | Daily</title>
<meta property="og:title" content="Otters grow"><meta property="og:site_name" content="The Daily Otter">
<meta name="author" content="Ada Brook"><meta property="article:published_time" content="2024-05-17T08:00:00Z">
<link rel="canonical" href="https://daily.example/otters"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Otters grow</h1><p>Otter has 70 billion parameters and was trained on 1.4 trillion tokens – four times as
much data as any model of its makers had seen before.</p><p>Stoat, its elder sibling, has 280 billion parameters, and it
costs far more to run for everyone who uses it every day.</p><script>alert(1)</script></article>
<footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def texts(base: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for texts beside the checkout."""
    folder = base.parent / "articles"
    monkeypatch.setenv("ASSAY_ARTICLES", str(folder))
    return folder


def new(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "new", "article", *arguments])


def test_a_page_becomes_its_text_and_a_record_of_what_it_says_of_itself(base: Path, texts: Path) -> None:
    file = base.parent / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    result = new(base, str(file), "--references", "unmarked")
    assert result.exit_code == 0, result.output
    data = (texts / "otters-grow.txt").read_bytes()
    text = data.decode()
    assert text.startswith("Otters grow\n")
    assert "1.4 trillion tokens – four times" in text
    assert not any(word in text for word in ("alert", "Home", "rights reserved", "<"))
    assert (base / "claims/articles/otters-grow.yml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../schemas/article.json\n"
        "title: Otters grow\nauthor:\n  - Ada Brook\npublisher: The Daily Otter\ndate: 2024-05-17\n"
        f"url: https://daily.example/otters\nsha256: {hashlib.sha256(data).hexdigest()}\n"
        f"length: {len(text)}\nwords: {len(text.split())}\nreferences: unmarked\n"
    )
    loaded = load(base)
    assert loaded.faults == ()
    assert "otters-grow" in loaded.texts


def test_a_pdf_becomes_its_text(base: Path, texts: Path) -> None:
    file = base.parent / "paper.pdf"
    file.write_bytes(pdf(lines("Otter has 70 billion parameters.")))
    assert new(base, str(file), "--references", "none").exit_code == 0
    assert (texts / "on-otters.txt").read_text(encoding="utf-8") == "Otter has 70 billion parameters.\n"
    record = (base / "claims/articles/on-otters.yml").read_text(encoding="utf-8")
    assert "title: On Otters\nauthor:\n  - Ada Brook\nsha256:" in record


def test_a_text_is_taken_as_it_reads_and_what_it_does_not_say_is_asked(base: Path, texts: Path) -> None:
    file = base.parent / "plain.txt"
    file.write_bytes(b"Otter\r\n has 70 billion.  \n\n\n")
    assert str(new(base, str(file)).exception) == "--title is missing: its title, as it is printed?"
    result = new(base, str(file), "--title", "Plain otters", "--references", "none")
    assert result.exit_code == 0, result.output
    assert (texts / "plain-otters.txt").read_bytes() == b"Otter\n has 70 billion.\n"
    assert load(base).faults == ()


def test_a_page_of_a_server_comes_by_the_guarded_way(base: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(
        {"/otters": reply(PAGE.replace('<link rel="canonical" href="https://daily.example/otters">', ""))}
    ) as server:
        monkeypatch.setattr(metadata_retrieval, "way_out", server.web)
        result = new(base, f"{server.url}/otters", "--references", "unmarked", "--url", "https://daily.example/o")
        assert result.exit_code == 0, result.output
    assert (texts / "otters-grow.txt").is_file()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
    ],
)
def test_an_address_inside_is_refused(base: Path, texts: Path, address: str) -> None:
    result = new(base, address, "--references", "none", "--title", "T")
    assert result.exception is not None
    assert str(result.exception).endswith("; save the page and give its file instead")
    assert not texts.exists()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (reply("", 404), "404"),
        (reply(b"PK", kind="application/zip"), "application/zip"),
        (reply("", 302, Location="http://169.254.169.254/"), "169.254.169.254"),
    ],
)
def test_what_a_server_gives_instead_of_an_article_is_said(
    base: Path, texts: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, why: str
) -> None:
    with serving({"/": answer}) as server:
        monkeypatch.setattr(metadata_retrieval, "way_out", server.web)
        result = new(base, f"{server.url}/", "--references", "none", "--title", "T")
    assert why in str(result.exception)
    assert not texts.exists()


def test_no_text_is_put_into_the_repository(base: Path) -> None:
    file = base.parent / "plain.txt"
    file.write_text("Otter.\n", encoding="utf-8")
    result = new(base, str(file), "--title", "T", "--references", "none")
    assert str(result.exception) == (
        f"{base / 'texts'} lies in the repository, where no text belongs; set ASSAY_ARTICLES to another folder, "
        "or add the line /texts/ to .gitignore"
    )


def test_a_folder_that_stays_out_of_git_may_lie_in_the_book(base: Path) -> None:
    (base / ".gitignore").write_text("/texts/*\n", encoding="utf-8")
    file = base.parent / "plain.txt"
    file.write_text("Otter.\n", encoding="utf-8")
    assert new(base, str(file), "--title", "T", "--references", "none").exit_code == 0
    assert (base / "texts/t.txt").read_text(encoding="utf-8") == "Otter.\n"


def test_what_the_page_does_not_say_and_a_text_that_is_there_already_are_told(base: Path, texts: Path) -> None:
    file = base.parent / "plain.txt"
    file.write_text("Otter.\n", encoding="utf-8")
    first = new(base, str(file), "--title", "Otters", "--references", "none", "--date", "2024")
    assert first.stdout.endswith(
        f"the text, 1 word, is in {texts / 'otters.txt'}: look it through once\n"
        "note: the page does not say author, publisher, url; add to the record what you know of it\n"
    )
    again = new(base, str(file), "--title", "Otters", "--references", "none", "--id", "again")
    assert again.stdout.endswith("note: article otters has the very same text\n")


def test_neither_a_text_nor_a_record_is_overwritten(base: Path, texts: Path) -> None:
    file = base.parent / "plain.txt"
    file.write_text("Otter.\n", encoding="utf-8")
    arguments = (str(file), "--title", "Otters", "--references", "none")
    assert new(base, *arguments).exit_code == 0
    assert str(new(base, *arguments).exception) == (
        "claims/articles/otters.yml is there already and is not overwritten; choose another name"
    )
    (base / "claims/articles/otters.yml").unlink()
    file.write_text("Stoat.\n", encoding="utf-8")
    assert str(new(base, *arguments).exception) == (
        f"{texts / 'otters.txt'} is there already with another text; choose another --id, or take it away"
    )


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"%PDF-1.4 nothing", "pdf", "it is not readable as PDF ("),
        (b"", "pdf", "it is not readable as PDF ("),
        (b"<html><body></body></html>", "html", "no text was found in it; save its text as .txt and take that"),
        (b"x" * 20_000_001, "txt", "the file has 20,000,001 bytes; at most 20,000,000 are read"),
    ],
)
def test_a_file_without_a_text_is_refused_with_the_reason(data: bytes, kind: str, why: str) -> None:
    with pytest.raises(NoText) as error:
        extract(data, kind)
    assert str(error.value).startswith(why)


def changed(before: bytes, after: bytes) -> bytes:
    """A PDF file with something else in it; readers look for the objects themselves where the table is wrong."""
    whole = pdf("Otter has 70 billion parameters.")
    assert before in whole
    return whole.replace(before, after, 1)


ODD = {
    "an unknown filter": (b"<< /Length ", b"<< /Filter /OtterDecode /Length "),
    "a filter of pictures": (b"<< /Length ", b"<< /Filter /JBIG2Decode /Length "),
    "a filter that is a number": (b"<< /Length ", b"<< /Filter 7 /Length "),
    "an unknown encryption": (b"/Info 6 0 R", b"/Info 6 0 R /Encrypt << /Filter /Otter /V 9 >> /ID [<00><00>]"),
    "an encryption without a key": (b"/Info 6 0 R", b"/Info 6 0 R /Encrypt << /Filter /Standard /V 99 /R 99 >>"),
    "an author that is a list": (b"/Author (Ada Brook)", b"/Author [1 2 3]"),
    "an author that is a dictionary": (b"/Author (Ada Brook)", b"/Author << /A 1 >>"),
    "a title that is nothing": (b"/Title (On Otters)", b"/Title null"),
    "pages in a circle": (b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
    "a page that is a number": (b"/Kids [4 0 R]", b"/Kids [7]"),
    "contents of another kind": (b"/Contents 5 0 R", b"/Contents (x)"),
    "a font that is none": (b"/F1 3 0 R", b"/F1 (x)"),
    "a date that is none": (b"(D:20230405120000Z)", b"99"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_pdf_is_read_or_refused_in_a_sentence(base: Path, texts: Path, name: str) -> None:
    file = base.parent / "odd.pdf"
    file.write_bytes(changed(*ODD[name]))
    result = new(base, str(file), "--references", "none", "--title", "Odd otters", "--date", "2023")
    if result.exit_code:
        assert isinstance(result.exception, UsageError), result.exc_info
        assert "odd.pdf" in str(result.exception)
    else:
        assert load(base).faults == ()
        assert (texts / "odd-otters.txt").is_file()


def test_a_file_that_keeps_its_reader_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assay.web.isolation.PATIENCE", -99.5)
    with pytest.raises(NoText, match="the answer takes longer than 120 seconds"):
        extract(b"<p " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b">", "html")


def test_claims_are_drafted_from_what_a_scan_binds_whole(base: Path, texts: Path) -> None:
    put(base, "claims/attributes.yml", CUES)
    put(base, "claims/entities.yml", "weasel: {label: Weasel, kind: model}\n")
    put(base, "page.txt", "Weasel has 40 layers. It does not have 90 layers. Stoat has 5 layers.")
    arguments = (str(base / "page.txt"), "--title", "Weasels", "--references", "unmarked")
    done = new(base, *arguments, "--claims")
    assert done.exit_code == 0, done.output
    told = [line for line in done.output.splitlines() if line.startswith("draft ") or "figures drafted" in line]
    assert told == [
        "draft claims/records/weasels/weasel-layers.yml",
        "draft claims/records/weasels/stoat-layers.yml",
        "2 of 3 figures drafted: say each in your own words, then `assay check weasels --all`",
    ]
    record = (base / "claims/records/weasels/weasel-layers.yml").read_text("utf-8")
    assert "subject: weasel\nattribute: layers\nvalue: 40 layers\n" in record


def test_no_claims_are_drafted_where_nobody_asks_for_them(base: Path, texts: Path) -> None:
    put(base, "page.txt", "Weasel has 40 layers.")
    done = new(base, str(base / "page.txt"), "--title", "Weasels", "--references", "unmarked")
    assert done.exit_code == 0, done.output
    assert not (base / "claims/records/weasels").exists()
