"""The files of `data/skema` as frozen values: read through a schema, refused with place and sentence."""
