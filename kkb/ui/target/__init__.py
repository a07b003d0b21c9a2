"""Target and forecast on the screen."""
