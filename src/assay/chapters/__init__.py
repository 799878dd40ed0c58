"""What the chapters of the book compute and draw: one module a subject, called by the notebooks."""
