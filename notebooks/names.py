# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What is in a name: sizes printed against sizes counted
#
# Most models carry a size in their names, and most sentences on the size of a model repeat it. Packages that load
# these models have counted them: they list the weights, every one of them. This chapter sets the two side by side, for
# every model whose name has one size and whose weights somebody counted, and then asks whether the listed shapes allow
# the listed sizes.

# %% tags=["parameters"]
far = 1.5

# %% tags=["hide-input"]
import pandas as pd
from IPython.display import Markdown

from assay.checkout.paths import find_root
from assay.notebooks.charts.drawing import draw
from assay.notebooks.charts.tables import table
from assay.records.catalogue_facts import catalogues_of
from assay.records.catalogue_things import things
from assay.records.load import load
from size_debate.name_pictures import misfit_table, name_table, ratios
from size_debate.names import named_sizes, weighed

corpus = load(find_root()).corpus
catalogues = catalogues_of(find_root(), corpus)
listed = list(things(catalogues))
labels = {one.id: one.label for one in catalogues.all_entities()}
titles = {name: source.title.partition(":")[0] for name, source in corpus.sources.items()}

# %% [markdown]
# ## The name is the count, most of the time
#
# A name is right here when it is the counted size, rounded to the digits that the name has. Each point is a model; its
# height is how many weights were counted for each one that the name says.

# %% tags=["hide-input"]
named = named_sizes(listed)
rounded = [one for one in named if one.is_rounded]
draw(
    ratios(named),
    title=f"Of {len(named):,} names with a size, {len(rounded):,} are the counted size, rounded",
    alt_text=(
        "Counted over printed size of every model on a logarithmic axis, in order: most lie at one; of the "
        f"{len(named) - len(rounded):,} others some have many times and some a small part of the size of their names."
    ),
    table=pd.DataFrame(name_table(named, labels, titles)),
)

# %% [markdown]
# ## What the others mean
#
# The size in a name is not always that of the model. In a mixture of experts it can be the part that a token passes
# through. In a model with two towers it can be one of them. It can leave out the embeddings, which in a small model
# with a large vocabulary are most of it. And it can be no size of the model at all: the images that it was trained on,
# or the model that it belongs to.

# %% tags=["hide-input"]
without = [one for one in named if one.is_without_embeddings and not one.is_rounded]
more = [one for one in named if one.ratio > far]
less = [one for one in named if one.ratio < 1 / far]
Markdown(
    f"Of the {len(named) - len(rounded):,} other names, {len(without):,} are the counted size without the token "
    f"embedding. {len(more):,} models have more than {far:g} times as many weights as their names say, and "
    f"{len(less):,} less than one part in {far:g}."
)

# %% tags=["hide-input"]
table(name_table([*more, *less], labels, titles))

# %% [markdown]
# ## What the shape allows
#
# Layers, widths, heads and vocabulary decide how many weights a transformer has, but for a few switches that lists do
# not tell: whether the feed-forward block is gated, whether the output shares the embedding, whether there are biases.
# Below, every listed shape is counted with each switch either way, and every listed size is held against the range
# that comes out.

# %% tags=["hide-input"]
scales = weighed(listed)
wrong = [one for one in scales if one.misfits]
sizes = sum(len(one.thing.said.get(("parameters", ""), ())) for one in scales)
misfits = sum(len(one.misfits) for one in wrong)
Markdown(
    f"**{len(scales):,} shapes** are listed in full, and {sizes:,} sizes are listed for these models. "
    f"**{sizes - misfits:,}** of the sizes are possible; {misfits:,} are not, whatever the switches:"
)

# %% tags=["hide-input"]
table(misfit_table(wrong, labels, titles))

# %% [markdown]
# What no shape allows is a misprint or means something else. A mixture's name invites one in particular: the number of
# experts times their size counts the weights that the experts share once for each of them. What other places show to be
# an error stands in the register of known errors, and is no witness any more.
