"""The folder that is worked in: where things lie, digests of files, what git knows, the public addresses."""
