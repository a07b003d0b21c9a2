"""The charts of every page, made from values of core: one function a chart, a file per page."""
