"""Finds a table of an office's own in a file that no reader knows: rows of places, and whatever columns it has.

It says nothing of strata: a table whose cells are strata is for a person to map, and the classes of another scheme (IDM
calls villages mandiri and berkembang too) keep the name of their own heading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kkb.config.file_specs import PLACES, FileLayout, LayoutColumn, heading_key
from kkb.core.area.spelling import name_key
from kkb.core.area.wilayah import slug
from kkb.core.issue import Issue
from kkb.io.containers.sheet import Cells, Formula, Sheet, is_blank
from kkb.io.names.normal import clean_text
from kkb.io.readers.source import Source
from kkb.io.readers.supporting import OWN
from kkb.io.readers.values import STRATA
from kkb.io.table.cells import stratum_key, stratum_names
from kkb.io.table.date_words import MONTH_WORDS
from kkb.io.table.headings import HEAD_WIDTH, UNNAMED, TableHeader, best_headers, titles, unread_sheets
from kkb.io.table.quantities import parse_decimal, parse_yes_no
from kkb.io.table.schemes import is_other_scheme, other_scheme

_MOST = 80
"""Of a hundred filled cells so many must be of a kind for their column to be of it."""
_CLASSES = 20
_ASIDE = re.compile(r"^(KODE|NO|NOMOR|NO URUT|NAMA|ID|KETERANGAN|KET|CATATAN)\b")
_TAIL = re.compile(r"\b(PERIODE|BULAN|TAHUN|PER|TW|TRIWULAN|SEMESTER)\s*$", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(WORKSHEET|SHEET ?\d*|LEMBAR ?\d*|TABEL ?\d*|)$")


@dataclass(frozen=True, slots=True)
class OwnTable:
    """Such a table: the layout its headings make, the header, and what is said of columns and sheets left aside."""

    layout: FileLayout
    header: TableHeader
    notes: list[Issue]


def find_own(source: Source, places: Mapping[str, str] | None = None) -> OwnTable | None:
    """The first sheet's table of places with columns of its own, none of which holds strata; None without one.

    `places`: our keys of places -> the headings that a person named for them.
    """
    layout = _places_layout(source.known.layouts, places)
    tables = [table for header in best_headers(source.sheets, layout) if (table := _table(header, layout, source))]
    if not tables:
        return None
    first, *others = tables
    return replace(first, notes=[*first.notes, *unread_sheets(other.header.sheet for other in others)])


def has_levels(table: OwnTable) -> bool:
    """Whether it names villages below their kecamatan."""
    return {"nama_kec", "nama"} <= set(table.header.positions)


def _places_layout(layouts: Mapping[str, FileLayout], named: Mapping[str, str] | None) -> FileLayout:
    first = next(iter(layouts.values()))
    columns = [replace(column, required=False) for column in first.columns if column.key in PLACES]
    if named is not None:
        own = {key: heading for key, heading in named.items() if key in PLACES}
        columns = [replace(c, heading=own[c.key], aliases=(), required=True) for c in columns if c.key in own]
    return FileLayout(OWN, "", tuple(columns), first.personal, points=first.points)


def _table(header: TableHeader, layout: FileLayout, source: Source) -> OwnTable | None:
    if not {"nama_kab", "nama_kec"} & set(header.positions) or len(header.positions) < 1:
        return None
    headings, last = _headings(header)
    whole = replace(header, row=last)
    body = list(header.sheet.numbered(None, HEAD_WIDTH))
    rows = [cells for number, cells in body if number > last]
    above = (*titles(header), *headings.values())
    own, aside = _own_columns(headings, rows, layout, above)
    if not own or any(_are_strata(cells, h, above, source) for h, cells in _cells_of(headings, rows)):
        return None
    keys = {at: column.key for at, column in own.items()}
    found = replace(
        whole,
        positions={**header.positions, **{key: at for at, key in keys.items()}},
        labels={**header.labels, **{column.key: column.heading for column in own.values()}},
        unused=aside,
    )
    title = _title(titles(header), header.sheet, source.file)
    return OwnTable(
        replace(layout, title=title, columns=(*layout.columns, *own.values())), found, _notes(found, layout)
    )


def _headings(header: TableHeader) -> tuple[dict[int, str], int]:
    """The headings of the other columns by where they stand, and the last row of headings: groups may stand in two."""
    near = dict(header.sheet.numbered(header.row + 1, HEAD_WIDTH))
    below = [clean_text(cell) for cell in near.get(header.row + 1, ())]
    own = [clean_text(cell) for cell in near.get(header.row, ())]
    above = [clean_text(cell) for cell in near.get(header.row - 1, ())]
    placed = header.positions.values()
    is_group = all(not _at(below, at) for at in placed) and sum(_is_word(text) for text in below) >= 2
    if is_group:
        return _joined(own, below, placed), header.row + 1
    if any(not _at(own, at) for at in placed):  # the header was found in two rows
        return _joined(above, own, placed), header.row
    return {at: text for at, text in enumerate(own) if text and at not in placed}, header.row


def _joined(upper: list[str], lower: list[str], placed: Sequence[int]) -> dict[int, str]:
    """Groups over their columns, as one heading."""
    found, group = {}, ""
    for at in range(max(len(upper), len(lower))):
        group = _at(upper, at) or (group if _at(lower, at) else "")
        text = " ".join(filter(None, (group, _at(lower, at))))
        if text and at not in placed:
            found[at] = text
    return found


def _at(texts: list[str], at: int) -> str:
    return texts[at] if at < len(texts) else ""


def _is_word(text: str) -> bool:
    return bool(text) and (text == "%" or parse_decimal(text).state == "tak_terbaca")


def _cells_of(headings: Mapping[int, str], rows: list[Cells]) -> Iterator[tuple[str, list[object]]]:
    for at, heading in headings.items():
        yield heading, [cells[at] for cells in rows if at < len(cells) and not is_blank(cells[at])]


def _own_columns(
    headings: Mapping[int, str], rows: list[Cells], layout: FileLayout, above: Sequence[str]
) -> tuple[dict[int, LayoutColumn], tuple[str, ...]]:
    """The columns that are kept, each with its kind, and the headings of the others."""
    kept: dict[int, LayoutColumn] = {}
    aside: list[str] = []
    taken = {column.key for column in layout.columns}
    scheme = other_scheme(above)
    for (at, heading), (_, cells) in zip(headings.items(), _cells_of(headings, rows), strict=True):
        kind = "" if _is_aside(heading, layout) else _kind(cells, len(rows))
        named = f"{scheme} {heading}" if kind == "teks" and scheme and scheme not in name_key(heading) else heading
        key = slug(named).replace("-", "_")
        if not kind or key in taken:
            aside.append(heading)
            continue
        taken.add(key)
        kept[at] = LayoutColumn(f"{key}_persen" if named.endswith("%") else key, named, (), False, kind)
    return kept, tuple(aside)


def _is_aside(heading: str, layout: FileLayout) -> bool:
    """Running numbers, codes, names of people and places, coordinates: nothing that is said of a place."""
    key = name_key(heading)
    if not key or UNNAMED.fullmatch(heading) or re.fullmatch(r"\d{1,3}", key):
        return True
    return bool(_ASIDE.match(key)) or layout.is_personal(heading) or layout.is_point(heading)


def _kind(cells: list[object], rows: int) -> str:
    """What a column holds: numbers, yes or no, a few classes; "" for nothing, free text, or what may be personal."""
    filled = [cell for cell in cells if clean_text(cell) not in ("", "-")]
    if not filled:
        return ""
    if any(isinstance(cell, Formula) for cell in filled):
        return "angka"  # so that the reader refuses it with its place
    if _share(parse_decimal(cell).value is not None for cell in filled) >= _MOST:
        return "" if any(len(re.sub(r"\D", "", clean_text(cell))) >= 10 for cell in filled[:50]) else "angka"
    if _share(parse_yes_no(cell).value is not None for cell in filled) >= _MOST:
        return "ya_tidak"
    classes = {clean_text(cell) for cell in filled}
    return "teks" if len(classes) <= min(_CLASSES, max(rows // 2, 3)) else ""


def _share(found: Iterator[bool]) -> int:
    told = list(found)
    return 100 * sum(told) // len(told)


def _are_strata(cells: list[object], heading: str, above: Sequence[str], source: Source) -> bool:
    """Whether a column holds strata by its heading or its cells, and not the classes of another scheme."""
    names = stratum_names(source.scheme)
    if next(iter(source.known.layouts.values())).keys_by_heading().get(heading_key(heading)) == STRATA:
        return not is_other_scheme(heading, cells, above)
    known = [stratum_key(clean_text(cell), names) is not None for cell in cells if clean_text(cell) != "-"]
    return bool(known) and _share(iter(known)) >= _MOST and not is_other_scheme(heading, cells, above)


def _title(above: Sequence[str], sheet: Sheet, file: str) -> str:
    """What the table is called: a title without its date, else its sheet, else its file."""
    stem = re.sub(r"\.\w{2,5}$", "", file)
    for text in (*above, sheet.name, stem):
        words = [w for w in re.sub(r"[_\d/.,:;()-]+", " ", text).split() if w.upper() not in MONTH_WORDS]
        plain = re.sub(
            r"\b(PERIODE|BULAN|TAHUN|PER|TW|TRIWULAN|SEMESTER)\s*$", "", " ".join(words), flags=re.IGNORECASE
        )
        if not _NO_TITLE.match(name_key(plain)):
            return plain.strip()
    return "Tabel"


def _notes(header: TableHeader, layout: FileLayout) -> list[Issue]:
    """What is said of the columns left aside."""
    personal = tuple(text for text in header.unused if layout.is_personal(text) or name_key(text).startswith("NAMA"))
    points = tuple(text for text in header.unused if text not in personal and layout.is_point(text))
    rest = tuple(t for t in header.unused if t not in (*personal, *points) and not _is_number(t))
    kinds = (("kolom_pribadi", personal), ("kolom_koordinat", points), ("kolom_tak_dipakai", rest))
    return [Issue(code, "catatan", header.row, None, None, texts) for code, texts in kinds if texts]


def _is_number(heading: str) -> bool:
    return name_key(heading) in ("NO", "NOMOR", "NO URUT", "") or bool(UNNAMED.fullmatch(heading))
