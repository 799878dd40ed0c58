"""The workflows and forms for GitHub: valid, pinned, with no more rights than they need, and trusting no pull request.

What GitHub itself makes of them cannot be seen here. zizmor and the published schemas look at their form; the scripts
in them that handle what others wrote are run here, on what others might write.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.checkout.addresses import CORRECTION
from assay.commands.diff import command as diff_command
from assay.commands.sources import verify
from assay.diff.comment import as_markdown
from assay.exports import github_markdown
from tests.diff.test_causes import TEXTS, difference

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
OF_NEW_BOOKS = sorted((ROOT / "src/assay/skeleton/dot-github/workflows").glob("*.yml"))
"""What `assay init` writes."""
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
MARK = "<!-- assay-difference -->\n"
REFUSED = "The run left no report, or one that is not in the expected form; it is not shown here.\n"

NO_LIST = "The findings could not be taken over: those of the run before stay as they are.\n\n"

workflows = pytest.mark.parametrize(
    "path", [*WORKFLOWS, *OF_NEW_BOOKS], ids=lambda path: path.stem if path in WORKFLOWS else f"new-{path.stem}"
)


def read(path: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 takes its key `on` for true."""
    tree: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in tree.items()}


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from read(path)["jobs"].values()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def script(workflow: str, name: str) -> str:
    (found,) = (step["run"] for step in steps(GITHUB / "workflows" / workflow) if step.get("name") == name)
    return str(found)


def test_there_are_the_six_workflows_and_two_forms() -> None:
    assert [path.stem for path in WORKFLOWS] == ["checks", "comment", "platforms", "publish", "release", "weekly"]
    assert [path.stem for path in FORMS] == ["article", "correction"]


