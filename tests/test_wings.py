"""The folders tell the flow: a wing imports those that come before it, and only the ones that stand here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

SRC = Path(__file__).parents[1] / "src"
MAY_IMPORT = {
    "_version": "",
    "errors": "",
    "yamlio": "errors",
    "quantity": "",
    "model": "quantity",
    "web": "_version errors",
    "checkout": "errors yamlio",
    "skeleton": "",
    "evidence": "quantity model",
    "records": "errors yamlio quantity model web checkout",
    "verdicts": "quantity model evidence",
    "articles": "errors quantity model evidence web records verdicts",
    "notebooks": "errors quantity model checkout records",
    "memory": "model checkout evidence records verdicts articles notebooks",
    "project": "errors model checkout records verdicts articles notebooks memory",
    "assay": "_version notebooks project",
    "size_debate": "quantity model evidence notebooks",
    "exports": "_version errors quantity model checkout evidence records verdicts articles project",
    "sources": "errors yamlio quantity model web records exports",
    "book": (
        "_version errors yamlio quantity model checkout evidence records verdicts articles notebooks project exports"
    ),
    "build": "_version errors model checkout records verdicts notebooks memory project exports book",
    "preview": "errors checkout notebooks book build",
    "diff": "errors quantity model checkout evidence records verdicts notebooks memory project exports book",
    "commands": (
        "errors yamlio model web checkout skeleton evidence records verdicts articles notebooks project exports "
        "sources book build preview diff"
    ),
    "cli": "errors commands",
    "__main__": "cli",
}
"""In the order of the flow. `evidence` and `verdicts` reason: they know figures, the model and each other."""


def wing_of(module: str) -> str:
    """`assay.verdicts.judge` belongs to `verdicts`, a file at the top is its own, and `size_debate` is one."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] if package == "assay" and rest else package


def modules() -> dict[str, Path]:
    """Every file of our packages by the name under which it is imported."""
    paths = {".".join(path.relative_to(SRC).with_suffix("").parts): path for path in SRC.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for name, path in paths.items()}


def imported(name: str, path: Path) -> Iterator[str]:
    """What a module imports anywhere: at its top, inside of functions, and for the type checker alone."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = resolve_name("." * node.level + (node.module or ""), package) if node.level else node.module or ""
            yield from (f"{whole}.{alias.name}" for alias in node.names)


def arrows() -> set[tuple[str, str]]:
    """Every wing with every other one that it imports something of."""
    found = {
        (wing_of(name), wing_of(other))
        for name, path in modules().items()
        for other in imported(name, path)
        if other.partition(".")[0] in ("assay", "size_debate")
    }
    # `from assay import project` names a wing, `from assay import record` something of the package itself
    return {(wing, other if other in MAY_IMPORT else "assay") for wing, other in found if wing != other}


def test_a_wing_imports_only_what_stands_in_the_list() -> None:
    assert {arrow for arrow in arrows() if arrow[1] not in MAY_IMPORT[arrow[0]].split()} == set()


def test_the_list_runs_one_way() -> None:
    wings = list(MAY_IMPORT)
    assert [
        (wing, other) for wing in wings for other in MAY_IMPORT[wing].split() if wings.index(other) > wings.index(wing)
    ] == []


def test_the_list_has_every_wing_and_no_arrow_that_nobody_needs() -> None:
    assert set(MAY_IMPORT) == {wing_of(name) for name in modules()}
    assert {(wing, other) for wing in MAY_IMPORT for other in MAY_IMPORT[wing].split()} == arrows()


MAP = (SRC.parent / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Where things are")[2]
UNTOLD = {"_version", "assay", "size_debate", "__main__"}
"""The package itself, and what has a line of its own or none to tell."""


def test_the_map_names_every_wing_in_the_order_of_the_flow_and_the_files_where_things_are_decided() -> None:
    named = [name.removesuffix(".py") for name in re.findall(r"(?m)^  ([\w.]+)/? +\w", MAP.partition("```text")[2])]
    assert named == [wing for wing in MAY_IMPORT if wing not in UNTOLD]
    paths = re.findall(r"`((?:src|claims)/[\w./]+)`", MAP.partition("| Where is it decided")[2].partition("\n\n")[0])
    assert [path for path in paths if not (SRC.parent / path).is_file()] == []
    assert len(paths) > 12


def test_the_checker_knows_nothing_of_the_subject_of_this_book() -> None:
    assert {name for name, path in modules().items() if name.startswith("assay") for other in imported(name, path)
            if other.startswith("size_debate")} == set()  # fmt: skip
