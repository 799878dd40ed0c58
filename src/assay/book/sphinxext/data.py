"""What the extension reads: the exports, by id, with a digest for everything that a page can use."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from assay.checkout.anchors import conflict_anchor
from assay.model import DECIDED

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Data:
    """The published rows and facts of one build."""

    claims: Mapping[str, Row] = field(default_factory=dict)
    facts: Mapping[str, Row] = field(default_factory=dict)
    best: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Row] = field(default_factory=dict)
    articles: Mapping[str, Row] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What readers call each attribute."""
    conflicts: Mapping[str, Row] = field(default_factory=dict)
    """By the name of their place on the page of contradictions."""
    errors: Sequence[Row] = ()
    tensions: Sequence[Row] = ()
    leftovers: Mapping[str, Row] = field(default_factory=dict)
    """What the rest of a conflict leaves for the claim that stands out, by the same name."""

    beside: Mapping[str, Row] = field(default_factory=dict)
    """What the picture of a conflict shows that no figure says, by the same name."""

    @cached_property
    def rows_by_article(self) -> Mapping[str, list[Row]]:
        """The claims of every article, in reading order."""
        rows: dict[str, list[Row]] = {article: [] for article in self.articles}
        for row in self.claims.values():
            rows.setdefault(row["article"], []).append(row)
        return rows

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Every number that `{count}` can print, by name."""
        rows = self.claims.values()
        found: Counter[str] = Counter(row["verdict"] for row in rows)
        found.update(f"kind:{row['kind']}" for row in rows)
        found.update(f"flag:{flag}" for row in rows for flag in row["flags"])
        found.update(f"basis:{row['basis']}" for row in rows)
        found.update(f"reason:{row['reason']}" for row in rows if row["reason"])
        found.update(f"{row['article']}:{row['verdict']}" for row in rows)
        found.update(f"{row['article']}:claims" for row in rows)
        found.update(f"conflicts:{item['scope']}" for item in self.conflicts.values() if not item["apparent"])
        found.update(f"depth:{source['depth']}" for source in self.sources.values())
        return {
            **found,
            "claims": len(self.claims),
            "conflicts": sum(
                not conflict["apparent"] and conflict["scope"] != "sources" for conflict in self.conflicts.values()
            ),
            "differences": sum(conflict["scope"] == "sources" for conflict in self.conflicts.values()),
            "errors": len(self.errors),
            "tensions": sum(not tension["apparent"] for tension in self.tensions),
            "facts": len(self.facts),
            "sources": len(self.sources),
            "articles": len(self.articles),
            "decided": sum(row["verdict"] in DECIDED for row in rows),
        }

    def fact(self, name: str) -> Row | None:
        """A fact by its id or as `subject.attribute`."""
        return self.facts.get(self.best.get(name, name))

    def digest(self, key: str) -> str:
        """A digest of what a page shows for a key, such as `claim:…` or `count:…`.

        `all` is every claim, `facts` every fact, `conflicts` every conflict.
        """
        kind, _, name = key.partition(":")
        tables: Mapping[str, Callable[[str], object]] = {
            "claim": self.claims.get,
            "fact": self.fact,
            "count": self.counts.get,
            "conflict": lambda name: [table.get(name) for table in (self.conflicts, self.leftovers, self.beside)],
            "article": lambda article: [self.articles.get(article), self.rows_by_article.get(article)],
            "conflicts": lambda _: [list(self.conflicts.values()), self.errors, self.tensions],
            "all": lambda _: [self.articles, list(self.claims.values())],
            "facts": lambda _: [self.sources, list(self.facts.values())],
        }
        shown = tables[kind](name)
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def read_data(folder: Path) -> Data:
    """The exports in a folder; empty where there are none yet."""
    paths = folder / "verdicts.json", folder / "facts.json"
    return _read(*((path, path.stat().st_mtime_ns if path.is_file() else 0) for path in paths))


@lru_cache(maxsize=4)
def _read(verdicts: tuple[Path, int], facts: tuple[Path, int]) -> Data:
    return data_of_documents(_json(verdicts), _json(facts))


def data_of_documents(report: Mapping[str, Any], tables: Mapping[str, Any]) -> Data:
    """The same from what stands in the two files, `verdicts.json` and `facts.json`."""
    return Data(
        claims={row["id"]: row for row in report.get("claims", [])},
        facts={fact["id"]: fact for fact in tables.get("facts", [])},
        best=tables.get("best", {}),
        sources=tables.get("sources", {}),
        articles=tables.get("articles", {}),
        attributes=tables.get("attributes", {}),
        conflicts={conflict_anchor(conflict["id"]): conflict for conflict in report.get("conflicts", [])},
        errors=report.get("errors", ()),
        tensions=report.get("tensions", ()),
        leftovers=tables.get("leftovers", {}),
        beside=tables.get("beside", {}),
    )


def _json(stamped: tuple[Path, int]) -> dict[str, Any]:
    path, written = stamped
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if written else {}
    return content