def test_zizmor_finds_nothing_unsafe() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--persona", "auditor"]
    looked_at = [str(GITHUB), str(ROOT / "action.yml"), *map(str, OF_NEW_BOOKS)]
    done = subprocess.run([*command, *looked_at], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", [*WORKFLOWS, *OF_NEW_BOOKS]),
        ("custom.github-workflows-require-timeout", [*WORKFLOWS, *OF_NEW_BOOKS]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_the_published_schemas_accept_them(schema: str, files: list[Path]) -> None:
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@workflows
def test_every_action_is_pinned_by_its_whole_commit_with_its_version_beside_it(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"\s*(- )?uses:", line)]
    for line in lines:
        assert re.fullmatch(r"(- )?uses: [\w-]+/[\w-]+(/[\w-]+)?@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+", line), line


def test_an_action_has_one_version_everywhere() -> None:
    used = {step["uses"] for path in (*WORKFLOWS, *OF_NEW_BOOKS) for step in steps(path) if "uses" in step}
    names = [use.partition("@")[0] for use in used]
    assert len(names) == len(set(names))


@workflows
def test_rights_are_given_job_by_job_and_no_secret_is_named(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert all(job["permissions"] for job in jobs(path))
    assert "secrets" not in path.read_text(encoding="utf-8")


@workflows
def test_no_run_outlives_its_time_and_no_two_are_in_each_others_way(path: Path) -> None:
    assert read(path)["concurrency"]["group"]
    assert all(job["timeout-minutes"] <= 120 for job in jobs(path))


@workflows
def test_no_value_is_pasted_into_a_script(path: Path) -> None:
    assert not [step["run"] for step in steps(path) if "${{" in step.get("run", "")]


@workflows
def test_no_cache_is_shared_and_no_password_stays_in_a_checkout(path: Path) -> None:
    for step in steps(path):
        assert "actions/cache" not in step.get("uses", "")
        assert "cache" not in step.get("with", {})
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@workflows
def test_scripts_are_readable_for_bash(path: Path) -> None:
    for step in steps(path):
        if "run" in step and "shell" not in step:
            done = subprocess.run(["bash", "-n"], input=step["run"], capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr) == (0, "")


def test_where_code_of_a_pull_request_runs_nothing_can_be_written() -> None:
    checks = GITHUB / "workflows" / "checks.yml"
    assert list(read(checks)["on"]) == ["pull_request"]
    assert [job["permissions"] for job in jobs(checks)] == [{"contents": "read"}]


def test_where_something_can_be_written_no_code_of_a_pull_request_runs() -> None:
    comment = GITHUB / "workflows" / "comment.yml"
    assert read(comment)["on"] == {"workflow_run": {"workflows": ["checks"], "types": ["completed"]}}
    uses = {step["uses"].partition("@")[0] for step in steps(comment) if "uses" in step}
    assert uses == {"actions/upload-artifact", "actions/download-artifact", "github/codeql-action/upload-sarif"}
    assert [job["permissions"] for job in jobs(comment)] == [
        {"actions": "read", "pull-requests": "read"}, {"pull-requests": "write"}, {"security-events": "write"},
    ]  # fmt: skip
    downloaded = [step["with"]["name"] for step in steps(comment) if "download-artifact" in step.get("uses", "")]
    assert downloaded == ["vetted", "vetted"]


@pytest.mark.parametrize(
    ("workflow", "name", "call", "called"),
    [
        ("checks.yml", "What the change does", "assay diff", diff_command),
        ("weekly.yml", "Look the sources up again", "assay sources verify", verify),
    ],
)
def test_the_commands_have_the_options_with_which_they_are_called(
    workflow: str, name: str, call: str, called: click.Command
) -> None:
    (line,) = [line for line in script(workflow, name).splitlines() if call in line]
    used = set(re.findall(r"--[a-z-]+", line))
    assert used
    assert used <= {option for parameter in called.params for option in parameter.opts}


def vet(folder: Path, files: dict[str, bytes]) -> tuple[str, list[dict[str, Any]]]:
    """The comment and the findings that the workflow makes of an artifact with these files."""
    with zipfile.ZipFile(folder / "report.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return vetted(folder)


def vetted(folder: Path) -> tuple[str, list[dict[str, Any]]]:
    for old in (folder / "vetted").glob("*"):
        old.unlink()
    if (folder / "vetted").is_dir():
        (folder / "vetted").rmdir()
    done = subprocess.run(
        [sys.executable, "-c", script("comment.yml", "Take over what is in the expected form")],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "RUN_URL": "https://example.org/run", "GITHUB_OUTPUT": str(folder / "output")},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    head, _, said = (folder / "vetted" / "comment.md").read_text(encoding="utf-8").partition("\n\n")
    assert head.startswith(f"{MARK}The artifacts of [this run](https://example.org/run) are `report`, ")
    assert "open" not in head
    sarif = folder / "vetted" / "findings.sarif"
    is_told = (folder / "output").read_text(encoding="utf-8").splitlines()[-1] == "findings=true"
    assert is_told is sarif.exists(), "nothing is uploaded where there is no list"
    if not sarif.exists():
        assert said.startswith(NO_LIST)
        return said.removeprefix(NO_LIST), []
    return said, json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]


@given(st.lists(TEXTS, max_size=3))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_command_writes_is_taken_over_as_it_is(tmp_path: Path, texts: list[str]) -> None:
    comment = as_markdown(difference(texts))
    assert vet(tmp_path, {"difference.md": comment.encode()}) == (comment, [])


@pytest.mark.parametrize(
    "line",
    [
        "@octocat", "#1", "- see #1", "GH-1", "www.example.org", "https://example.org", "[a](b)", "![a](b)", "<b>",
        "a@b.c", "&lt;", "`open", "``", "`` a `` b", "`a``b`", "```", "`a` `", "\\`a`", "`a\r\r@octocat`", "a\rb",
        "`a\u2028b`", "~~~",
        "*a*", "_a_", "| a | b |", "a/b", "3d3c42e5aac5ba805825da76410c181273ba90b1", "    - `a`\t", "$a$", "{a}",
    ],
)  # fmt: skip
def test_what_could_notify_link_or_break_out_is_not_shown(tmp_path: Path, line: str) -> None:
    assert not github_markdown.is_safe(line)
    assert vet(tmp_path, {"difference.md": f"No verdict changes.\n{line}\n".encode()}) == (REFUSED, [])


@pytest.mark.parametrize(
    "files",
    [
        {}, {"difference.md": b"\xff"}, {"difference.md": b"a" * 63_489}, {"difference.md": b"\0" * 50_000_000},
        {"findings.sarif": b"[" * 100_000}, {"findings.sarif": b'{"runs": 1}'}, {"../difference.md": b"It is so."},
    ],
)  # fmt: skip
def test_an_artifact_in_another_form_gives_a_comment_that_says_so(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert vet(tmp_path, files) == (REFUSED, [])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", None])
def test_so_does_what_is_no_archive_or_not_there(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "report.zip").write_bytes(data)
    assert vetted(tmp_path) == (REFUSED, [])


def finding(**changes: object) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": changes.pop("uri", "claims/records/a/b.yml")},
             "region": {"startLine": changes.pop("line", 3)}}  # fmt: skip
    text = {"text": changes.pop("text", "It is so.")}
    return {
        "ruleId": "refuted", "level": "warning", "message": text, "locations": [{"physicalLocation": place}], **changes
    }  # fmt: skip


def test_findings_are_written_anew_from_the_few_fields_that_are_needed(tmp_path: Path) -> None:
    more = finding(text="See [here](https://example.org).", helpUri="https://example.org", properties={"a": 1})
    sarif = {"version": "2.1.0", "runs": [{"results": [more], "tool": {"driver": {"name": "Other"}}}]}
    _, (found,) = vet(tmp_path, {"findings.sarif": json.dumps(sarif).encode()})
    assert found == finding(text="See  here (https://example.org).")


@pytest.mark.parametrize(
    "bad",
    [
        {"uri": "../../etc/passwd"}, {"uri": "claims/../src/a.py"}, {"uri": "https://example.org"},
        {"uri": ".github/a.yml"}, {"uri": "claims/%2e%2e/src/a.py"}, {"uri": "claims/%2E%2E%2Fa"}, {"uri": "claims"},
        {"uri": "claims//a"}, {"uri": "/claims/a"}, {"uri": "claims/a%0A::error::b"}, {"uri": "claims/a%5Cb"},
        {"uri": "claims/%ff"}, {"uri": "claims/%E2%80%AEyek"}, {"uri": "claims/" + 400 * "a"}, {"uri": 3},
        {"line": 0}, {"line": "3"}, {"line": True}, {"level": "none"}, {"ruleId": "A b"},
        {"text": 3}, {"locations": []},
    ],
)  # fmt: skip
def test_a_finding_elsewhere_or_in_another_form_is_not_taken_over(tmp_path: Path, bad: dict[str, object]) -> None:
    sarif = {"runs": [{"results": [finding(), finding(**bad), 3, finding(line=4)]}]}
    said, found = vet(tmp_path, {"findings.sarif": json.dumps(sarif).encode()})
    assert found == [finding(), finding(line=4)], "the others are"
    left_out = "2 of 4 findings are not among the alerts: they are too many, or in another form."
    assert said == f"{left_out}\n\n{REFUSED}"


@pytest.mark.parametrize("name", ["Modèle à 7B.yml", "otter 70b (2).yml", "模型.yml", "a'b\".yml", "50%.yml"])
def test_a_record_with_an_odd_name_is_shown_at_its_place(tmp_path: Path, name: str) -> None:
    uri = quote(f"claims/records/a/{name}")
    sarif = {"runs": [{"results": [finding(uri=uri), finding()]}]}
    assert vet(tmp_path, {"findings.sarif": json.dumps(sarif).encode()})[1] == [finding(uri=uri), finding()]


def test_of_too_many_findings_the_gravest_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    many = [finding(line=number, level="note") for number in range(1, 5_201)]
    sarif = {"runs": [{"results": [*many, finding(level="error")]}]}
    said, found = vet(tmp_path, {"findings.sarif": json.dumps(sarif).encode()})
    assert len(found) == 5_000
    assert found[0]["level"] == "error"
    assert said.startswith("201 of 5201 findings are not among the alerts: ")


def test_no_findings_are_a_list_and_a_report_that_is_too_large_is_none(tmp_path: Path) -> None:
    assert vet(tmp_path, {"findings.sarif": b'{"runs": [{"results": []}]}'}) == (REFUSED, [])
    vet(tmp_path, {"findings.sarif": b" " * 20_000_001})
    assert not (tmp_path / "vetted" / "findings.sarif").exists()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_archive_gives_a_comment_that_says_so(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "report.zip", "w", method) as archive:
        archive.writestr("difference.md", b"No verdict changes.\n" * 500)
    whole = (tmp_path / "report.zip").read_bytes()
    for place in range(43, 60):
        (tmp_path / "report.zip").write_bytes(whole[:place] + b"\xff\xff" + whole[place + 2 :])
        assert vetted(tmp_path)[0] in (REFUSED, "No verdict changes.\n" * 500)


def test_the_findings_of_main_are_those_that_alerts_are_compared_with() -> None:
    used = [step["with"] for path in WORKFLOWS for step in steps(path) if "upload-sarif" in step.get("uses", "")]
    assert {step["category"] for step in used} == {"assay"}
    assert read(GITHUB / "workflows" / "publish.yml")["on"]["push"] == {"branches": ["main"]}


def test_what_was_missed_is_taken_over_from_a_run_of_which_another_part_failed() -> None:
    asked = [
        one for step in steps(GITHUB / "workflows" / "weekly.yml") if "run download" in (one := step.get("run", ""))
    ]
    assert [re.findall(r"&status=(\w+)", script) for script in asked] == [["completed"]]


def test_the_findings_of_this_project_are_taken_over(tmp_path: Path) -> None:
    from assay.checkout.settings import read_addresses  # noqa: PLC0415
    from assay.exports.sarif import as_sarif  # noqa: PLC0415 - only here
    from tests.world import project  # noqa: PLC0415

    mine = project()
    sarif = as_sarif(mine.report, mine.loaded, read_addresses(mine.root))
    _, found = vet(tmp_path, {"findings.sarif": json.dumps(sarif).encode()})
    assert len(found) == len(sarif["runs"][0]["results"])


def test_what_the_web_says_stays_in_its_block_of_the_weekly_issue(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("gone\n````\n@octocat\n" + "x" * 100_000, encoding="utf-8")
    name = "Put what was found, which comes from the web, into a block that it cannot leave"
    settings_ = {**os.environ, "RUN_URL": "https://example.org/run"}
    subprocess.run([sys.executable, "-c", script("weekly.yml", name)], cwd=tmp_path, env=settings_, check=True)
    text = (tmp_path / "issue.md").read_text(encoding="utf-8")
    fences = [line for line in text.splitlines() if line.startswith("`````")]
    assert fences == ["`````text", "`````"]
    assert text.index("`````text") < text.index("@octocat") < text.rindex("`````")
    assert len(text) < github_markdown.LARGEST


def test_a_link_can_fill_in_the_claim_of_a_correction() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / CORRECTION).read_text(encoding="utf-8"))
    fields = {part.get("id"): part["type"] for part in form["body"]}
    assert fields["claim"] == "input"
    assert {"wrong", "source", "locator"} <= set(fields)
