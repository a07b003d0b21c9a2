"""Reads a table that says something else of places than their classification: profiles, and the recaps of SIGA."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from kkb.config.file_specs import FileLayout
from kkb.core.area.wilayah import slug
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.names.normal import clean_text, shown
from kkb.io.readers.pipeline import Format, Placed, Records, Said, Table, village_places
from kkb.io.readers.reading import FileReading
from kkb.io.table.cell_values import Contents, parse_contents
from kkb.io.table.extra_columns import other_columns
from kkb.io.table.headings import TableHeader
from kkb.io.table.records import lowest

KIND_OF_LAYOUT = {"rekap_kampung": "profil"}  # else the layout's own key
OWN = "lain"
"""The layout of a table of an office's own, told apart from others by its title."""
STATISTIC = "statistik"
_CODE = {"nama_prov": None, "nama_kab": "kode_kab", "nama_kec": "kode_kec", "nama": "kode"}
_LOCAL = ["kode_lokal"]  # names a place, says nothing of it
_BELOW = ("nama_kab", "nama_kec", "nama")
_REPEATED_SHARE = 4
"""One row in so many may say again what another says of its kecamatan; with more of them it is a table of villages."""
_NAMED_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class DatasetReading(FileReading):
    """Anything else as read; `rows` has PLACE_COLUMNS and what the file says.

    `jenis` and `tabel` are those of a dataset, `title` what people call it.
    """

    jenis: str
    tabel: str
    title: str


def made_dataset(layout: FileLayout, *fields: Any) -> DatasetReading:
    """The reading of a file of a layout; tables of one kind that have no layout of their own differ by their title."""
    tabel = slug(layout.title) if layout.key in (OWN, STATISTIC) else ""
    return DatasetReading(*fields, jenis=KIND_OF_LAYOUT.get(layout.key, layout.key), tabel=tabel, title=layout.title)


def _said(table: Table, records: Records, placed: Placed) -> Said:
    header, layout = table.header, table.layout
    inner = records.frame.loc[placed.frame.index]
    said = parse_contents(inner, header, layout)
    others, kept = other_columns(header, layout, inner.index)
    contents = pd.concat([said.frame, others], axis=1)
    _refuse_empty(said, contents, layout, table.source.file)
    places, empty = _without_empty(placed.frame, contents, layout)
    units, contents, again = _units(places, inner["kampung"], contents, header)
    rows = _rows(places, inner["kampung"], units, contents)
    return Said(rows, list(units.index), [*said.issues, *empty, *again], kept=kept)


def _refuse_villages_unnamed(table: Table, records: Records) -> None:
    """Raise KkbError "berkas.kolom_desa" when the smallest places of a table stand in row after row: then it is about
    villages, under a heading that nobody knows.
    """
    header, frame = table.header, records.frame
    own = lowest(header)
    if own not in _BELOW[:-1]:
        return
    keys = [key for key in _BELOW if key in header.positions]
    again = frame[keys].map(clean_text).apply(" ".join, axis=1).str.upper().duplicated()
    if _REPEATED_SHARE * int(again.sum()) < len(frame):
        return
    row = again.index[again][0]
    raise KkbError(
        "berkas.kolom_desa", file=table.source.file, kolom=header.label(own), n=int(again.sum()), total=len(frame),
        nilai=shown(clean_text(frame.at[row, own])), baris=row,
        ditemukan=", ".join(list(header.unused)[:_NAMED_AT_MOST]) or "–",
    )  # fmt: skip


def _refuse_empty(said: Contents, contents: pd.DataFrame, layout: FileLayout, file: str) -> None:
    """Raise KkbError "berkas.tanpa_nilai" or "berkas.tanpa_isi" when a table says nothing of any place."""
    if contents.drop(columns=_LOCAL, errors="ignore").notna().any(axis=None):
        return
    if said.unread is None:
        raise KkbError("berkas.tanpa_isi", file=file, berkas=layout.title, n=len(contents))
    row, column, value = said.unread
    raise KkbError(
        "berkas.tanpa_nilai", file=file, berkas=layout.title, n=said.filled, baris=row, kolom=column, nilai=value
    )


