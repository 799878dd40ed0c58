"""`assay rename`: another id for a record, and everywhere where it is named; comments and form stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from assay.checkout.paths import find_root, is_generated, texts_folder, write_bytes
from assay.commands.completion import complete, ids
from assay.errors import UsageError, suggest
from assay.records.fields import attribute_id_fault, id_fault

_SORTS = ("claim", "article", "source", "entity", "attribute", "law")
_FOLDERS = {"claim": "records", "article": "articles", "source": "sources", "law": "laws"}
_MOST = 8
"""Places that are listed; an id that is a common word stands in many."""


@click.command(name="rename")
@click.argument("old", shell_complete=complete(*_SORTS))
@click.argument("new")
@click.option("--sort", type=click.Choice(_SORTS), help="What it is, where two sorts have the id.")
@click.option("--dry-run", is_flag=True, help="Write nothing: list the lines that would change.")
@click.pass_obj
def command(root: Path | None, old: str, new: str, sort: str | None, dry_run: bool) -> None:
    """Give the record OLD the id NEW, and follow it in records, pages and notebooks.

    A word is followed where it stands as the whole of an id. Lines of prose that hold the old id as an ordinary word
    are listed, and are yours to change. Nothing is written where a record would have a fault afterwards.
    """
    root = find_root(root)
    sort = _sort_of(root, old, sort)
    _refuse(root, sort, old, new)
    changed = dict(_changed(root, sort, old, new))
    moved = dict(_moved(root, sort, old, new))
    for path, text in sorted(changed.items()):
        for number, (was, now) in enumerate(
            zip(path.read_text(encoding="utf-8").splitlines(), text.splitlines(), strict=True), start=1
        ):
            if was != now:
                click.echo(f"{path.relative_to(root).as_posix()}:{number}: {now.strip()}")
    for path, target in sorted(moved.items()):
        click.echo(f"{_shown(root, path)} becomes {_shown(root, target)}")
    if not dry_run:
        _carry_out(root, changed, moved)
    if places := _left_as_words(root, sort, old, changed):
        more = f" and {len(places) - _MOST} more" if places[_MOST:] else ""
        click.echo(f"note: {old!r} stays as a word: {', '.join(places[:_MOST])}{more}", err=True)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _sort_of(root: Path, old: str, sort: str | None) -> str:
    having = [one for one in _SORTS if old in ids(root, one)]
    if sort:
        having = [sort] if sort in having else []
    if not having:
        kept = next((one for one in ("unit", "kind", "erratum", "tension") if not sort and old in ids(root, one)), "")
        if kept:
            raise UsageError(f"{old!r} is a {kept}, which keeps its name; add another one and write that in its place")
        known = [name for one in ([sort] if sort else _SORTS) for name in ids(root, one)]
        raise UsageError(f"no {sort or 'record'} is called {old!r}{suggest(old, known)}")
    if having[1:]:
        raise UsageError(f"{old!r} is the id of {' and of '.join(having)}: say which one with --sort")
    return having[0]


def _refuse(root: Path, sort: str, old: str, new: str) -> None:
    """UsageError where the new id is none, is taken, or lies in another article."""
    fault = attribute_id_fault if sort == "attribute" else id_fault
    for part in new.split("/") if sort == "claim" else [new]:
        if reason := fault(part):
            raise UsageError(reason)
    if sort == "claim" and new.partition("/")[0] != old.partition("/")[0]:
        raise UsageError(f"{new!r} lies in another article: a claim belongs to the text that it is quoted from")
    if new in ids(root, sort):
        raise UsageError(f"{new!r} is the id of another {sort} already; choose another one")


def _pattern(sort: str, old: str) -> re.Pattern[str]:
    """The old id where it stands as a whole; of an article also at the head of the ids of its claims."""
    behind = r"(?=/|(?![\w-]|\.\w))" if sort == "article" else r"(?![\w/-])"
    return re.compile(rf"(?<![\w/-]){re.escape(old)}{behind}")


def _changed(root: Path, sort: str, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """Files in which the id is named, with their new text."""
    pattern = _pattern(sort, old)
    for path in sorted((root / "claims").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        now = "".join(_in_record(line, pattern, new) for line in text.splitlines(keepends=True))
        if now != text:
            yield path, now
    for path in _prose_of(root):
        text = path.read_text(encoding="utf-8")
        now = "".join(_in_prose(line, pattern, new) for line in text.splitlines(keepends=True))
        if now != text:
            yield path, now


_WORDS = (
    "statement|quote|title|label|aliases|definition|because|finding|note|locator|fragment|printed|url|unit|read_as|"
    "should_be|consequence|wrong|validity|constant|at|words|cues|unless|nouns"
)
_SAID = re.compile(rf"^\s*(?:- )?(?:{_WORDS})\s*:")
_PAIR = re.compile(rf"((?:{_WORDS}): (?:\"[^\"]*\"|'[^']*'|\[[^\]]*\]|[^,}}\]\n]*))")
"""Fields that hold words and figures and no ids, on a line of their own and inside of braces."""


def _in_record(line: str, pattern: re.Pattern[str], new: str) -> str:
    if line.lstrip().startswith("#") or _SAID.match(line):
        return line
    parts = _PAIR.split(line)  # every second one is a pair of a name and words
    return "".join(part if number % 2 else pattern.sub(new, part) for number, part in enumerate(parts))


_ROLE = re.compile(r"`[^`]*`|\]\([^)]*\)|\"[^\"\n]*\"|'[^'\n]*'")
"""Where prose and code name an id: in a role, in a link, in a string."""


def _in_prose(line: str, pattern: re.Pattern[str], new: str) -> str:
    """A line with the new id; in quotation marks a word among others is no id, as in "the mean distance"."""
    in_link = re.compile(pattern.pattern.replace(r"(?<![\w/-])", r"(?<![\w-])"))  # a link has folders before the id

    def named(found: re.Match[str]) -> str:
        if found[0][0] in "\"'" and re.search(r"\s", found[0]):
            return found[0]
        return (in_link if found[0][0] == "]" else pattern).sub(new, found[0])

    return _ROLE.sub(named, line)


def _left_as_words(root: Path, sort: str, old: str, changed: Mapping[Path, str]) -> list[str]:
    """Where pages and notebooks still have the old id, as an ordinary word."""
    pattern = _pattern(sort, old)
    return [
        f"{_shown(root, path)}:{number}"
        for path in _prose_of(root)
        for number, line in enumerate(changed.get(path, path.read_text(encoding="utf-8")).splitlines(), start=1)
        if pattern.search(line)
    ]


def _prose_of(root: Path) -> list[Path]:
    """The pages and notebooks that people write; what is made from the records is made anew."""
    pages = [path for path in (root / "book").rglob("*.md") if not is_generated(path.relative_to(root / "book"))]
    scripts = (root / "notebooks").rglob("*.py")
    return sorted(path for path in (*pages, *scripts) if path.is_file())


def _moved(root: Path, sort: str, old: str, new: str) -> Iterator[tuple[Path, Path]]:
    """Files and folders whose name is the id."""
    claims = root / "claims"
    if sort in _FOLDERS:
        home = claims / _FOLDERS[sort]
        yield home / f"{old}.yml", home / f"{new}.yml"
    if sort == "article":
        for folder, ending in (("records", ""), ("coverage", ".yml")):
            if (claims / folder / f"{old}{ending}").exists():
                yield claims / folder / f"{old}{ending}", claims / folder / f"{new}{ending}"
        text = texts_folder(root) / f"{old}.txt"
        if text.is_file():
            yield text, text.with_name(f"{new}.txt")
    if sort == "source" and (claims / "sources" / f"{old}.csv").exists():
        yield claims / "sources" / f"{old}.csv", claims / "sources" / f"{new}.csv"


def _carry_out(root: Path, changed: Mapping[Path, str], moved: Mapping[Path, Path]) -> None:
    """Write and move; all is put back where a record has a fault then that none had before."""
    from assay.records.json_schema import write_schemas
    from assay.records.load import load

    before = load(root)
    old = {path: path.read_bytes() for path in changed}
    for path, text in changed.items():
        write_bytes(path, text.encode())
    for path, target in moved.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    after = load(root)
    if len(after.faults) + len(after.skipped) > len(before.faults) + len(before.skipped):
        for path, target in moved.items():
            target.rename(path)
        for path, data in old.items():
            write_bytes(path, data)
        raise UsageError("nothing was changed:\n" + "\n".join(map(str, (*after.faults, *after.skipped))))
    write_schemas(root)
