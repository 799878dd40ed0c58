"""`assay diff` on small repositories: what flips, by which record, what is said, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from assay.book.sphinxext.domain import AssayDomain
from assay.checkout.git import lay_out
from assay.checkout.paths import CODE
from assay.cli import group
from assay.diff.revisions.book import SHOWN
from assay.errors import UsageError
from tests.sample import put, source

FACTS = "claims/sources/otter-2022.yml"
CLAIMS = "claims/records/sizes"
HEAD = "statement: It is so.\nquote: Otter\nat: 23\nread_as: What follows is made up.\n"
LAW = """\
label: tokens for each parameter
statement: A model sees ten to a hundred tokens for each of its parameters.
product: {training_tokens: "1", parameters: "-1"}
constant: 10 to 100
validity: Everywhere in this world.
source: otter-2022
locator: Section 1
"""
ERRATUM = """\
tokens:
  source: otter-2022
  locator: Table 1
  printed: 1.4 trillion
  should_be: 1.5 trillion
  shown_by: [{source: otter-2022, locator: Table 9}]
  known_since: 2023-01-01
  consequence: The table is a digit off.
  subject: otter-70b
  attribute: training_tokens
"""
AGE = "age: {label: age, type: quantity, unit: day, definition: How old it is.}\n"
NOTEBOOK = """\
# %% tags=["parameters"]
subject = "otter-7b"

