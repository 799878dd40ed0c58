"""`assay new claim` as a newcomer uses it: from a quote to a judged record."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.articles.proposal.attribute import in_its_unit
from assay.articles.proposal.propose import Proposal, Proposer
from assay.cli import group
from assay.commands.new import prompts
from assay.errors import UsageError
from assay.records.load import load

TOKENS = ("--quote", "1.4 trillion tokens", "--statement", "Stoat was trained on 1.4 trillion tokens.")
AROUND = "around: 4629b63b33fbb8d3-512e187873832ad8\n"
"""What `assay fmt` keeps of the words around that quote."""


NOTHING = (
    "nothing in the quote points to an attribute: give --attribute and --value, --relation with --object, or"
    " --placeholder; or --verdict and --because, where only a person can settle it"
)


def new(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "new", "claim", "--article", "sizes", *arguments])


def refusal(root: Path, *arguments: str) -> str:
    result = new(root, *arguments)
    assert isinstance(result.exception, UsageError), result.output
    return str(result.exception)


def record(root: Path, name: str) -> str:
    return (root / "claims" / "records" / "sizes" / f"{name}.yml").read_text(encoding="utf-8")


def test_a_quote_becomes_a_record_in_canonical_form_that_is_read_and_judged(base: Path) -> None:
    result = new(base, *TOKENS)
    assert result.exit_code == 0, result.output
    assert record(base, "stoat-training-tokens") == (
        "# yaml-language-server: $schema=../../schemas/claim.json\n"
        "statement: Stoat was trained on 1.4 trillion tokens.\n"
        "quote: 1.4 trillion tokens\nat: 175\n"
        f"{AROUND}subject: stoat\nattribute: training_tokens\nvalue: 1.4 trillion\n"
    )
    said = result.stdout
    assert "what is known of the training tokens of Stoat:\n    no fact yet;" in said
    assert "Otter 70B: 1.4 trillion (Brook et al. 2022, Table 1)" in said
    assert "? unverifiable  sizes/stoat-training-tokens" in said
    assert "sizes/stoat-training-tokens" in load(base).corpus.claims


def test_with_dry_run_all_is_shown_and_nothing_is_written(base: Path) -> None:
    before = sorted(base.rglob("*"))
    said = new(base, *TOKENS, "--dry-run").stdout
    assert "claims/records/sizes/stoat-training-tokens.yml (not written)" in said
    assert "? unverifiable" in said
    assert sorted(base.rglob("*")) == before


def test_every_proposal_gives_way_to_its_option(base: Path) -> None:
    options = ["--subject", "otter-7b", "--value", "about 1.4 trillion", "--name", "mine", "--cites", "otter-2022"]
    options += ["--read-as", "of a test"]
    assert new(base, *TOKENS, *options).exit_code == 0
    text = record(base, "mine")
    assert text.endswith(
        "subject: otter-7b\nattribute: training_tokens\nvalue: about 1.4 trillion\nread_as: of a test\n"
        "cites:\n  - otter-2022\n"
    )


def test_a_comparison_is_proposed_with_its_scope(base: Path) -> None:
    arguments = ["--quote", "outperforms Stoat on almost every task", "--statement", "Otter beats Stoat nearly always."]
    assert new(base, *arguments, "--metric", "exams").exit_code == 0
    text = record(base, "otter-70b-outperforms-stoat")
    assert text.endswith(
        "subject: otter-70b\nrelation: outperforms\nobject: stoat\nmetric: exams\nscope: almost every\n"
    )


def test_a_quote_that_is_a_claim_already_is_said_to_be_one(base: Path) -> None:
    said = new(base, "--quote", "70 billion parameters", "--statement", "It has 70 billion.", "--dry-run").stdout
    assert said.startswith("note: this quote is already claim sizes/otter-parameters: Otter has 70 billion parameters.")


def test_a_record_that_is_there_is_not_overwritten(base: Path) -> None:
    assert refusal(base, *TOKENS, "--name", "otter-tokens") == (
        "claims/records/sizes/otter-tokens.yml is there already and is not overwritten; choose another name"
    )
    new(base, *TOKENS)
    again = new(base, *TOKENS)
    said = "says the same as sizes/stoat-training-tokens, which is there already"
    assert str(again.exception) == f"nothing was written:\n  {said}"


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "a/../../b", "UPPER", "a.b", "con\u202etrol", ""])
def test_a_name_that_is_no_id_or_leads_elsewhere_is_refused(base: Path, name: str) -> None:
    if name:
        assert refusal(base, *TOKENS, "--name", name).startswith("the name of the record: ")
    assert not list(base.rglob("evil*"))


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ('"far more than it needs"', "'“far more than it needs”' at 196"),
        ("far  more than\nit needs", "'far more than it needs' at 197"),
        ("FAR MORE", "'far more' at 197"),
        ("1.4\u00a0trillion", "'1.4 trillion' at 175"),
    ],
)
def test_a_quote_that_is_almost_there_is_answered_with_what_stands_there(base: Path, typed: str, near: str) -> None:
    assert refusal(base, "--quote", typed, "--statement", "s") == (
        f"the quote is not in sizes to the letter; almost the same is {near}: copy that"
    )


def test_a_quote_that_is_nowhere_is_refused(base: Path) -> None:
    assert refusal(base, "--quote", "badger", "--statement", "s") == (
        "the quote 'badger' is nowhere in sizes: copy it from the text, to the letter"
    )


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("1.5 trillion tokens", "'1.4 trillion tokens' at 175"), ("1.4 tokens", "'1.4 billion tokens' at 74")],
)
def test_a_quote_with_a_slip_is_answered_with_the_nearest_words(base: Path, typed: str, nearest: str) -> None:
    assert refusal(base, "--quote", typed, "--statement", "s") == (
        f"the quote {typed!r} is nowhere in sizes; the nearest is {nearest}: copy it from the text, to the letter"
    )


def test_an_entity_may_be_called_by_its_name_for_readers(base: Path) -> None:
    assert new(base, *TOKENS, "--subject", "otter 70b", "--name", "mine", "--read-as", "of a test").exit_code == 0
    assert "subject: otter-70b\n" in record(base, "mine")


@pytest.mark.parametrize("what", ["claim", "source"])
def test_the_example_of_the_help_can_be_copied(what: str) -> None:
    shown = CliRunner().invoke(group, ["new", what, "--help"]).stdout
    example = shown.partition(f"  assay new {what} ")[2].partition("\n\n")[0]
    assert " \\\n" in example, "the command goes on after one backslash at the end of its line"
    assert "\\b" not in shown
    assert "\\\\" not in shown


def test_a_quote_that_stands_at_several_places_asks_which(base: Path) -> None:
    said = refusal(base, "--quote", "trained on", "--statement", "s")
    assert said.splitlines() == [
        "the quote occurs 2 times; say which with --occurrence or --at:",
        "  1. at 63: …Otter has 70 billion parameters and was trained on 1.4 billion tokens.…",
        "  2. at 164: …n open licence in March 2022. Stoat was trained on 1.4 trillion tokens…",
    ]
    assert refusal(base, "--quote", "trained on", "--statement", "s", "--at", "64") == (
        "the quote does not stand at 64, but at 63, 164"
    )
    assert refusal(base, "--quote", "trained on", "--statement", "s", "--occurrence", "3") == (
        "the quote occurs 2 times, so there is no --occurrence 3"
    )


def test_a_figure_that_no_word_explains_comes_with_what_is_counted_in_its_unit(base: Path) -> None:
    corpus = load(base).corpus
    assert in_its_unit("takes 5 trillion tokens", corpus) == ["training_tokens"]
    assert in_its_unit("takes 5", corpus) == []


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ((), "--quote is missing: the fragment of the article, to the letter?"),
        (TOKENS[:2], "--statement is missing: what does the article say there, in your own words?"),
        (
            ("--quote", "its makers", "--statement", "s"),
            "the quote is not in sizes to the letter; almost the same is 'Its makers' at 94: copy that",
        ),
        (
            ("--quote", "Its makers", "--statement", "s"),
            NOTHING,
        ),
        (
            ("--quote", "Its makers", "--statement", "s", "--verdict", "not_checkable"),
            "--because is missing: why, in one sentence?",
        ),
    ],
)
def test_without_a_terminal_the_missing_option_is_named(base: Path, arguments: tuple[str, ...], missing: str) -> None:
    assert refusal(base, *arguments) == missing


def test_a_persons_verdict_is_written_with_its_evidence(base: Path) -> None:
    evidence = ["--evidence", "otter-2022", "Section 2", "match"]
    options = ["--verdict", "supported", "--because", "The paper says so.", *evidence, "--bare", "--name", "makers"]
    assert new(base, "--quote", "Its makers", "--statement", "It has makers.", *options).exit_code == 0
    assert record(base, "makers").endswith(
        "assessment:\n  verdict: supported\n  because: The paper says so.\n"
        "  evidence:\n    - source: otter-2022\n      locator: Section 2\n      outcome: match\n"
    )


def test_of_a_record_that_would_be_faulty_the_faults_are_told_alone_and_nothing_is_written(base: Path) -> None:
    result = new(base, *TOKENS, "--subject", "stoot", "--name", "bad")
    assert str(result.exception).startswith(
        "nothing was written:\n  --subject: unknown entity 'stoot' (did you mean 'stoat'?)"
    )
    assert "✗" not in result.stdout
    assert not (base / "claims/records/sizes/bad.yml").exists()


def test_an_article_without_its_text_is_refused_with_the_place_where_it_belongs(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSAY_ARTICLES", str(base / "elsewhere"))
    assert refusal(base, *TOKENS) == (
        f"the text of sizes is not at hand; put it at {base / 'elsewhere' / 'sizes'}.txt, or set ASSAY_ARTICLES"
    )


def test_an_article_that_nobody_knows_is_refused(base: Path) -> None:
    result = CliRunner().invoke(group, ["--root", str(base), "new", "claim", "--article", "size", *TOKENS])
    said = "--article: no article is called 'size' (did you mean 'sizes'?); `assay new article` adds one"
    assert str(result.exception) == said


def test_in_a_terminal_every_proposal_is_asked_about_and_may_be_changed(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "is_terminal", lambda: True)
    arguments = ["--root", str(base), "new", "claim", "--article", "sizes"]
    answers = (
        "five badgers\n1.4  trillion tokens\ny\nOtter 7B saw 1.4 trillion tokens.\nbadger\n\n\n1.4 trillion tokens\n"
    )
    result = CliRunner().invoke(group, arguments, input=answers)
    assert result.exit_code == 0, result.output
    assert "Error: the quote 'five badgers' is nowhere in sizes" in result.stderr
    assert "Error: no entity is called 'badger'" in result.stderr
    assert record(base, "otter-7b-training-tokens").endswith(
        "statement: Otter 7B saw 1.4 trillion tokens.\nquote: 1.4 trillion tokens\nat: 175\n"
        f"{AROUND}subject: otter-7b\nattribute: training_tokens\nvalue: 1.4 trillion tokens\n"
    )


def test_what_else_may_be_meant_is_said(base: Path) -> None:
    said = new(base, *TOKENS, "--dry-run").stdout
    assert said.startswith("proposed: subject stoat (or otter-70b, otter); attribute training_tokens\n")


def test_a_value_that_is_proposed_from_more_than_the_quote_says_so(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = Proposal(subject="stoat", attribute="training_tokens", value=("1.4 trillion",))
    monkeypatch.setattr(Proposer, "propose", lambda *_: proposal)
    said = (
        "--quote",
        "far more than it needs",
        "--statement",
        "Stoat saw far more than it needs: 1.4 trillion tokens.",
    )
    assert new(base, *said).exit_code == 0
    assert '\nread_as: "the value is read with what stands around the quote: ' in record(base, "stoat-training-tokens")


def test_what_the_statement_names_is_the_subject_before_what_stands_around_the_quote(base: Path) -> None:
    said = new(base, *TOKENS[:2], "--statement", "Otter 7B saw 1.4 trillion tokens.", "--dry-run").stdout
    assert said.startswith("proposed: subject otter-7b (or stoat, otter-70b, otter); attribute training_tokens\n")
    said = new(base, *TOKENS[:2], "--statement", "Badger-3 saw 1.4 trillion tokens.", "--dry-run").stdout
    assert "not proposed: 'Badger-3' has no record; `assay new entity` adds one, or name it by --subject" in said


def test_a_quote_that_cuts_its_value_is_lengthened(base: Path) -> None:
    (base / ".gitignore").write_text("/texts/\n", encoding="utf-8")
    (base / "long.txt").write_text("Long\n\nStoat was trained on about 1.4 trillion tokens.\n", encoding="utf-8")
    article = ["new", "article", str(base / "long.txt"), "--id", "long", "--title", "L", "--references", "unmarked"]
    assert CliRunner().invoke(group, ["--root", str(base), *article]).exit_code == 0
    line = ["new", "claim", "--article", "long", *TOKENS[:2], "--name", "whole"]
    statement = "Stoat was trained on about 1.4 trillion tokens."
    result = CliRunner().invoke(group, ["--root", str(base), *line, "--statement", statement])
    assert result.exit_code == 0, result.exception
    written = (base / "claims/records/long/whole.yml").read_text("utf-8")
    assert "quote: about 1.4 trillion tokens\n" in written
    assert "read_as" not in written
