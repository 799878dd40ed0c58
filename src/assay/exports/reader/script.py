"""The data of the reader as a script: a page that was opened from a folder can load it, and no other host is asked."""

from __future__ import annotations

import json

from assay.articles.reading.findings import Scanner
from assay.exports.reader.known import known_figures, things
from assay.exports.reader.words import words_of
from assay.project import Project

FILE = "reader-data.js"


def as_script(project: Project) -> str:
    """`reader-data.js`: one global name with all that is read with."""
    scanner = Scanner(project.loaded.corpus, project.results)
    words = words_of(scanner.lexicon)
    named = (entity for _, _, ids in words["names"] for entity in ids)
    data = {**words, "things": things(scanner, named), "known": list(known_figures(scanner))}
    return f"globalThis.assayReaderData = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
