"""Reads the files of officials and says everything that is wrong with them."""
