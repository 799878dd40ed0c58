"""The evidence on a claim's page: what each witness says, where, and how that was read; seen before it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assay.book.outward import ways_out
from assay.book.pages.context import Material
from assay.book.pages.escape import link, role, text
from assay.book.pages.linkify import legible
from assay.book.pages.markdown import block_of, box, bullets, folded, outcome, page, table, to_law, to_page
from assay.checkout.anchors import anchor
from assay.evidence import Evidence
from assay.exports.facts import conditions
from assay.model import Kind, Verdict, Witness
from assay.model.meanings import how_deep
from assay.model.wording import spoken
from assay.verdicts.printed import with_unit
from assay.verdicts.report import Row


def evidence_of(row: Row, material: Material) -> str:
    """What decided, then, folded, what was also read, and known errors of sources."""
    decided = [piece for piece in row.evidence if piece in row.ruling.decisive]
    others = [piece for piece in row.evidence if piece not in row.ruling.decisive and piece.erratum is None]
    wrong = [piece for piece in row.evidence if piece.erratum is not None]
    if row.claim.kind is Kind.PLACEHOLDER:
        return ""
    if not row.evidence:
        return "" if row.verdict is Verdict.NOT_CHECKABLE else f"## Evidence\n\n{NOTHING}"
    shown = _Shown(row, material)
    parts = [shown.table(decided or others)]
    if decided and others:
        parts.append(folded(f"Also read, and not needed for the verdict ({len(others)})", shown.table(others)))
    if wrong:
        parts.append(folded("Known errors of sources, shown and not counted", shown.table(wrong)))
    return page("## Evidence", *parts).rstrip()


NOTHING = "No source, law or notebook that was looked at says anything on it."


class _Shown:
    """The tables of one page; each row of a source has a number, by which its card is opened."""

    def __init__(self, row: Row, material: Material) -> None:
        self._numbers = {id(piece): number for number, piece in enumerate(row.evidence, 1)}
        self._material = material
        claim = row.claim
        is_figure = claim.kind is Kind.FIGURE and claim.attribute
        self._counted_in = material.corpus.attributes[claim.attribute].unit if is_figure and claim.attribute else None

    def table(self, pieces: Sequence[Evidence]) -> str:
        """The rows, and behind them the cards that a reader sees before following a link."""
        head = ("Outcome", "What it says", "Where", "How it was read")
        rows = table("assay-evidence", head, [self._cells(piece) for piece in pieces])
        cards = [self._card(piece) for piece in pieces if piece.witness is Witness.SOURCE]
        return page(rows, *cards).rstrip()

    def _cells(self, piece: Evidence) -> tuple[str, str, str, str]:
        said = [f"**{text(self._with_unit(piece))}**" if piece.printed else ""]
        if piece.fragment and piece.fragment != piece.printed:
            said.append(f"“{text(piece.fragment)}”")
        named = self._material.corpus.label(piece.about[0]) if len(piece.about) == 1 else ""
        extra = [
            f"of {named}" if named else "",
            piece.reading.text if piece.reading else "",
            piece.remark or "",
            ", ".join(_when(piece, self._material)),
        ]
        said += [legible(words, self._material) for words in extra if words]
        where, how = WITNESSES[piece.witness](piece, self._material)
        if piece.witness is Witness.SOURCE:
            where = f"{where} {role('look', self._name(piece), 'What it says there')}"
        return outcome(piece.outcome), "; ".join(part for part in said if part), where, how

    def _with_unit(self, piece: Evidence) -> str:
        """What it says; a figure with what it is counted in."""
        if self._counted_in is None or piece.truth is None or piece.is_worded:
            return piece.printed
        return with_unit(piece.printed, self._counted_in)

    def _name(self, piece: Evidence) -> str:
        return f"seen-{self._numbers[id(piece)]}"

    def _card(self, piece: Evidence) -> str:
        """What the source prints there, how much of it was read, by whom and when, and the ways to it."""
        source = self._material.corpus.sources[piece.name]
        ways = [link(way.words, way.address) for way in ways_out(source, piece.locator, piece.fragment)]
        head = f"{spoken(source.kind).replace('-', ' ').capitalize()} · {source.date or 'undated'}"
        shown = piece.fragment or piece.printed
        words = text(f"“{shown}”") if shown else "*no words of it are on record*"
        reader = text(self._material.addresses.author)
        return block_of(
            "peek",
            self._name(piece),
            box("assay-peek-head", text(head)),
            box("assay-peek-title", text(source.title)),
            box("assay-peek-words", words),
            box("assay-peek-where", text(piece.locator[:1].upper() + piece.locator[1:])),
            box(
                "assay-peek-read",
                f"Read {text(how_deep(source))} by {reader} on {source.read_on}: {text(source.read_at)}.",
            ),
            bullets(f"Open {way}" for way in ways),
        )


def _when(piece: Evidence, material: Material) -> list[str]:
    """The conditions under which it holds; a comparison names both sides, and needs none."""
    when = conditions(piece.when, material.corpus) if len(piece.about) < 2 else []
    if piece.witness is Witness.NOTEBOOK and piece.when.setting:
        is_told = f"if {piece.when.setting}" in (piece.remark or "")
        return [
            f"if {words}" if words == piece.when.setting else words
            for words in when
            if not (is_told and words == piece.when.setting)
        ]
    return when


def _source(piece: Evidence, material: Material) -> tuple[str, str]:
    """Where a source says it, and how that was read."""
    source = material.corpus.sources[piece.name]
    how = f"{spoken(source.kind).replace('-', ' ')}, read {text(how_deep(source))}"
    at = role("place", f"sources/{source.id}#{anchor(piece.fact)}", source.short) if piece.fact else ""
    ways = ways_out(source, piece.locator, piece.fragment)
    there = f" ({link(f'open {ways[0].words}', ways[0].address)})" if ways else ""
    return f"{at or to_page(source.short, f'sources/{source.id}')}, {text(piece.locator)}{there}", how


def _notebook(piece: Evidence, material: Material) -> tuple[str, str]:
    """The cell that computed it."""
    assert piece.cell is not None
    return f"{role('cell', f'{piece.cell.notebook}#{piece.cell.number}')}: {text(piece.cell.name)}", "recomputed"


def _law(piece: Evidence, material: Material) -> tuple[str, str]:
    """The laws that bound it, each with its link."""
    laws = "; ".join(to_law(name, material.law_label(name)) for name in piece.laws)
    return laws, "computed from a law"


def _article(piece: Evidence, material: Material) -> tuple[str, str]:
    article = material.corpus.articles[piece.name]
    return f"{to_page(article.title, f'articles/{article.id}')}, {text(piece.locator)}", "counted in the article itself"


WITNESSES: Mapping[Witness, Callable[[Evidence, Material], tuple[str, str]]] = {
    Witness.SOURCE: _source,
    Witness.NOTEBOOK: _notebook,
    Witness.LAW: _law,
    Witness.TEXT: _article,
}
"""Where a witness says it, and how that was read, by its kind."""
