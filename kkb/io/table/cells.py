"""One cell to one value: a score, an index, a stratum; what could not be read stays apart from what is blank."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kkb.core.area.spelling import compact, name_key
from kkb.core.scheme import Scheme
from kkb.io.containers.sheet import is_blank
from kkb.io.names.normal import clean_text

_SCORE = re.compile(r"([0-9])(?:[.,]0{1,2})?")
_NUMBER = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]{1,12})?")
_DRESSED = re.compile(r"(?:[0-9] )?(?:(?:KLASIFIKASI|STRATA|STRATUM|KATEGORI|KELAS|STATUS) )?(\D+?)(?: [0-9])?")

TOLD_ONE_BY_ONE = 5
"""So many numbers kept as text are told one by one; more once, with their count."""
State = Literal["baik", "teks", "kosong", "tak_terbaca"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value (None when blank or unreadable) and how it stood: plain, as text, blank, or not readable."""

    value: float | str | None
    state: State


BLANK = Cell(None, "kosong")
UNREADABLE = Cell(None, "tak_terbaca")


def parse_score(cell: object, max_score: int) -> Cell:
    """A whole score from 1 to `max_score`; text such as “1 ”, “1,0” or “3.0” counts.

    >>> parse_score(3, 4), parse_score("1 ", 4), parse_score(4, 3).state, parse_score(True, 4).state
    (Cell(value=3, state='baik'), Cell(value=1, state='teks'), 'tak_terbaca', 'tak_terbaca')
    """
    if is_blank(cell):
        return BLANK
    is_text = isinstance(cell, str)
    if is_text:
        found = _SCORE.fullmatch(clean_text(cell))
        score = int(found[1]) if found else None
    else:
        score = _whole(cell)
    if score is None or not 1 <= score <= max_score:
        return UNREADABLE
    return Cell(score, "teks" if is_text else "baik")


def parse_index(cell: object) -> Cell:
    """A mean score; a decimal comma counts.

    >>> parse_index("1,67"), parse_index(2.5), parse_index("baik").state
    (Cell(value=1.67, state='teks'), Cell(value=2.5, state='baik'), 'tak_terbaca')
    """
    if is_blank(cell):
        return BLANK
    if isinstance(cell, str):
        text = clean_text(cell)
        return Cell(float(text.replace(",", ".")), "teks") if _NUMBER.fullmatch(text) else UNREADABLE
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not math.isfinite(cell):
        return UNREADABLE
    return Cell(float(cell), "baik") if abs(cell) < 1e6 else UNREADABLE


def stratum_names(scheme: Scheme) -> dict[str, str]:
    """Stratum keys by compared name, key or alias."""
    return {compact(name_key(n)): s.key for s in scheme.strata for n in (*s.aliases, s.key, s.name)}


def stratum_key(text: str, names: Mapping[str, str]) -> str | None:
    """The key of a stratum by its name (`stratum_names`), in any case and spacing, with the word for what it is before
    it or its place in the ladder after it; None for anything else.

    >>> names = {"DASAR": "dasar", "BERKEMBANG": "berkembang"}
    >>> [stratum_key(text, names) for text in ("Klasifikasi Dasar", "BERKEMBANG (2)", "1. Dasar", "Dasar sekali")]
    ['dasar', 'berkembang', 'dasar', None]
    """
    key = name_key(text)
    if found := names.get(compact(key)):
        return found
    dressed = _DRESSED.fullmatch(key)
    return names.get(compact(dressed[1])) if dressed else None


def parse_stratum(cell: object, names: Mapping[str, str]) -> Cell:
    """The key of a stratum as `stratum_key` reads it."""
    if is_blank(cell):
        return BLANK
    key = stratum_key(clean_text(cell), names)
    return Cell(key, "baik") if key else UNREADABLE


def _whole(cell: object) -> int | None:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return None
    return int(cell) if math.isfinite(cell) and cell == int(cell) else None
