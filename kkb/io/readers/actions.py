"""Agreed actions from an edited workbook or table: each row read alone, what is wrong with it said in sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kkb.core.actions.action import STATUSES, Action
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.area.wilayah import normal_name
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.containers.sheets import read_sheets
from kkb.io.names.normal import clean_text
from kkb.io.table.dates import excels_day
from kkb.io.table.formulas import refuse_formulas

LONGEST = {"peran": 80, "catatan": 200}
FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2100, 12, 31)
_QUOTED = 60

NEEDED = ("unit", "tugas", "instansi", "tenggat")
_WIDTH = 64
_NAMED = {"tugas": "aksi_tugas", "instansi": "aksi_instansi", "status": "aksi_status"}
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[-/.](\d\d?)[-/.](\d{4})")
_BIGGEST = 10**9


@dataclass(frozen=True, slots=True)
class ActionFile:
    """The actions of a file that can be stored, how many rows it had, and everything found in the others."""

    actions: tuple[Action, ...]
    rows: int
    issues: tuple[Issue, ...]


def read_actions(data: bytes, file: str, known: Vocabulary, today: date) -> ActionFile:
    """The actions of a table with the headings of the export, in any order. A row without a number is a new action.

    Raises KkbError: no table, or "sepakat.galat_kolom" when a needed heading is missing.
    """
    best: set[str] = set()
    for sheet in read_sheets(data, file):
        rows = list(sheet.numbered(None, _WIDTH))
        fields = [known.heads.get(normal_name(clean_text(cell))) for cell in rows[0][1]] if rows else []
        if set(NEEDED) <= set(fields):
            used = {at: known.labels[field] for at, field in enumerate(fields) if field in known.labels}
            refuse_formulas(rows[1:], used, file)
            return _read_rows(rows[1:], fields, known, today)
        best = max(best, {f for f in fields if f}, key=len)
    missing = [known.labels[f] for f in NEEDED if f not in best]
    raise KkbError("sepakat.galat_kolom", file=file, kolom=", ".join(missing))


def parse_action(
    cells: Mapping[str, object], known: Vocabulary, today: date, row: int | None = None
) -> tuple[Action | None, list[Issue]]:
    """One row of a table, by field, as an action; None with what is wrong. Blank dates of agreement mean today."""
    values, issues = {}, []
    for field, code in _NAMED.items():
        text = clean_text(cells.get(field)) or ("rencana" if field == "status" else "")
        values[field] = known.key(field, text)
        if values[field] is None:
            issues.append(refusal(code, (field, text), known, row, allowed=known.names.get(field, ())))
    for field in ("tenggat", "disepakati"):
        blank = field == "disepakati" and not clean_text(cells.get(field))
        values[field] = today if blank else _day(cells.get(field))
        if values[field] is None:
            issues.append(refusal("aksi_tanggal", (field, clean_text(cells.get(field))), known, row))
    for field in ("dari", "ke", "id", "versi"):
        values[field], is_wrong = _whole(cells.get(field))
        if is_wrong:
            issues.append(refusal("aksi_bilangan", (field, clean_text(cells.get(field))), known, row))
    if issues:
        return None, issues
    if values["tugas"] not in known.best:
        values |= {"dari": None, "ke": None}
    texts = {field: _text(cells.get(field)) for field in ("unit", "peran", "catatan")}
    action = Action(**values | texts | {"versi": values["versi"] or 0})
    issues = check_action(action, known, row)
    return (None if issues else action), issues


def _read_rows(
    rows: list[tuple[int, tuple[object, ...]]], fields: list[str | None], known: Vocabulary, today: date
) -> ActionFile:
    actions, issues, seen = [], [], {}
    for number, cells in rows:
        by_field = {f: c for f, c in zip(fields, cells, strict=False) if f}
        action, found = parse_action(by_field, known, today, number)
        if action and action.id is not None and action.id in seen:
            found = [refusal("aksi_ganda", ("id", action.id), known, number, hint=str(seen[action.id]))]
        elif action:
            actions.append(action)
            seen |= {} if action.id is None else {action.id: number}
        issues += found
    return ActionFile(tuple(actions), len(rows), tuple(issues))


def matched(read: ActionFile, stored: Mapping[int, Action], known: Vocabulary) -> ActionFile:
    """The file against what is stored: a number that nobody knows, or that stands for another action, is refused."""
    kept, issues = [], list(read.issues)
    for action in read.actions:
        own = None if action.id is None else stored.get(action.id)
        if action.id is None:
            kept.append(replace(action, versi=0))
        elif own is None or (own.unit, own.tugas) != (action.unit, action.tugas):
            hint = f"{own.unit} · {own.tugas}" if own else None
            code = "aksi_lain" if own else "aksi_tak_ada"
            issues.append(refusal(code, ("id", action.id), known, None, hint=hint))
        else:
            kept.append(replace(action, contoh=own.contoh))
    return ActionFile(tuple(kept), read.rows, tuple(issues))


def _text(cell: object) -> str:
    """A text cell, clean; one that is too long to be kept whole stays long, so that it is refused and not cut."""
    long = " ".join(str(cell).split())
    return long if len(long) > max(LONGEST.values()) else clean_text(cell)


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = _DATE.fullmatch(clean_text(cell).split(" ")[0])
    if not found:
        return excels_day(cell)
    parts = found[1], found[2], found[3]
    year, month, day = map(int, parts if found[1] else (found[6], found[5], found[4]))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _whole(cell: object) -> tuple[int | None, bool]:
    """A whole number or None for a blank; True beside it when the cell holds something else."""
    text = clean_text(cell).removesuffix(".0")
    if not text or text == "–":
        return None, False
    if not (text.isascii() and text.isdigit()) or int(text[:12]) > _BIGGEST:
        return None, True
    return int(text), False


def check_action(action: Action, known: Vocabulary, row: int | None = None) -> list[Issue]:
    """Everything that keeps an action from being stored; its task and instansi are keys already."""
    found = [*_place_and_step(action, known, row), *_days(action, known, row)]
    if action.status not in STATUSES:
        found.append(refusal("aksi_status", ("status", action.status), known, row, allowed=known.names["status"]))
    for name, most in LONGEST.items():
        text = getattr(action, name)
        if len(text) > most:
            found.append(refusal("aksi_panjang", (name, f"{text[:20]}…"), known, row, hint=str(most)))
    return found


def refusal(
    code: str,
    found: tuple[str, object],
    known: Vocabulary,
    row: int | None,
    *,
    allowed: tuple[str, ...] = (),
    hint: str | None = None,
) -> Issue:
    """A finding that keeps an action out; `found` is the field and what stood there."""
    name, value = found
    return Issue(code, "tolak", row, known.labels[name], str(value)[:_QUOTED], allowed, hint)


def _place_and_step(action: Action, known: Vocabulary, row: int | None) -> Iterator[Issue]:
    if action.kode not in known.villages:
        yield refusal("aksi_desa", ("unit", action.unit), known, row)
    best, start, end = known.best.get(action.tugas), action.dari, action.ke
    if best is not None and (start is None or end is None or not 1 <= start < end <= best):
        step = f"{'' if start is None else start} → {'' if end is None else end}"
        yield refusal("aksi_langkah", ("ke", step), known, row, hint=str(best))


def _days(action: Action, known: Vocabulary, row: int | None) -> Iterator[Issue]:
    for name in ("tenggat", "disepakati"):
        day = getattr(action, name)
        if not FIRST_DAY <= day <= LAST_DAY:
            hint = f"{FIRST_DAY.year}–{LAST_DAY.year}"
            yield refusal("aksi_tahun", (name, day.isoformat()), known, row, hint=hint)
    if action.tenggat < action.disepakati:
        due = ("tenggat", action.tenggat.isoformat())
        yield refusal("aksi_tenggat", due, known, row, hint=action.disepakati.isoformat())
