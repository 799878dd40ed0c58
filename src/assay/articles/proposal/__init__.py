"""What a record may say, told from the text around a quote and from the corpus; proposals, never more."""
