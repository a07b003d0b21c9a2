"""One thing found in a file of officials: where, what was found, what is allowed, what was perhaps meant."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

ALIKE_AT_MOST = 20
"""So many findings that say the same are told row by row; more are one with their count."""

Severity = Literal["tolak", "periksa", "catatan"]
_GRAVITY: dict[Severity, int] = {"tolak": 0, "periksa": 1, "catatan": 2}


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding. `tolak` keeps a row or file out, `periksa` lets it in but says so, `catatan` only tells.

    `code` names a sentence in `data/teks/<bahasa>/isu.toml`; `row` is the row number the person sees in Excel, of the
    first where `count` rows say the same.
    """

    code: str
    severity: Severity
    row: int | None = None
    column: str | None = None
    value: str | None = None
    allowed: tuple[str, ...] = ()
    hint: str | None = None
    count: int = 1


def gravity(issue: Issue) -> int:
    """Where a finding stands among others, the gravest at 0."""
    return _GRAVITY[issue.severity]


def merged(issues: Iterable[Issue], more_than: int = ALIKE_AT_MOST) -> list[Issue]:
    """The findings in their order; where more than so many rows say the same, one stands for them with their count.

    >>> [(issue.row, issue.count) for issue in merged([Issue("x", "catatan", n) for n in (2, 3, 4)], 2)]
    [(2, 3)]
    """
    found = list(issues)
    counts = Counter(map(_kind, found))
    kept: list[Issue] = []
    told: set[Issue] = set()
    for issue in found:
        kind = _kind(issue)
        if counts[kind] <= more_than or issue.row is None or issue.count > 1:
            kept.append(issue)
        elif kind not in told:
            told.add(kind)
            kept.append(replace(issue, count=counts[kind]))
    return kept


def _kind(issue: Issue) -> Issue:
    return replace(issue, row=None)
