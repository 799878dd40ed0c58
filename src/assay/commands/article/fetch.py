"""`assay article fetch`: texts from the recorded addresses, and whether they still say what was read."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from assay.articles.extraction import KINDS, Extract, NoText, extract
from assay.checkout.paths import find_root, place_for_texts, write_text
from assay.commands.completion import complete
from assay.commands.new import metadata_retrieval
from assay.errors import UsageError, suggest
from assay.model import Article, Claim
from assay.records.load import Loaded, load
from assay.records.quotes import Answer, State
from assay.records.texts import quote_answer
from assay.web import NoAnswer


@click.command(name="fetch")
@click.argument("names", nargs=-1, metavar="[ARTICLE]...", shell_complete=complete("article"))
@click.option("--dry-run", is_flag=True, help="Write no text: only say whether it is still what was read.")
@click.pass_obj
def command(root: Path | None, names: tuple[str, ...], *, dry_run: bool) -> None:
    """Get the texts of all articles with an address, or of those that are named, and compare their quotes.

    A text goes to the folder that ASSAY_ARTICLES names, outside of the repository, unless one is there already. What a
    program takes out of a page is seldom byte for byte what a person read; so each quote is looked up, however the text
    is set, and what is not kept is said. After that `assay check` compares quotes too.

    Ends with 1 when a quote is not kept. A page that cannot be had is said, and is neither a pass nor a fail.
    """
    root = find_root(root)
    loaded = load(root)
    folder = place_for_texts(root)
    known = loaded.corpus.articles
    for name in names:
        if name not in known:
            raise UsageError(f"no article is called {name!r}{suggest(name, known)}")
    lost = [_fetch(known[name], loaded, folder, dry_run=dry_run) for name in names or known]
    sys.exit(1 if any(lost) else 0)


def _fetch(article: Article, loaded: Loaded, folder: Path, *, dry_run: bool) -> int:
    """Get one text, and say what became of its quotes; how many of them are not kept."""
    if article.url is None:
        click.echo(f"{article.id}: its record names no address")
        return 0
    try:
        found = fetched(article.url)
    except (NoAnswer, NoText) as reason:
        click.echo(f"{article.id}: not checked, {reason}")
        return 0
    for note in found.notes:
        click.echo(f"{article.id}: note: {note}")
    kept = folder / f"{article.id}.txt"
    if not dry_run and not kept.exists():
        write_text(kept, found.text)
        click.echo(f"{article.id}: the text, {len(found.text.split()):,} words, is in {kept}")
    elif not dry_run and kept.read_text(encoding="utf-8", errors="replace") != found.text:
        click.echo(f"{article.id}: {kept} is there already with another text, and is left as it is")
    if hashlib.sha256(found.text.encode()).hexdigest() == article.sha256:
        click.echo(f"{article.id}: it is the very text that was read")
        return 0
    answers = list(_answers(article, loaded, found.text))
    gone = [(claim, answer) for claim, answer in answers if not answer.is_kept]
    for claim, answer in gone:
        click.echo(f"  {claim.id}: {claim.quote!r}: {answer.state}, {answer}")
    signs = sum(answer.state is State.KEPT_SIGNS for _, answer in answers)
    told = f", {signs} of them in other signs" if signs else ""
    click.echo(f"{article.id}: {len(answers) - len(gone)} of {len(answers)} quotes are kept{told}")
    return len(gone)


def _answers(article: Article, loaded: Loaded, text: str) -> Iterator[tuple[Claim, Answer]]:
    for claim in loaded.corpus.claims_of(article.id):
        answer = quote_answer(claim, {article.id: text}, article.length)
        if answer:
            yield claim, answer


def fetched(address: str) -> Extract:
    """The text at an address; raises NoAnswer and NoText."""
    page = metadata_retrieval.way_out().get(address, kinds=tuple(KINDS))
    return extract(page.data, KINDS[page.kind], page.encoding)
