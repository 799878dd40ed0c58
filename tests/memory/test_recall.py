"""What is remembered is believed only where it is what a first check finds: byte for byte, whatever was changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.cli import group
from assay.memory.corpus import WatchedCorpus
from assay.memory.opening import KEPT, open_memory
from assay.model import Claim
from assay.model.corpus import Corpus
from assay.notebooks.recording import MIME
from assay.verdicts import report
from tests.sample import put

MADE = ("_build/verdicts.json", "_build/check.json", "_build/coverage.json", "_build/audit.json")
READ = "read: {on: 2026-11-21, at: the print, depth: full-text}"
FILES = {
    "claims/articles/more.yml": (
        "title: More on size\ndate: 2023-06-01\nsha256: " + "0" * 64 + "\nlength: 900\nwords: 90\nreferences: none\n"
    ),
    "claims/records/more/tokens.yml": (
        "statement: Otter was trained on 1.3 trillion tokens.\nquote: 1.3 trillion tokens\nat: 10\nsubject: otter-70b\n"
        "attribute: training_tokens\n"
    ),
    "claims/records/more/hours.yml": (
        "statement: Stoat took 900 GPU-hours of training.\nquote: 900 GPU-hours\nat: 100\nsubject: stoat\n"
        "attribute: gpu_hours\n"
    ),
    "claims/records/more/stoat.yml": (
        "statement: Stoat has 9 billion parameters.\nquote: 9 billion parameters\nat: 200\nsubject: stoat\n"
        "attribute: parameters\n"
    ),
    "claims/sources/rill-2023.yml": (
        f"kind: paper\ntitle: Training Stoat\nauthor: [Rill, Ben]\ndate: 2023-01-01\n{READ}\nfacts:\n"
        "  - {subject: stoat, attribute: parameters, value: 7 billion, locator: Table 1}\n"
        "  - {subject: stoat, attribute: training_tokens, value: 1.4 trillion, locator: Table 1}\n"
        "  - {subject: otter-7b, attribute: parameters, value: 9 billion, locator: Table 2}\n"
    ),
    "claims/laws/tokens.yml": (
        "label: Least tokens per parameter\nstatement: No model sees few tokens.\n"
        'product: {training_tokens: "1", parameters: "-1"}\nconstant: at least 0.40\nvalidity: All.\n'
        "source: rill-2023\nlocator: Table 1\n"
    ),
    "claims/errata.yml": (
        "rill-size:\n  source: rill-2023\n  locator: Table 2\n  printed: 9 billion\n  should_be: 7 billion\n"
        "  shown_by: [{source: otter-2022, locator: Table 1}]\n  known_since: 2023-05\n  consequence: It looks big.\n"
        "  subject: otter-7b\n  attribute: parameters\n"
    ),
    "claims/tensions/sizes.yml": (
        "title: Two sizes\nkind: ranges\nmembers: [more/stoat, more/tokens]\nbecause: They cannot both be.\n"
    ),
    "claims/coverage/sizes.yml": "- {at: 0, quote: On the size of models, reason: heading}\n",
    "claims/corrections.yml": "[]\n",
    "notebooks/hours.py": "# %% [markdown]\n# Hours\n",
}


def executed(hours: int) -> str:
    """An executed notebook that recorded how many hours Stoat took."""
    told = {
        "name": "hours", "subject": "stoat", "attribute": "gpu_hours", "printed": str(hours), "low": hours,
        "high": hours, "unit": "gpu_hour", "because": "Counted.", "circumstances": {},
    }  # fmt: skip
    cells = [{"cell_type": "code", "outputs": [{"data": {MIME: told}}]}]
    inputs = {"files": {}, "folders": {}, "looked_for": {}, "modules": {}, "lock": "", "python": "", "unseen": []}
    digest = hashlib.sha256(json.dumps([cells, inputs], sort_keys=True).encode()).hexdigest()
    return json.dumps({"cells": cells, "metadata": {"assay": {"digest": digest, "inputs": inputs}}})


@pytest.fixture
def world(base: Path) -> Path:
    """The small project with one record at least of every sort."""
    for name, content in FILES.items():
        put(base, name, content)
    put(base, "book/notebooks/hours.ipynb", executed(1000))
    return base


def check(root: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(group, ["--root", str(root), "check", "--all", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.stdout, done.stderr


def texts(root: Path) -> list[bytes]:
    """What a check made, and what `assay coverage` and `assay audit` then make."""
    for command in ("coverage", "audit"):
        CliRunner().invoke(group, ["--root", str(root), command])
    return [(root / name).read_bytes() for name in MADE if (root / name).exists()]


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """A change; made a second time it is taken back."""

    def flip(root: Path) -> None:
        path = root / name
        if path.exists():
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(new, old) if new in text else text.replace(old, new), encoding="utf-8")

    return flip


def away(name: str) -> Callable[[Path], None]:
    """A file goes, or comes back."""

    def flip(root: Path) -> None:
        path, kept = root / name, root / f"{name.replace('/', '-')}.away"
        if path.exists() or kept.exists():
            path.replace(kept) if path.exists() else kept.replace(path)

    return flip


def written_by_hours(root: Path) -> None:
    path = root / "book/notebooks/hours.ipynb"
    if path.exists():
        path.write_text(executed(900 if "1000" in path.read_text(encoding="utf-8") else 1000), encoding="utf-8")


def cut(root: Path) -> None:
    """The memory, cut off in its middle."""
    if (root / KEPT).exists():
        (root / KEPT).write_bytes((root / KEPT).read_bytes()[:-200])


def flipped_bit(root: Path) -> None:
    """The memory with one wrong byte."""
    if (root / KEPT).exists():
        data = bytearray((root / KEPT).read_bytes())
        data[len(data) // 2] ^= 1
        (root / KEPT).write_bytes(bytes(data))


MORE, SOURCE = "claims/records/more", "claims/sources/rill-2023.yml"
EDITS: dict[str, Callable[[Path], None]] = {
    "a claim's value": replaced(f"{MORE}/stoat.yml", "9 billion", "7 billion"),
    "a claim's statement": replaced(f"{MORE}/hours.yml", "statement: Stoat", "statement: The Stoat"),
    "a claim's subject": replaced(f"{MORE}/tokens.yml", "subject: otter-70b", "subject: otter-7b"),
    "a claim's attribute": replaced(f"{MORE}/stoat.yml", "attribute: parameters", "attribute: active_parameters"),
    "a claim's place": replaced(f"{MORE}/tokens.yml", "at: 10", "at: 300"),
    "a claim that goes": away("claims/records/sizes/otter-licence.yml"),
    "a claim in a tension that goes": away(f"{MORE}/tokens.yml"),
    "a claim that cannot be read": replaced(f"{MORE}/hours.yml", "at: 100", "at: nowhere"),
    "a fact": replaced(SOURCE, "value: 7 billion", "value: 8 billion"),
    "a fact of a sibling": replaced(SOURCE, "{subject: otter-7b, attribute", "{subject: otter-70b, attribute"),
    "a fact's locator": replaced(
        SOURCE,
        "value: 1.4 trillion, locator: Table 1",
        "value: 1.4 trillion, locator: Table 7",
    ),
    "the order of facts": replaced(
        "claims/sources/otter-2022.yml",
        "  - {subject: otter-70b, attribute: parameters, value: 70 billion, locator: Table 1}\n",
        "  - {subject: otter-70b, attribute: parameters, value: 71 billion, locator: Table 2}\n"
        "  - {subject: otter-70b, attribute: parameters, value: 70 billion, locator: Table 1}\n",
    ),
    "a source's title": replaced(SOURCE, "title: Training Stoat", "title: On Stoat"),
    "a source's authors": replaced(
        SOURCE,
        "author: [Rill, Ben]\ndate: 2023",
        "author: [Brook, Ada, Rill, Ben, Weir, Cy]\ndate: 2022",
    ),
    "a source's depth": replaced(SOURCE, "depth: full-text", "depth: secondary"),
    "a source that goes": away(SOURCE),
    "an entity's label": replaced("claims/entities.yml", "label: Otter 70B", "label: Otter 70B large"),
    "an entity's name with digits": replaced(
        "claims/entities.yml",
        "aliases: [Otter]",
        "aliases: [Otter, 1.3 trillion]",
    ),
    "an entity's family": replaced("claims/entities.yml", "kind: model, family: otter}", "kind: model}"),
    "an entity's siblings": replaced("claims/entities.yml", "siblings: [otter-70b]", "siblings: [otter-7b]"),
    "a new entity": replaced(
        "claims/entities.yml",
        "a100: {",
        "mole: {label: Mole, kind: model, family: otter}\na100: {",
    ),
    "a new entity whose name a statement has": replaced(
        "claims/entities.yml",
        "a100: {",
        "mole: {label: Otter was, kind: model}\na100: {",
    ),
    "an attribute's label": replaced("claims/attributes.yml", "label: training tokens", "label: tokens of training"),
    "an attribute's bounds": replaced("claims/attributes.yml", "high: 100 trillion", "high: 8 billion"),
    "a law": replaced("claims/laws/tokens.yml", "at least 0.40", "at least 400"),
    "a law that goes": away("claims/laws/tokens.yml"),
    "an erratum": replaced("claims/errata.yml", "printed: 9 billion", "printed: 10 billion"),
    "an erratum's words": replaced("claims/errata.yml", "should_be: 7 billion", "should_be: 6 billion"),
    "the register of errata": away("claims/errata.yml"),
    "a tension": replaced("claims/tensions/sizes.yml", "They cannot both be.", "They cannot."),
    "what is set aside": replaced("claims/coverage/sizes.yml", "reason: heading", "reason: wording"),
    "a correction": replaced(
        "claims/corrections.yml", "[]\n",
        "- {date: 2026-01-02, claim: sizes/otter-licence, was: refuted, now: supported, wrong: It was read wrongly.}\n",
    ),
    "an article's title": replaced("claims/articles/more.yml", "title: More on size", "title: Less on size"),
    "an article's references": replaced("claims/articles/more.yml", "references: none", "references: unmarked"),
    "an article's length": replaced("claims/articles/more.yml", "length: 900", "length: 250"),
    "an article's text": replaced("texts/sizes.txt", "Stoat was", "The Stoat was"),
    "a text that goes": away("texts/sizes.txt"),
    "a notebook's result": written_by_hours,
    "a notebook that goes": away("book/notebooks/hours.ipynb"),
    "a memory cut off": cut,
    "a memory with a wrong byte": flipped_bit,
    "no memory": lambda root: (root / KEPT).unlink(missing_ok=True),
    "no verdicts": lambda root: (root / MADE[0]).unlink(missing_ok=True),
}  # fmt: skip


def assert_as_afresh(warm: Path) -> None:
    again, cold = check(warm), warm.with_name("cold")
    shutil.copytree(warm, cold)
    shutil.rmtree(cold / "_build")
    assert again == check(cold)
    if again[0] != 2:
        assert texts(warm) == texts(cold)
    shutil.rmtree(cold)


@pytest.mark.parametrize("edit", EDITS)
def test_after_any_edit_a_check_finds_what_a_first_one_finds(world: Path, edit: str) -> None:
    first, made = check(world), texts(world)
    EDITS[edit](world)
    assert_as_afresh(world)
    EDITS[edit](world)
    assert (check(world), texts(world)) == (first, made)


@given(edits=st.lists(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3), min_size=1, max_size=5))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_edits_of_every_sort_in_any_order_leave_what_a_first_check_finds(world: Path, edits: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        warm = shutil.copytree(world, Path(folder) / "warm")
        check(warm)
        for together in edits:
            for edit in together:
                EDITS[edit](warm)
            assert_as_afresh(warm)


@pytest.mark.parametrize("edit", [name for name in EDITS if not name.startswith(("a memory", "no ", "a correction"))])
def test_every_one_of_these_edits_changes_what_is_read(world: Path, edit: str) -> None:
    before = dict(open_memory(world).files), (world / "book/notebooks").is_dir() and texts_of_notebooks(world)
    EDITS[edit](world)
    assert (dict(open_memory(world).files), texts_of_notebooks(world)) != before


def texts_of_notebooks(root: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((root / "book/notebooks").glob("*.ipynb"))]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The claims that were judged."""
    found: list[str] = []
    judge = report.Judging.judged

    def watched(self: report.Judging, claim: Claim) -> report.Row:
        found.append(claim.id)
        return judge(self, claim)

    monkeypatch.setattr(report.Judging, "judged", watched)
    return found


