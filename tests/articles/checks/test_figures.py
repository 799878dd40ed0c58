"""Figures of one text against each other: what they say is recomputed, and what leaves a way out is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assay.articles import checks


def messages(text: str, check: str) -> list[str]:
    return [finding.message for finding in checks.run(text, only={check})]


CHANGES = [
    (
        "Rent went from $1,000 to $1,300 a month, an increase of 50 percent.",
        "From $1,000 to $1,300 a month is a change of 30 %, not '50 percent'.",
    ),
    ("It shrank by 30%, from 200 pages to 120 pages.", "From 200 to 120 is a change of 40 %, not '30%'."),
    (
        "Revenue increased 50% from $10.0 million to $20.0 million.",
        "From $10.0 million to $20.0 million is a change of 100 %, not '50%'.",
    ),
    (
        "Revenue tripled from $10.0 million to $20.0 million.",
        "From $10.0 million to $20.0 million is a change of 2 times, not 'tripled'.",
    ),
    (
        "The share rose from 40% to 50%, an increase of 5 percentage points.",
        "From 40% to 50% is a change of 10 percentage points, not '5 percentage points'.",
    ),
    (
        "Unemployment dropped from 8.0% to 6.0%, a 10% decline.",
        "From 8.0% to 6.0% is a change of 2 percentage points, not '10%'.",
    ),
    (
        "Prices climbed from 200 to 250 euros (+50%).",
        "From 200 to 250 euros is a change of 25 %, not '+50%'.",
    ),
    (
        "The staff was halved from 120 to 80.",
        "From 120 to 80 is a change of 0.667 times, not 'halved'.",
    ),
    (
        "Visits went up by 25 % to 1,500 from 1,000.",
        "From 1,000 to 1,500 is a change of 50 %, not '25 %'.",
    ),
    (
        "It grew from 1.2 million in 1990 to 1.8 million in 2020, a rise of 80 percent.",
        "From 1.2 million to 1.8 million is a change of 50 %, not '80 percent'.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_a_change_is_recomputed_from_its_two_ends(text: str, expected: str) -> None:
    assert messages(text, "change") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Revenue doubled from $10 million to $20 million.",
        "It grew 8% a year from 100 to 216.",
        "It rose from 100 in 1990 to 216 in 2000, by 8% annually.",
        "Turnout rose by 5% from 40% to 45%.",  # points, loosely said
        "Turnout rose by 12.5% from 40% to 45%.",
        "It more than doubled from 10 to 35.",
        "It almost doubled from 10 to 18.",
        "Prices rose by 20% and wages from 10 to 15 euros by 50%.",
        "Trains go from 9 to 5 and cost 20% more.",
        "From 50 of 60 pupils to 80, it rose by 20%.",
        "Levels went from ~20 ppm to ~180 ppm while in the first cycle (~15 ppm) they stayed.",
    ],
)
def test_a_rate_a_hedge_or_a_second_change_leaves_the_matter_open(text: str) -> None:
    assert messages(text, "change") == []


@given(st.integers(10, 9999), st.integers(10, 9999), st.integers(0, 1))
def test_a_percentage_that_follows_from_both_ends_is_never_doubted(before: int, after: int, places: int) -> None:
    assume(before != after and not {before // 100, after // 100} & set(range(10, 22)))  # such a number is a year
    share = f"{100 * abs(after - before) / before:.{places}f}"
    word = "rose" if after > before else "fell"
    assert checks.run(f"The number of members {word} by {share}% from {before} to {after}.") == []


@given(st.integers(110, 9999), st.integers(110, 9999), st.floats(1.3, 5))
def test_a_percentage_that_is_far_off_is_always_found(before: int, after: int, factor: float) -> None:
    true = 100 * abs(after - before) / before
    assume(true > 20 and before % 10 and after % 10 and not {before // 100, after // 100} & set(range(10, 22)))
    word = "rose" if after > before else "fell"
    text = f"The number of members {word} by {true * factor:.1f}% from {before} to {after}."
    assert [finding.check for finding in checks.run(text)] == ["change"]


def test_what_rises_rises() -> None:
    assert messages("Profit fell from 40 to 60 million euros.", "direction") == [
        "From 40 to 60 million euros goes up, not as 'fell' says."
    ]
    assert messages("The club rose in the table from place 12 to 3.", "direction") == []


CONVERSIONS = [
    ("The tower is 330 metres (1,283 ft) tall.", "330 metres is 1,083 ft, not 1,283 ft."),
    ("The lake covers 40 acres (26 hectares).", "40 acres is 16.2 ha, not 26 hectares."),
    ("Heat it to 350 °F (277 °C).", "350 °F is 177 °C, not 277 °C."),
    ("The run took 90 minutes (2.5 hours).", "90 minutes is 1.5 hours, not 2.5 hours."),
    ("It was a 26.2-mile (52 km) race.", "26.2-mile is 42.2 km, not 52 km."),
    ("It is 10 km, or 9.2 miles, away.", "10 km is 6.21 miles, not 9.2 miles."),
]


@pytest.mark.parametrize(("text", "expected"), CONVERSIONS)
def test_a_figure_in_brackets_is_the_one_before_it_in_another_unit(text: str, expected: str) -> None:
    assert [message.replace(" mi,", " miles,") for message in messages(text, "conversion")] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The tower is 330 metres (1,083 ft) tall.",
        "It is 5 miles (8.8 km) away.",  # 8.8 km may have been the first figure
        "It got 5 °C (9 °F) warmer.",
        "A median of 2 years (6 months) passed.",
        "He ran 5 km (3 miles uphill).",
        "A 2 TB (64 GB) machine.",
        "They walked 5 km (20 minutes).",
    ],
)
def test_what_need_not_be_a_conversion_is_left_alone(text: str) -> None:
    assert messages(text, "conversion") == []


FACTORS = {
    ("miles", "km"): 1.609344,
    ("feet", "m"): 0.3048,
    ("pounds", "kg"): 0.45359237,
    ("acres", "hectares"): 0.40468564,
}


@given(st.integers(2, 999), st.sampled_from(sorted(FACTORS)), st.integers(0, 2))
def test_a_conversion_rounded_to_its_digits_is_never_doubted(number: int, units: tuple[str, str], places: int) -> None:
    converted = f"{number * FACTORS[units]:.{places}f}"
    assume(float(converted) > 0)
    assert checks.run(f"It is {number} {units[0]} ({converted} {units[1]}).") == []


@given(st.integers(20, 999), st.sampled_from(sorted(FACTORS)), st.floats(1.3, 9))
def test_a_conversion_by_another_factor_is_always_found(number: int, units: tuple[str, str], off: float) -> None:
    assume(number % 10)
    text = f"It is {number} {units[0]} ({number * FACTORS[units] * off:.1f} {units[1]})."
    assert [finding.check for finding in checks.run(text)] == ["conversion"]


RATIOS = [
    ("The 90 km road is twice as long as the 30 km railway.", "90 km is 3 times 30 km, not 'twice as long as'."),
    ("At $300, it costs three times as much as the $150 model.", "$300 is 2 times $150, not 'three times as much as'."),
    (
        "The tower is 300 m tall, twice as tall as the 200 m church.",
        "300 m is 1.5 times 200 m, not 'twice as tall as'.",
    ),
    (
        "It costs $90, half the $120 of the old one.",
        "$90 is 0.75 times $120, not 'half the'.",
    ),
    (
        "The chip has 80 cores, four times as many as the old one with 40 cores.",
        "80 is 2 times 40, not 'four times as many as'.",
    ),
    (
        "It weighs 30 kg, 50% less than the 40 kg of the old one.",
        "30 kg is 0.75 times 40 kg, not '50% less than'.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_a_comparison_is_recomputed_from_its_two_figures(text: str, expected: str) -> None:
    assert messages(text, "ratio") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It has 80 layers, twice the 40 layers of the other.",
        "It has 80 layers, nearly twice the 45 layers of the other.",
        "It has 80 layers, three times more than the 20 layers.",  # four times as many
        "It has 80 layers and twice the 30 heads of the other.",
        "Of 80 layers, 60 layers are used, twice the 20 layers of the other.",
        "GPT-3 has 175 billion parameters, over 100 times more than the 1.5 billion of GPT-2.",
    ],
)
def test_a_comparison_that_can_be_meant_otherwise_is_left_alone(text: str) -> None:
    assert messages(text, "ratio") == []


YEARS = [
    ("Mozart (1756-1791) died at the age of 45.", "From 1756 to 1791 are 35 years, not 45."),
    ("Established in 1850, it celebrated its 150th anniversary in 2010.", "From 1850 to 2010 are 160 years, not 150."),
    ("It was founded in 1976 and, 20 years later in 2006, went public.", "From 1976 to 2006 are 30 years, not 20."),
    ("Born in 1912, he died in 1954 at the age of 52.", "From 1912 to 1954 are 42 years, not 52."),
    ("The war lasted six years, from 1914 to 1918.", "From 1914 to 1918 are 4 years, not six."),
    ("Between 1990 and 2020, a period of 40 years, it grew.", "From 1990 to 2020 are 30 years, not 40."),
    (
        "The bridge, built in 1900, celebrated its 100th anniversary in 2010.",
        "From 1900 to 2010 are 110 years, not 100.",
    ),
    ("John Smith (1912–1954) died aged 52.", "From 1912 to 1954 are 42 years, not 52."),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years_and_ages_are_subtracted(text: str, expected: str) -> None:
    assert messages(text, "years") == [expected]


@given(st.integers(1500, 1990), st.integers(3, 99), st.integers(-1, 1))
def test_a_year_more_or_less_is_never_named(year: int, span: int, off: int) -> None:
    text = f"It was founded in {year} and, {span + off} years later, in {year + span}, it was sold."
    assert checks.run(text) == []
    text = f"She was born in {year} and died in {year + span}, aged {span - (off < 0)}."
    assert checks.run(text) == []


def test_shares_with_a_rest_add_up_to_a_hundred() -> None:
    assert messages("Coal makes 40%, gas 35%, and the remaining 35% is nuclear.", "shares") == [
        "The shares add up to 110 %, not to 100 %."
    ]
    assert messages("The split was 50% equity, 30% debt, 30% other.", "shares") == [
        "The shares add up to 110 %, not to 100 %."
    ]
    assert messages("Coal makes 33%, gas 33%, and the remaining 33% is nuclear.", "shares") == []
    assert messages("Some 40% left, and of the remaining 60% a third, 20%, stayed on.", "shares") == []


TOTALS = [
    ("Of the 60 students, 25 were boys and 45 were girls.", "25 + 45 is 70, not 60."),
    ("The jury of 12 (7 women and 6 men) agreed.", "7 + 6 is 13, not 12."),
    ("The team has 25 members: 15 men and 12 women.", "15 + 12 is 27, not 25."),
    ("A total of 50 people (20 women and 35 men) took part.", "20 + 35 is 55, not 50."),
    ("There were 12 deaths and 30 injuries, 45 casualties in total.", "12 + 30 is 42, not 45."),
    ("He won 5 gold, 3 silver and 2 bronze medals, 12 medals in all.", "5 + 3 + 2 is 10, not 12."),
    ("The 100 seats are split between Labour (45), Tories (40) and Greens (25).", "45 + 40 + 25 is 110, not 100."),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_parts_are_added_where_the_words_call_them_all(text: str, expected: str) -> None:
    assert messages(text, "total") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cost is 12 x $50 = $700.", ["12 x 50 is 600, not 700."]),
        ("80 + 85 + 90 = 265", ["80 + 85 + 90 is 255, not 265."]),
        ("6 × 175B × 300B = 3.15 × 10^22", ["6 × 175B × 300B is 3.15e+23, not 3.15 × 10^22."]),
        ("6 × 175B × 300B = 3.15 × 10^23", []),
        ("350 / 7 = 45", ["350 / 7 is 50, not 45."]),
        ("X = 0.5*5 + 90 = 92.5", []),
        ("2n + 3 = 9 and (2 + 3) × 4 = 20 and 1 + 1 = 3", []),
        ("1.2 × 3.4 = 4.1", []),
        ("24 hours × 30 days = 720 hours.", []),
        ("24 hours × 30 days = 270 hours.", []),  # as far off as a conversion of units would be
        ("3 rows x 4 seats = 13 seats.", ["3 rows x 4 seats is 12, not 13."]),
        ("50 miles × 2 ways = 161 km.", []),
    ],
)
def test_equations_between_numbers_are_computed(text: str, expected: list[str]) -> None:
    assert messages(text, "equation") == expected


@given(st.lists(st.integers(2, 5000), min_size=2, max_size=6), st.integers(-9, 9))
def test_a_sum_is_found_exactly_when_it_is_wrong(parts: list[int], off: int) -> None:
    text = f"In all that is {' + '.join(map(str, parts))} = {sum(parts) + off} pieces".replace(" pieces", ".")
    assert bool(messages(text, "equation")) == (off != 0)


@given(st.dates(date(1930, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_day_of_the_week_is_found_exactly_when_it_is_wrong(day: date, off: int) -> None:
    printed = f"{day + timedelta(days=off):%A}, {day.day} {day:%B %Y}"
    assert bool(messages(f"They met on {printed}, in Rome.", "calendar")) == (off != 0)


def test_a_day_that_is_not_in_the_calendar_is_named() -> None:
    assert messages("It closed on April 31, 2021.", "calendar") == ["There is no 31 April 2021."]
    assert messages("It closed on April 30, 2021.", "calendar") == []


REPEATED = "The survey covered 1,204 adults in Wales.\n\nMuch was learned.\n\nThe survey covered {} adults in Wales."


def test_the_same_said_twice_has_the_same_figure() -> None:
    assert messages(REPEATED.format("1,240"), "said_twice") == ["The same is said once with 1,204 and once with 1,240."]
    assert messages(REPEATED.format("1,204"), "said_twice") == []
    assert messages(REPEATED.format("about 1,200"), "said_twice") == []


@pytest.mark.parametrize(
    "text",
    [
        "This LTS release comes with 263 commits.\n\nThis LTS release comes with 127 commits.",  # forms filled in
        "Reads a signed 16-bit integer of Ada.\n\nReads a signed 32-bit integer of Ada.",
        "Ann scored 12 points.\n\nLater Ann scored 13 points. Say, Ann.",
        "We asked Ann of 12 points.\n\nWe asked Ann of 13 points.",
        "A company has 1,000 employees.\n\nA company has 800 employees.",
        "S has eight outcomes.\n\nS has ten outcomes.",
        "Find a 90% interval for Ann’s mean.\n\nFind a 95% interval for Ann’s mean.",
    ],
)
def test_sentences_of_one_form_about_different_things_are_left_alone(text: str) -> None:
    assert messages(text, "said_twice") == []


def printed_days() -> Iterator[str]:
    for day in range(1, 29):
        yield f"Tuesday, {day} February 2022"


def test_four_tuesdays_of_a_month_pass() -> None:
    assert sum(not messages(text, "calendar") for text in printed_days()) == 4


TWO = "Gopher has 280 billion parameters. LaMDA, an earlier one, is small. LaMDA has 137 billion parameters. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gopher is 50% larger than LaMDA.",
            [
                ("280 billion parameters is 2.04 times 137 billion parameters, "
                "and the text says 'Gopher is 50% larger than LaMDA'.")
            ],
        ),
        ("Gopher is 104% larger than LaMDA.", []),
        ("Gopher is twice as large as LaMDA.", []),
        (
            "LaMDA has twice as many parameters as Gopher.",
            [
                ("137 billion parameters is 0.489 times 280 billion parameters, "
                "and the text says 'LaMDA has twice as many parameters as Gopher'.")
            ],
        ),
        ("LaMDA is half as large as Gopher.", []),
        ("LaMDA has twice as many layers as Gopher.", []),
        ("LaMDA is twice as fast as Gopher.", []),
        ("LaMDA 2 is twice as large as Gopher.", []),
        ("LaMDA is twice as large as Gopher 2.", []),
        ("Gopher has 300 billion parameters, too. LaMDA is twice as large as Gopher.", []),
    ],
)  # fmt: skip
def test_a_comparison_of_two_names_is_held_against_what_each_of_them_has(text: str, expected: list[str]) -> None:
    assert messages(TWO + text, "comparison") == expected


def test_two_names_together_have_the_sum() -> None:
    assert messages("LaMDA has 64 layers and Gopher 80; together they have 144 layers.", "total") == []
    assert messages("LaMDA has 64 layers and Gopher 80; together they have 150 layers.", "total") == [
        "64 + 80 is 144, not 150."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exactly 40% of the 250 staff (120) are women.", ["40 % of 250 is 100, not 120."]),
        ("It shut 30% of its 200 shops, or 80.", ["30 % of 200 is 60, not 80."]),
        ("20% of 50 is 15.", ["20 % of 50 is 10, not 15."]),
        ("That is 12% of the $4 billion ($480 million).", []),
        ("That is 12% of the $4 billion ($360 million).", ["12 % of $4 billion is 480 million, not $360 million."]),
        ("It shut about 30% of its 200 shops, or 64.", []),
        ("It shut 33% of its 200 shops, or 67.", []),
        ("It shut 30% of its 200 shops (2019).", []),
        ("Between 20-30% of its 200 shops (40) were shut.", []),
    ],
)
def test_a_part_is_its_percentage_of_the_whole(text: str, expected: list[str]) -> None:
    assert messages(text, "part") == expected


def test_groups_add_up_to_those_who_were_assigned() -> None:
    text = "The 100 patients were randomly assigned to treatment (n = 50) or waiting (n = {})."
    assert messages(text.format(50), "total") == []
    assert messages(text.format(60), "total") == ["50 + 60 is 110, not 100."]


def test_a_change_in_thirds_and_quarters_is_taken_with_a_margin() -> None:
    text = "The number of members fell by a third, from 900 to {}."
    assert messages(text.format(610), "change") == []
    assert messages(text.format(800), "change") == ["From 900 to 800 is a change of 11.1 %, not 'by a third'."]


def test_both_ends_of_a_range_are_converted() -> None:
    assert messages("It is 5 to 10 miles (8 to 16 km) away.", "conversion") == []
    assert messages("It is 5 to 10 miles (8 to 26 km) away.", "conversion") == [
        "5 to 10 miles is 8.05 to 16.1 km, not 8 to 26 km."
    ]
