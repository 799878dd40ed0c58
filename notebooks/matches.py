# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Who beats whom?
#
# *Outperforms* is the favourite verb of these articles.
# A small model outperforms a large one, on most benchmarks, on almost every metric.
# What is such a sentence worth?
#
# It can be counted.
# A *benchmark* is a test with questions and a score.
# Wherever one source has measured both models on the same test under the same conditions,
# one of them is ahead, and by so many points.
#
# The pictures below all read alike.
# A dot is a test. To the right of the line the first model is ahead, to the left the second.
# What the verb leaves out is how many dots there are, how far from the line they lie,
# and who measured them.

# %% tags=["parameters", "hide-input"]
almost_every: list[str] = ["chinchilla-70b", "gopher-280b"]  # two systems whose tasks a source counts one by one
most: list[str] = ["llama-13b", "gpt-3-175b"]  # a small system and a large one, both measured by one source
reverse: list[str] = ["gpt-3-175b", "palm-540b"]  # one that is said to be better than the other, both measured
leaderboard: list[str] = ["falcon-40b", "llama-65b"]  # two that several sources measured
all_but_one: list[str] = ["mistral-7b", "llama-2-13b"]  # two that at least two sources measured
specialist: list[str] = ["mistral-7b", "code-llama-7b"]  # a system, and one that is made for code
judged: str = "lima-65b"  # a system whose answers people compared with those of others
others: list[str] = ["gpt-4", "claude", "bard", "text-davinci-003", "alpaca-65b"]  # those others
small: list[str] = ["phi-1", "phi-1-small"]  # small models with a score on HumanEval

# %% tags=["hide-input"]
import assay
from assay.notebooks.paths import find_checkout
from assay.records.load import load
from size_debate.figures import matches as pictures
from size_debate.one_test import solvers_of
from size_debate.pairs import counts_of, judgements, pair_of
from size_debate.recomputed import assumed, counts
from size_debate.words import matches as words

corpus = load(find_checkout()).corpus

# %% [markdown]
# ## “Almost every”
#
# Chinchilla is said to beat Gopher on almost every one of many tasks.
# Is that so?

# %% tags=["hide-input"]
by_task = pair_of(corpus, "almost_every", almost_every, needs="all tasks")
assay.tell(**words.of_almost_every(by_task))
pictures.leads(by_task)

# %% [markdown]
# The dots are averages.
# Behind several of them stand many tasks each, which the paper counts one by one.
# Together {told}`winner` wins **{told}`tasks_won` of {told}`tasks`**,
# is level on {told}`tasks_tied` and loses {told}`tasks_lost`.
# That is {told}`tasks_share` % ({told}`task_parts`).
# This book takes *almost every* to need more than {told}`bar` %. {told}`met`.
#
# The losses hide inside of averages:
# of the dots above, {told}`hidden` lies to the left of the line.
#
# ## “Most”
#
# LLaMA 13B is said to beat GPT-3 on most benchmarks. Ahead of a model more than ten times its size?

# %% tags=["hide-input"]
by_size = pair_of(corpus, "most", most)
assay.tell(**words.of_most(by_size))
pictures.leads(by_size)

# %% [markdown]
# {told}`small_one` is ahead on {told}`small_won` tests, and {told}`large_one` has {told}`ratio` times its size.
# *Most* {told}`most_holds`.
#
# But {told}`narrow` of the {told}`leads` leads are smaller than {told}`close` points,
# and it is behind on {told}`behind_on`.
# These are {told}`results` results on {told}`benchmarks` benchmarks,
# since some count once for each number of worked examples.
# And all of it was measured or collected by {told}`measured_by`.
#
# ## The other way round
#
# One of the articles has GPT-3 *even better* than PaLM.

# %% tags=["hide-input"]
turned = pair_of(corpus, "reverse", reverse)
assay.tell(**words.of_reverse(turned))
pictures.leads(turned)

# %% [markdown]
# {told}`said_better` is ahead on so many tests, by source: {told}`by_source`.
#
# The paper of {told}`said_worse` prints the other where it was the best before.
# There are {told}`quoted` such figures, and they flatter {told}`said_better`.
# Of them {told}`quoted_higher` are higher, on {told}`quoted_tests`.
#
# So the sentence is **{told}`reversed`**.
# It is right on a few tests, but it names none.
#
# ## “Better”, by one leaderboard
#
# Falcon is said to be better than LLaMA.
# Here the sources disagree.
# Dates, and who made the tables, explain most of it.

# %% tags=["hide-input"]
ranked = pair_of(corpus, "leaderboard", leaderboard, sources=2)
assay.tell(**words.of_the_leaderboard(ranked))
pictures.leads(ranked)

