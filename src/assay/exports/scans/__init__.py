"""What `assay scan` found, for others: JSON, SARIF, Web Annotations, one HTML page, drafts of records."""
