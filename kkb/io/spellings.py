"""Confirmed spellings as a table that can be sent on: one row per spelling, `kode` and `tulisan`."""

from collections.abc import Container

from kkb.core.errors import KkbError
from kkb.io.formulas import refuse_formulas
from kkb.io.names import clean_text, compact, name_key, shown
from kkb.io.sheets import read_sheets

HEADINGS = ("kode", "tulisan")


def read_spellings(data: bytes, file: str, known: Container[str]) -> tuple[tuple[str, str], ...]:
    """(code, spelling) pairs of a table; `known` has the codes in the list.

    Raises KkbError: no table with these headings, a code that is not in the list, a blank spelling.
    """
    for sheet in read_sheets(data, file):
        rows = list(sheet.numbered(None, 64))
        heads = [[clean_text(cell).lower() for cell in cells] for _, cells in rows[:1]]
        if heads and set(HEADINGS) <= set(heads[0]):
            at = [heads[0].index(name) for name in HEADINGS]
            refuse_formulas(rows[1:], dict(zip(at, HEADINGS, strict=True)), file)
            return tuple(_pair(number, cells, at, (file, known)) for number, cells in rows[1:])
    raise KkbError("berkas.ejaan_kolom", file=file)


def _pair(number: int, cells: tuple[object, ...], at: list[int], known: tuple[str, Container[str]]) -> tuple[str, str]:
    code, text = (clean_text(cells[n]) if n < len(cells) else "" for n in at)
    if code not in known[1]:
        raise KkbError("berkas.ejaan_kode", file=known[0], baris=number, nilai=shown(code))
    if not compact(name_key(text)):
        raise KkbError("berkas.ejaan_kosong", file=known[0], baris=number)
    return code, text