@pytest.mark.parametrize(
    ("edit", "again"),
    [
        ("a claim's statement", ["more/hours"]),
        ("a fact's locator", ["more/hours", "more/stoat", "more/tokens"]),
        ("an entity's siblings", ["more/hours", "more/stoat"]),
        ("a tension", ["more/tokens", "more/stoat"]),
        ("what is set aside", []),
        ("an article's text", []),
    ],
)
def test_what_an_edit_does_not_concern_is_not_judged_again(
    world: Path, judged: list[str], edit: str, again: list[str]
) -> None:
    check(world)
    judged.clear()
    EDITS[edit](world)
    check(world)
    assert sorted(judged) == sorted(again)


def test_a_check_forgets_nothing_for_which_only_others_ask(world: Path) -> None:
    check(world)
    texts(world)
    EDITS["a claim's statement"](world)
    check(world)
    kept = open_memory(world).before
    assert {"coverage sizes", "audit more/stoat", "audit more/tokens"} <= kept.keys()
    assert "audit more/hours" not in kept


ASKED: dict[str, tuple[object, ...]] = {
    "facts_about": ("", ""), "mistakes_about": ("", ""), "figures_between": ("", 0.0, 1.0),
}  # fmt: skip
"""With more than one name."""


@pytest.mark.parametrize("name", [name for name in vars(Corpus) if not name.startswith("__") and name != "variants"])
def test_whatever_a_corpus_can_be_asked_is_noted(name: str) -> None:
    noted: list[str] = []
    found = getattr(WatchedCorpus(Corpus(), noted.append), name)
    if callable(found):
        found(*ASKED.get(name, ("any",)))
    elif isinstance(found, Mapping):
        list(found)
    assert noted
