"""From sheets to records: headings, layouts, cells, dates."""
