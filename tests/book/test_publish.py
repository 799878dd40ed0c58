"""A draft of the site shares its files with the site, and what is written into one does not reach the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assay.book.site.publish import draft_of, drafted, publish

WAYS = {
    "text": "open(name, 'w').write('new')",
    "bytes": "Path(name).write_bytes(b'new')",
    "at the end": "open(name, 'a').write('new')",
    "in the middle": "f = open(name, 'r+'); f.seek(1); f.write('new')",
    "by a number": "f = os.open(name, os.O_WRONLY); os.write(f, b'new')",
    "a copy over it": "shutil.copyfile('elsewhere', name)",
    "from below": "os.chdir(Path(name).parent); open('../html/page.html', 'w').write('new')",
    "by a writer of its own": "k = os.fork(); k or (open(name, 'w').write('new'), os._exit(0)); k and os.waitpid(k, 0)",
}
SCRIPT = """
import os, shutil, sys
from pathlib import Path
from assay.book.site.publish import part_from_the_site
name = sys.argv[1]
part_from_the_site(Path(name).parents[1])
{way}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "real" / "html"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("old page", encoding="utf-8")
    (folder / "other.html").write_text("other", encoding="utf-8")
    (tmp_path / "elsewhere").write_text("new", encoding="utf-8")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    return tmp_path / "linked" / "html"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_what_is_written_into_a_draft_leaves_the_site_alone(way: str, site: Path) -> None:
    with drafted(site, empty=False):
        page = draft_of(site) / "page.html"
        assert page.samefile(site / "page.html")
        command = [sys.executable, "-c", SCRIPT.format(way=way), str(page)]
        subprocess.run(command, check=True, cwd=site.parents[1])
        assert "new" in page.read_text(encoding="utf-8")
        assert (site / "page.html").read_text(encoding="utf-8") == "old page"
        publish(site)
    assert "new" in (site / "page.html").read_text(encoding="utf-8")
    assert [path.name for path in sorted(site.iterdir())] == ["other.html", "page.html"]
    assert not draft_of(site).parent.exists()


def test_a_draft_that_is_given_up_leaves_the_site_as_it_was(site: Path) -> None:
    with drafted(site, empty=False):
        (draft_of(site) / "page.html").unlink()
    assert (site / "page.html").read_text(encoding="utf-8") == "old page"


def test_on_a_disk_that_gives_a_file_one_name_the_draft_is_a_copy(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", refuse)
    with drafted(site, empty=False):
        page = draft_of(site) / "page.html"
        assert page.read_text(encoding="utf-8") == "old page"
        assert not page.samefile(site / "page.html")
