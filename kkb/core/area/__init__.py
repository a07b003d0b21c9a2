"""Areas: Kemendagri codes and levels, their names and nesting."""
