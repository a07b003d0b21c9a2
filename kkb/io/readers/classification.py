"""Reads the portal's *Rekapitulasi Klasifikasi* (.xlsx, or the same table as text) into the rows of a snapshot."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from kkb.config.file_specs import FileLayout, FileSpecs
from kkb.core.counts.rows import INDICES, ITEMS, typed_rows
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.core.rule import classify
from kkb.core.scheme import Scheme
from kkb.io.names.normal import QUOTES, clean_text, shown
from kkb.io.readers.consistency import check_against_scores
from kkb.io.readers.pipeline import Format, Placed, Records, Said, Table, read_table, village_records
from kkb.io.readers.reading import FileReading
from kkb.io.readers.repeats import Repeats, fullest_names, repeats
from kkb.io.readers.source import Request, open_source
from kkb.io.readers.values import STRATA, parse_values
from kkb.io.table.headings import TableHeader, find_header, titles
from kkb.io.table.schemes import is_other_scheme

LAYOUT = "rekapitulasi_klasifikasi"
_CLASSES_NAMED = 6


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
    header, notes = find_header(source.sheets, layout, source.file)
    return read_table(Table(source, layout, header, notes, Request(on, region)), CLASSIFICATION)


def _records(table: Table) -> Records:
    """The rows of villages; those that name neither a village nor a Kampung KB were rows of the file as well."""
    records = village_records(table)
    lost = sum(issue.code == "desa_kampung_kosong" for issue in records.issues)
    return replace(records, found=records.found + lost)


def _said(table: Table, records: Records, placed: Placed) -> Said:
    """A table without the scores keeps its strata as they are; whether a village ever reported is not known from it."""
    header, scheme = table.header, table.source.scheme
    inner = with_all_columns(records.frame.loc[placed.frame.index])
    values = parse_values(inner, header, scheme)
    again = repeats(placed.frame, values.frame, inner, header)
    scored = all(item in header.positions for item in ITEMS)
    issues = [
        *values.issues, *_quoted(inner["kampung"], header), *again.issues,
        *(check_against_scores(values, inner, header, scheme) if scored else ()),
    ]  # fmt: skip
    rows = _rows(placed.frame, again, values.frame, inner["kampung"])
    return Said(rows if _has_scores(header) else rows.assign(lapor=True), list(again.units.index), issues)


def _refuse_other_scheme(table: Table, records: Records) -> None:
    """Raise KkbError "berkas.skema_lain" when the classes are those of IDM, which has mandiri and berkembang too."""
    header = table.header
    if STRATA not in header.positions or _has_scores(header):
        return
    cells = records.frame[STRATA]
    if is_other_scheme(header.label(STRATA), cells.dropna().unique(), titles(header)):
        known = cells.map(clean_text)
        raise KkbError(
            "berkas.skema_lain", file=table.source.file, kolom=header.label(STRATA),
            ditemukan=", ".join(list(dict.fromkeys(filter(None, known)))[:_CLASSES_NAMED]),
        )  # fmt: skip


def with_all_columns(records: pd.DataFrame) -> pd.DataFrame:
    """The records with a blank column for everything of a snapshot that their table does not have."""
    missing = [c for c in ("kampung", *ITEMS, *INDICES, "strata") if c not in records.columns]
    blank = pd.Series([None] * len(records), index=records.index, dtype=object)
    return records.assign(**dict.fromkeys(missing, blank))


def _has_scores(header: TableHeader) -> bool:
    return any(item in header.positions for item in ITEMS)


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


def _made(_layout: FileLayout, *fields: Any) -> Reading:
    return Reading(*fields)


CLASSIFICATION = Format(_said, _made, _records, refuse=_refuse_other_scheme)
