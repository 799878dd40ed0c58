"""Checks of the structure of tables and of what their cells add up to."""
