"""The layers of the map, and what of them crosses the wire."""
