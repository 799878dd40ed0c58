"""Checks of the figures of one text against each other."""
