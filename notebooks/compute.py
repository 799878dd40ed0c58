# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # GPU-hours: how little can it take?
#
# One of the articles prints a table: so many parameters, so many GPU-hours.
# A *GPU-hour* is one graphics processor, or any other accelerator, at work for an hour.
# The table names no model, no source and no GPU. Can it be right?
#
# So it is hard to look up, but easy to check.
# Training is arithmetic, arithmetic takes time,
# and no accelerator does more of it in an hour than its *peak*.
#
# This chapter gives the article every benefit of the doubt.
# What is the *least* that it could take,
# with the fastest accelerator on record, at a higher utilisation than any published run,
# on less text than any model on record was trained on?
# A figure above that floor may be right or wrong.
# A figure below it cannot be right.

# %% tags=["parameters", "hide-input"]
article: str = "evolution-of-model-size"  # an article that prints GPU-hours by the size of a model

# %% tags=["hide-input"]
import assay
from assay.notebooks.paths import find_checkout
from assay.records.load import load
from size_debate import printed_hours
from size_debate.figures import compute as pictures
from size_debate.figures import compute_tables as tables
from size_debate.recomputed import runs
from size_debate.sparse_runs import sparse_models
from size_debate.words import compute as words

corpus = load(find_checkout()).corpus
table = printed_hours.hours_table(corpus, article)

# %% [markdown]
# ## What the floor stands on
#
# Training multiplies and adds: each parameter with each piece of text, or *token*,
# once on the way forward and twice on the way back.
# Count these operations, divide by what an accelerator does in an hour,
# and there are the GPU-hours.
# These are the figures that decide. Each is taken at the end that makes the floor lowest.

# %% tags=["hide-input"]
tables.what_the_floor_stands_on(table)

# %% [markdown]
# ## How little text is too little?
#
# The number of tokens is the weakest of these figures.
# Nothing forbids a run that stops after an hour.
# It just gives a model that nobody would call trained.
# The fair question is what people who did train such models used.
# So here is every *dense* model on record whose size and tokens are both published.
# In a dense model every weight works on every token.

# %% tags=["hide-input"]
assay.tell(**words.of_the_tokens(table))
pictures.tokens_a_parameter(table)

# %% [markdown]
# The least on record is {told}`least_model`: {told}`least_tokens` for {told}`least_size` parameters,
# or {told}`least` per parameter.
# The floor below takes {told}`assumed`.
# The median of these {told}`runs` runs is {told}`middle`.
# So for half of them the floor is at least {told}`too_kind` times too low, from this alone.
#
# ## The floor and the table
#
# For a dense model the tokens grow with the parameters, and so do the operations for each token.
# So the floor grows with the *square* of the size:
# ten times the parameters, a hundred times the hours.

# %% tags=["hide-input"]
assay.tell(**words.of_the_floor(table))
pictures.floor_and_table(table)

# %% [markdown]
# All {told}`reported` reported runs lie above the floor, as they must.
# Of the article’s {told}`rows` rows, **{told}`beaten` cannot be right**: for {told}`which`.

# %% tags=["hide-input"]
tables.row_by_row(table)

# %% [markdown]
# ## Try to save the table
#
# Do not take our word for the assumptions: choose your own.
# Each slider ends at the kindest value that the laws and the records allow.
# The diamond stays where the article put it.
# The dot shows what training a dense model takes with your choices.
# If the diamond lies in the shaded part, no choice can save it.
# A figure with a plus, such as the article has for the largest size, says only that it is not less.
# We compare it, but do not call it wrong.

# %% tags=["hide-input"]
assay.tell(**words.of_the_choice(table))
pictures.try_to_save(table)

# %% [markdown]
# A typical published run used {told}`common`.
# That is the accelerator of most runs whose hours were reported,
# and the median of what is published on the rest.
# The operations are counted as low as the law allows:
# {told}`operations` for each parameter and token.
# Sizes are taken low and the peak high, as far as their printed digits allow.
#
# ## What would save an impossible row?
#
# A floor is only as good as its assumptions.
# Here is how far each would have to move, alone, before the printed figure became possible.

# %% tags=["hide-input"]
tables.what_would_save_a_row(table)

# %% [markdown]
# ## The rows that are possible
#
# Above the floor is not the same as right.
# How much training do the printed hours buy at best?
# And what did it take those who trained a model of between half and twice that size?

# %% tags=["hide-input"]
assay.tell(**words.of_the_rest(table))
tables.possible_rows(table)

# %% [markdown]
# So {told}`possible` of the rows are possible.
# Where somebody reported a run of about that size, it took many times what the article prints.
#
# ## Sparse models are another matter
#
# The floor is one for dense models.
# A *mixture of experts* sends each token through a part of its weights.
# So it can be very large and need very little computation.
# Where a row does not say which kind it means, the floor holds for one reading of it.

# %% tags=["hide-input"]
assay.tell(**words.of_sparse_models(table, sparse_models(table)))

# %% [markdown]
# {told}`sparse`
#
# ## The same article’s days
#
# The article also has a chart of training time.
# Hours divided by days is a number of GPUs.
# GPUs have a memory into which the model must fit while it is trained:
# its weights, their gradients and the state of the *optimiser*, the program that improves them.

# %% tags=["hide-input"]
assay.tell(**words.of_the_days(table))
pictures.gpus_that_follow(table)

# %% [markdown]
# Take {told}`bytes` bytes per parameter ({told}`bytes_from`; {told}`usual_bytes` is usual),
# and {told}`room` in each GPU, the roomiest on record ({told}`roomiest`; {told}`roomiest_from`).
# Then the article’s hours and days leave {told}`too_few`.
# Part of the state can be kept in other memory, but that takes more hours, not fewer.
#
# So can the table be right? Not as it stands.
# Its smallest rows are possible and far below what anybody has reported,
# and at least one of the larger ones contradicts arithmetic.
#
# ## Results that the checker uses
#
# The checker uses the floor of each row,
# the least days of each size, and the operations of the two models that an article compares.

# %% tags=["hide-input"]
for finding in printed_hours.least_hours(table):
    finding.record()

# %% tags=["hide-input"]
for more in [*runs.training_days(corpus), *runs.orders(corpus)]:
    more.record()
