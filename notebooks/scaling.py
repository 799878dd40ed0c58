# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Size against text
#
# Two things make a language model better when it is trained: more weights, and more text.
# Both cost *compute*, the number of operations, and the same compute buys the one or the other.
# Which is the better buy?
#
# The paper on Chinchilla put this into a formula, and one of the articles retells the paper.
# It says that the smaller model did better than the larger one, which is right.
# It also says that it took less computing power to train, which is not.
#
# The formula lets us ask what the article could have meant.
# It has also been fitted a second time, by other people and with another result.
# So it shows how far such formulas can be trusted.

# %% tags=["parameters", "hide-input"]
tokens_claim: str = "mistral-and-phi/chinchilla-training-tokens"  # a claim on the tokens of the smaller model
compute_claim: str = "mistral-and-phi/chinchilla-training-compute"  # a claim that compares it with a larger one
count: int = 4000  # draws that carry the rounding of the constants along
seed: int = 2022  # of these draws, so that they are the same every time

# %% tags=["hide-input"]
import assay
from assay.notebooks.parameters import within
from assay.notebooks.paths import find_checkout
from assay.records.load import load
from size_debate import two_sizes
from size_debate.figures import scaling as pictures
from size_debate.recomputed import runs, trends
from size_debate.words import scaling as words

within("count", count, 1, 100_000, whole=True)
within("seed", seed, 0, 100_000, whole=True)
corpus = load(find_checkout()).corpus
both = two_sizes.comparison_of(corpus, compute_claim, tokens_claim, count, seed)

# %% [markdown]
# ## The formula, and its versions
#
# The *loss* is how badly a model guesses the next piece of text, the next *token*.
# It is measured in nats, and less is better.
# The formula adds up a floor, a part that falls with the parameters $N$,
# and a part that falls with the tokens $D$:
#
# $$L(N, D) = E + \frac{A}{N^\alpha} + \frac{B}{D^\beta}$$
#
# Its constants exist in three versions.
# The paper prints them rounded. The digits before rounding came to light later.
# And others read the points off the paper’s own figure, fitted them again, and got something else.

# %% tags=["hide-input"]
assay.tell(**words.of_the_formula(both))
pictures.constants(both)

# %% [markdown]
# The constants were read in these places: {told}`read_in`.
# In brackets is what the printed digits leave open.
# For the last version it is one standard error on both sides.
#
# Below, the rounding is carried along with {told}`draws` draws for each version.
# In each draw every constant is taken evenly from its range.
# For the second fit this would be wrong, because its constants vary together.
# So the {told}`refits` fits on resampled points that its authors print stand in for it.
# Their range holds, on average, {told}`coverage` % of what resampling gives.
#
# ## What the missing thousand would have cost
#
# The article gives Chinchilla a thousandth of the text that it read.
# What would the same model be worth with so little?

# %% tags=["hide-input"]
assay.tell(**words.of_little_text(both))
pictures.loss_by_text(both)

# %% [markdown]
# By all three, such a model would be a poor one.
# Its *perplexity*, the number of tokens between which it hesitates at each step,
# would be {told}`worse` times that of the real one.
# A model of {told}`enough` would do as well, for {told}`wasted` times less compute.
#
# And even this is too kind.
# No run that could be read off the paper’s figure had so little text for its size.
# Those that came nearest did so badly that the second fit leaves them out.
#
# ## The same compute, spent otherwise
#
# Now the article’s claim on training.
# Take the compute of the larger model, and ask for every size what comes out.
# A larger model reads less, a smaller one reads more.
# Every point of a curve costs the same.

# %% tags=["hide-input"]
assay.tell(**words.of_the_same_compute(both))
pictures.same_compute(both)

# %% [markdown]
# The smaller model wins in **{told}`holding` of {told}`drawn`** draws, by {told}`ahead` nats.
# {told}`measured`
#
# That is the finding of the paper, and it is about *equal* compute.
# The paper says so ({told}`paper_says`). Arithmetic says nearly the same.
# At {told}`six` operations for each parameter and token,
# {told}`small` took {told}`small_took` and {told}`large` {told}`large_took`, a ratio of {told}`ratio`.
# If anything, the smaller model took a little {told}`more_or_less`.
#
# ## In the article’s favour
#
# There is a reading of “less computing power” that is true.
# Suppose one wants a model *as good as* the larger one, and no better.
# Then the right size and the right amount of text do it for a part of the compute.
# How large a part?

# %% tags=["hide-input"]
assay.tell(**words.of_the_favour(both))
pictures.as_good_for_less(both)

# %% [markdown]
# A model as good as the larger one could have been had
# for {told}`cheapest` % of the compute, by the three versions.
# One of the smaller model’s size, trained that far and no further, could have been had for {told}`same_size` %.
# The draws reach from {told}`draws_from` to {told}`draws_to` %.
#
# So less compute *would have been* enough.
# It is not what was done, and not what the article says the study shows.
# The compute was spent, and it bought a better model.
#
# For use, the article is right without any formula.
# A token costs operations in proportion to the parameters,
# and the larger model has {told}`times_as_large` times as many as the smaller one.
#
# ## How far to trust it
#
# The formula’s best-known use is to say how much text a model should read.
# Here is that advice, by all versions,
# over the range of compute in which models have been trained.
# The crosses are the paper’s own, by another of its methods.

# %% tags=["hide-input"]
assay.tell(**words.of_the_advice(both))
pictures.how_much_text(both)

# %% [markdown]
# For the compute of the larger model,
# the formula as printed advises {told}`printed_size` on {told}`printed_tokens` tokens for each.
# The same paper, by its {told}`other_method`, gives {told}`other_size` ({told}`other_from`).
# The two do not agree, and the smaller model was built after the latter.
#
# Before rounding it is {told}`exact_size`.
# The digits that were dropped alone raise the part of the loss that is due to text by {told}`raised` %.
# Fitted again it is {told}`again_size` on {told}`again_tokens` tokens for each,
# which is in line with the other method.
# The authors of the second fit put the difference down to an *optimiser*,
# the program that does the fitting, which stopped early, and to the rounding.
#
# So which is the better buy?
# The direction is safe: more text.
# Of the {told}`larger_models` dense models on record that are larger than the smaller of these two,
# {told}`starved` read less than any version advises for their compute.
# How much they should have read is another matter.
# There, the versions of one formula differ by a factor of **{told}`disagree`**.
#
# ## Results that the checker uses
#
# The draws that the smaller model wins are kept as a count.
# It decides no claim, and what a fitted formula predicts must not overrule published figures:
# the claim on training compute is decided by those.
# The formula says what the claim could have meant.
#
# What the articles say of growing models is counted here step by step.
# A step leads from one size of a family to the next, within one source.
# The checker uses each count, and the shares that the others of a chart leave for each.

# %% tags=["hide-input"]
assay.record_tally(
    "draws in which the smaller model wins",
    both.holding,
    len(both.drawn),
    says=words.says(both),
    because="Both take the compute of the larger; the constants are drawn from what their digits leave open.",
)

# %% tags=["hide-input"]
for finding in [*trends.growing(corpus), *trends.superglue(corpus), *runs.shares(corpus)]:
    finding.record()
