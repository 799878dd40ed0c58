"""The chapter on what a shape weighs: all models on the scales, an article's shapes, and mixtures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.model.corpus import Corpus
from assay.notebooks.parameters import Refused
from size_debate import printed_shapes
from size_debate.figures import parameters as pictures
from size_debate.printed_shapes import Scales
from size_debate.words import parameters as words
from tests.size_debate.drawn import drawn

ARTICLE = "mistral-size-challenge"


@pytest.fixture(scope="module")
def scales(corpus: Corpus) -> Scales:
    return printed_shapes.scales_of(corpus)


def test_every_model_is_counted_once_and_the_lightest_first(scales: Scales) -> None:
    counted = [one.counted.midpoint for one in scales.weighed]
    assert counted == sorted(counted)
    assert len(scales.good) + len(scales.misfits) == len(scales.weighed)
    drawn(pictures.counted_and_published(scales), rows=len(counted))
    drawn(pictures.how_far_off(scales), rows=len(scales.misfits))
    told = words.of_the_scales(scales)
    assert (told["good"], told["weighed"]) == (len(scales.good), len(counted))


def test_the_misfits_are_told_with_what_would_mend_them(scales: Scales) -> None:
    told = words.of_the_misfits(scales)
    assert (told["xl_heads"], told["xl_made"], told["xl_wide"], told["xl_fill"]) == (24, 3072, 2048, 16)
    assert (told["wide_printed"], told["wide_made"], told["wide_count"]) == (5140, 5120, "12.85 billion parameters")
    assert told["gptj_times"] == "exactly 610 times"
    assert "GPT-J" not in str(told["last_digits"]), "explained already"


def test_a_misfit_that_was_mended_makes_the_chapter_stop(scales: Scales) -> None:
    fitting = [one for one in scales.weighed if one.plan.entity != "gpt-3-xl"]
    with pytest.raises(Refused, match="explains why the count of gpt-3-xl does not fit, but by the records it does"):
        words.of_the_misfits(replace(scales, weighed=tuple(fitting)))


def test_an_articles_shapes_are_built_in_every_published_style(scales: Scales) -> None:
    shapes = printed_shapes.printed_shapes(scales, ARTICLE)
    assert [one.name for one in shapes] == [
        "LLaMA: 40 layers, 5,376 wide", "PaLM: 96 layers, 8,192 wide",
    ]  # fmt: skip
    assert [(one.is_too_much, one.is_too_little) for one in shapes] == [(True, False), (True, False)]
    assert words.of_the_shapes(shapes)["possible"] == "none"
    drawn(pictures.the_articles_shapes(shapes), rows=2)
    llama, _ = pictures.the_articles_and_the_makers(shapes).frame["its makers"]
    assert llama == "one shape for such a size is not published"


def test_an_article_without_shapes_is_refused(scales: Scales) -> None:
    with pytest.raises(Refused) as raised:
        printed_shapes.printed_shapes(scales, "mistral-and-phi")
    assert str(raised.value) == (
        "article = 'mistral-and-phi' is none of the articles that print a model's size, layers and width "
        "(mistral-size-challenge)"
    )


@pytest.mark.parametrize(("article", "said"), [(ARTICLE, "3.9 times too few"), ("mistral-and-phi", "prints no size")])
def test_a_mixture_has_two_sizes_and_an_article_one_or_none(
    corpus: Corpus, scales: Scales, article: str, said: str
) -> None:
    (mixture,) = printed_shapes.mixtures_of(corpus, article)
    assert (mixture.whole, mixture.working) == (46_702_792_704, 12_879_925_248)
    assert said in str(words.of_the_mixtures([mixture], scales)["one_size"])
    drawn(pictures.two_sizes([mixture]), rows=3 if mixture.printed else 2)


def test_counts_are_handed_on_for_models_that_articles_speak_of(corpus: Corpus, scales: Scales) -> None:
    figures = {(one.subject, one.attribute): one for one in printed_shapes.counts(scales)}
    assert figures["mistral-7b", "parameters"].value == 7_241_732_096
    assert ("mixtral-8x7b", "active_parameters") in figures
    assert len(pictures.what_is_missing(corpus).frame) == len(printed_shapes.not_weighed(corpus)) > 0
