"""What the chapters compute for the checker: a figure or a tally for every claim that one can be computed for."""

from size_debate.recomputed.finding import Figure, Tally

__all__ = ["Figure", "Tally"]
