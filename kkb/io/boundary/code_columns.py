"""Village codes that a file splits over four columns (provinsi, kabupaten, kecamatan, desa), put together."""

import re

import pandas as pd

from kkb.core.area.spelling import compact, name_key

_HEADINGS = (r"PROV|PROP|PPUM", r"KAB|KOTA|PKAB", r"KEC|CPUM", r"DESA|DES$|KEL|EPUM")
_MARKS = r"^(KD|KODE|ID|NO|KODEBPS|BPS)|(NO|KD|KODE|ID|CODE)$"
_DIGITS = r"\d{1,10}(\.0)?"


def joined_columns(table: pd.DataFrame, widths: tuple[int, int, int, int]) -> list[pd.Series]:
    """The four columns as one of ten digits, under the name of all four; none when the headings do not tell them.

    A piece may repeat those above it (kabupaten 1605): its last digits count.
    """
    columns = [_column(table, pattern) for pattern in _HEADINGS]
    names = [name for name in columns if name is not None]
    if len(set(names)) < len(_HEADINGS):
        return []
    pieces = [_piece(table[name], width) for name, width in zip(names, widths, strict=True)]
    is_whole = pd.concat([piece.ne("") for piece in pieces], axis=1).all(axis=1)
    joined = pieces[0].str.cat(pieces[1:]).where(is_whole, "")
    return [joined.rename(" + ".join(names))] if is_whole.any() else []


def _column(table: pd.DataFrame, pattern: str) -> str | None:
    """The first column of digits whose heading speaks of a code at this level."""
    for name in table:
        heading = compact(name_key(str(name).replace("_", " ")))
        if re.search(pattern, heading) and re.search(_MARKS, heading):
            filled = table[name][table[name].ne("")]
            if len(filled) and filled.str.fullmatch(_DIGITS).all():
                return str(name)
    return None


def _piece(cells: pd.Series, width: int) -> pd.Series:
    digits = cells.str.replace(r"\.0$", "", regex=True)
    return digits.where(digits.eq(""), digits.str.zfill(width).str[-width:])
