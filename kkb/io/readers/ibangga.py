"""Reads the iBangga template: one row per area and year, by Kemendagri code, with three dimensions and the index."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.area.village_list import VillageList
from kkb.core.area.wilayah import Level
from kkb.core.convergence.family_index import INDEX, FamilyIndex
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.containers.sheet import is_blank
from kkb.io.names.normal import clean_text, district_readings, shown
from kkb.io.readers.pipeline import Format, Placed, Records, Said, Table
from kkb.io.readers.supporting import made_dataset
from kkb.io.table.dates import snapshot_date, today
from kkb.io.table.formulas import refuse_formulas
from kkb.io.table.headings import TableHeader
from kkb.io.table.quantities import parse_decimal

KIND = "ibangga"
FIRST_YEAR = 2015
_LEVELS = (("kode_prov", "nama_prov"), ("kode_kab", "nama_kab"), ("kode_kec", "nama_kec"))
_TWO_DECIMALS = 0.005


def _records(table: Table) -> Records:
    """The rows with any value; the others were never filled in. Their date is not known yet."""
    header = table.header
    body = list(header.body())
    used = {at: header.label(key) for key, at in header.positions.items()}
    refuse_formulas(body, used, table.source.file, set(used) - {header.positions["wilayah"]})
    cells = [[row[at] if at < len(row) else None for at in header.positions.values()] for _, row in body]
    frame = pd.DataFrame(cells, columns=list(header.positions), index=[n for n, _ in body], dtype=object)
    blank = frame[list(_value_keys(table.source.known.convergence.family_index))].map(is_blank).all(axis=1)
    count = int(blank.sum())
    notes = [Issue("templat_kosong_ibangga", "catatan", value=str(count))] if count else []
    return Records(frame[~blank], len(body), None, notes)


def _places(table: Table, records: Records) -> Placed:
    """The area (kode; None: not known, or outside what was asked for) and year (tahun) of every row that has a year.

    Raises KkbError when no row can be used, or none lies in the region that was asked for.
    """
    names, header, asked = _area_names(table.source.listed), table.header, table.asked.region
    found, issues = {}, list[Issue]()
    for number, record in zip(records.frame.index, records.frame.to_dict("records"), strict=True):
        code, told = _area(number, record, header, names)
        year, odd = _year(number, record["tahun"], header)
        issues += [*told, *odd]
        if year is not None:
            is_inside = code is not None and (not asked or wilayah.is_within(code, asked))
            found[number] = (code if is_inside else None, year)
    frame = pd.DataFrame(found.values(), index=list(found), columns=["kode", "tahun"], dtype=object)
    used = frame["kode"].dropna()
    if used.empty:
        raise KkbError("berkas.templat_kosong", file=table.source.file, judul=table.layout.title)
    return Placed(frame, asked or _region(list(used)), issues)


def _said(table: Table, records: Records, placed: Placed) -> Said:
    """The values of each area and year. The date is the end of the newest year."""
    header, keys = table.header, _value_keys(table.source.known.convergence.family_index)
    values, odd = _values(records.frame.loc[placed.frame.index, list(keys)], header)
    frame = placed.frame[placed.frame["kode"].notna()]
    first: dict[tuple[str, int], int] = {}
    kept, repeated = dict[int, dict[str, float | None]](), list[Issue]()
    for number, code, year in frame.itertuples(name=None):
        before = first.setdefault((code, year), number)
        if before == number:
            kept[number] = dict(values[number])
        else:
            pair = (values[before], values[number])
            repeated.append(_repeated((before, number), code, pair, kept[before], header))
    when = table.asked.on or min(date(max(frame["tahun"]), 12, 31), today())
    names = _area_names(table.source.listed)
    rows = _frame([(*frame.loc[number, ["kode", "tahun"]], kept[number]) for number in kept], names)
    return Said(rows, list(kept), [*odd, *repeated], snapshot_date(table.source.file, when, today()))


def _values(cells: pd.DataFrame, header: TableHeader) -> tuple[dict[int, dict[str, float | None]], list[Issue]]:
    """The values of every row by column (None = blank), and what is said of them."""
    found, issues = dict[int, dict[str, float | None]](), list[Issue]()
    for number, record in zip(cells.index, cells.to_dict("records"), strict=True):
        found[number] = {}
        for key, cell in record.items():
            found[number][key], odd = _value(cell, number, header.label(key))
            issues += odd
        issues += _outside_dimensions(number, found[number], header)
    return found, issues


def _repeated(
    numbers: tuple[int, int],
    code: str,
    pair: tuple[Mapping[str, float | None], Mapping[str, float | None]],
    kept: dict[str, float | None],
    header: TableHeader,
) -> Issue:
    """What is said of an area and year that stand again; what the rows say differently is taken from neither."""
    (before, number), (stood, again) = numbers, pair
    unlike = [key for key in stood if stood[key] != again[key]]
    kept.update(dict.fromkeys(unlike))
    told = tuple(f"{header.label(key)} {_text(stood[key])} ≠ {_text(again[key])}" for key in unlike)
    kind = "baris_wilayah_beda" if unlike else "baris_wilayah_ganda"
    return Issue(kind, "tolak", number, header.label("kode"), code, told, hint=str(before))


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:g}".replace(".", ",")


def _value_keys(scheme: FamilyIndex) -> tuple[str, ...]:
    return (*(d.key for d in scheme.dimensions), INDEX)


def _area_names(gazetteer: pd.DataFrame | VillageList) -> dict[str, str]:
    """Every area of the list down to kecamatan, and the nation."""
    listed = gazetteer.subdistricts if isinstance(gazetteer, VillageList) else gazetteer
    names = {wilayah.INDONESIA: "Indonesia"}
    for code, name in _LEVELS:
        names |= dict(zip(listed[code], listed[name], strict=True))
    return names


def _year(number: int, cell: object, header: TableHeader) -> tuple[int | None, list[Issue]]:
    year, last = parse_decimal(cell).value, today().year
    if isinstance(year, (int, float)) and FIRST_YEAR <= year <= last and year == int(year):
        return int(year), []
    text = shown(clean_text(cell)) or None
    return None, [Issue("tahun_tak_sah", "tolak", number, header.label("tahun"), text, (f"{FIRST_YEAR}–{last}",))]


def _area(
    number: int, record: dict[str, object], header: TableHeader, names: dict[str, str]
) -> tuple[str | None, list[Issue]]:
    """The area of a row; its name must be the list's own for that code, or the row stays out: BPS codes look alike."""
    code, text = clean_text(record["kode"]), clean_text(record["wilayah"])
    code = wilayah.INDONESIA if code == "0" else code
    column = header.label("kode")
    if code not in names:
        return None, [Issue("kode_wilayah_tak_dikenal", "tolak", number, column, shown(code) or None)]
    if text and not _same(text, names[code]):
        told = f"{code} = {names[code]}"
        return None, [Issue("kode_wilayah_lain", "tolak", number, header.label("wilayah"), shown(text), hint=told)]
    return code, []


