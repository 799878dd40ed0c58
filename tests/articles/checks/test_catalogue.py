"""Each check is documented by its own code: a question, and texts that pass, fail and nearly fail."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from assay.articles import checks

FOLDER = Path(checks.__file__).parent
KINDS = ("passes", "fails", "nearly")
EXAMPLES = [
    pytest.param(check, kind, text, id=f"{check.name}-{kind}-{number}")
    for check in checks.catalogue()
    for kind in KINDS
    for number, text in enumerate(getattr(check.examples, kind), 1)
]


@pytest.mark.parametrize(("check", "kind", "text"), EXAMPLES)
def test_an_example_does_what_the_catalogue_says_of_it_and_no_other_check_speaks(
    check: checks.Check, kind: str, text: str
) -> None:
    findings = checks.run(text, only={check.name})
    assert bool(findings) == (kind == "fails")
    assert all(0 <= span.start < span.end <= len(text) for finding in findings for span in finding.spans)
    assert kind == "fails" or [finding for finding in checks.run(text) if finding.check != check.name] == []


@pytest.mark.parametrize("check", checks.catalogue(), ids=lambda check: check.name)
def test_a_check_asks_one_question_and_says_how_it_goes_about_it(check: checks.Check) -> None:
    assert check.question.endswith("?")
    assert check.question.count("?") == 1
    assert check.text
    assert check.examples.passes
    assert check.examples.nearly


def test_every_module_of_a_group_is_a_check() -> None:
    files = {path.stem for group in ("statistics", "figures", "tables") for path in (FOLDER / group).glob("*.py")}
    assert {check.name for check in checks.catalogue()} == files - {"__init__"}


def test_a_check_knows_neither_the_engine_nor_another_check() -> None:
    unknown = ("checks.run", "checks.catalogue", "checks.statistics.", "checks.figures.", "checks.tables.")
    for group in ("statistics", "figures", "tables"):
        for path in (FOLDER / group).glob("*.py"):
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            imported = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
            assert not [name for name in imported if any(part in f"{name}." for part in unknown)], path


def test_the_engine_names_no_check() -> None:
    engine = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("run.py", "catalogue.py", "__init__.py"))
    assert [
        check.name for check in checks.catalogue() if f"import {check.name}" in engine or f'"{check.name}"' in engine
    ] == []


def test_the_page_holds_every_question_once() -> None:
    page = checks.markdown()
    assert all(page.count(f"### {check.question}\n") == 1 for check in checks.catalogue())
    assert page.startswith("## Printed statistics\n\n### ")
