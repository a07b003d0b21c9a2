"""Convergence: what a Kampung KB has, who works in it, and what that would do for the classification."""
