"""The book: pages made from the report, the extension that draws in them, the site, and the file for paper."""
