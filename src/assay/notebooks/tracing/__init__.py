"""What a running notebook reads, seen from inside its process: files, folders, records and modules."""
