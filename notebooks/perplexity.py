# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A curve without a test set
#
# When does bigger stop being better?
# One of the articles asks that in its title, and answers with a picture.
# It draws *perplexity* against size.
# Perplexity says how many words a language model hesitates between, on average,
# when it has to guess the next one. Less is better.
# The curve falls steeply at first, and then hardly at all.
# It names no model, no test set and no source.
#
# A curve without a test set cannot be right or wrong in its height.
# Its shape is another matter.

# %% tags=["parameters", "hide-input"]
article: str = "evolution-of-model-size"  # an article that prints a perplexity for each of four sizes
count: int = 4000  # draws that say what the printed digits leave open
seed: int = 1977  # of these draws, so that they are the same every time

# %% tags=["hide-input"]
import assay
from assay.notebooks.parameters import within
from assay.notebooks.paths import find_checkout
from assay.records.load import load
from size_debate.figures import perplexity as pictures
from size_debate.perplexity_curve import curve_of
from size_debate.recomputed import assumed, runs, trends
from size_debate.words import perplexity as words

within("count", count, 100, 100_000, whole=True)
within("seed", seed, 0, 100_000, whole=True)
corpus = load(find_checkout()).corpus
curve = curve_of(corpus, article, count, seed)

# %% [markdown]
# ## What the height means: nothing
#
# Here is every model between half and twice the article’s two smaller sizes
# for which a perplexity is on record.
# Counted are the settings in which the model was shown no worked examples first.

# %% tags=["hide-input"]
assay.tell(**words.of_the_heights(curve))
pictures.heights(curve)

# %% [markdown]
# {told}`apart`
#
# The test set decides: news, novels and encyclopedias are not equally hard to guess.
# So does the *tokeniser*, which cuts a text into the pieces that are guessed.
# A model that guesses larger pieces hesitates more at each.
#
# It goes further.
# {told}`rival` on {told}`rival_text`, one model on one text, has a perplexity of {told}`rivals`.
# These differ in how the text was cut up, how much of it the model saw at once,
# and whether the loss was counted for each piece or for each word.
# So no figure of the article’s can be confirmed or refuted by its height, and none is.
#
# ## What the shape means
#
# Divide each curve by its own value at the article’s smallest size, and the height is gone.
# Test sets and tokenisers that make every model of a series better or worse by the same factor cancel.
# What is left is how much a series *gains*.
#
# Both axes are logarithmic, so that a straight line is a law that goes on as it began.
# Here are the series that reach as far as the article’s third size.
# Beside them stand laws that were fitted to many runs: that of Kaplan and colleagues,
# and that of Hoffmann and colleagues, as they fitted it and as it was fitted again.

# %% tags=["hide-input"]
assay.tell(**words.of_the_shapes(curve))
pictures.shapes(curve)

# %% [markdown]
# Measured are {told}`measured`.
# Fitted are {told}`laws`; the latter two have as much text for every size as {told}`read` read.
#
# From {told}`first` to {told}`second` parameters the article’s curve falls by {told}`first_fall` %.
# The measured ones fall by {told}`first_measured` and the laws by {told}`first_laws`.
# As a first step, that is quite usual.
#
# From {told}`second` to {told}`third`, {told}`second_times` times in size,
# it falls by **{told}`second_fall` %**.
# The measured ones fall by **{told}`second_measured`**, the laws by {told}`second_laws`.
#
# Both steps together are little, but not out of reach:
# {told}`both_fall` % in the article, {told}`both_measured` measured, {told}`both_laws` by the laws.
# What stands alone is that nearly all of it should happen in the first.
#
# ## How sharp is the kink?
#
# Gains do shrink, everywhere. So the fair measure is by how much.
# Take the steepness of each step, which is the power of the size by which perplexity falls,
# and divide the second by the first.
# On a straight line the result is one; on a curve that stops falling it is zero.
# The bars are what the printed digits leave open, by drawing every value evenly from its last digit.

# %% tags=["hide-input"]
assay.tell(**words.of_the_kink(curve))
pictures.kink(curve)

# %% [markdown]
# In the article, the second step is **{told}`bend` %** as steep as the first.
# In what was measured or fitted it is {told}`bends_from` to {told}`bends_to` %.
# The nearest, {told}`sharpest`, keeps {told}`keeps` times as much of its steepness.
# The rounding does not save it.
# Of {told}`draws` draws of the article’s digits,
# {told}`reach` come as far as the least of all draws of the others;
# the kindest has {told}`kindest` %.
#
# Then, on the way to {told}`fourth`, the article’s curve falls *more* steeply again,
# by {told}`again_steeper` times.
# That alone would prove nothing.
# The last figure has so few digits that it holds in {told}`steeper` of these draws.
#
# ## Could any power law do it?
#
# All these laws are of one form: a floor, and above it a part that falls with a power of the size.
# The form has three constants, so it can be laid through the article’s first three points exactly.
# What does it ask for, and what does it say of the fourth?

# %% tags=["hide-input"]
assay.tell(**words.of_the_power_law(curve))
pictures.power_laws(curve)

# %% [markdown]
# It asks for a power of {told}`power` ({told}`powers` with the digits).
# Those published, by Hoffmann and colleagues before rounding and as fitted again,
# are {told}`published_low` and {told}`published_high`.
# It would have to be {told}`too_large` times the larger of them.
#
# And having come down so fast, the curve is at its floor.
# At the fourth size the law gives {told}`gives`, which is {told}`gives_less` % less than at the third.
# The article prints {told}`prints`, {told}`prints_less` % less.
# Within the rounding the two can meet,
# in {told}`meeting` of the {told}`through` draws through which there is such a law.
# But in all of these the law gives {told}`least_meeting` or more.
# So the last figure would have to be one that was rounded down by a good part of what its digit allows.
#
# ## What else could it be?
#
# Size is not all.
# Had the larger model read much less for its size than the smaller one,
# it would have gained little from being larger.
# So here is the way out: how little text would make the article’s second step right?

# %% tags=["hide-input"]
assay.tell(**words.of_the_text(curve))
pictures.text_that_would_do(curve)

# %% [markdown]
# Suppose that the smaller one read as much as the model above did ({told}`read_from`).
# Then the larger one would have to have read {told}`less_from` to {told}`less_to` times less,
# {told}`for_its_size`.
# That would be a finding about two training runs.
# It would not be one about size.
#
# ## What can be said
#
# - **The heights cannot be judged.**
#   With no test set and no tokeniser there is nothing to compare them with.
#   The claims stay unverifiable, and this chapter gives no verdict on them.
# - **The first step is plausible.** Series and laws fall about as much.
# - **The second step is not**, for models that differ in size and nothing else.
#   No measured series and no fitted law here has such a kink.
# - **The last step fits the second badly.**
#   A curve that has levelled off does not start to fall again; only the rounding allows it.
#
# So when does bigger stop being better?
# This curve does not say.
# The measured series have a weakness of their own:
# each is one family on one test set, and their largest members read no more text than the smaller ones.
# Nobody has a curve that is free of that.
# It weakens how far they fall; it does not bend them at one size.
#
# ## Results that the checker uses
#
# The checker uses the counts of steps in size,
# and the perplexities of the sizes in the article’s table, on the assumption that any test set will do.

# %% tags=["hide-input"]
steps = [*trends.perplexities(corpus), *runs.perplexity_of_sizes(corpus)]
for finding in [*steps, *assumed.steps_of_gpt_3(corpus)]:
    finding.record()
