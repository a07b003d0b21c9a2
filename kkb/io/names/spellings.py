"""Confirmed spellings as a table that can be sent on: one row per spelling, `kode`, `tulisan`, and perhaps `atas`."""

from collections.abc import Callable, Container, Iterable

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.area.wilayah import Level
from kkb.core.errors import KkbError
from kkb.io.containers.sheets import read_sheets
from kkb.io.names.normal import clean_text, shown
from kkb.io.names.numerals import number_key
from kkb.io.table.formulas import refuse_formulas

HEADINGS = ("kode", "tulisan")
ABOVE = "atas"

Told = tuple[str, str] | tuple[str, str, str]
"""A code, a spelling that means it, and perhaps the area in which it does ("" = not told)."""


def read_spellings(data: bytes, file: str, known: Container[str]) -> tuple[tuple[str, str, str], ...]:
    """(code, spelling, area it holds in) of a table; `known` has the codes in the list.

    The area is "" where the table does not say it: then it is the one above the code. Raises KkbError: no table with
    these headings, a code that is not in the list, a blank spelling, an area that cannot hold the code.
    """
    for sheet in read_sheets(data, file):
        rows = list(sheet.numbered(None, 64))
        heads = [[clean_text(cell).lower() for cell in cells] for _, cells in rows[:1]]
        if heads and set(HEADINGS) <= set(heads[0]):
            at = [heads[0].index(name) for name in HEADINGS]
            at += [heads[0].index(ABOVE)] if ABOVE in heads[0] else []
            refuse_formulas(rows[1:], dict(zip(at, (*HEADINGS, ABOVE), strict=False)), file)
            return tuple(_pair(number, cells, at, (file, known)) for number, cells in rows[1:])
    raise KkbError("berkas.ejaan_kolom", file=file)


def spelt(
    spellings: Iterable[Told], name_of: Callable[[str], str], unmatched: pd.DataFrame, known: pd.DataFrame
) -> list[tuple[str, str, str, str]]:
    """(compared spelling, spelling, code, area it holds in) of confirmed spellings; the rest as in `areas_meant`."""
    return [
        (compact(name_key(text)), text, code, area)
        for code, text, *told in spellings
        for area in list(filter(None, told)) or areas_meant(code, text, name_of(code), unmatched, known)
    ]


def areas_meant(code: str, text: str, official: str, unmatched: pd.DataFrame, known: pd.DataFrame) -> list[str]:
    """The areas in which a spelling of a code holds that was told without one: the area above the code.

    The official name of a village means a village that moved: each kecamatan of its kabupaten where a stored name
    without a match is that one.

    `unmatched`: kode_kab, kode_kec, nama; `known`: atas, kunci, kode. Raises KkbError when no row waits
    for it and it was not confirmed before.
    """
    key = number_key(name_key(text))
    if wilayah.level(code) != Level.DESA or key != number_key(name_key(official)):
        return [wilayah.parent(code)]
    waiting = {
        kec
        for kab, kec, name in unmatched[["kode_kab", "kode_kec", "nama"]].itertuples(index=False)
        if kab == wilayah.cut(code, Level.KABUPATEN) and wilayah.is_confirmed(kec) and number_key(name_key(name)) == key
    }
    before = known["atas"][known["kode"].eq(code) & known["kunci"].eq(compact(name_key(text)))]
    found = sorted((waiting | set(before)) - {wilayah.parent(code)})
    if not found:
        raise KkbError("berkas.alias_tanpa_pengaruh", kode=code, tulisan=text)
    return found


def _pair(
    number: int, cells: tuple[object, ...], at: list[int], known: tuple[str, Container[str]]
) -> tuple[str, str, str]:
    file, codes = known
    code, text, *more = (clean_text(cells[n]) if n < len(cells) else "" for n in at)
    if code not in codes:
        raise KkbError("berkas.ejaan_kode", file=file, baris=number, nilai=shown(code))
    if not compact(name_key(text)):
        raise KkbError("berkas.ejaan_kosong", file=file, baris=number)
    above = more[0] if more else ""
    if above and not (above in codes and _may_hold(above, code)):
        raise KkbError("berkas.ejaan_atas", file=file, baris=number, nilai=shown(above), kode=code)
    return code, text, above


def _may_hold(above: str, code: str) -> bool:
    """Whether an area may bear the spelling of a code: the one above it, or a kecamatan of the same kabupaten."""
    if above == wilayah.parent(code):
        return True
    is_village = wilayah.level(code) == wilayah.level(above) + 1 == Level.DESA
    return is_village and wilayah.cut(above, Level.KABUPATEN) == wilayah.cut(code, Level.KABUPATEN)