# %%
import assay
from assay.checkout.paths import find_root
from assay.records.load import load
(fact,) = load(find_root()).corpus.facts_about("otter-70b", "parameters")
tenth = fact.value.points[0] / 10
assay.record("tenth", tenth, subject=subject, attribute="parameters", unit="parameter", because="A tenth of Otter.")
"""


def git(root: Path, *arguments: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> Path:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one state")
    return root


@pytest.fixture
def repository(base: Path) -> Path:
    """The small project, committed."""
    return commit(base)


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def diff(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "diff", *arguments])


def data(root: Path, *arguments: str) -> dict[str, Any]:
    result = diff(root, *arguments, "--format", "json")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def flips(found: dict[str, Any]) -> list[tuple[str, str, str, list[list[str]]]]:
    """Claim, verdict before and after, and the causes by kind and id."""
    return [
        (flip["id"], flip["was"], flip["verdict"],
         [[f"{change['kind']} {change['id']}" for change in cause] for cause in flip["causes"]])
        for flip in found["flips"]
    ]  # fmt: skip


def test_a_branch_that_corrects_one_fact_lists_exactly_the_claims_that_flip_with_that_fact_as_cause(
    repository: Path,
) -> None:
    git(repository, "checkout", "-qb", "correction")
    edit(repository, FACTS, "1.4 trillion", "1.4 billion")
    edit(repository, FACTS, "Section 5", "Section 6")
    put(repository, f"{CLAIMS}/stoat-needs.yml", (repository / CLAIMS / "stoat-needs.yml").read_text("utf-8") + "\n")
    git(repository, "commit", "-qam", "the fact")
    fact = "fact otter-2022#otter-70b.training_tokens"
    expected = [("sizes/otter-tokens", "refuted", "supported", [[fact]])]
    assert flips(data(repository, "main")) == expected
    assert flips(data(repository, "main", "correction")) == expected
    said = diff(repository, "main").stdout
    assert said.startswith(
        "1 verdict flips; 0 claims are new and 0 gone; 1 claim keeps its verdict for other reasons; "
    )
    assert (
        "  ✗ refuted → ✓ supported: sizes/otter-tokens\n"
        "    Otter was trained on 1.4 billion tokens. Brook et al. 2022 gives 1.4 billion tokens (Table 1).\n"
        "    cause: fact otter-2022#otter-70b.training_tokens changed: 1.4 trillion → 1.4 billion"
        " in claims/sources/otter-2022.yml:10\n"
    ) in said


def test_the_other_way_round_is_for_the_worse(repository: Path) -> None:
    git(repository, "checkout", "-qb", "old")
    edit(repository, FACTS, "70 billion", "7 billion")
    found = data(repository, "main")
    assert flips(found) == [
        ("sizes/otter-parameters", "supported", "refuted", [["fact otter-2022#otter-70b.parameters"]])
    ]
    assert found["flips"][0]["is_worse"]
    assert diff(repository, "main").stdout.startswith("1 verdict flips, 1 for the worse; ")


def test_the_variables_of_a_hook_name_no_other_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert flips(data(repository, "main")) == []


def test_without_a_change_nothing_is_said(repository: Path) -> None:
    result = diff(repository, "HEAD")
    assert (result.exit_code, result.stdout) == (0, "No verdict, conflict, quote or page changes.\n")


def _claim(root: Path) -> None:
    edit(root, f"{CLAIMS}/otter-tokens.yml", "on 1.4 billion", "on 1.4 trillion")
    edit(root, f"{CLAIMS}/otter-tokens.yml", "value: 1.4 billion", "value: 1.4 trillion\nread_as: It is made up.")


def _erratum(root: Path) -> None:
    put(root, "claims/errata.yml", ERRATUM)


def _entity(root: Path) -> None:
    edit(root, "claims/entities.yml", "given: {parameters: 70 billion}", "given: {parameters: 7 billion}")


def _attribute(root: Path) -> None:
    edit(root, "claims/attributes.yml", "unit: day", "unit: hour")


def _source(root: Path) -> None:
    edit(root, "claims/sources/survey.yml", "kind: paper", "kind: press")


def _law(root: Path) -> None:
    put(root, "claims/laws/ratio.yml", LAW)


@pytest.mark.parametrize(
    ("change", "claim", "was", "now", "cause"),
    [
        (_claim, "otter-tokens", "refuted", "supported", "claim sizes/otter-tokens"),
        (_erratum, "otter-tokens", "refuted", "unverifiable", "erratum tokens"),
        (_entity, "class", "supported", "unverifiable", "entity any-70b"),
        (_attribute, "age", "supported", "refuted", "attribute age"),
        (_source, "disputed", "disputed", "supported", "source survey"),
        (_law, "starved", "unverifiable", "refuted", "law ratio"),
    ],
)
def test_every_kind_of_record_can_be_the_cause(
    base: Path, change: Callable[[Path], None], claim: str, was: str, now: str, cause: str
) -> None:
    put(base, "claims/attributes.yml", AGE)
    put(
        base, "claims/sources/survey.yml", source("survey", ["subject: stoat, attribute: parameters, value: 8 billion"])
    )
    stoat = ["subject: stoat, attribute: parameters, value: 7 billion", "subject: stoat, attribute: age, value: '30'"]
    put(base, "claims/sources/paper.yml", source("paper", stoat))
    claims = {
        "class": "subject: any-70b\nattribute: parameters\nvalue: 70 billion\n",
        "age": "subject: stoat\nattribute: age\nvalue: 30 days\n",
        "disputed": "subject: stoat\nattribute: parameters\nvalue: 7 billion\n",
        "starved": "subject: stoat\nattribute: training_tokens\nvalue: 1 billion\n",
    }
    for name, text in claims.items():
        put(base, f"{CLAIMS}/{name}.yml", HEAD + text)
    commit(base)
    change(base)
    found = data(base, "main")
    assert (f"sizes/{claim}", was, now, [[cause]]) in flips(found)
    assert found["new_faults"] == []


def test_a_flip_that_needs_two_changes_names_both_and_nothing_else(repository: Path) -> None:
    edit(repository, FACTS, "1.4 trillion", "1.5 trillion")
    edit(repository, FACTS, "70 billion", "71 billion")
    edit(repository, f"{CLAIMS}/otter-tokens.yml", "on 1.4 billion", "on 1.5 trillion")
    edit(repository, f"{CLAIMS}/otter-tokens.yml", "value: 1.4 billion", "value: 1.5 trillion\nread_as: So it is.")
    both = ["fact otter-2022#otter-70b.training_tokens", "claim sizes/otter-tokens"]
    assert ("sizes/otter-tokens", "refuted", "supported", [both]) in flips(data(repository, "main"))


def test_changes_that_are_each_enough_are_each_a_cause(repository: Path) -> None:
    put(repository, "claims/sources/paper.yml",
        source("paper", ["subject: stoat, attribute: parameters, value: 7 billion"]))  # fmt: skip
    put(repository, "claims/sources/survey.yml",
        source("survey", ["subject: stoat, attribute: parameters, value: 7 billion"]))  # fmt: skip
    git(repository, "checkout", "-qb", "claimed")
    put(repository, f"{CLAIMS}/stoat.yml", HEAD + "subject: stoat\nattribute: parameters\nvalue: 7 billion\n")
    git(repository, "add", f"{CLAIMS}/stoat.yml")
    git(repository, "commit", "-qm", "a claim without evidence")
    (flip,) = flips(data(repository, "claimed"))
    assert flip[:3] == ("sizes/stoat", "unverifiable", "supported")
    assert sorted(flip[3]) == [["fact paper#stoat.parameters"], ["fact survey#stoat.parameters"]]
    assert "cause 1 of 2, each enough by itself: fact " in diff(repository, "claimed").stdout


def test_a_new_system_with_its_fact_and_claim_is_told_as_added(repository: Path) -> None:
    put(repository, "claims/entities.yml", "mink: {label: Mink, kind: model}\n")
    put(
        repository,
        "claims/sources/paper.yml",
        source("paper", ["subject: mink, attribute: parameters, value: 7 billion"]),
    )
    put(repository, f"{CLAIMS}/mink.yml", HEAD + "subject: mink\nattribute: parameters\nvalue: 7 billion\n")
    found = data(repository, "main")
    assert flips(found) == []
    assert [(row["id"], row["verdict"]) for row in found["added"]] == [("sizes/mink", "supported")]
    assert {f"{change['kind']} {change['id']} {change['state']}" for change in found["changes"]} == {
        "entity mink added", "source paper added", "fact paper#mink.parameters added", "claim sizes/mink added",
        "source otter-2022 changed",  # it is told apart from the new one by a letter behind the year
    }  # fmt: skip
    assert {"path": "claims/sizes/mink.md", "state": "added"} in found["pages"]
    assert [row["id"] for row in data(repository, "main", "main")["added"]] == []


def test_every_role_and_directive_that_shows_something_of_a_record_is_known() -> None:
    """The others print what stands in them, or a name that no change of a record alters."""
    import_module("assay.book.sphinxext.extension")  # fills the domain
    plain = {
        "anchor", "asset", "cell", "chapters", "drawn", "folded", "given", "jsonld", "look", "outcome", "peek", "place",
        "term", "told", "verdict",
    }  # fmt: skip
    assert {*AssayDomain.roles, *AssayDomain.directives} == {*SHOWN, *plain}


def test_chapters_that_show_a_figure_of_the_records_are_among_the_pages(repository: Path) -> None:
    chapters = {
        "index": "{count}`refuted`",
        "claim": "{off}`words <sizes/otter-tokens>`",
        "other": "{claim}`sizes/otter-licence`",
        "fact": "{fact}`otter-70b.training_tokens`",
        "gap": "```{gap} sizes/otter-tokens\n```",
        "all": "```{findings}\n```",
        "included": "```{include} _generated/contradictions.md\n```",
        "plain": "No figure.",
    }
    for name, text in chapters.items():
        put(repository, f"book/{name}.md", f"# A chapter\n\n{text}\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "a book")
    edit(repository, FACTS, "1.4 trillion", "1.4 billion")
    edit(repository, "book/plain.md", "No figure", "No figure at all")
    changed = {page["path"] for page in data(repository, "HEAD")["pages"]}
    assert changed & {f"{name}.md" for name in chapters} == {
        f"{name}.md" for name in chapters if name != "other"
    }  # fmt: skip


def test_a_left_over_page_of_a_claim_called_index_is_no_chapter(repository: Path) -> None:
    put(repository, "book/claims/sizes/index.md", "# Left over from another state\n")
    put(repository, "book/claims/index.md", "# By hand\n")
    assert [page["path"] for page in data(repository, "HEAD")["pages"]] == ["claims/index.md"]


def test_faults_of_records_are_told_apart_from_those_that_were_there(repository: Path) -> None:
    put(repository, f"{CLAIMS}/bad.yml", HEAD + "subject: otter-71b\nattribute: parameters\nvalue: 70 billion\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "a bad record")
    put(repository, f"{CLAIMS}/worse.yml", HEAD + "subject: otter-72b\nattribute: parameters\nvalue: 70 billion\n")
    edit(repository, f"{CLAIMS}/bad.yml", "statement", "# a line more\nstatement")
    found = data(repository, "HEAD")
    assert [text.split(" (did")[0] for text in found["new_faults"]] == [
        "claims/records/sizes/worse.yml:5: subject: unknown entity 'otter-72b'"
    ]
    assert len(found["faults"]) == 2
    assert diff(repository, "HEAD").exit_code == 2
    (repository / CLAIMS / "worse.yml").unlink()
    (repository / CLAIMS / "bad.yml").unlink()
    assert len(data(repository, "HEAD")["mended_faults"]) == 1


def test_a_quote_that_stands_in_the_text_no_longer_is_told(repository: Path) -> None:
    text = repository / "texts" / "sizes.txt"
    edit(repository, "texts/sizes.txt", "70 billion parameters", "71 billion parameters")
    assert "Quotes that no longer match" not in diff(repository, "HEAD").stdout, "both sides read the same text"
    verdicts = CliRunner().invoke(group, ["--root", str(repository), "export", "verdicts"]).stdout
    rows = json.loads(verdicts)
    for row in rows["claims"]:
        row["quote_outcome"] = "match"
    before = repository / "before.json"
    before.write_text(json.dumps(rows), encoding="utf-8")
    result = diff(repository, str(before))
    assert text.is_file()
    assert (
        "Quotes that no longer match the text (1)\n  sizes/otter-parameters: 70 billion parameters\n" in result.stdout
    )
    assert result.exit_code == 1


def test_a_file_of_verdicts_serves_as_base_and_says_what_it_cannot_tell(repository: Path) -> None:
    before = repository / "before.json"
    before.write_text(
        CliRunner().invoke(group, ["--root", str(repository), "export", "verdicts"]).stdout, encoding="utf-8"
    )
    edit(repository, FACTS, "1.4 trillion", "1.4 billion")
    found = data(repository, str(before))
    assert flips(found) == [("sizes/otter-tokens", "refuted", "supported", [])]
    assert found["pages"] is None
    assert found["notes"] == ["the base is a file of verdicts: causes, pages and faults of its records are not known"]


@pytest.mark.parametrize(
    ("policy", "code"),
    [("flips", 1), ("worse", 1), ("conflicts", 1), ("quotes", 0), ("faults", 0), ("never", 0)],
)
def test_the_exit_code_follows_the_policy(repository: Path, policy: str, code: int) -> None:
    edit(repository, FACTS, "70 billion", "7 billion")
    assert diff(repository, "main", "--fail-on", policy).exit_code == code
    assert diff(repository, "main").exit_code == 0


def test_an_improvement_is_a_flip_but_not_for_the_worse(repository: Path) -> None:
    edit(repository, FACTS, "1.4 trillion", "1.4 billion")
    assert diff(repository, "main", "--fail-on", "worse").exit_code == 0
    assert diff(repository, "main", "--fail-on", "worse", "--fail-on", "flips").exit_code == 1


NEITHER = "is neither a revision that git knows here nor a file; write a branch (empty, main), a tag or a commit"


@pytest.mark.parametrize(
    ("base_name", "head", "reason"),
    [
        ("nowhere", None, f"'nowhere' {NEITHER}"),
        ("main", "nowhere", "git knows no revision 'nowhere' here; write a branch, a tag or a commit"),
        ("--help", None, f"'--help' {NEITHER}"),
        ("empty", None, "empty has no claims/attributes.yml, and so no records to compare with"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_in_one_line(
    repository: Path, base_name: str, head: str | None, reason: str
) -> None:
    git(repository, "checkout", "-q", "--orphan", "empty")
    git(repository, "rm", "-rqf", "--cached", ".")
    git(repository, "commit", "-qm", "nothing", "--allow-empty")
    git(repository, "symbolic-ref", "HEAD", "refs/heads/main")
    error = diff(repository, "--", base_name, *([head] if head else [])).exception
    assert isinstance(error, UsageError)
    assert str(error) == reason


def test_a_file_that_is_no_set_of_verdicts_is_refused(repository: Path) -> None:
    other = repository / "other.json"
    other.write_text('{"format": 1, "claims": [{"id": "a"}], "conflicts": []}', encoding="utf-8")
    error = diff(repository, str(other)).exception
    assert isinstance(error, UsageError)
    assert str(error) == f"{other} is no verdicts.json of format 1; `assay export verdicts` writes one"


def test_a_commit_with_a_link_out_of_its_folder_is_refused(repository: Path) -> None:
    (repository / "claims" / "out.yml").symlink_to("/etc/passwd")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "a way out")
    error = diff(repository, "HEAD", "HEAD").exception
    assert isinstance(error, UsageError)
    assert "holds a file that does not stay in its folder: 'claims/out.yml'" in str(error)


@pytest.mark.parametrize(
    ("name", "target", "stays"),
    [
        ("link", "claims", True),
        ("claims/link", "../README.md", True),
        ("claims/link", "../../README.md", False),
        ("link", "..", False),
        ("claims/link", "/etc/passwd", False),
        ("claims/link", "a/../../..", False),
    ],
)
def test_links_are_laid_out_where_they_stay_in_the_folder(
    repository: Path, tmp_path: Path, name: str, target: str, *, stays: bool
) -> None:
    (repository / name).symlink_to(target)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "a link")
    if stays:
        lay_out(repository, "HEAD", tmp_path / "out")
        assert (tmp_path / "out" / name).readlink() == Path(target)
    else:
        with pytest.raises(UsageError, match=f"does not stay in its folder: '{name}'"):
            lay_out(repository, "HEAD", tmp_path / "out")


def test_where_nobody_may_make_links_a_file_says_where_one_leads(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "link").symlink_to("claims")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "a link")
    monkeypatch.setattr(Path, "symlink_to", refuse)  # as Windows does
    lay_out(repository, "HEAD", tmp_path / "out")
    assert (tmp_path / "out/link").read_text("utf-8") == "claims"


def refuse(*_: object) -> None:
    raise OSError(1314, "A required privilege is not held by the client")


def test_what_a_notebook_computes_is_compared_when_it_was_run_for_both_sides(base: Path) -> None:
    """One story, since every run of a kernel costs seconds: not run, run, and the reason by which it flips a claim."""
    put(base, "notebooks/tenth.py", NOTEBOOK)
    put(base, f"{CLAIMS}/small.yml", HEAD + "subject: otter-7b\nattribute: parameters\nvalue: 7 billion\n")
    put(base, ".gitignore", "book/notebooks\n_build\n")
    commit(base)
    assert data(base, "main")["not_run"][0]["reasons"] == ["it has no outputs yet"]
    assert CliRunner().invoke(group, ["--root", str(base), "run"]).exit_code == 0
    unchanged = data(base, "main")
    assert (unchanged["not_run"], unchanged["flips"]) == ([], [])
    edit(base, FACTS, "70 billion", "60 billion")
    found = data(base, "main")
    reason = "fact otter-2022#otter-70b.parameters has another value"
    assert found["not_run"] == [{"notebook": "tenth", "side": "head", "reasons": [reason]}]
    assert found["may_flip"] == ["sizes/small"]
    assert [flip[0] for flip in flips(found)] == ["sizes/otter-parameters"]
    ran = data(base, "main", "--run")
    assert ran["not_run"] == []
    assert flips(ran) == [
        ("sizes/small", "supported", "refuted", [["notebook tenth"]]),
        ("sizes/otter-parameters", "supported", "refuted", [["fact otter-2022#otter-70b.parameters"]]),
    ]
    assert ran["flips"][0]["causes"][0][0]["reasons"] == [reason]


def test_a_rule_that_changed_is_told_when_the_base_is_judged_by_its_own_code(base: Path) -> None:
    shutil.copytree(CODE, base / "src" / "assay", ignore=shutil.ignore_patterns("__pycache__"))
    kinder = "verdict=Verdict.UNVERIFIABLE if ruling.verdict is Verdict.REFUTED else ruling.verdict,"
    edit(base, "src/assay/verdicts/report.py", "verdict=ruling.verdict,", kinder)
    commit(base)
    edit(base, FACTS, "70 billion", "7 billion")
    note = "src/assay of the base is not the code that judges here; --with-base-code runs it"
    assert note in data(base, "main")["notes"]
    found = data(base, "main", "--with-base-code")
    assert flips(found) == [
        ("sizes/otter-parameters", "supported", "refuted", [["fact otter-2022#otter-70b.parameters"]]),
        ("sizes/otter-tokens", "unverifiable", "refuted", [["rule src/assay"]]),
    ]
