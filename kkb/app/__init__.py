"""Use cases for every front end: open, import, look, agree, print; the only writer to the store."""
