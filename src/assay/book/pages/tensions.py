"""Statements that do not go together: what a reader sees and no law shows."""

from __future__ import annotations

from collections.abc import Sequence

from assay.book.facets import facet_classes
from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.markdown import badge, box, bullets, folded, page, to_claim, to_page
from assay.checkout.anchors import tension_anchor
from assay.model.tension import KINDS, Passage, Tension
from assay.model.wording import spoken

SHOWN = 5
"""Statements of one tension that are listed; the rest is folded."""


def tensions_part(material: Material) -> str:
    """All tensions; those that only seem so come last, folded."""
    found = list(material.corpus.tensions.values())
    real = [tension for tension in found if not tension.apparent]
    apparent = [tension for tension in found if tension.apparent]
    if not found:
        return ""
    checked = folded(
        f"{len(apparent)} more that were checked and can stand", *(_shown(item, material) for item in apparent)
    )
    return page(
        f"## Statements that do not go together ({len(real)})",
        "No law shows these: somebody read the articles side by side and wrote down what does not fit, and why. "
        "Where a check of the text by itself finds it too, its name is given.",
        *(_shown(tension, material) for tension in real),
        checked if apparent else "",
    ).rstrip()


def tensions_of(claim: str, material: Material) -> Sequence[str]:
    """The tensions in which a claim stands, each with a link to the whole of it."""
    return [
        f"**{text(tension.title)}.** {text(tension.because)}{_apparent(tension)} "
        + role("place", f"contradictions#{tension_anchor(tension.id)}", "All statements")
        for tension in material.corpus.tensions_of(claim)
    ]


def _shown(tension: Tension, material: Material) -> str:
    facets = facet_classes({"kind": [tension.kind], "article": tension.articles})
    lines = [_member(name, tension, material) for name in tension.members]
    lines += [_passage(passage, tension, material) for passage in tension.passages]
    rest = lines[SHOWN:] if len(lines) > SHOWN + 1 else []
    shown = lines[: len(lines) - len(rest)]
    return box(
        f"assay-tension {'' if tension.apparent else 'assay-conflict '}{facets}",
        box("assay-conflict-head", f"{role('anchor', tension_anchor(tension.id))}**{text(tension.title)}.** "
            f"{text(tension.because)}{_apparent(tension)}"),
        box("assay-note", _kind(tension, material)),
        bullets(shown),
        folded(f"{len(rest)} more statements", bullets(rest)) if rest else "",
    )  # fmt: skip


def _kind(tension: Tension, material: Material) -> str:
    """What sort of tension it is, and where, if all of it stands in one article."""
    kind = f"{spoken(tension.kind).replace('-', ' ').capitalize()}: {text(KINDS[tension.kind])}."
    if tension.rule:
        kind += f" Found in the text by the check *{text(tension.rule)}*."
    return f"{kind} All in {_article(tension.articles[0], material)}." if len(tension.articles) == 1 else kind


def _apparent(tension: Tension) -> str:
    return f" *{text(tension.apparent)}*" if tension.apparent else ""


def _member(name: str, tension: Tension, material: Material) -> str:
    row = material.rows_by_claim[name]
    return f"{badge(row.verdict)} {to_claim(row.claim)}{_where(row.claim.article, tension, material)}"


def _passage(passage: Passage, tension: Tension, material: Material) -> str:
    return f"“{text(passage.quote)}”{_where(passage.article, tension, material)}"


def _where(article: str, tension: Tension, material: Material) -> str:
    """The article of a statement, where they are not all of one."""
    return f" ({_article(article, material)})" if len(tension.articles) > 1 else ""


def _article(article: str, material: Material) -> str:
    return to_page(material.corpus.articles[article].short_title, f"articles/{article}")
