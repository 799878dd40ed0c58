"""The page of an article: where its claims stand along the text, then the claims in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from assay.articles.coverage import Coverage
from assay.book.facets import claim_facets, facet_classes
from assay.book.outward import archived
from assay.book.pages.article_summary import article_summary
from assay.book.pages.conflict import full_account, said
from assay.book.pages.context import Material
from assay.book.pages.escape import link, link_to, text
from assay.book.pages.in_article import quote_address
from assay.book.pages.markdown import badge, box, bullets, folded, page, table, to_finding, to_page
from assay.book.pages.overlay import bookmark
from assay.model import Article
from assay.model.set_aside import MEANINGS
from assay.model.wording import cells_apart, spoken
from assay.verdicts.conflicts import Conflict
from assay.verdicts.report import Row

REFERENCES = {
    "none": "Its reference markers have no list of references behind them.",
    "list": "It has a list of references.",
    "unmarked": "It uses no reference markers.",
}


def article_page(article: Article, material: Material) -> str:
    """The article with its claims."""
    rows = material.rows_by_article[article.id]
    return page(
        f"# {text(article.title)}",
        box("assay-place", _entry(article)),
        article_summary(article, material),
        _note(article),
        _days(article, material),
        _on_the_page(article, material) if rows else "",
        "## Its claims, in reading order",
        f":::{{strip}} {article.id}\n:::",
        f":::{{filters}} {article.id}\n:::" if rows else "",
        *(_item(row, article, material) for row in rows),
        _conflicts(article, material),
        _reply(article, material),
        _coverage(material.coverages.get(article.id)),
    )


def _entry(article: Article) -> str:
    author = " and ".join(_turned(name) for name in article.author) or "Unsigned"
    named = [author, article.publisher or "", str(article.date) if article.date else "date not known"]
    near = article.date.printed if article.date else "2"  # the first copy there is
    kept = article.archive or (archived(article.url, near) if article.url else None)
    ways = [link(words, to) for words, to in (("the article", article.url), ("an archived copy", kept)) if to]
    return " · ".join([*(text(part) for part in named if part), *ways])


def _turned(name: str) -> str:
    """`Gent, Edd` as people say it."""
    family, _, given = name.partition(", ")
    return f"{given} {family}".strip()


def _note(article: Article) -> str:
    words = f"{article.length:,} characters. {REFERENCES[article.references]}"
    return box("assay-note", f"{words} {text(article.note)}" if article.note else words)


def _days(article: Article, material: Material) -> str:
    """Between which days an article without a day is, and what shows it."""
    bounds = (("Not before", article.not_before), ("Not after", article.not_after))
    lines = [
        f"{word} {bound.date}: {text(bound.because)} "
        f"({to_page(material.corpus.sources[bound.source].short, f'sources/{bound.source}')}, {text(bound.locator)})"
        for word, bound in bounds
        if bound and bound.source in material.corpus.sources
    ]
    return box("assay-note", bullets(lines)) if lines else ""


def _on_the_page(article: Article, material: Material) -> str:
    """The bookmark that shows the findings on the publisher's own page."""
    return folded(
        "See the findings on the article itself",
        "Drag this link among the bookmarks of your browser. Then open the article and choose the bookmark: what was "
        "checked is marked where it stands, and each mark says what was found. It works on a copy of the article too, "
        "and sends nothing to anybody.",
        f"```{{raw}} html\n{bookmark(article, material)}\n```",
    )


def _reply(article: Article, material: Material) -> str:
    """What the publisher says to the findings, or where it can say it."""
    reply = article.reply
    said = []
    if reply and reply.said:
        said.append(box("assay-quote", text(reply.said)))
        said.append(f"Its answer of {reply.on}." if reply.on else "")
    elif reply and reply.asked:
        said.append(f"It was asked on {reply.asked}. No answer has come.")
    else:
        said.append("It has not been asked for a word on these findings yet.")
    if reply and reply.url:
        said.append(f"{link('The answer in its own words', reply.url)}.")
    contact = material.addresses.contact_on(f"articles/{article.id}", f"Reply on {article.title}")
    if contact:
        said.append(f"An answer is printed here: {link_to('write to us', contact)}.")
    return page("## What its publisher says", *said).rstrip()


def _coverage(coverage: Coverage | None) -> str:
    """What of the text the claims answer for, what is set aside and why, and what is open."""
    if coverage is None:
        return ""
    head = "## What we checked of this article"
    if not coverage.is_checked:
        return page(head, "This was not counted: this build had no copy of the article.").rstrip()
    total = coverage.total()
    left = f"{total.open:,} are open" if total.open else "nothing is left open"
    line = (
        f"Of {total.found:,} things in its text that a reader could ask evidence for (sentences, figures, dates, "
        f"names, comparisons), claims answer for {total.bound:,}, {total.set_aside:,} are set aside for a reason, "
        f"and {left}."
    )
    kinds = [
        (f"**{text(kind)}**", *(f"{n:,}" for n in (tally.found, tally.bound, tally.set_aside, tally.open)))
        for kind, tally in coverage.tallies().items() if tally.found
    ]  # fmt: skip
    reasons = [
        (f"**{text(reason)}**", f"{count:,}", text(MEANINGS[reason])) for reason, count in coverage.reasons().items()
    ]
    return page(
        head,
        line,
        folded(
            "What was counted, and why the rest was not checked",
            table("assay-tally", ("In the text", "Found", "In claims", "Set aside", "Open"), kinds),
            table("assay-words", ("Set aside as", "Number", "When that applies"), reasons),
        ),
    ).rstrip()


def _conflicts(article: Article, material: Material) -> str:
    """The sets of statements that cannot all be true with one of its claims among them."""
    rows = material.rows_by_article[article.id]
    named = {name for row in rows for name in row.conflicts}
    touching = [conflict for conflict in material.report.conflicts.found if conflict.id in named]
    real = [conflict for conflict in touching if not conflict.apparent]
    explained = [conflict for conflict in touching if conflict.apparent]
    if not touching:
        return ""
    return page(
        f"## Contradictions that involve this article ({len(real)})",
        "Sets of statements that cannot all be true, with a claim of this article among them." if real else "",
        _listed(real, material),
        "Apparent contradictions, explained:" if explained else "",
        _listed(explained, material),
    ).rstrip()


def _listed(conflicts: Sequence[Conflict], material: Material) -> str:
    lines = bullets(f"{said(conflict, material)} {full_account(conflict, material)}" for conflict in conflicts)
    return box("assay-conflict-list", lines) if lines else ""


def _item(row: Row, article: Article, material: Material) -> str:
    head = f"{badge(row.verdict)} {to_finding(row)}"
    flags = " · ".join(spoken(flag) for flag in row.flags)
    facets = facet_classes(claim_facets(row.verdict, row.claim.kind, row.flags))
    there = quote_address(article, row.claim, material.texts.get(article.id))
    opened = f" {link('in the article', there)}" if there else ""
    return box(
        f"assay-item assay-{row.verdict.replace('_', '-')} {facets}",
        box("assay-item-head", head),
        box("assay-item-quote", f"“{text(cells_apart(row.claim.quote))}”{opened}"),
        box("assay-item-because", text(row.because)),
        box("assay-item-flags", flags) if flags else "",
    )
