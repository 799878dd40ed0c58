"""One HTML file: the text with its findings marked in place and told below each paragraph; it loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from assay.articles.checks import Finding as Fault
from assay.articles.reading.findings import Finding, Say
from assay.articles.scan import Scan

GLYPHS = {Say.REFUTED: "✗", Say.ASKED: "≈", Say.HOLDS: "✓", Say.OPEN: "?"}
WORDS = {Say.REFUTED: "refuted", Say.ASKED: "to ask about", Say.HOLDS: "holds", Say.OPEN: "open"}
_LONG = 20_000
"""Characters of a line that is shown at once; chosen so that a text without line ends stays legible."""

STYLE = """
:root{color-scheme:light dark;--text:#1b1b1b;--back:#fff;--edge:#767676;--bad:#b00020;--ask:#7a4b00;--good:#1a6b2a;
--open:#0b5a75}
@media (prefers-color-scheme:dark){:root{--text:#eee;--back:#16181b;--edge:#9a9a9a;--bad:#ff8a8a;--ask:#ffc46b;
--good:#7fd18c;--open:#7cc7e8}}
body{font:1.05rem/1.6 Georgia,serif;color:var(--text);background:var(--back);max-width:44rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem}nav,aside,footer,.sum{font-family:system-ui,sans-serif;
font-size:.92rem}
mark{background:none;color:inherit;border-bottom:.18em solid var(--open);padding-bottom:.05em}
mark a{color:inherit;text-decoration:none}mark.refuted{border-color:var(--bad)}mark.question{
border-color:var(--ask);border-bottom-style:dashed}
mark.holds{border-color:var(--good);border-bottom-width:.09em}mark.open{border-bottom-style:dotted}
sup{font-family:system-ui,sans-serif;font-size:.68em}
aside{border-left:.25rem solid var(--edge);margin:.4rem 0 1.2rem;padding:.1rem .9rem;break-inside:avoid}
aside p{margin:.45rem 0}.refuted>b{color:var(--bad)}.question>b{color:var(--ask)}.holds>b{color:var(--good)}.open>b{
color:var(--open)}
.why{color:var(--edge)}p.row{font-family:ui-monospace,monospace;font-size:.85rem;white-space:pre-wrap;
margin:.1rem 0}
li{margin:.3rem 0}a:focus-visible{outline:.15rem solid var(--open)}
:target{background:color-mix(in srgb,var(--ask) 18%,transparent)}
@media print{body{max-width:none;font-size:10.5pt}nav a{color:inherit;text-decoration:none}}
"""


def as_page(scans: Sequence[Scan]) -> str:
    """The page, whole; every text is escaped, and a policy in its head forbids all that is not in it."""
    title = scans[0].title or scans[0].name if len(scans) == 1 else f"{len(scans)} texts"
    body = "\n".join(part for number, scan in enumerate(scans) for part in _text(scan, number, alone=len(scans) == 1))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Assay: {escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "<footer><p>Marks: <b>✗</b> the records say otherwise; <b>≈</b> to ask about, for what is meant is not "
        "certain; <b>✓</b> the records say the same; <b>?</b> nothing that was read settles it. A figure without a "
        "mark was not bound to anything, which says nothing about it.</p></footer>\n</body>\n</html>\n"
    )


def _text(scan: Scan, number: int, *, alone: bool) -> Iterator[str]:
    shown = [one for one in scan.findings if one.say in GLYPHS]
    names = {id(one): f"{number}-{place}" for place, one in enumerate(shown, 1)}
    yield f"<h1>{escape(scan.title or scan.name)}</h1>"
    counts = ", ".join(f"{len(scan.of(say))} {WORDS[say]}" for say in GLYPHS)
    yield f'<p class="sum">{len(scan.findings)} figures: {counts}; {len(scan.of(Say.ABSTAINED))} left aside.</p>'
    worst = [one for one in scan.worst_first if one.say in (Say.REFUTED, Say.ASKED)]
    if worst or scan.faults:
        yield f'<nav aria-label="Findings{"" if alone else " in this text"}"><h2>What does not add up</h2><ol>'
        for place, fault in enumerate(scan.faults, 1):
            say = _as_said(fault)
            to = f'<a href="#t{number}-{place}">{escape(fault.message)}</a>'
            yield f'<li class="{say}"><b>{GLYPHS[say]}</b> {to}</li>'
        for one in worst:
            name = names[id(one)]
            yield f'<li class="{one.say}"><b>{GLYPHS[one.say]}</b> <a href="#f{name}">{escape(_short(one))}</a></li>'
        yield "</ol></nav>"
    yield "<article>"
    for start, end in _lines(scan.text):
        inside = [one for one in shown if start <= one.start < end]
        row = ' class="row"' if "|" in scan.text[start:end] or "\t" in scan.text[start:end] else ""
        yield f"<p{row}>{''.join(_marked(scan.text, start, end, inside, names))}</p>"
        told = [one for one in inside if one.say in (Say.REFUTED, Say.ASKED)]
        beside = [(place, one) for place, one in enumerate(scan.faults, 1) if start <= one.spans[0].start < end]
        if told or beside:
            yield '<aside aria-label="Findings in the paragraph above">'
            yield from (_note(one, names[id(one)]) for one in told)
            yield from (_fault(one, f"{number}-{place:d}", scan.text) for place, one in beside)
            yield "</aside>"
    yield "</article>"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield match.start(), match.end()


def _marked(text: str, start: int, end: int, inside: Iterable[Finding], names: dict[int, str]) -> Iterator[str]:
    at = start
    for one in inside:
        if one.start < at:
            continue
        stop = min(one.end, end)
        yield escape(text[at : one.start])
        name = names[id(one)]
        said = escape(text[one.start : stop])
        number = name.partition("-")[2]
        title = escape(one.message)
        if one.say in (Say.REFUTED, Say.ASKED):
            said = f'<a href="#n{name}" aria-describedby="n{name}">{said}</a>'
        yield f'<mark class="{one.say}" id="f{name}" title="{title}">{said}</mark><sup>{GLYPHS[one.say]}{number}</sup>'
        at = stop
    yield escape(text[at:end])


def _note(one: Finding, name: str) -> str:
    why = f' <span class="why">({escape(one.why)})</span>' if one.why else ""
    number = name.partition("-")[2]
    head = f"<b>{GLYPHS[one.say]}{number} {WORDS[one.say]}</b>"
    return f'<p class="{one.say}" id="n{name}">{head}: {escape(one.message)}{why}</p>'


def _fault(one: Fault, name: str, text: str) -> str:
    """What the text alone shows, with the words that it doubts."""
    say = _as_said(one)
    said = escape(" ".join(text[one.spans[0].start : one.spans[0].end].split()))
    head = f"<b>{GLYPHS[say]} {escape(one.check.replace('_', ' '))}</b>"
    return f'<p class="{say}" id="t{name}">{head}, “{said}”: {escape(one.message)}</p>'


def _as_said(fault: Fault) -> Say:
    """What weighs as much among the findings of figures."""
    return Say.REFUTED if fault.weight == "major" else Say.ASKED


def _short(one: Finding) -> str:
    return one.message.split(". ")[0] + "."
