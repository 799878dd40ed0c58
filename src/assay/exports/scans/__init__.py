"""What `assay scan` found, for other programs and for readers: JSON, SARIF, Web Annotations, one HTML page, drafts of records."""
