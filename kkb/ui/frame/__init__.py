"""The frame of every page: config, menu, filters, link, context bar, footer, cache."""