def _without_empty(
    places: pd.DataFrame, contents: pd.DataFrame, layout: FileLayout
) -> tuple[pd.DataFrame, list[Issue]]:
    """The places of which anything is said, and one finding on the others.

    The row of a profile is a form: blank, it says that nobody filled it in, and is kept apart from a village without.
    """
    empty = contents.drop(columns=_LOCAL, errors="ignore").isna().all(axis=1)
    is_form = not layout.keeps_others and layout.key != OWN
    if is_form or not empty.any():
        return places, []
    first = str(empty.index[empty][0])
    return places[~empty], [Issue("baris_tanpa_isi", "tolak", value=str(int(empty.sum())), hint=first)]


def _places(table: Table, records: Records) -> Placed:
    """The places at the level that the table names; what was said of columns that it does not have is dropped."""
    placed, own = village_places(table, records), lowest(table.header)
    places = placed.frame
    code = _CODE[own] or "kode"
    missing = set(_BELOW[_BELOW.index(own) + 1 :]) if own in _BELOW else set()
    if not missing:
        return placed
    changes: dict[str, object] = {"kode": places[code], "nama": places[own]}
    if "nama_kec" in missing:
        changes |= {"kode_kec": None, "nama_kec": None}
    told = [issue for issue in placed.issues if issue.column not in missing]
    return Placed(places.assign(**changes), placed.region, told)


def _units(
    places: pd.DataFrame, kampung: pd.Series, contents: pd.DataFrame, header: TableHeader
) -> tuple[pd.Series, pd.DataFrame, list[Issue]]:
    """The key of each row that counts: `kode`, `kode#2` for another Kampung KB of the village; what the rows say, blank
    where rows of the same one differ; and what is said of repeats.
    """
    units: dict[int, str] = {}
    first: dict[tuple[str, str], int] = {}
    counts: dict[str, int] = {}
    issues = []
    agreed = contents.copy()
    for row, code in places["kode"].items():
        name = clean_text(kampung[row])
        before = first.setdefault((code, name.upper()), row)
        if before != row:
            value = shown(name or places.at[row, "nama"])
            unlike = [key for key in contents if _are_unlike(contents.at[before, key], contents.at[row, key])]
            agreed.loc[before, unlike] = None
            told = tuple(_both(header.label(key), contents.at[before, key], contents.at[row, key]) for key in unlike)
            kind = "baris_wilayah_beda" if unlike else "baris_wilayah_ganda"
            issues.append(Issue(kind, "tolak", row, header.label(lowest(header)), value, told, hint=str(before)))
            continue
        counts[code] = counts.get(code, 0) + 1
        units[row] = code if counts[code] == 1 else f"{code}#{counts[code]}"
    return pd.Series(units, dtype=object), agreed, issues


def _are_unlike(one: object, two: object) -> bool:
    """Whether two values differ; two blanks do not."""
    return pd.isna(one) != pd.isna(two) if pd.isna(one) or pd.isna(two) else one != two


def _both(column: str, *values: object) -> str:
    return f"{column} {' ≠ '.join('–' if pd.isna(value) else shown(clean_text(value)) for value in values)}"


def _rows(places: pd.DataFrame, kampung: pd.Series, units: pd.Series, contents: pd.DataFrame) -> pd.DataFrame:
    frame = places.loc[units.index].assign(unit=units, kampung=kampung.loc[units.index].map(clean_text))
    frame = frame.reindex(columns=list(PLACE_COLUMNS)).astype(object).join(contents.loc[units.index])
    return frame.reset_index(drop=True)


SUPPORTING = Format(_said, made_dataset, places=_places, refuse=_refuse_villages_unnamed)
