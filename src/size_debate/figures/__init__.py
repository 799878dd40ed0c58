"""The pictures of the chapters, one function each: from what was computed to a `Picture` with its table."""
