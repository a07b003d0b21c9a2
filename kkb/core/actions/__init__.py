"""The agreed actions of a meeting: what they are, which are late, what became of them, and who is invited next."""
