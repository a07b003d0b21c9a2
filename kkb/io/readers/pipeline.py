"""How every table of places is read, whatever kind it is: rows, then their places, then what they say, then a reading.

A kind of file gives the parts of it that are its own (`Format`); for all else it is read as a table of villages.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.config.file_specs import FileLayout, FileSpecs
from kkb.core.errors import KkbError
from kkb.core.issue import Issue, gravity, merged
from kkb.io.names.code_index import CodeList, build_code_list
from kkb.io.names.kampung import settled_namesakes, with_kampung_names
from kkb.io.names.matching import match_places
from kkb.io.readers.reading import FileReading
from kkb.io.readers.region import adopted, is_inside, outside_findings, region_of, with_region_name
from kkb.io.readers.source import Request, Source
from kkb.io.table.headings import TableHeader
from kkb.io.table.period import dated_records
from kkb.io.table.records import read_records


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose headings were found, what a person asked for, and what is noted of its columns and sheets."""

    source: Source
    layout: FileLayout
    header: TableHeader
    notes: Sequence[Issue]
    asked: Request


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a table by our column keys (index = row number in Excel), how many stand in the file, the date where
    it is known by now, and what was noted of rows left aside.
    """

    frame: pd.DataFrame
    found: int
    when: date | None
    issues: Sequence[Issue]


@dataclass(frozen=True, slots=True)
class Placed:
    """The places of the rows that lie in the region of the file, by row number; the region; the findings on names."""

    frame: pd.DataFrame
    region: str
    issues: Sequence[Issue]


@dataclass(frozen=True, slots=True)
class Said:
    """What the rows say: the rows of the reading, without those that repeat another, and their numbers in Excel; the
    findings; the date where only the values tell it; and unknown columns that are kept after all.
    """

    rows: pd.DataFrame
    numbers: Sequence[int]
    issues: Sequence[Issue]
    when: date | None = None
    kept: tuple[str, ...] = ()


def village_records(table: Table) -> Records:
    """The rows of villages of one date. Raises KkbError when there is none, or no date."""
    records, aside = read_records(table.header, table.layout, table.source.file)
    records, when, dated = dated_records(records, table.header, table.asked.on, table.source.file)
    if records.empty:
        raise KkbError("berkas.tanpa_baris", file=table.source.file)
    return Records(records, len(records), when, (*dated, *aside))


def village_places(table: Table, records: Records) -> Placed:
    """The places (columns MATCHED) of the rows by the names of their villages and of the areas above.

    Raises KkbError when the region cannot be told, or no row lies in it.
    """
    codes, given, file = build_code_list(table.source.listed), table.asked.region, table.source.file
    named = with_region_name(records.frame, table.header, codes, given, file)
    return _placed(named, table.header, (codes, table.source.known), given, file)


def nothing_refused(table: Table, records: Records) -> None:
    """Every table of the layout is of its kind."""


@dataclass(frozen=True, slots=True)
class Format:
    """What is particular to a kind of file.

    `said`: what the placed rows say. `made`: the reading from the layout and the fields of a FileReading.
    `records`, `places`: the rows and their places, where they are not those of villages. `refuse`: raises KkbError for
    a table that only looks like its kind.
    """

    said: Callable[[Table, Records, Placed], Said]
    made: Callable[..., FileReading]
    records: Callable[[Table], Records] = village_records
    places: Callable[[Table, Records], Placed] = village_places
    refuse: Callable[[Table, Records], None] = nothing_refused


def read_table(table: Table, kind: Format) -> FileReading:
    """The reading of a table. Raises KkbError when nothing can be read, by the part that cannot go on."""
    records = kind.records(table)
    kind.refuse(table, records)
    placed = kind.places(table, records)
    said = kind.said(table, records, placed)
    when = records.when or said.when
    if when is None:
        raise TypeError(f"{table.layout.key}: neither its records nor what they say tell a date")
    issues = [*_without_kept(table.notes, said.kept), *records.issues, *placed.issues, *said.issues]
    source = table.source
    return kind.made(
        table.layout, said.rows, tuple(said.numbers), when, placed.region, gravest_first(issues), source.file,
        source.sha256, records.found,
    )  # fmt: skip


def gravest_first(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Findings from the gravest down, each kind in the order of the file; many that say the same are one."""
    return tuple(merged(sorted(issues, key=lambda issue: (gravity(issue), issue.row or 0))))


def _placed(
    records: pd.DataFrame, header: TableHeader, listed: tuple[CodeList, FileSpecs], region: str | None, file: str
) -> Placed:
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
    return Placed(places, area, told)


def _without_rows(told: list[Issue], column: str, others: list[Issue]) -> list[Issue]:
    """The findings without those on a column of rows of which something else is said already."""
    rows = {issue.row for issue in others}
    return [issue for issue in told if issue.column != column or issue.row not in rows]


def _without_kept(notes: Sequence[Issue], kept: tuple[str, ...]) -> Sequence[Issue]:
    """The notes on the header, where columns that are kept after all are told as kept, not as left aside."""
    if not kept:
        return notes
    told = []
    for note in notes:
        if note.code != "kolom_tak_dipakai":
            told.append(note)
            continue
        left = tuple(name for name in note.allowed if name not in kept)
        told += [Issue(note.code, note.severity, note.row, None, None, left)] if left else []
        told.append(Issue("kolom_lain_disimpan", "catatan", note.row, None, None, kept))
    return told
