"""Findings as sentences: where, what was found, what is allowed, what to do. The one formatter for all fronts."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kkb.core.issue import Issue
from kkb.core.scheme import Scheme
from kkb.text.format import number
from kkb.text.wording import Wording

LISTED_AT_MOST = 20
NAMED_AT_MOST = 12
_DECIMAL_HINTS = {"indeks_tidak_sesuai"}


def issue_sentence(issue: Issue, wording: Wording) -> str:
    """One finding in the language of the wording."""
    hint = _hint(issue, wording)
    figures = (*issue.allowed[:3], "", "", "")
    return _place(issue, wording) + wording.text(
        f"isu.{issue.code}",
        baris=issue.row or "",
        kolom=issue.column or "",
        nilai=issue.value or "",
        pilihan=_named(issue.allowed, wording),
        petunjuk=hint,
        jumlah=figures[0],
        cocok=figures[1],
        dari=figures[2],
        mungkin=wording.text("isu.mungkin", petunjuk=hint) if hint else "",
    )


def issue_list(issues: Sequence[Issue], wording: Wording, cap: int = LISTED_AT_MOST) -> list[str]:
    """The first `cap` findings as sentences, in the order given, then how many more there are."""
    sentences = [issue_sentence(issue, wording) for issue in issues[:cap]]
    more = len(issues) - len(sentences)
    return [*sentences, wording.text("isu.lagi", n=number(more, wording.lang))] if more else sentences


def _place(issue: Issue, wording: Wording) -> str:
    """The words before the colon; none for a finding on the whole file."""
    key = "_".join(word for word, told in (("baris", issue.row), ("kolom", issue.column)) if told is not None)
    if issue.count > 1 and issue.row is not None:
        more = number(issue.count - 1, wording.lang)
        return wording.text(f"isu.di_{key}_banyak", baris=issue.row, kolom=issue.column, n=more)
    return wording.text(f"isu.di_{key}", baris=issue.row, kolom=issue.column) if key else ""


def _named(names: Sequence[str], wording: Wording) -> str:
    shown = ", ".join(names[:NAMED_AT_MOST])
    more = len(names) - NAMED_AT_MOST
    return f"{shown} {wording.text('isu.lagi', n=number(more, wording.lang))}" if more > 0 else shown


def _hint(issue: Issue, wording: Wording) -> str:
    if issue.hint and issue.code in _DECIMAL_HINTS:
        return number(float(issue.hint), wording.lang, digits=2)
    return issue.hint or ""


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
