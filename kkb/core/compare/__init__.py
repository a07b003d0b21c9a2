"""Areas side by side: how sure a share and a place are, what chance explains, what changed."""
