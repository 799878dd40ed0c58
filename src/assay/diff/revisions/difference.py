"""The difference between two revisions of a checkout, or between a file of verdicts and one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assay.checkout.git import branches, commit_of, lay_out
from assay.diff import Cause, Difference, Flip, Side, Waiting, Worlds, causes_of, changes, compare
from assay.diff.changes import RULE, Change
from assay.diff.revisions.book import as_read, changed_pages
from assay.diff.revisions.remembered import Remembered
from assay.diff.revisions.sides import (
    borrow_notebooks,
    has_this_code,
    judged,
    judged_by_its_own_code,
    read_verdicts,
    same_texts,
    unfit,
    why_others,
)
from assay.errors import RecordError, UsageError
from assay.memory.opening import open_memory
from assay.model import Verdict
from assay.notebooks.stored import remove_executed
from assay.notebooks.tracing.queries import Records
from assay.project import Project
from assay.records.catalogue_changes import changed_tables
from assay.records.load import load
from assay.verdicts.judge import VERSION

Unfit = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By side, the notebooks whose outputs do not fit it, with the reasons."""


def difference_between(
    root: Path, base: str, head: str | None, *, execute: bool = False, with_base_code: bool = False
) -> Difference:
    """What `head`, or the working tree, changes against `base`, a revision or a file of verdicts.

    With `execute` the notebooks that do not fit a side are run; with `with_base_code` the base's code judges the base.
    Raises UsageError for what is neither a revision nor such a file.
    """
    commits = {name: commit_of(root, name) for name in (base, head) if name}
    if head and not commits[head]:
        raise UsageError(f"git knows no revision {head!r} here; write a branch, a tag or a commit")
    if not commits[base] and not Path(base).is_file():
        known = ", ".join(branches(root))
        way_out = f"write a branch ({known}), a tag or a commit" if known else "there is no commit yet"
        raise UsageError(f"{base!r} is neither a revision that git knows here nor a file; {way_out}")
    names = (base, head or "the working tree")
    with TemporaryDirectory(prefix="assay-diff-", ignore_cleanup_errors=True) as name, same_texts(root):
        folder = Path(name).resolve()
        head_root = _laid_out(root, head, commits[head], folder / "head") if head else root
        commit = commits[base]
        if not commit:
            return _against_file(Path(base), head_root, names, execute=execute)
        there = {"base": _laid_out(root, base, commit, folder / "base"), "head": head_root}
        ids = {"base": commit, "head": commits[head] if head else None}
        return _Sides(there, root, ids, execute=execute).difference(names, with_base_code=with_base_code)


def _laid_out(root: Path, name: str, commit: str | None, folder: Path) -> Path:
    assert commit
    lay_out(root, commit, folder)
    if not (folder / "claims" / "attributes.yml").is_file():
        raise UsageError(f"{name} has no claims/attributes.yml, and so no records to compare with")
    borrow_notebooks(root, folder)
    return folder


def _against_file(file: Path, root: Path, names: tuple[str, str], *, execute: bool) -> Difference:
    published, memory = read_verdicts(file), open_memory(root)
    loaded = load(root, memory)
    stale = unfit(root, loaded, memory, execute=execute)
    head = judged(root, loaded, memory)
    may_flip = _touched(published, stale) | _touched(head.verdicts, stale)
    notes = ["the base is a file of verdicts: causes, pages and faults of its records are not known"]
    if published.get("judge") != VERSION:
        notes.append(f"the base was judged by version {published.get('judge')} of the rules, the head by {VERSION}")
    return Difference(
        base=names[0],
        head=names[1],
        comparison=compare(published, head.verdicts, may_flip),
        faults=tuple(map(str, head.loaded.faults)),
        waiting=_waiting({"head": stale}),
        open=tuple(sorted(may_flip)),
        notes=tuple(notes),
    )


