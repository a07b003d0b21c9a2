"""One thing found in a file of officials: where, what was found, what is allowed, what was perhaps meant."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["tolak", "periksa", "catatan"]


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding. `tolak` keeps a row or file out, `periksa` lets it in but says so, `catatan` only tells.

    `code` names a sentence in `data/teks/<bahasa>/isu.toml`; `row` is the row number the person sees in Excel.
    """

    code: str
    severity: Severity
    row: int | None = None
    column: str | None = None
    value: str | None = None
    allowed: tuple[str, ...] = ()
    hint: str | None = None
