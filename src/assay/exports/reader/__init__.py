"""What a reader of texts in a browser needs: the words, names and facts of this project, in a script of data.

`book/theme/static/reader/` reads with them. Patterns, units, hedges and the outcome of figures come from here, so that
the two readers have one truth; `tests/exports/test_reader.py` holds the one against the other.
"""
