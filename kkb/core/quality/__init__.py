"""Numbers against each other: stored rows against the rule, published figures, statistics tables."""
