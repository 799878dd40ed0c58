"""`assay new attribute`, `law`, `erratum`, `correction`, `tension`, `fact`, `set-aside`: nothing is written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.cli import group
from assay.commands.new import prompts
from assay.model.vocabulary import printed
from assay.quantity import parse, unit
from assay.records.load import Loaded, load

SPEED = ("--label", "speed", "--type", "quantity", "--unit", "km/h", "--definition", "How fast it swims.")
MASS = ("--type", "quantity", "--unit", "t", "--definition", "What a grown one weighs.")
LAW = (
    "fewer", "--label", "Fewer when active", "--statement", "No more weights are active than there are.",
    "--product", "active_parameters", "1", "--product", "parameters", "-1", "--constant", "0 to 1.000",
    "--validity", "Always.", "--source", "otter-2022", "--locator", "Section 2",
)  # fmt: skip


def new(root: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "new", *arguments], input=typed)


def told(result: Result) -> str:
    return str(result.exception)


def sound(root: Path) -> Loaded:
    loaded = load(root)
    assert not [*loaded.faults, *loaded.skipped]
    return loaded


def test_an_attribute_stands_at_the_end_of_the_vocabulary_and_nothing_else_changes(base: Path) -> None:
    path = base / "claims/attributes.yml"
    before = path.read_text("utf-8")
    result = new(base, "attribute", "speed", *SPEED)
    assert result.exit_code == 0, result.output
    entry = "speed:\n  label: speed\n  type: quantity\n  unit: km/h\n  definition: How fast it swims.\n"
    assert result.stdout.endswith(f"\n{entry}")
    assert path.read_text("utf-8").endswith(entry)
    assert set(before.splitlines()) <= set(path.read_text("utf-8").splitlines())
    assert sound(base).corpus.attributes["speed"].definition == "How fast it swims."
    ids = json.loads((base / "claims/schemas/ids.json").read_text("utf-8"))
    assert "speed" in ids["definitions"]["attribute"]["enum"]


def test_the_first_attribute_of_a_bare_book_takes_the_place_of_the_empty_list(base: Path) -> None:
    for path in [*(base / "claims").rglob("*.yml")]:
        path.unlink()
    (base / "claims/attributes.yml").write_text("{}\n", encoding="utf-8")
    (base / "claims/entities.yml").write_text("{}\n", encoding="utf-8")
    assert new(base, "attribute", "speed", *SPEED).exit_code == 0
    done = new(base, "entity", "otter", "--label", "the otter", "--kind", "product")
    assert done.exit_code == 0, done.output
    corpus = sound(base).corpus
    assert (list(corpus.attributes), list(corpus.entities)) == (["speed"], ["otter"])


def test_every_missing_and_every_wrong_answer_is_named_at_once(base: Path) -> None:
    before = (base / "claims/attributes.yml").read_bytes()
    assert told(new(base, "attribute", "Speed", "--type", "quantty")) == (
        "ID: 'Speed' is not the id of an attribute; use lower-case letters, digits and single underscores, for "
        "instance speed\n"
        "       --label is missing: Name for readers.\n"
        "       --type: 'quantty' is none of quantity, date, category, entity (did you mean 'quantity' or 'entity'?)\n"
        "       --definition is missing: What exactly is meant, in one sentence."
    )
    assert (base / "claims/attributes.yml").read_bytes() == before


def test_what_only_all_records_together_can_tell_takes_the_entry_back(base: Path) -> None:
    before = (base / "claims/attributes.yml").read_bytes()
    unknown = [*SPEED[:5], "furlongs an hour", *SPEED[6:]]
    assert told(new(base, "attribute", "speed", *unknown)).startswith("--unit: unknown unit 'furlongs an hour'; write")
    result = new(base, "attribute", "speed", *SPEED, "--low", "3", "--high", "2")
    assert "claims/attributes.yml:" in result.stdout
    assert "(not written)" in result.stdout
    assert told(result).startswith("nothing was written:\nclaims/attributes.yml:")
    assert "speed.low: the least value 3 is greater than the greatest 2" in told(result)
    assert (base / "claims/attributes.yml").read_bytes() == before


def test_a_law_is_a_file_of_its_own_and_binds_at_once(base: Path) -> None:
    assert new(base, "law", *LAW, "--dry-run").exit_code == 0
    assert not (base / "claims/laws/fewer.yml").exists()
    assert new(base, "law", *LAW).exit_code == 0
    (law,) = sound(base).corpus.laws
    assert law.powers == (("active_parameters", 1.0), ("parameters", -1.0))
    assert told(new(base, "law", *LAW)) == (
        "claims/laws/fewer.yml is there already and is not overwritten; choose another name"
    )


def test_a_fact_goes_to_a_source_that_is_there(base: Path) -> None:
    fact = ("--subject", "stoat", "--attribute", "parameters", "--value", "7 billion", "--locator", "Table 9")
    result = new(base, "fact", "otter-2022", *fact)
    assert result.exit_code == 0, result.output
    assert [one.locator for one in sound(base).corpus.facts_about("stoat", "parameters")] == ["Table 9"]
    assert told(new(base, "fact", "oter-2022", *fact[:2])) == (
        "SOURCE: no source is called 'oter-2022' (did you mean 'otter-2022'?)\n"
        "       --attribute is missing: What is said of it.\n"
        "       --value is missing: As printed; ids for entity attributes; left out when the source says that it is "
        "not disclosed.\n"
        "       --locator is missing: Where in the source it was read: table, section, page, line, key."
    )
    assert told(new(base, "fact", "otter-2022", *fact[:4], *fact[6:])) == (
        "--value is missing: As printed; ids for entity attributes; left out when the source says that it is not "
        "disclosed."
    )


def test_words_are_set_aside_in_the_order_of_the_text(base: Path) -> None:
    text = (base / "texts/sizes.txt").read_text("utf-8")
    words = [word for word in dict.fromkeys(text.split()) if text.count(word) == 1][:8]
    later, earlier = words[5], words[1]
    assert new(base, "set-aside", "sizes", "--quote", later, "--reason", "vague").exit_code == 0
    assert new(base, "set-aside", "sizes", "--quote", earlier, "--reason", "heading").exit_code == 0
    assert [one.quote for one in sound(base).corpus.set_asides["sizes"]] == [earlier, later]
    assert told(new(base, "set-aside", "sizes", "--quote", "walrus", "--reason", "vague")) == (
        "--quote: 'walrus' is nowhere in the article; copy it to the letter"
    )


def test_a_quote_of_an_article_that_changed_is_told_to_be_of_another_text(base: Path) -> None:
    text = base / "texts/sizes.txt"
    text.write_text(text.read_text("utf-8") + "More.\n", encoding="utf-8")
    assert told(new(base, "set-aside", "sizes", "--quote", "More.", "--reason", "vague")).startswith(
        "--at is missing: the text of sizes is not the one that was checked; put it at "
    )


def test_a_kind_without_a_role_is_written_and_what_that_means_is_said(base: Path) -> None:
    bare, whale = new(base, "kind", "crate"), new(base, "kind", "whale", "--role", "system")
    assert (bare.exit_code, whale.exit_code) == (0, 0)
    meaning = "assay: without --role it is a mere thing: only laws that name its kind hold for it\n"
    assert (meaning in bare.stderr, meaning in whale.stderr) == (True, False)


def test_the_size_of_a_unit_is_a_figure_or_a_product_and_is_checked_as_it_is_given(base: Path) -> None:
    fault = "'quatsch' is neither a figure with a unit nor units that are known; write for instance '3.6 kilojoule' or "
    assert told(new(base, "unit", "charge", "--equals", "quatsch")) == f"--equals: {fault}'ampere * hour'"
    assert new(base, "unit", "charge", "--equals", "ampere * hour").exit_code == 0
    assert parse("2 charge").to(unit("ampere_hour")).points == (2.0,)


def test_a_correction_stands_above_those_that_are_there(base: Path) -> None:
    for day in ("2026-11-01", "2026-11-02"):
        line = ("--date", day, "--claim", "sizes/otter-tokens", "--was", "supported", "--now", "refuted")
        assert new(base, "correction", *line, "--wrong", "A zero was lost.").exit_code == 0
    assert [str(one.date) for one in sound(base).corrections] == ["2 November 2026", "1 November 2026"]


def test_an_erratum_and_a_tension_are_written_too(base: Path) -> None:
    result = new(
        base, "erratum", "lost-zero", "--source", "otter-2022", "--locator", "Abstract", "--printed", "7 billion",
        "--should-be", "70 billion", "--shown-by", "otter-2022", "Table 1", "--known-since", "2022",
        "--consequence", "Otter looks small.",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    members = ("--members", "sizes/otter-tokens", "--members", "sizes/otter-parameters")
    result = new(base, "tension", "odd", "--title", "Odd sizes", "--kind", "table", *members, "--because", "Both.")
    assert result.exit_code == 0, result.output
    corpus = sound(base).corpus
    assert (list(corpus.errata), list(corpus.tensions)) == (["lost-zero"], ["odd"])


def test_in_a_terminal_each_answer_is_checked_as_it_is_given(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "is_terminal", lambda: True)
    typed = "Speed\nspeed\nspeed\nquantty\nquantity\nkmm/h\nkm/h\nswims 'is fast'\nHow fast it swims.\n"
    result = new(base, "attribute", typed=typed)
    assert result.exit_code == 0, result.output
    assert "Error: 'Speed' is not the id of an attribute" in result.stderr
    assert "Error: 'quantty' is none of quantity, date, category, entity (did you mean 'quantity'" in result.stderr
    assert "Error: unknown unit 'kmm/h'" in result.stderr
    assert sound(base).corpus.attributes["speed"].cues == ("swims", "is fast")


def test_what_is_refused_as_a_whole_is_asked_for_again_and_the_other_answers_are_kept(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "is_terminal", lambda: True)
    result = new(base, "law", *LAW[:-6], "--validity", "Always.", typed="oter-2022\notter-2022\nSection 2\n")
    assert result.exit_code == 0, result.output
    kept = [part for part in LAW if part != "0 to 1.000"]
    kept[0], kept[kept.index("--constant") + 1 : kept.index("--constant") + 1] = "turned", ["2 kg"]
    result = new(base, "law", *kept, typed="0 to 1.000\n")
    assert result.exit_code == 0, result.output
    assert "constant: '2 kg' is counted in kilogram, but the product of the law in" in result.stderr


def test_a_whole_table_becomes_facts_or_none_of_it_does(base: Path) -> None:
    table = base / "Größen.csv"
    record = base / "claims/sources/otter-2022.yml"
    before = record.read_bytes()
    table.write_text("\ufeffsubject;parameters\nstoat;7 billion\n", encoding="utf-8")
    assert told(new(base, "facts", "otter-2022", str(table))) == (
        f"{table}:1: locator is missing; add a column, or --locator for all rows"
    )
    table.write_text("subject,parameters,fragment\nstot,7 billion,\nstoat,,\n,9 hours,x\n", encoding="utf-8")
    hours = "'9 hours' is counted in hours, but parameters in parameters; correct the value or the attribute"
    assert told(new(base, "facts", "otter-2022", str(table), "--locator", "Table 9")).splitlines() == [
        "nothing was written:",
        f"       {table}:2: parameters: subject: no entity is called 'stot' (did you mean 'stoat'?)",
        f"       {table}:4: parameters: subject is missing in this row",
        f"       {table}:4: parameters: {hours}",
    ]
    assert record.read_bytes() == before
    head = "subject,active_parameters,parameters"
    table.write_text(f"{head}\nstoat,7 billion,32 billion\notter,,40 billion\n", encoding="utf-8")
    done = new(base, "facts", "otter-2022", str(table), "--locator", "Table 9")
    assert done.exit_code == 0, done.output
    assert done.stderr == "3 facts\n"
    read = [fact for fact in sound(base).corpus.facts if fact.locator == "Table 9"]
    assert sorted((fact.subject, fact.attribute, printed(fact.value)) for fact in read if fact.value is not None) == [
        ("otter", "parameters", "40 billion"),
        ("stoat", "active_parameters", "7 billion"),
        ("stoat", "parameters", "32 billion"),
    ]
    table.write_text("subjct,parameters\nstoat,7 billion\n", encoding="utf-8")
    assert told(new(base, "facts", "otter-2022", str(table), "--locator", "Table 9")) == (
        f"{table}:1: no field and no attribute is called 'subjct' (did you mean 'subject' or 'object'?)"
    )


def test_a_fact_is_asked_for_with_its_value_which_fits_its_attribute(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "is_terminal", lambda: True)
    typed = "otter-2022\nstoat\nparameters\nseven\n7 kmm\n7 billion weights\nTable 9\n\n"
    result = new(base, "fact", typed=typed)
    assert result.exit_code == 0, result.output
    assert "Error: did not understand 'kmm' in '7 kmm' (did you mean" in result.stderr
    (fact,) = sound(base).corpus.facts_about("stoat", "parameters")
    assert fact.value is not None
    assert printed(fact.value) == "7 billion weights"


@pytest.mark.parametrize(
    ("value", "told_of_it"),
    [
        ("7.250", "may be 7,250 or 7.25 parameters; write '7,250' where the full stop parts thousands"),
        ("7.250.000", "did not understand '000' in '7.250.000'; write '7,250,000' in English"),
    ],
)
def test_a_count_whose_full_stop_may_part_thousands_is_asked_after(base: Path, value: str, told_of_it: str) -> None:
    place = ("--subject", "stoat", "--attribute", "parameters", "--locator", "Table 9")
    assert told_of_it in told(new(base, "fact", "otter-2022", *place, "--value", value))


def test_a_fact_without_its_unit_is_told_in_which_it_is_read_and_a_lone_t_is_asked_after(base: Path) -> None:
    assert new(base, "attribute", "mass", "--label", "mass", *MASS).exit_code == 0
    place = ("otter-2022", "--subject", "stoat", "--attribute", "mass", "--locator", "Table 9", "--value")
    assert new(base, "fact", *place, "30", "--dry-run").output.splitlines()[-1] == "note: read as 30 t"
    assert "note" not in new(base, "fact", *place, "30 t", "--dry-run").output
    asked = "'30 T' may be tonnes or trillions; write '30 t' or '30 trillion t'"
    assert asked in told(new(base, "fact", *place, "30 T"))


def test_the_same_fact_twice_and_words_in_one_text_are_refused(base: Path) -> None:
    fact = ("--subject", "stoat", "--attribute", "parameters", "--value", "7 billion", "--locator", "Table 9")
    assert new(base, "fact", "otter-2022", *fact).exit_code == 0
    assert "says the same as fact" in told(new(base, "fact", "otter-2022", *fact))
    told_of_cues = told(new(base, "attribute", "speed", *SPEED, "--cues", "swims, dives"))
    assert "'swims, dives' is taken for one word; write an item for each, and no commas" in told_of_cues


def test_a_source_that_is_there_is_noticed(base: Path) -> None:
    path = base / "claims/sources/otter-2022.yml"
    path.write_text(path.read_text("utf-8").replace("read:", 'arxiv: "2201.00001"\nread:', 1), encoding="utf-8")
    assert told(new(base, "source", "--arxiv", "2201.00001", "--offline")) == (
        "otter-2022 has the arxiv '2201.00001' already: add facts to it with `assay new fact otter-2022`, "
        "or give --key for another reading of it"
    )


def test_a_new_source_names_all_that_is_missing(base: Path) -> None:
    said = told(new(base, "source", "--arxiv", "2203.15556", "--offline"))
    assert [line.split()[0] for line in said.splitlines()] == ["--title", "--read-on", "--read-at", "--depth"]
