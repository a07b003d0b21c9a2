"""Dasbor Kampung KB: from the files of officials to the answer on the projector."""
