"""The shipped wording for tests."""

from kkb.app import resources
from kkb.text.wording import Wording

ID, EN = (Wording(lang, resources.wording(lang)) for lang in ("id", "en"))
HOSTILE = '<img src=x onerror="alert(1)"> & <b>Desa</b> **tebal** `x` ${y} %{z}'
"""A village name that would do harm as HTML, Markdown or a template."""
