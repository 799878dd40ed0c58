"""Catalogues: facts read from the files of packages by declarative records, many at once."""
