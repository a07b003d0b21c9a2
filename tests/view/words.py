"""The shipped wording for tests."""

from kkb import shipped
from kkb.view.wording import Wording

ID, EN = (Wording(lang, shipped.wording(lang)) for lang in ("id", "en"))
HOSTILE = '<img src=x onerror="alert(1)"> & <b>Desa</b> **tebal** `x` ${y} %{z}'
"""A village name that would do harm as HTML, Markdown or a template."""
