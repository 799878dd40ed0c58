"""The kinds of errors that readers of unprepared texts make, and the test that holds each: a failure names its kind."""

from __future__ import annotations

HELD_BY = {
    "Markdown articles": "test_markdown_is_read_as_the_page_that_it_makes",
    "attribute by unit alone": "test_a_figure_of_another_kind_has_no_attribute_and_says_why",
    "character encodings": "test_bytes_are_read_as_browsers_read_them",
    "coverage: what is no element": "test_no_preposition_opens_a_name_no_unit_is_one_and_no_figure_begins_in_another",
    "day of a date dropped": "test_a_date_is_bound_as_exactly_as_it_is_printed",
    "findings in a pull request": "test_a_record_with_an_odd_name_is_shown_at_its_place",
    "fragments of facts": "test_a_fragment_is_not_found_in_other_words_or_figures",
    "heads of tables": "test_the_head_of_a_column_gives_attribute_unit_and_scale",
    "notebooks: what a book takes in": "test_a_chart_as_altair_shows_it_is_drawn_and_asks_nobody",
    "quote in a changed text": "test_what_changes_a_figure_or_a_word_keeps_none",
    "refuted by a fact of another setting": "test_each_figure_that_a_source_gives_for_its_setting_is_supported",
    "search of the site": "test_the_search_finds_a_claim_by_its_words",
    "struck or hidden text": "test_a_page_is_read_as_it_is_seen",
    "subject of an unknown name": "test_a_name_that_no_record_has_is_no_subject_and_leads_to_a_new_entity",
    "superscript lost in HTML": "test_a_page_is_read_as_it_is_seen",
    "superscript lost in PDF": "test_raised_digits_of_a_pdf_are_a_power",
    "visible figures that the HTML reader drops": "test_figures_of_the_page_that_the_text_lacks_are_named",
}
"""A kind, and the function that tests it."""
FIGURES = {
    "K, M, B, T after a space": "scale letters after a space",
    "another unit than printed": "units are read to their end",
    "figures in TeX": "numbers in TeX",
    "lines that were wrapped": "lines that were wrapped",
    "lists, counts, digits, groups": "lists",
    "note marks in plain text": "marks of notes",
    "one in five": "shares of a number",
    "plus or minus": "plus or minus",
    "ranges": "ranges",
    "score after a name": "scores after a name",
    "signs and hedges": "signs",
    "small fractions and vague numbers": "small fractions and vague numbers",
    "space between thousands, in running text": "spaced thousands",
    "what a rate is of": "what a rate is of",
}
"""Kinds of figures, by the name under which `quantity/kinds.py` has their sentences."""


def kinds_of(test: str) -> list[str]:
    """The kinds for which a test stands, by its name with what it was given."""
    function, _, given = test.partition("[")
    plain = [kind for kind, held_by in HELD_BY.items() if held_by == function]
    return plain + [kind for kind, name in FIGURES.items() if given.startswith(f"{name}: ")]