def _same(text: str, name: str) -> bool:
    """Whether two names are one, with or without the word for what kind of area it is."""
    return bool(set(_bare(text)) & set(_bare(name)))


def _bare(text: str) -> Iterable[str]:
    first, _, rest = name_key(text).partition(" ")
    kinds = {"PROVINSI", "PROPINSI", "PROV", "KECAMATAN", "KEC"}
    yield compact(rest if first in kinds and rest else name_key(text))
    yield from (compact(base) for _, base in district_readings(text))


def _value(cell: object, number: int, column: str) -> tuple[float | None, list[Issue]]:
    if is_blank(cell):
        return None, []
    value = parse_decimal(cell).value
    if not isinstance(value, (int, float)) or not 0 <= value <= 100:
        return None, [Issue("indeks_di_luar", "tolak", number, column, shown(clean_text(cell)))]
    return float(value), []


def _outside_dimensions(number: int, values: dict[str, float | None], header: TableHeader) -> list[Issue]:
    """An index is a mean of its dimensions, so it lies between them."""
    parts = [value for key, value in values.items() if key != INDEX and value is not None]
    index = values[INDEX]
    if index is None:
        return [Issue("indeks_kosong", "periksa", number, header.label(INDEX))]
    if len(parts) == len(values) - 1 and not min(parts) - _TWO_DECIMALS <= index <= max(parts) + _TWO_DECIMALS:
        span = f"{min(parts):.2f}–{max(parts):.2f}".replace(".", ",")
        text = f"{index:.2f}".replace(".", ",")
        return [Issue("indeks_di_luar_dimensi", "periksa", number, header.label(INDEX), text, hint=span)]
    return []


def _region(codes: list[str]) -> str:
    """The narrowest area, down to a kabupaten, that holds all of them."""
    paths = [wilayah.path(wilayah.cut(code, min(Level.KABUPATEN, wilayah.level(code)))) for code in codes]
    common = [parts[0] for parts in zip(*paths, strict=False) if len(set(parts)) == 1]
    return common[-1] if common else wilayah.INDONESIA


def _frame(rows: list[tuple[str, int, dict[str, float | None]]], names: dict[str, str]) -> pd.DataFrame:
    """Rows of an area, a year and its values."""
    records = []
    for area, year, values in rows:
        place: dict[str, object] = {"unit": area, "kode": area, "nama": names[area]}
        for code in wilayah.path(area):
            level = wilayah.level(code)
            place |= {"nama_prov": names[code]} if level == Level.PROVINSI else {}
            place |= {"kode_kab": code, "nama_kab": names[code]} if level == Level.KABUPATEN else {}
            place |= {"kode_kec": code, "nama_kec": names[code]} if level == Level.KECAMATAN else {}
        records.append(place | {"tahun": year, **values})
    columns = [*PLACE_COLUMNS, "tahun", *rows[0][2]]
    return pd.DataFrame(records, columns=columns, dtype=object)


FAMILY_INDEX = Format(_said, made_dataset, _records, _places)
