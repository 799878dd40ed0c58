"""Notebooks: run those whose inputs changed, keep what they gave, and read the results that they recorded.

Nothing is imported here: a kernel that is traced imports this package before it watches.
"""
