"""The bookmark that lays the findings over an article, on its publisher's own page.

It holds all that it needs: what is a finding of the article, and the script that finds the quotes again in whatever
markup they stand. The words around a quote are few, and only there where the text of the article is at hand.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from assay.book.pages.context import Material
from assay.exports.annotations import AROUND
from assay.model import Article
from assay.verdicts.report import Row

_SCRIPT = Path(__file__).with_name("overlay.js")
_COMMENT = re.compile(r"(?:^|\s)// .*$", re.MULTILINE)


def bookmark(article: Article, material: Material) -> str:
    """The link to drag among one's bookmarks, as HTML; every sign in its address that could end it is encoded."""
    rows = material.rows_by_article[article.id]
    script = overlay([_finding(row, material) for row in rows], material.work.title or "this book")
    address = f"javascript:{quote(script, safe='()[]{}=>;,.:!?*+-_~|')}"
    return f'<p><a class="assay-bookmark" href="{address}" draggable="true">Findings on this article</a></p>'


def overlay(findings: list[list[str]], book: str) -> str:
    """The script with its findings, each as quote, words before and behind, verdict, what was found and address."""
    filled = {"FINDINGS": findings, "BOOK": book}
    return re.sub("FINDINGS|BOOK", lambda name: json.dumps(filled[name[0]], separators=(",", ":")), _script(), count=2)


@lru_cache(maxsize=1)
def _script() -> str:
    """The script on few lines, without its comments."""
    bare = _COMMENT.sub("", _SCRIPT.read_text(encoding="utf-8"))
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def _finding(row: Row, material: Material) -> list[str]:
    claim, whole = row.claim, material.texts.get(row.claim.article)
    before = whole[max(0, claim.start - AROUND) : claim.start] if whole else ""
    behind = whole[claim.end : claim.end + AROUND] if whole else ""
    return [claim.quote, before, behind, row.verdict, row.finding, material.addresses.page("claim", claim.id)]
