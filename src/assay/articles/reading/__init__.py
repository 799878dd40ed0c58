"""What a text says of what: segments, names, clauses, and claims that are bound or left open with the reason."""
