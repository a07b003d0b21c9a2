"""Findings on stored numbers as sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kkb.core.scheme import Scheme
from kkb.text.format import number
from kkb.text.wording import Wording


def finding_sentence(finding: Mapping[str, Any], scheme: Scheme, words: Wording) -> str:
    """One row of core.quality.checks.FINDING: what stands there, what would fit and what to do."""
    values = {name: _written(finding[name], scheme, words) for name in ("nilai", "seharusnya")}
    column = str(finding["kolom"]).replace("_", " ")
    return words.text(f"mutu.{finding['periksa']}", kolom=column, **values)


def _written(value: str | float | None, scheme: Scheme, words: Wording) -> str:
    if value is None or pd.isna(value):
        return words.text("mutu.kosong")
    if isinstance(value, str):
        return next((s.name for s in scheme.strata if s.key == value), value)
    return number(float(value), words.lang, 0 if float(value).is_integer() else 2)
