"""Reads the templates of programmes and family functions: one row per Kampung KB, task, instansi and day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.area.spelling import compact, name_key
from kkb.core.convergence.reach import NONE
from kkb.core.convergence.scheme import PartnerAgency
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.core.named import Named
from kkb.io.containers.sheet import is_blank
from kkb.io.names.fuzzy import guess
from kkb.io.names.normal import clean_text, shown
from kkb.io.readers.pipeline import Format, Placed, Records, Said, Table
from kkb.io.readers.source import Request, Source
from kkb.io.readers.supporting import made_dataset
from kkb.io.table.dates import FIRST_YEAR, day_of_cell, snapshot_date, today
from kkb.io.table.headings import TableHeader
from kkb.io.table.records import read_records

KINDS = ("program", "fungsi")
_UNKNOWN = {"program": "program_tak_dikenal", "fungsi": "fungsi_tak_dikenal"}
_NOBODY = {"TIDAKADA", "TIDAK", "NIHIL", "TDKADA", "BELUMADA", "NOL", "0"}
_SECOND = re.compile(r"#\d+$")
_NUMBERED = re.compile(r"^\s*(\d{1,2})\s*[.)]?\s*$")
_LEADING = re.compile(r"^\s*\d{1,2}\s*[.)]\s*")


@dataclass(frozen=True, slots=True)
class _ProgrammeRow:
    """One row that says something: its number in Excel, task key, instansi (key, name or NONE), day (ISO or None)."""

    number: int
    task: str
    agency: str
    day: str | None


def _records(table: Table) -> Records:
    """The rows with an instansi; one without is one that nobody filled in yet, and is left aside."""
    records, aside = read_records(table.header, table.layout, table.source.file)
    filled = records[~records["instansi"].map(_is_open)]
    blank = len(records) - len(filled)
    if blank:
        aside.append(Issue("templat_kosong", "catatan", value=str(blank)))
    if filled.empty:
        raise KkbError("berkas.templat_kosong", file=table.source.file, judul=table.layout.title)
    return Records(filled, len(records), None, aside)


def _said(table: Table, records: Records, placed: Placed) -> Said:
    """One row per statement, with tugas, instansi and pada."""
    rows, odd = _rows(records.frame, table.header, table.source, table.layout.key)
    inside = [row for row in rows if row.number in placed.frame.index]
    kept, again = _once(inside, placed.frame, records.frame, table.header)
    if not kept:
        raise KkbError("berkas.tanpa_baris", file=table.source.file)
    frame = _frame(kept, placed.frame, records.frame)
    return Said(frame, [row.number for row in kept], [*odd, *again], _date(kept, table.source, table.asked))


def _is_open(cell: object) -> bool:
    return is_blank(cell) or not any(c.isalnum() for c in clean_text(cell))


def _rows(
    records: pd.DataFrame, header: TableHeader, source: Source, kind: str
) -> tuple[list[_ProgrammeRow], list[Issue]]:
    scheme = source.known.convergence
    tasks, agencies = scheme.tasks(kind), scheme.agencies
    known = _index(agencies) | {compact(name_key(alias)): a.key for a in agencies for alias in a.aliases}
    unknown: dict[str, list[int]] = {}
    rows: list[_ProgrammeRow] = []
    issues: list[Issue] = []
    cells = records[["tugas", "instansi", "pada"]].itertuples(name=None)
    for number, task_cell, agency_cell, day_cell in cells:
        task = _task(task_cell, tasks)
        if task is None:
            issues.append(_unknown_task(number, task_cell, header, tasks, kind))
            continue
        text = clean_text(agency_cell)
        key = compact(name_key(text))
        if key not in known and key not in _NOBODY:
            unknown.setdefault(text, []).append(number)
        day, odd = _day(day_cell, number, header)
        issues += odd
        rows.append(_ProgrammeRow(number, task, NONE if key in _NOBODY else known.get(key, text), day))
    return rows, [*issues, *_others(unknown, header, agencies)]


def _others(unknown: dict[str, list[int]], header: TableHeader, agencies: Sequence[PartnerAgency]) -> Iterator[Issue]:
    """Each instansi that no list knows, once, with the first of its rows and how many there are."""
    names = [name for a in agencies for name in (a.name, *a.aliases)]
    column = header.label("instansi")
    for text, numbers in unknown.items():
        count = (str(len(numbers)),)
        yield Issue("instansi_lain", "periksa", numbers[0], column, shown(text), count, guess(text, names))


def _index(parts: Sequence[Named]) -> dict[str, str]:
    return {compact(name_key(text)): p.key for p in parts for text in (*dict(p.names).values(), p.key, p.name)}


def _task(cell: object, tasks: Sequence[Named]) -> str | None:
    """A task by its name, its key, or its number in the list; a number before the name is no matter."""
    text = clean_text(cell)
    number = _NUMBERED.match(text)
    if number and 1 <= int(number[1]) <= len(tasks):
        return tasks[int(number[1]) - 1].key
    return _index(tasks).get(compact(name_key(_LEADING.sub("", text))))


def _unknown_task(number: int, cell: object, header: TableHeader, tasks: Sequence[Named], kind: str) -> Issue:
    text = clean_text(cell)
    code = _UNKNOWN[kind] if text else "tugas_kosong"
    names = tuple(f"{n}. {task.name}" for n, task in enumerate(tasks, 1))
    hint = guess(_LEADING.sub("", text), [t.name for t in tasks]) if text else None
    return Issue(code, "tolak", number, header.label("tugas"), shown(text) or None, names, hint)


def _day(cell: object, number: int, header: TableHeader) -> tuple[str | None, list[Issue]]:
    """The day as ISO text; unreadable, or not yet come, it is blank and told."""
    if is_blank(cell):
        return None, []
    found = day_of_cell(cell, today())
    column, text = header.label("pada"), shown(clean_text(cell))
    if found is None:
        return None, [Issue("tanggal_tak_terbaca", "periksa", number, column, text)]
    if not found.year >= FIRST_YEAR or found > today():
        return None, [Issue("tanggal_di_luar", "periksa", number, column, text, (str(FIRST_YEAR), today().isoformat()))]
    return found.isoformat(), []


def _once(
    rows: list[_ProgrammeRow], places: pd.DataFrame, records: pd.DataFrame, header: TableHeader
) -> tuple[list[_ProgrammeRow], list[Issue]]:
    """Every statement once; a repeated one is told with the row that counts."""
    first: dict[tuple[object, ...], int] = {}
    kept: list[_ProgrammeRow] = []
    issues: list[Issue] = []
    for row in rows:
        key = (_unit(row.number, places, records), row.task, row.agency, row.day)
        before = first.setdefault(key, row.number)
        if before == row.number:
            kept.append(row)
        else:
            value = shown(places.at[row.number, "nama"])
            issues.append(
                Issue("baris_wilayah_ganda", "catatan", row.number, header.label("nama"), value, hint=str(before))
            )
    return kept, issues


def _unit(number: int, places: pd.DataFrame, records: pd.DataFrame) -> str:
    """The Kampung KB of a row: the village, and which of several where the template's own code says so."""
    code = str(places.at[number, "kode"])
    second = _SECOND.search(clean_text(records.at[number, "kode_kampung"]))
    return code + (second[0] if second else "")


def _frame(rows: list[_ProgrammeRow], places: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    numbers = [row.number for row in rows]
    own: dict[str, list[object]] = {
        "unit": [_unit(n, places, records) for n in numbers],
        "kampung": [clean_text(records.at[n, "kampung"]) for n in numbers],
    }
    own |= {"tugas": [r.task for r in rows], "instansi": [r.agency for r in rows], "pada": [r.day for r in rows]}
    told = pd.DataFrame(own, dtype=object)
    frame = places.loc[numbers].reset_index(drop=True).drop(columns=list(told), errors="ignore").join(told)
    return frame.reindex(columns=[*PLACE_COLUMNS, "tugas", "instansi", "pada"]).astype(object)


def _date(rows: list[_ProgrammeRow], source: Source, asked: Request) -> date:
    """The date asked for, else the newest day in the table, else the one in the file's name."""
    newest: Iterator[str] = (row.day for row in rows if row.day)
    told = max(newest, default=None)
    return snapshot_date(source.file, asked.on or (date.fromisoformat(told) if told else None), today())


PROGRAMMES = Format(_said, made_dataset, _records)
