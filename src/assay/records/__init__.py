"""The records in `claims/`, as people write them: read and written, formatted, and resolved into the model."""
