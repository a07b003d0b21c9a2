"""Reads the portal's *Rekapitulasi Klasifikasi* (.xlsx, or the same table as text) into the rows of a snapshot."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.config.file_specs import FileLayout, FileSpecs
from kkb.core.counts.rows import INDICES, ITEMS, typed_rows
from kkb.core.errors import KkbError
from kkb.core.issue import Issue, merged
from kkb.core.rule import classify
from kkb.core.scheme import Scheme
from kkb.io.names.code_index import CodeList, build_code_list
from kkb.io.names.kampung import settled_namesakes, with_kampung_names
from kkb.io.names.matching import match_places
from kkb.io.names.normal import QUOTES, clean_text, shown
from kkb.io.readers.consistency import check_against_scores
from kkb.io.readers.reading import FileReading
from kkb.io.readers.region import adopted, is_inside, outside_findings, region_of, with_region_name
from kkb.io.readers.repeats import Repeats, fullest_names, repeats
from kkb.io.readers.source import Request, Source, open_source
from kkb.io.readers.values import STRATA, parse_values
from kkb.io.table.headings import TableHeader, find_header, titles
from kkb.io.table.period import dated_records
from kkb.io.table.records import read_records
from kkb.io.table.schemes import is_other_scheme

LAYOUT = "rekapitulasi_klasifikasi"
_CLASSES_NAMED = 6
_RANK = {"tolak": 0, "periksa": 1, "catatan": 2}


@dataclass(frozen=True, slots=True)
class Reading(FileReading):
    """A classification as read; `rows` has ROW_COLUMNS, and `rows_found` counts the villages' rows in the file."""


def read_classification(
    data: bytes,
    file_name: str,
    gazetteer: pd.DataFrame,
    scheme: Scheme,
    known: FileSpecs,
    *,
    on: date | None = None,
    region: str | None = None,
) -> Reading:
    """The rows of one file, its date and region, and everything that was found about it.

    `on` and `region` (kabupaten, province or "00") win over what the file tells. Raises KkbError when nothing can be
    read: no table, missing columns, no date, no row of the region.
    """
    source = open_source(data, file_name, gazetteer, scheme, known)
    layout = known.layouts[LAYOUT]
    return read_table(source, layout, find_header(source.sheets, layout, source.file), Request(on, region))


def read_table(source: Source, layout: FileLayout, found: tuple[TableHeader, list[Issue]], asked: Request) -> Reading:
    """The reading of a table whose headings were found: the portal's layout, or one that a person mapped onto it.

    A table without the scores keeps its strata as they are; whether a village ever reported is not known from it.
    """
    header, notes = found
    records, aside = read_records(header, layout, source.file)
    codes = build_code_list(source.listed)
    records, when, told_date = dated_records(records, header, asked.on, source.file)
    if records.empty:
        raise KkbError("berkas.tanpa_baris", file=source.file)
    _refuse_other_scheme(records, header, source.file)
    records = with_region_name(records, header, codes, asked.region, source.file)
    places, area, told = placed(records, header, (codes, source.known), asked.region, source.file)
    inner = with_all_columns(records.loc[places.index])
    values = parse_values(inner, header, source.scheme)
    again = repeats(places, values.frame, inner, header)
    scored = all(item in header.positions for item in ITEMS)
    issues = [
        *notes, *told_date, *aside, *told, *values.issues, *_quoted(inner["kampung"], header), *again.issues,
        *(check_against_scores(values, inner, header, source.scheme) if scored else ()),
    ]  # fmt: skip
    rows = _rows(places, again, values.frame, inner["kampung"])
    lost = sum(issue.code == "desa_kampung_kosong" for issue in aside)
    return Reading(
        rows if _has_scores(header) else rows.assign(lapor=True), tuple(again.units.index), when, area,
        gravest_first(issues), source.file, source.sha256, len(records) + lost,
    )  # fmt: skip


def _refuse_other_scheme(records: pd.DataFrame, header: TableHeader, file: str) -> None:
    """Raise KkbError "berkas.skema_lain" when the classes are those of IDM, which has mandiri and berkembang too."""
    if STRATA not in header.positions or _has_scores(header):
        return
    cells = records[STRATA]
    if is_other_scheme(header.label(STRATA), cells.dropna().unique(), titles(header)):
        known = cells.map(clean_text)
        raise KkbError(
            "berkas.skema_lain", file=file, kolom=header.label(STRATA),
            ditemukan=", ".join(list(dict.fromkeys(filter(None, known)))[:_CLASSES_NAMED]),
        )  # fmt: skip


def with_all_columns(records: pd.DataFrame) -> pd.DataFrame:
    """The records with a blank column for everything of a snapshot that their table does not have."""
    missing = [c for c in ("kampung", *ITEMS, *INDICES, "strata") if c not in records.columns]
    blank = pd.Series([None] * len(records), index=records.index, dtype=object)
    return records.assign(**dict.fromkeys(missing, blank))


def _has_scores(header: TableHeader) -> bool:
    return any(item in header.positions for item in ITEMS)


def placed(
    records: pd.DataFrame, header: TableHeader, listed: tuple[CodeList, FileSpecs], region: str | None, file: str
) -> tuple[pd.DataFrame, str, list[Issue]]:
    """The places (columns MATCHED) of the rows inside the file's region, the region, and the findings on names."""
    codes, known = listed
    records, nameless = with_kampung_names(records, header)
    places, told = match_places(records, header, codes, known.aliases)
    places, told = settled_namesakes(places, told, records, header, (codes, known.aliases))
    told = [*nameless, *_without_rows(told, header.label("nama"), nameless)]
    area = region_of(places, region, file)
    places = adopted(places, records, area, codes, known.aliases)
    told += outside_findings(places, records, area, header, region is not None)
    places = places[is_inside(places, area)]
    if places.empty:
        raise KkbError("berkas.tanpa_baris", file=file)
    return places, area, told


def _without_rows(told: list[Issue], column: str, others: list[Issue]) -> list[Issue]:
    """The findings without those on a column of rows of which something else is said already."""
    rows = {issue.row for issue in others}
    return [issue for issue in told if issue.column != column or issue.row not in rows]


def _quoted(kampung: pd.Series, header: TableHeader) -> Iterator[Issue]:
    for row, cell in kampung.items():
        if isinstance(cell, str) and QUOTES.search(cell):
            yield Issue("kampung_bertanda_kutip", "catatan", row, header.label("kampung"), shown(cell))


def _rows(places: pd.DataFrame, again: Repeats, values: pd.DataFrame, kampung: pd.Series) -> pd.DataFrame:
    """ROW_COLUMNS of the rows that count, in the order of the file; a Kampung KB reported when any row of it did."""
    units = again.units
    reported = classify.is_reported(values)
    for row, other in again.same:
        reported.at[row] = reported.at[row] or reported.at[other]
    frame = places.loc[units.index].join(again.values.loc[units.index])
    names = fullest_names(places[["nama"]].assign(kampung=kampung.map(clean_text)), again)
    return typed_rows(frame.assign(unit=units, **names, lapor=reported.loc[units.index]))


def gravest_first(issues: list[Issue]) -> tuple[Issue, ...]:
    """Findings from the gravest down, each kind in the order of the file; many that say the same are one."""
    return tuple(merged(sorted(issues, key=lambda issue: (_RANK[issue.severity], issue.row or 0))))
