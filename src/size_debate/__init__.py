"""What the chapters of this book compute: one module a subject, all on language models, called by the notebooks."""
