"""Files to take along: workbooks, marked files, templates."""
