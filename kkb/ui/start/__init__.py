"""The first start: the office's region, its targets, its first file; and the search for any region."""
