"""Numbers and dates of a language, wording by key, sentences, findings."""
