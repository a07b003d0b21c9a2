"""What a file is and what it says: one pipeline, one small file per format."""
