"""Reads a code list: one row per desa/kelurahan with its Kemendagri code and the names above it; CSV, .gz or .xlsx."""

import gzip
import io
import zlib
from dataclasses import dataclass

import pandas as pd

from kkb.core.area.spelling import compact, name_key
from kkb.core.errors import KkbError
from kkb.core.issue import Issue, gravity
from kkb.io.containers.sheets import MAX_BYTES, read_sheets
from kkb.io.names.normal import clean_text
from kkb.io.readers.code_list_checks import check_districts, check_numbers, check_repeats, check_rows
from kkb.io.table.formulas import refuse_formulas

COLUMNS = (
    "kode", "nama", "jenis", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "kode_prov", "nama_prov",
    "lat", "lon", "luas_km2", "kode_bps",
)  # fmt: skip
REQUIRED = ("kode", "nama", "nama_kec", "nama_kab", "nama_prov")
_KEYS = {compact(name_key(column.replace("_", " "))): column for column in COLUMNS}
_HEAD_ROWS, _HEAD_WIDTH = 20, 64
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class ListReading:
    """A code list as read; nothing is stored yet. `rows` has COLUMNS (lat, lon, luas_km2 float), ordered by kode."""

    rows: pd.DataFrame
    issues: tuple[Issue, ...]
    file_name: str
    rows_found: int

    @property
    def districts(self) -> tuple[str, ...]:
        """The kabupaten/kota in the list, by code."""
        return tuple(self.rows["kode_kab"].unique())


def read_code_list(data: bytes, file: str, listed: pd.DataFrame) -> ListReading:
    """The villages of a code list and everything found in it; `listed` is the list in force (COLUMNS).

    Raises KkbError: not a table, missing columns, codes that cannot be told from BPS ones, no usable row.
    """
    header, rows = _table(_unpacked(data, file), file)
    found = _frame(header, rows)
    if found.empty:
        raise KkbError("berkas.tanpa_baris", file=file)
    _refuse_other_system(found["kode"], file)
    kept, issues = found, []
    for check in (check_rows, check_repeats, lambda frame: check_districts(frame, listed)):
        kept, told = check(kept)
        issues += told
    if kept.empty:
        first = min(issues, key=lambda issue: issue.row or 0)
        values = {"file": file, "n": len(found), "baris": first.row, "nilai": first.value or ""}
        if first.code == "daftar_kode_nol":
            raise KkbError("berkas.daftar_kode_nol", **values, mungkin=first.hint)
        raise KkbError("berkas.daftar_tanpa_desa", **values)
    kept, told = check_numbers(kept)
    issues = sorted([*issues, *told], key=lambda issue: (gravity(issue), issue.row or 0))
    rows = kept[list(COLUMNS)].sort_values("kode", ignore_index=True)
    return ListReading(rows, tuple(issues), file, len(found))


def _unpacked(data: bytes, file: str) -> bytes:
    """The bytes inside a .gz, never more than the limit of a file."""
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            inner = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise KkbError("berkas.rusak", file=file) from error
    if len(inner) > MAX_BYTES:
        raise KkbError("berkas.bom", file=file, batas=MAX_BYTES // 2**20)
    return inner


def _table(data: bytes, file: str) -> tuple[dict[str, int], list[tuple[int, tuple[object, ...]]]]:
    """Where our columns stand, and the rows below the headings with their numbers in Excel."""
    best: dict[str, int] = {}
    for sheet in read_sheets(data, file):
        for number, cells in sheet.numbered(_HEAD_ROWS, _HEAD_WIDTH):
            header = _header(cells)
            if set(REQUIRED) <= set(header):
                width = max(header.values()) + 1
                rows = [row for row in sheet.numbered(None, width) if row[0] > number]
                refuse_formulas(rows, {at: column for column, at in header.items()}, file)
                return header, rows
            best = max(best, header, key=len)
    missing = ", ".join(column for column in REQUIRED if column not in best)
    raise KkbError("berkas.daftar_kolom", file=file, kurang=missing, kolom=", ".join(COLUMNS))


def _header(cells: tuple[object, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        column = _KEYS.get(compact(name_key(clean_text(cell).replace("_", " "))))
        if column:
            found.setdefault(column, at)
    return found


def _frame(header: dict[str, int], rows: list[tuple[int, tuple[object, ...]]]) -> pd.DataFrame:
    """All COLUMNS as clean text, index = row number in Excel; codes above a village follow from its own if absent."""
    cells = {column: [clean_text(row[at]) if at < len(row) else "" for _, row in rows] for column, at in header.items()}
    frame = pd.DataFrame(cells, index=[number for number, _ in rows], dtype=object)
    for column in COLUMNS:
        if column not in frame:
            frame[column] = pd.Series("", index=frame.index, dtype=object)
    return frame[list(COLUMNS)]


def _refuse_other_system(codes: pd.Series, file: str) -> None:
    """Ten bare digits or 3+3 blocks are how BPS writes; such digits name other villages in Kemendagri's system."""
    other = codes.str.fullmatch(r"\d{10}|\d\d\.?\d\d\.?\d{3}\.?\d{3}")
    if 2 * int(other.sum()) > len(codes):
        raise KkbError("berkas.daftar_kode_bps", file=file, nilai=codes[other].iloc[0])
