"""Printed tests in every style, and the p that follows from them."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from assay.articles import checks
from assay.articles.checks.reading.statistics import results_in
from assay.articles.checks.reading.tails import p_of


def messages(text: str, check: str = "p_value") -> list[str]:
    return [finding.message for finding in checks.run(text, only={check})]


STYLES = [
    "t(28) = 2.20, p = .03",
    " t ( 28 ) = 2.20 , p = .03",
    "t(28)=2.20,p=.03",
    "*t*(28) = 2.20, *p* = .03",
    "_t_(28) = 2.20, _p_ = .03",
    "$t(28) = 2.20$, $p = .03$",
    r"\(t(28) = 2.20\), \(p = .03\)",
    r"\textit{t}(28) = 2.20, \textit{p} = .03",
    "<i>t</i>(28) = 2.20, <i>p</i> = .03",
    "t<sub>28</sub> = 2.20, <em>P</em> = 0.03",
    "t_{28} = 2.20, p = .03",
    "t₂₈ = 2.20, P = 0·03",
    "t28 = 2.20; P = 0.03",
    "t[28] = 2.20, p = .03",
    "t(df = 28) = 2.20 (p = .03)",
    "t = 2.20, df = 28, p = .03",
    "t = 2.20 (28 df), p = .03",
    "t-statistic = 2.20, df = 28, p-value = .03",
    "t(28) = 2,20, p = ,03",
    "t(28) = −2.20, p = .03",
    "t(28) = − 2.20, p = .03",
    "t(28) = 2.20, d = 0.80, p = .03",
    "t(28) = 2.20, 95% CI [0.1, 0.5], p = .03",
    "p = .03, t(28) = 2.20",
    "(p = .03; t(28) = 2.20)",
    "t(28) = 2.20, p = 3e-2",
    r"t(28) = 2.20, p = 3 \times 10^{-2}",
    "t(28) = 2.20, p value of .03",
    "t(28) ¼ 2.20, p ¼ .03",  # signs that some publishers' PDFs lose
    "t(28) p 2.20, p p .03",
    "t(28) =\x01 2.20, p \x01= .03",
    "t(28) = 2.20, p = . 03",
]


@pytest.mark.parametrize("text", STYLES)
def test_one_test_is_the_same_test_in_every_style(text: str) -> None:
    (test,) = results_in(checks.read(text))
    assert (test.statistic.kind, abs(test.statistic.value.value), test.statistic.df) == ("t", 2.2, (28.0,))
    assert test.p.value is not None
    assert test.p.relation == "="
    assert test.p.value.value == pytest.approx(0.03)
    assert len(messages(text)) == 1
    assert "gives p = 0.036, not " in messages(text)[0]


OTHERS = [
    ("F(2, 45) = 3.20, p = .05", "F", (2, 45)),
    ("F(2,45)=3.20,p=.05", "F", (2, 45)),
    ("F2,45 = 3.20, p = .05", "F", (2, 45)),
    ("F₂,₄₅ = 3.20, p = .05", "F", (2, 45)),
    ("$F_{2,45} = 3.20$, $p = .05$", "F", (2, 45)),
    ("F = 3.20, df = 2, 45, p = .05", "F", (2, 45)),
    ("F(2; 45) = 3,20; p = 0,05", "F", (2, 45)),
    ("F1(2, 45) = 3.20, MSE = 0.30, ηp2 = .12, p = .05", "F", (2, 45)),
    ("F(l, 76) = 3.20, p = .08", "F", (1, 76)),
    ("F(2.1, 28.1) = 3.20, p = .05", "F", (2.1, 28.1)),
    ("F(1, 1,234) = 3.20, p = .07", "F", (1, 1234)),
    ("χ²(2) = 5.40, p = .07", "χ²", (2,)),
    ("χ2(2, N = 11,455) = 5.40, p = .07", "χ²", (2,)),
    ("chi2(2) = 5.40, p = .07", "χ²", (2,)),
    ("chi_2(2) = 5.40, p = .07", "χ²", (2,)),
    ("Chi-square (2, n = 81) = 5.40, p = 0.07", "χ²", (2,)),
    ("X2(2) = 5.40, p = .07", "χ²", (2,)),
    ("x2(2) = 5.40, p = .07", "χ²", (2,)),
    (r"$\chi^2(2) = 5.40$, $p = .07$", "χ²", (2,)),
    (r"\chi^{2}_{2} = 5.40, p = .07", "χ²", (2,)),
    ("χ<sup>2</sup>(2) = 5.40, p = .07", "χ²", (2,)),
    ("χ² = 5.40, df = 2, p = .07", "χ²", (2,)),
    ("z = 2.20, p = .03", "z", ()),
    (" Z=2.20,p=.03", "z", ()),
    ("z-score = 2.20, p = .03", "z", ()),
    ("r(28) = .20, p = .29", "r", (28,)),
    ("r = −.20, n = 30, p = .29", "r", (28,)),
    ("r(N = 30) = .20, p = .29", "r", (28,)),
    ("Q(2) = 5.40, p = .07", "Q", (2,)),
    ("Qw(2) = 5.40, p = .07", "Q", (2,)),
    ("Q-between(2) = 5.40, p = .07", "Q", (2,)),
    ("Q_E(2) = 5.40, p = .07", "Q", (2,)),
    ("QWithin(2) = 5.40, p = .07", "Q", (2,)),
    ("?2(2, N = 488) = 5.40, p = .07", "χ²", (2,)),
    ("B2(2, N = 226) = 5.40, p = .07", "χ²", (2,)),
    ("x2 (2, N p 6,721) p 5.40, p ! .10", "χ²", (2,)),
    ("F(2, 726)=3.20, pb.05", "F", (2, 726)),
    ("F(2, 726)=1.20, pN.05", "F", (2, 726)),
]


@pytest.mark.parametrize(("text", "kind", "df"), OTHERS, ids=[text for text, _, _ in OTHERS])
def test_other_statistics_are_read_with_their_degrees_of_freedom(text: str, kind: str, df: tuple[float, ...]) -> None:
    (test,) = results_in(checks.read(text))
    assert (test.statistic.kind, test.statistic.df) == (kind, df)
    assert messages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "T(28) = 1.20, p = .03",  # another statistic
        "z(28) = 1.20, p = .03",
        "t(2, 28) = 1.20, p = .03",  # a t has one number of degrees of freedom
        "F(28) = 1.20, p = .03",
        "t(28) = .2.20, p = .03",
        "t = 1.20, p = .03",
        "start(28) = 1.20, p = .03",
        "r2(28) = .30, p = .02",  # a share of variance
        "t1 = 1.20, p = .03",  # the name of a test, or of a time
        "see p. 03 of t(28) = 1.20",
        "t(28) = 1.20 in the first and p = .03 in the second",
        "p = .20, t(28) = 1.20, p = .03",  # whose p is whose?
        "After Bonferroni correction, t(28) = 2.20, p = .11.",
        "t(28) = 2.20, p_adj = .11",
        "Exact test, z = 2.20, p = .04",
        "F(2, 40) = 3.40, p = .06, Greenhouse-Geisser corrected",
        "U = 123, p = .03",
        "`Q8 <- 180`",
    ],
)
def test_what_is_no_plain_test_is_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("t(28) = 1.20, p = .03", ["t(28) = 1.20 gives p = 0.240, not p = .03, which is not significant at .05."]),
        ("t(28) = 2.20, p < .01", ["t(28) = 2.20 gives p = 0.036, not p < .01."]),
        ("t(28) = 2.20, p > .05", ["t(28) = 2.20 gives p = 0.036, not p > .05, which is significant at .05."]),
        (
            "t(28) = 2.20, n.s.",
            ["t(28) = 2.20 gives p = 0.036, not a p that is not significant, which is significant at .05."],
        ),
        ("F < 1, ns, F(1, 30) < 1, p > .05", []),
        ("t(28) > 2.20, p < .05", []),
        ("t(28) < 2.20, p < .01", ["t(28) < 2.20 gives p = 0.036, not p < .01."]),
        (
            "t(28) = 1.80, p = .041",
            [
                "t(28) = 1.80 gives p = 0.083, not p = .041; it fits a one-tailed test, of which the text says nothing."
            ],
        ),
        ("Tests were one-tailed. t(28) = 1.80, p = .041", []),
        ("t(28) = 9.20, p < .001, F(1, 3) = 4.00, p = .139", []),
        ("χ²(1) = 3.80, p = .001", ["χ²(1) = 3.80 gives p = 0.051, not p = .001, which is not significant at .05."]),
        ("t(28) = 12.20, p = .20", ["t(28) = 12.20 gives p < .0001, not p = .20, which is significant at .05."]),
    ],
)  # fmt: skip
def test_the_recomputed_p_is_told_and_whether_it_changes_the_decision(text: str, expected: list[str]) -> None:
    assert messages(text) == expected


def test_a_slip_across_the_level_weighs_more_than_one_on_the_same_side() -> None:
    weights = [f.weight for f in checks.run("t(28) = 1.20, p = .03. Then t(28) = 2.20, p = .03.", only={"p_value"})]
    assert weights == ["major", "minor"]


def test_critical_values_of_printed_tables_come_out() -> None:
    # Fisher and Yates, Statistical Tables, the rows of .05
    assert p_of("t", 2.048, (28,)) == pytest.approx(0.05, abs=5e-5)
    assert p_of("χ²", 3.841, (1,)) == pytest.approx(0.05, abs=5e-5)
    assert p_of("F", 3.204, (2, 45)) == pytest.approx(0.05, abs=5e-5)
    assert p_of("z", 1.96, ()) == pytest.approx(0.05, abs=5e-5)
    assert p_of("r", 0.361, (28,)) == pytest.approx(0.05, abs=5e-4)


def upper(kind: str, value: float, df: tuple[int, ...]) -> float:
    """The p by scipy's distributions, which this project's functions do not use."""
    if kind == "t":
        return float(2 * stats.t.sf(abs(value), df[0]))
    if kind == "z":
        return float(2 * stats.norm.sf(abs(value)))
    if kind == "F":
        return float(stats.f.sf(value, *df))
    if kind == "r":
        return float(2 * stats.t.sf(abs(value) * math.sqrt(df[0] / (1 - value**2)), df[0]))
    return float(stats.chi2.sf(value, df[0]))


@st.composite
def printed_tests(draw: st.DrawFn) -> tuple[str, float, float, int]:
    """A statistic in some style, with the least and greatest p that its rounding leaves, and decimals for a p."""
    kind = draw(st.sampled_from(["t", "F", "χ²", "z", "r", "Q"]))
    places = draw(st.integers(1, 3))
    df = (draw(st.integers(1, 9)), draw(st.integers(5, 300))) if kind == "F" else (draw(st.integers(3, 200)),)
    top = 9 * 10 ** (places - 1) if kind == "r" else 6 * 10**places
    number = draw(st.integers(1, top))
    value = f"{number / 10**places:.{places}f}"
    low, high = (number - 0.5) / 10**places, (number + 0.5) / 10**places
    inside = {
        "t": f"({df[0]})",
        "F": f"({df[0]}, {df[-1]})",
        "z": "",
        "r": f"({df[0]})",
        "χ²": f"({df[0]})",
        "Q": f"({df[0]})",
    }[kind]
    mark = draw(st.sampled_from(["", "*", "$"]))
    text = f"{mark}{kind}{inside} = {value}{mark}" if mark == "$" else f"{mark}{kind}{mark}{inside} = {value}"
    return text, upper(kind, high, df), upper(kind, low, df), draw(st.integers(2, 4))


@given(printed_tests(), st.floats(0, 1), st.sampled_from(["p", "P", "*p*"]))
def test_a_p_that_some_value_behind_the_print_gives_is_never_doubted(
    test: tuple[str, float, float, int], share: float, name: str
) -> None:
    text, low, high, places = test
    p = f"{low + share * (high - low):.{places}f}"
    assume(float(p) < 1)
    assert messages(f"We saw that {text}, {name} = {p}.") == []
    assert messages(f"We saw that {text}, {name} < {high + 0.001:.4f}.") == []


@given(printed_tests(), st.floats(1.5, 30), st.sampled_from([1, -1]))
def test_a_p_beyond_all_rounding_is_always_found(test: tuple[str, float, float, int], factor: float, way: int) -> None:
    text, low, high, places = test
    p = high * factor if way > 0 else low / factor
    printed = f"{p:.{places}f}"
    half = 0.5 / 10**places
    assume(0 < float(printed) < 1 and not low - half * 1.01 <= float(printed) <= high + half * 1.01)
    assert len(messages(f"We saw that {text}, p = {printed}.")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("r(16) = 26.05, p = .10", ["r(16) = 26.05 cannot be: a correlation lies between -1 and 1."]),
        ("r(28) = −59, p = .0008", ["r(28) = −59 cannot be: a correlation lies between -1 and 1."]),
        ("t(28) = 2.20, p = 1.03", ["p = 1.03 cannot be: a p lies between 0 and 1."]),
        ("t(9) = 2.89, p = 043", ["p = 043 cannot be: a p lies between 0 and 1."]),
        ("t(28) = 9.20, p = .000", ["p = .000 is a rounded p, for none is zero: p < 0.001 says it."]),
        ("one period P = 12 h, at p = 190 GPa", []),
        ("a p of 0.05", []),
    ],
)
def test_values_that_no_statistic_can_take_are_named(text: str, expected: list[str]) -> None:
    assert messages(text, "bounds") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HR 0.75 (95% CI 0.80–0.95)", ["The estimate 0.75 lies outside of its interval, 0.80 to 0.95."]),
        ("HR 0.85 (95% CI 0.80–0.95)", []),
        ("difference −3.2 (95% CI −2.5 to −1.1)", ["The estimate -3.2 lies outside of its interval, -2.5 to -1.1."]),
        ("mean difference −2.2 (95% CI −2.5 to −1.1)", []),
        ("46% (95% CI 51 to 58%)", ["The estimate 46 lies outside of its interval, 51 to 58."]),
        ("46% (95% CI 0.41 to 0.52)", []),
        ("t(14) = −5.68, p < .001, d = 1.47, 95% CI [−50.1, −21.9]", []),  # the interval is of the difference
        ("M = 3.20, 95% CI [4.10, 5.20]", []),
        (
            "RR = 1.20, 95% CI [0.80, 1.60], p < .001",
            ["The 95 % interval 0.80 to 1.60 holds 1, so p is above .05, not p < .001."],
        ),
        ("RR = 1.20, 90% CI [0.80, 1.60], p < .001", []),
        ("RR = 1.20, 95% CI [0.99, 1.60], p = .04", []),
        ("d = 0.45, 95% CI [0.78, 0.12]", ["The interval runs downwards, from 0.78 to 0.12."]),
    ],
)  # fmt: skip
def test_intervals_are_held_against_their_estimate_and_their_p(text: str, expected: list[str]) -> None:
    assert messages(text, "confidence_interval") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 of 30 patients (45%)", ["12 of 30 is 40.0 %, not 45 %."]),
        ("12/30 (45 per cent)", ["12 of 30 is 40.0 %, not 45 %."]),
        ("45% (12/30)", ["12 of 30 is 40.0 %, not 45 %."]),
        ("20 (30%) of 80 patients", ["20 of 80 is 25.0 %, not 30 %."]),
        ("Of 80 patients, 20 (30%) relapsed.", ["20 of 80 is 25.0 %, not 30 %."]),
        ("Three of the ten schools (40%) closed.", ["Three of ten is 30.0 %, not 40 %."]),
        ("1 of 8 (12%) or 1 of 8 (13%)", []),  # 12.5 rounds either way
        ("12 of 30 patients (about 45%)", []),
        ("12 of 30 patients (>45%)", []),
        ("43% of the 20 participants", ["No share of 20 is 43 %: 8 are 40.0 % and 9 are 45.0 %."]),
        ("33% of our 20 patients", ["No share of 20 is 33 %: 6 are 30.0 % and 7 are 35.0 %."]),
        ("at least 43% of the 20 participants", []),
        ("43% of the 20 hours", []),
    ],
)
def test_percentages_are_held_against_count_and_total(text: str, expected: list[str]) -> None:
    assert messages(text, "percentage") == expected


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 2))
def test_a_rounded_share_is_never_doubted(count: int, total: int, places: int) -> None:
    assume(count <= total)
    share = f"{100 * count / total:.{places}f}"
    assert checks.run(f"It held for {count} of {total} patients ({share}%).") == []
