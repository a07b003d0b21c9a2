"""The shipped wording for tests."""

from kkb.app import resources

ID, EN = (resources.words(lang) for lang in ("id", "en"))
HOSTILE = '<img src=x onerror="alert(1)"> & <b>Desa</b> **tebal** `x` ${y} %{z}'
"""A village name that would do harm as HTML, Markdown or a template."""