class _Sides:
    """Base and head, each in its folder, both judged by the code that runs."""

    def __init__(
        self, there: Mapping[str, Path], root: Path, commits: Mapping[str, str | None], *, execute: bool
    ) -> None:
        self.there, self.root = there, root
        self.memories = {side: open_memory(folder, kept_in=root) for side, folder in there.items()}
        self.remembered = {
            side: Remembered.of(root, folder, None if execute else commits[side], self.memories[side])
            for side, folder in there.items()
        }
        self.loaded = {side: load(folder, self.memories[side]) for side, folder in there.items()}
        self.unfit: Unfit = {side: self._unfit(side, execute=execute) for side in there}
        self.without = sorted({name for found in self.unfit.values() for name in found})
        self.base, self.head = self._judged("base", self.without), self._judged("head", self.without)
        every = [self._judged(side, ()) for side in there] if self.without else []
        self.may_flip = frozenset(claim for project in every for claim in _touched(project.verdicts, self.without))
        self.worlds = Worlds(_side(self.base), _side(self.head))

    def _unfit(self, side: str, *, execute: bool) -> Mapping[str, tuple[str, ...]]:
        remembered = self.remembered[side]
        there, loaded, memory = self.there[side], self.loaded[side], self.memories[side]
        found = remembered("unfit", lambda: unfit(there, loaded, memory, execute=execute))
        return {name: tuple(reasons) for name, reasons in found.items()}

    def _judged(self, side: str, without: Sequence[str]) -> Project:
        return judged(self.there[side], self.loaded[side], self.memories[side], without)

    def difference(self, names: tuple[str, str], *, with_base_code: bool) -> Difference:
        """All of it."""
        published = self._by_its_own_code() if with_base_code else self.base.verdicts
        compared = compare(published, self.head.verdicts, self.may_flip)
        causes = self._causes(compared.flips)
        was, now = _faults(self.loaded["base"].faults), _faults(self.loaded["head"].faults)
        return Difference(
            base=names[0],
            head=names[1],
            comparison=compared,
            changes=self._changes(causes.values()),
            causes=causes,
            faults=tuple(now.values()),
            new_faults=tuple(text for key, text in now.items() if key not in was),
            mended=tuple(text for key, text in was.items() if key not in now),
            waiting=_waiting(self.unfit),
            open=tuple(sorted(self.may_flip)),
            pages=changed_pages(*map(self._as_read, (self.base, self.head), self.there)),
            notes=tuple(self._notes(with_base_code=with_base_code)),
            catalogued={
                name: tuple(found.lines())
                for name, found in changed_tables(self.there["base"], self.there["head"]).items()
            },
        )

    def _as_read(self, project: Project, side: str) -> Mapping[str, str]:
        remembered = self.remembered[side]
        found = remembered(f"pages without {' '.join(self.without)}", lambda: as_read(project, self.root))
        remembered.keep()
        return found

    def _by_its_own_code(self) -> Mapping[str, Any]:
        for name in self.without:
            remove_executed(self.there["base"], name)
        return judged_by_its_own_code(self.there["base"])

    def _causes(self, flips: Iterable[Flip]) -> dict[str, tuple[Cause, ...]]:
        """Of each flip; the checker's code is a cause where it judges the base differently from the base's own."""
        ours = {row["id"]: Verdict(row["verdict"]) for row in self.base.verdicts["claims"]}
        causes: dict[str, tuple[Cause, ...]] = {}
        by_records = {}
        for flip in flips:
            after = flip.verdicts[1]
            if ours.get(flip.claim, after) is not after:
                by_records[flip.claim] = (ours[flip.claim], after)
        found = causes_of(self.worlds, by_records)
        for flip in flips:
            known = found.get(flip.claim, ((),))
            is_rule = ours.get(flip.claim) is not flip.verdicts[0]
            causes[flip.claim] = tuple((RULE, *cause) for cause in known) if is_rule else known
        return causes

    def _changes(self, causes: Iterable[tuple[Cause, ...]]) -> dict[tuple[str, str], Change]:
        notebooks = [name for kind, name in self.worlds.changed if kind == "notebook"]
        records = Records(self.loaded["head"])
        reasons = {name: why_others(self.there["base"], self.there["head"], name, records) for name in notebooks}
        places = {**self.loaded["base"].places, **self.loaded["head"].places}
        found = dict(changes(self.worlds, places, reasons))
        if any(RULE in cause for alternatives in causes for cause in alternatives):
            found[RULE] = Change(kind=RULE[0], id=RULE[1], state="changed", place="src/assay")
        return found

    def _notes(self, *, with_base_code: bool) -> Iterable[str]:
        for side, folder in self.there.items():
            if not has_this_code(folder) and not (side == "base" and with_base_code):
                advice = "; --with-base-code runs it" if side == "base" else ""
                yield f"src/assay of the {side} is not the code that judges here{advice}"


def _side(project: Project) -> Side:
    return Side(project.loaded.corpus, tuple(project.results))


def _touched(verdicts: Mapping[str, Any], notebooks: Iterable[str]) -> frozenset[str]:
    """The claims on which one of these notebooks gives evidence."""
    wanted = set(notebooks)
    rows = verdicts["claims"]
    return frozenset(
        row["id"] for row in rows if any(piece.get("notebook") in wanted for piece in row.get("evidence", ()))
    )


def _waiting(unfit: Unfit) -> tuple[Waiting, ...]:
    return tuple(Waiting(name, side, reasons) for side, found in unfit.items() for name, reasons in found.items())


def _faults(faults: Iterable[RecordError]) -> dict[tuple[str, str, str], str]:
    """Faults by what stays the same when lines move."""
    return {(fault.file, fault.path, fault.reason): str(fault) for fault in faults}