# %% tags=["hide-input"]
pictures.by_source(ranked)

# %% [markdown]
# The leaderboard to which the makers of Falcon point put it first.
# The disagreement is not over {told}`challenger` but over its rival.
# On one and the same test, {told}`disputed_test`,
# the records have {told}`rival` at {told}`rival_from` to {told}`rival_to`, **{told}`apart` points apart**.
# It depends on the evaluation software,
# and {told}`challenger` is ahead with some of these programs only ({told}`by_program`).
#
# The widest table ({told}`widest_table`) has it ahead on {told}`widest_count`.
# That table comes {told}`widest_by`.
#
# ## “All”, but one
#
# The makers of Mistral 7B write that it beats Llama 2 13B on *all* benchmarks.
# Their own table has an exception, and more of them against a model made for code.
# A later paper of theirs measures the same model again, and the scores do not coincide.

# %% tags=["hide-input"]
again = pair_of(corpus, "all_but_one", all_but_one, needs="scores given twice")
coders = pair_of(corpus, "specialist", specialist)
assay.tell(**words.of_all_but_one(again, coders))
pictures.leads(again)

# %% [markdown]
# {told}`strong` against {told}`weak`, by source: {told}`exceptions`.
# Against {told}`for_code` it wins {told}`code_won` and is behind on {told}`code_behind`.
# So *all* is wrong, but only just, and *most* is right by a wide margin.
#
# Between the two papers {told}`moved` of {told}`measured_twice` scores of the same model moved,
# {told}`most_moved` by {told}`most_moved_by` points.
# That is how much a printed lead can be worth.
#
# ## By the judgement of people
#
# An article says that LIMA *outperformed* GPT-4 and Bard.
# There was no test here.
# People saw two answers and said which they preferred.
# A share of a few hundred judgements is uncertain, and the bars show how much.
# Each bar is a {given}`95 %` confidence interval.

# %% tags=["hide-input"]
verdicts = judgements(corpus, judged, others)
assay.tell(**words.of_the_judges(verdicts, corpus.label(judged).split()[0]))
pictures.preferred(verdicts, corpus.label(judged).split()[0])

# %% [markdown]
# {told}`judged` is clearly ahead of {told}`clearly_ahead`, and clearly behind {told}`clearly_behind`.
# The ranges overlap for {told}`overlapping`.
#
# The article’s sentence may come from one on answers that are *equal or preferred*.
# These are {told}`with_ties`.
# Counting ties as wins, LIMA is ahead of Bard, but still not of GPT-4.
#
# ## One test
#
# The fame of the Phi models rests on code.
# Here is every model on record whose score on HumanEval, a test of programming, is known, by size.
# It is one test, and these figures come from many papers; the prompts differ.

# %% tags=["hide-input"]
solvers = solvers_of(corpus, small)
assay.tell(**words.of_one_test(solvers))
pictures.one_test_by_size(solvers)

# %% [markdown]
# {told}`lead`, with {told}`lead_size` parameters, solves {told}`lead_score` %.
# It stands above {told}`lead_beats` of the {told}`general` general models here,
# up to {told}`largest_beaten`, {told}`largest_times` times its size.
#
# But the models made for code stand above their own sisters too
# (near it or above it: {told}`rivals`).
# The lead is one of a specialist on its own ground.
# It says nothing of the many tests on which the general models were measured and it was not.
#
# ## “Most”, “almost every” and “all”, counted
#
# Here are the counts, side by side, with the share that each word needs.
# The bar is where the share would lie if these tests were a fair sample of all that one might have taken.
# That is kind to the count: tests resemble each other.

# %% tags=["hide-input"]
all_counts = counts_of([by_task, by_size, turned, ranked, again, coders])
assay.tell(**words.of_the_words(all_counts))
pictures.shares_won(all_counts)

# %% [markdown]
# So what is such a sentence worth?
# *Most* is a low bar: {told}`pass_most` of {told}`counts` counts pass it.
# Only {told}`pass_almost_every` pass *almost every*.
# Taken as samples, this many pass it for sure: {told}`sure`.
# A dozen tests are too few to say *almost every* with confidence.
# *All* is true only until somebody adds a test.
# And whoever made the model nearly always made the table.
#
# ## Results that the checker uses
#
# The checker uses a count for every comparison of the articles that tables can decide.
# There is one count for each, from the source that compares the two on the most tests.

# %% tags=["hide-input"]
for finding in [*counts.comparisons(corpus), *assumed.statements(corpus)]:
    finding.record()
for finding in [*assumed.near(corpus), *assumed.own_tables(corpus), *assumed.writes_code(corpus)]:
    finding.record()
