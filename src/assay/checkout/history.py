"""When each claim was recorded and changed, as git has it: one call of git for all claims.

Only what is committed counts, so that two clones of one commit say the same and a commit that leaves a record alone
leaves its page alone. Without git, or in a shallow clone, which cannot tell when a record came to be, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.checkout.git import ask_git

RECORDS = "claims/records"
_MARK = "\x01"
_SETTINGS = (
    "--no-replace-objects", "-c", "log.showRoot=true", "-c", "log.showSignature=false",
    "-c", "i18n.logOutputEncoding=UTF-8",
)  # fmt: skip
_LOG = ("log", "-z", "--no-color", "--no-renames", "--no-mailmap", "--name-only", f"--format={_MARK}%H%x00%as%x00%s")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that added or changed a record."""

    commit: str
    """Its whole name, 40 hexadecimal digits."""
    date: str
    """The author's day, `2026-11-21`, which every clone has alike."""
    subject: str
    """The first line of its message."""

    @property
    def short(self) -> str:
        """The head of the name, of one length in every clone."""
        return self.commit[:_SHOWN]


History = Mapping[str, tuple[Change, ...]]
"""The changes of each claim's record by the id of the claim, the latest first; empty where no history is known."""


def read_history(root: Path) -> History:
    """The history of all claims of a checkout."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return {}
    found: dict[str, list[Change]] = defaultdict(list)
    for change, file in _changes(_git(root, *_LOG, "--relative", "--", RECORDS) or ""):
        if file.startswith(f"{RECORDS}/") and file.endswith(".yml"):
            found[file.removeprefix(f"{RECORDS}/").removesuffix(".yml")].append(change)
    return {claim: tuple(changes) for claim, changes in found.items()}


def _changes(log: str) -> Iterator[tuple[Change, str]]:
    """Every change with every file that it touched. A message holds no NUL, so no text in it is taken for more."""
    fields = iter(log.split("\0"))
    change = None
    for field in fields:
        if field.startswith(_MARK):
            change = Change(field.removeprefix(_MARK), next(fields), next(fields))
        elif change and field:
            yield change, field.removeprefix("\n")


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints; None where there is no git, or no repository."""
    try:
        done = ask_git(root, *_SETTINGS, *arguments)
    except OSError:
        return None
    return None if done.returncode else done.stdout.decode("utf-8", errors="replace")
