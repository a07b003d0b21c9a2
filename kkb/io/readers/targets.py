"""Targets as a table that can be sent on: wilayah, rasio, tanggal, persen, acuan; read whole or refused."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from kkb.core.errors import KkbError
from kkb.core.target.targets import RATIOS, Target
from kkb.io.containers.sheets import read_sheets
from kkb.io.names.normal import clean_text, shown
from kkb.io.table.dates import excels_day
from kkb.io.table.formulas import refuse_formulas

COLUMNS = ("wilayah", "rasio", "tanggal", "persen", "acuan")
_HEADER_ROWS = 20
_DAY_FIRST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_ALLOWED = {
    "wilayah": "kode bertitik, misalnya 16.05", "rasio": ", ".join(RATIOS),
    "tanggal": "TTTT-BB-HH, misalnya 2027-12-31",
    "persen": "bilangan bulat 1 sampai 100", "acuan": "tulisan, misalnya Perda 4/2025",
}  # fmt: skip


def read_targets(data: bytes, file: str) -> tuple[Target, ...]:
    """The targets of a table; other columns are passed over. Whether an area exists is not known here.

    Raises KkbError: no table with these headings, or a cell that cannot be read (row, column, found, allowed).
    """
    for sheet in read_sheets(data, file):
        rows = list(sheet.numbered(None, 64))
        for place, (_, cells) in enumerate(rows[:_HEADER_ROWS]):
            heads = [clean_text(cell).lower() for cell in cells]
            if set(COLUMNS) <= set(heads):
                at = {name: heads.index(name) for name in COLUMNS}
                body = rows[place + 1 :]
                refuse_formulas(body, {n: name for name, n in at.items()}, file)
                return tuple(_target(number, row, at, file) for number, row in body if any(map(clean_text, row)))
    raise KkbError("sasaran.berkas_kolom", file=file, kolom=", ".join(COLUMNS))


def _target(number: int, row: tuple[object, ...], at: Mapping[str, int], file: str) -> Target:
    cells = {name: row[n] if n < len(row) else None for name, n in at.items()}
    code = clean_text(cells["wilayah"])
    read = {
        "wilayah": code or None, "rasio": _ratio(cells["rasio"]), "tanggal": _day(cells["tanggal"]),
        "persen": _percent(cells["persen"]), "acuan": clean_text(cells["acuan"]) or None,
    }  # fmt: skip
    for name, value in read.items():
        if value is None:
            found = shown(clean_text(cells[name]))
            raise KkbError(
                "sasaran.berkas_sel", file=file, baris=number, kolom=name, nilai=found, pilihan=_ALLOWED[name]
            )
    return Target(read["wilayah"], read["rasio"], read["tanggal"], read["persen"], read["acuan"])


def _ratio(cell: object) -> str | None:
    text = clean_text(cell).upper()
    return text if text in RATIOS else None


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = clean_text(cell)
    day_first = _DAY_FIRST.fullmatch(text)
    try:
        return date(*map(int, day_first.groups()[::-1])) if day_first else date.fromisoformat(text[:10])
    except ValueError:
        return excels_day(cell)


def _percent(cell: object) -> int | None:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = clean_text(cell).removesuffix("%").strip()
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 100 and len(text) <= 3 else None
