"""What this book says in its own words is printed in one style; what others print stands as they print it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assay.project import Project
from tests.world import ROOT, project

OTHER_STYLE = re.compile(r"\d%|\d per cent|\d percent")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|`[^`]*`")


def own_words(book: Project) -> Iterator[tuple[str, str]]:
    """Each sentence of ours, with where it stands."""
    corpus = book.loaded.corpus
    for row in book.report.rows:
        yield f"statement of {row.claim.id}", row.claim.statement
        yield f"finding of {row.claim.id}", row.finding
        yield f"why of {row.claim.id}", row.claim.assessment.because if row.claim.assessment else ""
    yield from ((f"note of {one.id}", one.note or "") for one in corpus.sources.values())
    yield from ((f"consequence of {one.id}", one.consequence) for one in corpus.errata.values())
    yield from ((f"why of {one.id}", one.because) for one in corpus.tensions.values())
    yield from ((f"statement of {one.id}", one.statement) for one in corpus.laws)
    for path in sorted([*ROOT.glob("book/*.md"), *ROOT.glob("notebooks/*.py")]):
        comments = (line for line in path.read_text("utf-8").splitlines() if path.suffix == ".md" or line[:2] == "# ")
        yield path.name, "\n".join(line for line in comments if "# %%" not in line)


def test_a_share_is_printed_with_a_space_before_its_sign() -> None:
    found = {where: OTHER_STYLE.findall(QUOTED.sub("", words)) for where, words in own_words(project())}
    assert {where: said for where, said in found.items() if said} == {}


@pytest.mark.parametrize("words", ["It holds in 18% of them.", "It takes 3 per cent.", "It takes 3 percent."])
def test_another_style_would_be_noticed(words: str) -> None:
    assert OTHER_STYLE.search(QUOTED.sub("", words))
