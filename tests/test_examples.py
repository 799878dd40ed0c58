"""The book on another subject: its records hold together, its verdicts are right, the checker knows nothing of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from assay.checkout.paths import CODE
from assay.model import Verdict
from assay.project import Project, open_project
from assay.records.formatter.files import form, record_files

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "heat-pumps"
SUBJECT = re.compile(r"heat.?pump|boiler|price.?cap|ofgem|standing charge|tariff", re.IGNORECASE)


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(EXAMPLE)


def test_all_of_it_can_be_read_and_is_in_canonical_form(project: Project) -> None:
    assert not [*map(str, project.loaded.faults), *map(str, project.loaded.skipped)]
    formed = list(form(EXAMPLE, record_files(EXAMPLE, ())))
    assert [one.path.name for one in formed if not one.is_canonical] == []
    assert len(formed) > 60


def test_it_is_large_enough_to_show_something(project: Project) -> None:
    corpus = project.loaded.corpus
    by_article = Counter(claim.article for claim in corpus.claims.values())
    assert set(by_article) == {"vince-and-heat-pumps", "why-expensive"}
    assert sum(by_article.values()) >= 25
    assert len(corpus.facts) >= 60
    units = {law.id: {corpus.attributes[name].unit for name, _ in law.powers} for law in corpus.laws}
    assert len([law for law, of in units.items() if any("_per_" in unit for unit in of)]) >= 3


def test_laws_with_compound_units_find_the_two_slips(project: Project) -> None:
    verdicts = {str(row.claim.id): row for row in project.report.rows}
    cost = verdicts["vince-and-heat-pumps/boiler-electricity-cost"]
    assert cost.ruling.verdict is Verdict.REFUTED
    assert "The laws leave £795–825 (Cost of electricity)" in cost.because or "the laws leave £795–825" in cost.because
    emitted = verdicts["vince-and-heat-pumps/boiler-electricity-emissions"]
    assert emitted.ruling.verdict is Verdict.REFUTED
    assert "the laws leave 674.8–675.1 kg CO₂e" in emitted.because.replace("The laws", "the laws")
    conflicts = project.verdicts["conflicts"]
    assert {member for conflict in conflicts for member in conflict["members"]} == {cost.claim.id, emitted.claim.id}


def test_a_price_of_one_source_is_that_of_another_in_another_unit(project: Project) -> None:
    (row,) = [row for row in project.report.rows if row.claim.id == "vince-and-heat-pumps/cap-electricity"]
    assert row.ruling.verdict is Verdict.SUPPORTED  # £0.27 per kWh against 27.35p per kWh


def test_the_checker_knows_nothing_of_the_subject() -> None:
    """Units and words of every day are no subject; what this book is about stands in its records alone."""
    found = [
        f"{path.relative_to(CODE).as_posix()}: {hit[0]}"
        for path in sorted(CODE.rglob("*")) if path.suffix in (".py", ".md", ".yml", ".in", ".js", ".html")
        for hit in [SUBJECT.search(path.read_text("utf-8"))] if hit
    ]  # fmt: skip
    assert found == []


@pytest.mark.slow
def test_it_builds_from_the_wheel_alone_in_a_clean_environment(tmp_path: Path) -> None:
    """As .github/workflows/checks.yml does it; needs uv and what it keeps of the index."""
    if not shutil.which("uv"):
        pytest.skip("needs uv")
    python = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    book = shutil.copytree(EXAMPLE, tmp_path / "Bücher und mehr" / "heat-pumps")
    run(["uv", "build", "--wheel", "--quiet", "--out-dir", str(tmp_path / "dist"), str(ROOT)], tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    run(["uv", "venv", "--quiet", "--python", sys.executable, str(tmp_path / "env")], tmp_path)
    run(["uv", "pip", "install", "--quiet", "--python", str(python), f"assay[book] @ {wheel.as_uri()}"], tmp_path)
    run([str(python), "-m", "assay", "check", "--records"], book)
    run([str(python), "-m", "assay", "book"], book)
    rows = json.loads((book / "_build/verdicts.json").read_text("utf-8"))["claims"]
    refuted = [row["id"] for row in rows if row["verdict"] == "refuted"]
    assert len(refuted) == 4
    assert (book / "_build/html/claims/vince-and-heat-pumps/boiler-electricity-cost.html").is_file()


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
