"""What the notebooks show their readers: charts with their tables, and pictures that answer."""
