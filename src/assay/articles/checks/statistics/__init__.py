"""Checks of printed statistics, in the styles in which journals and pages print them."""
