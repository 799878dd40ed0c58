"""The hostile records of `tests/records/hostile`, and a book of all those that are shown."""

from __future__ import annotations

import shutil
from pathlib import Path

from assay.book.pages.write import write_pages
from assay.book.site import build_site
from assay.checkout.paths import write_text
from assay.exports.files import write_others, write_shown
from assay.project import open_project
from tests.sample import RECORDS, lay

ROOT = Path(__file__).parents[1]
HOSTILE = sorted(path for path in (RECORDS / "hostile").iterdir() if path.is_dir())
REFUSED = [case for case in HOSTILE if (case / "expected.txt").read_text("utf-8")]
SHOWN = [case for case in HOSTILE if case not in REFUSED]
CHAPTERS = (
    "contradictions.md", "differences.md", "corrections.md", "laws.md", "facts.md", "claims/index.md",
    "sources/index.md", "systems/index.md",
)  # fmt: skip
INDEX = """\
# All of it

```{verdicts}
```

```{findings}
```

```{strip} hostile
```
"""
LISTED = (
    "claims/index",
    "sources/index",
    "systems/index",
    "contradictions",
    "differences",
    "corrections",
    "laws",
    "facts",
    "contribute",
    "downloads",
    "method",
)
TOC = "format: jb-book\nroot: index\nparts:\n- caption: All\n  chapters:\n  - glob: articles/*\n" + "".join(
    f"  - file: {name}\n" for name in LISTED
)


def hostile_book(root: Path) -> Path:
    """Lay the small project with every record that is shown, and build it with the book's own lists; the site."""
    lay(root, *SHOWN)
    for name in CHAPTERS:
        source, target = ROOT / "book" / name, root / "book" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    shutil.copyfile(ROOT / "_config.yml", root / "_config.yml")
    for name, content in {
        "index.md": INDEX, "contribute.md": "# How to help\n", "downloads.md": "# Downloads\n", "_toc.yml": TOC,
        "method.md": "# Method\n",
    }.items():  # fmt: skip
        write_text(root / "book" / name, content)
    (root / "src").symlink_to(ROOT / "src")
    project = open_project(root)
    assert not project.loaded.faults, [str(fault) for fault in project.loaded.faults]
    write_shown(project)
    write_others(project)
    write_pages(project)
    return build_site(root).parent
