"""The chapter on a curve without a test set: its height, its shape, and the rounding of its digits."""

from __future__ import annotations

import pytest

from assay.model.corpus import Corpus
from assay.notebooks.parameters import Refused
from size_debate.figures import perplexity as pictures
from size_debate.perplexity_curve import ARTICLE, FITTED, FORMS, MEASURED, PrintedCurve, curve_of
from size_debate.words import perplexity as words
from tests.size_debate.drawn import drawn


@pytest.fixture(scope="module")
def curve(corpus: Corpus) -> PrintedCurve:
    return curve_of(corpus, "evolution-of-model-size", 200, 1977)


def test_heights_depend_on_the_text(curve: PrintedCurve) -> None:
    told = words.of_the_heights(curve)
    assert "the article’s 20 is among them" in str(told["apart"])
    assert "the article’s 15 is outside of them" in str(told["apart"])
    drawn(pictures.heights(curve), rows=len(curve.near))


def test_the_article_alone_has_a_kink(curve: PrintedCurve) -> None:
    bends = curve.bends
    assert next(iter(bends)) == ARTICLE
    others = [one for one in bends.values() if one.kind != ARTICLE]
    assert {one.kind for one in others} == {MEASURED, FITTED}
    assert all(one.value > 6 * bends[ARTICLE].value for one in others)
    assert words.of_the_kink(curve)["reach"] == "none"


def test_a_bend_lies_within_what_its_digits_leave_open(curve: PrintedCurve) -> None:
    for one in curve.bends.values():
        assert min(one.draws) <= one.value <= max(one.draws)


def test_a_range_that_is_too_narrow_to_show_is_one_figure(curve: PrintedCurve) -> None:
    frame = pictures.kink(curve).table.set_index("curve")
    assert frame.loc["the law of Hoffmann et al.", "with the digits"] == "0.43"


def test_a_power_law_goes_through_the_first_three_points(curve: PrintedCurve) -> None:
    exact = curve.power_law.exact
    for size, value in zip(curve.sizes[:3], curve.printed, strict=False):
        assert exact.perplexity(size) == pytest.approx(value)
        if size != curve.sizes[2]:
            assert curve.usual(size) == pytest.approx(value)
    assert words.of_the_power_law(curve)["power"] == "1.25"


def test_less_text_would_make_the_second_step_right(curve: PrintedCurve) -> None:
    for law in FORMS:
        fit, needed = curve.fit(law), curve.text_needed(law)
        gain = fit.loss(curve.sizes[1], curve.read.amount) - fit.loss(curve.sizes[2], needed)
        assert 100 * (1 - 2.718281828459045**-gain) == pytest.approx(curve.falls[1])
    assert len(pictures.text_that_would_do(curve).frame) == len(FORMS)


def test_every_picture_has_its_rows(curve: PrintedCurve) -> None:
    drawn(pictures.shapes(curve), rows=1 + len(curve.curves))
    drawn(pictures.kink(curve), rows=len(curve.bends))
    drawn(pictures.power_laws(curve), rows=4)


def test_an_article_without_such_a_curve_is_refused(corpus: Corpus) -> None:
    with pytest.raises(Refused, match=r"article = 'mistral-and-phi' is none of .* \(evolution-of-model-size\)"):
        curve_of(corpus, "mistral-and-phi", 10, 1)
