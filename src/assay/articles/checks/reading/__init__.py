"""What several checks read in the same way: decimals, statistics, changes, ranges of bins."""
