"""The rows of a table as records by our column keys; rows that are no village are left aside and said so."""

from collections.abc import Iterator

import pandas as pd

from kkb.config.file_specs import FileLayout, heading_key
from kkb.core.area.spelling import compact, name_key
from kkb.core.issue import Issue
from kkb.io.containers.sheet import Formula, is_blank
from kkb.io.names.normal import clean_text, shown
from kkb.io.table.formulas import refuse_formulas
from kkb.io.table.headings import TableHeader

ABOVE = ("nama_prov", "nama_kab", "nama_kec")
_BLANK_SHARE = 3  # one blank in three is no slip any more

NUMBER, KAMPUNG = "no", "kampung"
PLACES = ("nama_prov", "nama_kab", "nama_kec", "nama")
_WORDS = (NUMBER, KAMPUNG, *PLACES)
_TOTALS = {"TOTAL", "GRAND TOTAL", "SUBTOTAL", "SUB TOTAL", "JUMLAH", "JUMLAH TOTAL", "TOTAL KESELURUHAN"}
_TOTAL_WORDS = {"TOTAL", "SUBTOTAL", "JUMLAH"}

Record = dict[str, object]


def read_records(header: TableHeader, layout: FileLayout, file: str) -> tuple[pd.DataFrame, list[Issue]]:
    """The rows of villages, and of Kampung KB whose village is blank; and what was left aside.

    One column per column of the layout, and of places; index = row number in Excel. Cells are as found, None where the
    file has no such column.
    Raises KkbError "berkas.rumus" when a cell of theirs is a formula without its value.
    """
    keys = list(dict.fromkeys([*(c.key for c in layout.columns), *_WORDS]))
    numbers: list[int] = []
    records: list[list[object]] = []
    issues: list[Issue] = []
    for number, cells in header.body():
        record = {key: cells[at] if at < len(cells) else None for key, at in header.positions.items()}
        aside = _aside(record, header)
        if aside is None:
            numbers.append(number)
            records.append([record.get(key) for key in keys])
        elif aside:
            issues.append(_told(aside, number, record, header))
    used = {keys.index(key): header.label(key) for key in header.positions if key != NUMBER}
    texts = {*_WORDS, *(column.key for column in layout.columns if column.kind == "teks")}
    refuse_formulas(zip(numbers, records, strict=True), used, file, {at for at in used if keys[at] not in texts})
    frame = pd.DataFrame(records, columns=keys, index=numbers, dtype=object)
    return frame, [*issues, *fill_merged(frame, header)]


def lowest(header: TableHeader) -> str:
    """The column of the smallest places that a table names: villages, or else kecamatan, kabupaten."""
    return next((key for key in reversed(PLACES) if key in header.positions), PLACES[-1])


def _aside(record: Record, header: TableHeader) -> str | None:
    """Why a row is no village: a finding's code, "" for a row with nothing in it, None for a village."""
    names = {key: name_key(clean_text(record.get(key))) for key in _WORDS}
    own = lowest(header)
    if _is_total(names, own):
        return "baris_jumlah"
    if compact(names[own]) == heading_key(header.label(own)) and _repeats_header(record, header):
        return "baris_kepala"
    if all(names[key].isdigit() for key in PLACES if key in header.positions):
        return "baris_nomor"
    if _is_named(record[own]):
        return None
    if _is_empty(record):
        return ""
    if (
        own == PLACES[-1]
        and _is_named(record.get(KAMPUNG))
        and (_has_values(record) or _is_named(record.get("nama_kec")))
    ):
        return None
    return "desa_kampung_kosong" if _has_values(record) else "baris_bukan_data"


def _is_named(cell: object) -> bool:
    return isinstance(cell, Formula) or any(c.isalnum() for c in clean_text(cell))


def _is_total(names: dict[str, str], own: str) -> bool:
    """A row of sums: “Total” in a name's place, or “Musi Rawas Total” where none of the table's places is named."""
    if any(name in _TOTALS for name in names.values()):
        return True
    edges = {word for name in names.values() for word in (name.split()[:1] + name.split()[-1:])}
    return not names[own] and bool(edges & _TOTAL_WORDS)


def _repeats_header(record: Record, header: TableHeader) -> bool:
    same = [heading_key(clean_text(record.get(k))) == heading_key(header.labels[k]) for k in header.positions]
    return sum(same) >= len(same) / 2


def _is_empty(record: Record) -> bool:
    """Nothing but, at most, a running number."""
    number = clean_text(record.get(NUMBER))
    is_numbered = isinstance(record.get(NUMBER), Formula) or not number or name_key(number).isdigit()
    return is_numbered and not any(_holds(cell) for key, cell in record.items() if key != NUMBER)


def _holds(cell: object) -> bool:
    """Whether a cell says anything; a formula that was filled down below the last village does not."""
    return not is_blank(cell) and not isinstance(cell, Formula)


def _has_values(record: Record) -> bool:
    return any(_holds(cell) for key, cell in record.items() if key not in _WORDS)


def _told(code: str, number: int, record: Record, header: TableHeader) -> Issue:
    if code == "desa_kampung_kosong":
        cell = record[lowest(header)]
        value = None if is_blank(cell) else shown(cell)
        return Issue(code, "tolak", number, header.label(lowest(header)), value, hint=_where(record))
    return Issue(code, "catatan", number, None, next(_texts(record), None))


def _where(record: Record) -> str | None:
    return next((shown(clean_text(record.get(k))) for k in (KAMPUNG, "nama_kec") if clean_text(record.get(k))), None)


def _texts(record: Record) -> Iterator[str]:
    return (shown(clean_text(record.get(key))) for key in _WORDS if clean_text(record.get(key)))


def fill_merged(records: pd.DataFrame, header: TableHeader) -> Iterator[Issue]:
    """Fill names of areas down over blanks, in place, where a third of a column or more is blank below a first name.

    Fewer blanks are left as they are: then a name was forgotten, and the row is told.
    """
    for column in ABOVE:
        if column not in header.positions or records.empty:
            continue
        cells = records[column]
        blank = cells.map(is_blank).to_numpy()
        if blank[0] or not blank.any() or blank.sum() * _BLANK_SHARE < len(blank):
            continue
        records[column] = cells.mask(blank).ffill().astype(object)
        yield Issue("sel_gabung", "catatan", header.row, header.label(column), str(int(blank.sum())))
