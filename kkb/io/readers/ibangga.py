"""Reads the iBangga template: one row per area and year, by Kemendagri code, with three dimensions and the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.config.file_specs import FileLayout
from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.area.village_list import VillageList
from kkb.core.area.wilayah import Level
from kkb.core.convergence.family_index import INDEX, FamilyIndex
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.containers.sheet import Cells, is_blank
from kkb.io.names.normal import clean_text, district_readings, shown
from kkb.io.readers.classification import gravest_first
from kkb.io.readers.source import Request, Source
from kkb.io.readers.supporting import DatasetReading
from kkb.io.table.dates import snapshot_date, today
from kkb.io.table.formulas import refuse_formulas
from kkb.io.table.headings import TableHeader
from kkb.io.table.quantities import parse_decimal

KIND = "ibangga"
FIRST_YEAR = 2015
_LEVELS = (("kode_prov", "nama_prov"), ("kode_kab", "nama_kab"), ("kode_kec", "nama_kec"))
_TWO_DECIMALS = 0.005


@dataclass(frozen=True, slots=True)
class _IndexRow:
    """One row that counts: its number in Excel, area, year and the values by column (None = blank)."""

    number: int
    code: str
    year: int
    values: dict[str, float | None]


def read_family_index(
    source: Source, layout: FileLayout, found: tuple[TableHeader, list[Issue]], asked: Request
) -> DatasetReading:
    """The values of a template, and everything that was found in it. The date is the end of its newest year.

    Raises KkbError when no row can be used, or none lies in the region that was asked for.
    """
    header, notes = found
    names = _area_names(source.listed)
    rows, issues = list[_IndexRow](), [*notes]
    first: dict[tuple[str, int], tuple[_IndexRow, dict[str, float | None]]] = {}
    blank = 0
    body = list(header.body())
    used = {at: header.label(key) for key, at in header.positions.items()}
    refuse_formulas(body, used, source.file, set(used) - {header.positions["wilayah"]})
    records = [(number, _record(cells, header)) for number, cells in body]
    for number, record in records:
        if all(is_blank(record[key]) for key in _value_keys(source.known.convergence.family_index)):
            blank += 1
            continue
        row, told = _row(number, record, header, source, names)
        issues += told
        if row is None or (asked.region and not wilayah.is_within(row.code, asked.region)):
            continue
        if (row.code, row.year) not in first:
            rows.append(row)
            first[row.code, row.year] = row, dict(row.values)
        else:
            issues.append(_repeated(row, *first[row.code, row.year], header))
    if blank:
        issues.append(Issue("templat_kosong_ibangga", "catatan", value=str(blank)))
    if not rows:
        raise KkbError("berkas.templat_kosong", file=source.file, judul=layout.title)
    when = asked.on or min(date(max(row.year for row in rows), 12, 31), today())
    return DatasetReading(
        _frame(rows, names), tuple(r.number for r in rows),
        snapshot_date(source.file, when, today()), asked.region or _region([r.code for r in rows]),
        gravest_first(issues), source.file, source.sha256, len(records), jenis=KIND, tabel="", title=layout.title,
    )  # fmt: skip


def _repeated(row: _IndexRow, kept: _IndexRow, stood: Mapping[str, float | None], header: TableHeader) -> Issue:
    """What is said of an area and year that stand again; what the rows say differently is taken from neither."""
    unlike = [key for key in stood if stood[key] != row.values[key]]
    kept.values.update(dict.fromkeys(unlike))
    told = tuple(f"{header.label(key)} {_text(stood[key])} ≠ {_text(row.values[key])}" for key in unlike)
    code = "baris_wilayah_beda" if unlike else "baris_wilayah_ganda"
    return Issue(code, "tolak", row.number, header.label("kode"), row.code, told, hint=str(kept.number))


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:g}".replace(".", ",")


def _value_keys(scheme: FamilyIndex) -> tuple[str, ...]:
    return (*(d.key for d in scheme.dimensions), INDEX)


def _record(cells: Cells, header: TableHeader) -> dict[str, object]:
    return {key: cells[at] if at < len(cells) else None for key, at in header.positions.items()}


def _area_names(gazetteer: pd.DataFrame | VillageList) -> dict[str, str]:
    """Every area of the list down to kecamatan, and the nation."""
    listed = gazetteer.subdistricts if isinstance(gazetteer, VillageList) else gazetteer
    names = {wilayah.INDONESIA: "Indonesia"}
    for code, name in _LEVELS:
        names |= dict(zip(listed[code], listed[name], strict=True))
    return names


def _row(
    number: int, record: dict[str, object], header: TableHeader, source: Source, names: dict[str, str]
) -> tuple[_IndexRow | None, list[Issue]]:
    code, told = _area(number, record, header, names)
    year = parse_decimal(record["tahun"]).value
    last = today().year
    if not isinstance(year, (int, float)) or not FIRST_YEAR <= year <= last or year != int(year):
        text = shown(clean_text(record["tahun"])) or None
        told.append(Issue("tahun_tak_sah", "tolak", number, header.label("tahun"), text, (f"{FIRST_YEAR}–{last}",)))
        return None, told
    values: dict[str, float | None] = {}
    for key in _value_keys(source.known.convergence.family_index):
        values[key], odd = _value(record[key], number, header.label(key))
        told += odd
    told += _outside_dimensions(number, values, header)
    return (None if code is None else _IndexRow(number, code, int(year), values)), told


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


def _frame(rows: list[_IndexRow], names: dict[str, str]) -> pd.DataFrame:
    records = []
    for row in rows:
        place: dict[str, object] = {"unit": row.code, "kode": row.code, "nama": names[row.code]}
        for code in wilayah.path(row.code):
            level = wilayah.level(code)
            place |= {"nama_prov": names[code]} if level == Level.PROVINSI else {}
            place |= {"kode_kab": code, "nama_kab": names[code]} if level == Level.KABUPATEN else {}
            place |= {"kode_kec": code, "nama_kec": names[code]} if level == Level.KECAMATAN else {}
        records.append(place | {"tahun": row.year, **row.values})
    columns = [*PLACE_COLUMNS, "tahun", *rows[0].values]
    return pd.DataFrame(records, columns=columns, dtype=object)
