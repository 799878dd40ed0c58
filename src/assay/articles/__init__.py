"""From the text of an article to what the records account for, and to proposals of records."""
