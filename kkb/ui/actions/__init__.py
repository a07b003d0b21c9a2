"""Rencana aksi on the screen: the list, what became of it, the invitation list, and its blocks on other pages."""
