"""Reads the portal's public statistics tables: a title with a period, headings in two rows, a row per area, a total."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, zip_longest

import pandas as pd

from kkb.config.file_specs import FileLayout
from kkb.core.area.spelling import name_key
from kkb.core.area.wilayah import slug
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.core.quality.statistic import PERCENT, TOTAL_ROW, check_statistic
from kkb.core.scheme import Scheme
from kkb.io.containers.sheet import Cells, Sheet
from kkb.io.names.normal import clean_text, shown
from kkb.io.readers.pipeline import Format, Placed, Records, Said, Table
from kkb.io.readers.source import Request, Source
from kkb.io.readers.statistic_areas import LEVEL_WORDS, AreaRows, place_areas
from kkb.io.readers.supporting import STATISTIC, made_dataset
from kkb.io.table.dates import dates_in, today
from kkb.io.table.formulas import refuse_formulas
from kkb.io.table.headings import HEAD_ROWS, HEAD_WIDTH, TableHeader, unread_sheets
from kkb.io.table.period import table_date
from kkb.io.table.quantities import parse_decimal

_AREA = "~wilayah"
"""Our key of the column of areas; no heading makes such a key."""
_COUNTS, _PERCENTS = {"JUMLAH", "N", "JML", "TOTAL"}, {"%", "PERSEN", "PERSENTASE", "PROSENTASE"}
_TOTALS = {"TOTAL", "JUMLAH", "GRAND TOTAL", "JUMLAH TOTAL", "TOTAL KESELURUHAN"}
_NUMBERS = {"NO", "NOMOR", "NO URUT", "#"}


@dataclass(frozen=True, slots=True)
class Statistic:
    """Where a statistics table stands: `area` is the column of areas (from 0) with its heading, `columns` the columns
    of figures as (where, our key, heading), `title` and all `titles` what stands above.
    """

    sheet: Sheet
    row: int
    area: int
    heading: str
    columns: tuple[tuple[int, str, str], ...]
    titles: tuple[str, ...]


def find_statistic(sheets: Sequence[Sheet]) -> Statistic | None:
    """The first statistics table near the top of a sheet: headings in two rows with counts and percentages below
    groups, or, under a title that tells a period, in one.
    """
    for sheet in sheets:
        rows = [(n, [clean_text(c) for c in cells]) for n, cells in sheet.numbered(HEAD_ROWS, HEAD_WIDTH)]
        for at, ((_, upper), (number, lower)) in enumerate(pairwise(rows)):
            if sum(_unit(text) is not None for text in lower) >= 2 and any(_unit(text) == PERCENT for text in lower):
                return _found(sheet, number, _grouped(upper, lower), rows[:at])
        for at, (number, texts) in enumerate(rows):
            titled = any("PERIODE" in t.upper() for _, above in rows[:at] for t in above)
            if titled and _area_column(texts) is not None and sum(bool(t) for t in texts) >= 3:
                return _found(sheet, number, [("", text) for text in texts], rows[:at])
    return None


def is_published(found: Statistic, scheme: Scheme) -> bool:
    """Whether a table is one that a portal published: its title tells a period, or its groups are strata."""
    names = [name_key(stratum.name) for stratum in scheme.strata]
    titled = any("PERIODE" in text.upper() or "STATISTIK" in text.upper() for text in found.titles)
    return titled or any(name_key(label).startswith(name) for _, _, label in found.columns for name in names)


def statistic_table(source: Source, found: Statistic, asked: Request) -> tuple[Table, Format]:
    """A statistics table with how it is read: its figures, one row per area and the total (`jumlah_baris` true),
    checked against itself.

    Reading it raises KkbError when it has no date, no area, or its region cannot be told.
    """
    found, personal = _without_personal(found, next(iter(source.known.layouts.values())))
    others = unread_sheets(s for s in source.sheets if s is not found.sheet and find_statistic([s]))
    where = {_AREA: found.area} | {key: at for at, key, _ in found.columns}
    labels = {_AREA: found.heading} | {key: label for _, key, label in found.columns}
    header = TableHeader(found.sheet, found.row, where, labels, ())
    kind = Format(partial(_said, found), made_dataset, partial(_records, found), partial(_places, found))
    return Table(source, FileLayout(STATISTIC, _title(found.titles), (), ()), header, [*others, *personal], asked), kind


def _records(found: Statistic, table: Table) -> Records:
    """The rows that name an area or are the total (wilayah None), with the cells of their figures."""
    file = table.source.file
    when, told = table_date(file, table.asked.on, found.titles)
    numbered = [(n, cells) for n, cells in found.sheet.numbered(None, HEAD_WIDTH) if n > found.row]
    used = {at: table.header.label(key) for key, at in table.header.positions.items()}
    refuse_formulas(((n, cells) for n, cells in numbered if _name(cells, found)), used, file, set(used) - {found.area})
    rows = [(n, cells) for n, cells in numbered if _name(cells, found) and not _is_note(cells, found)]
    if not rows:
        raise KkbError("berkas.tanpa_baris", file=file)
    records = [[_area(cells, found), *(_at(cells, at) for at, _, _ in found.columns)] for _, cells in rows]
    columns = [_AREA, *(key for _, key, _ in found.columns)]
    frame = pd.DataFrame(records, columns=columns, index=[n for n, _ in rows], dtype=object)
    return Records(frame, len(rows), when, told)


def _places(found: Statistic, table: Table, records: Records) -> Placed:
    """PLACE_COLUMNS of every row; the total is of the whole region."""
    named = records.frame[_AREA]
    areas = place_areas(
        found.heading, ["" if name is None else name for name in named], table.source, table.asked.region
    )
    frame = pd.DataFrame(areas.rows, columns=list(PLACE_COLUMNS), index=named.index, dtype=object)
    for column, value in (("kode", areas.region), ("unit", areas.region), ("nama", areas.region_name)):
        frame.loc[named.isna(), column] = value
    return Placed(frame, areas.region, list(_unmatched(areas, tuple(named.index), found)))


def _said(found: Statistic, _table: Table, records: Records, placed: Placed) -> Said:
    figures, odd = _figures(records.frame, found)
    frame = placed.frame.join(figures)
    frame[TOTAL_ROW] = records.frame[_AREA].isna().tolist()
    checked = check_statistic(frame, {key: label for _, key, label in found.columns})
    return Said(frame.reset_index(drop=True), list(frame.index), [*odd, *checked])


def _area(cells: Cells, found: Statistic) -> str | None:
    name = _name(cells, found)
    return None if name_key(name) in _TOTALS else name


def _found(
    sheet: Sheet, row: int, texts: list[tuple[str, str]], above: list[tuple[int, list[str]]]
) -> Statistic | None:
    plain = [" ".join(filter(None, pair)) for pair in texts]
    area = _area_column(plain)
    if area is None:
        return None
    columns: list[tuple[int, str, str]] = []
    for at, (group, unit) in enumerate(texts):
        key = _key(group, unit)
        if at != area and key and name_key(plain[at]) not in _NUMBERS and key not in {k for _, k, _ in columns}:
            columns.append((at, key, plain[at]))
    titles = tuple(text for _, cells in above for text in dict.fromkeys(filter(None, cells)))
    return Statistic(sheet, row, area, plain[area], tuple(columns), titles)


def _without_personal(found: Statistic, layout: FileLayout) -> tuple[Statistic, list[Issue]]:
    """The table without columns of personal data, and what is said of those."""
    dropped = tuple(label for _, _, label in found.columns if layout.is_personal(label))
    if not dropped:
        return found, []
    kept = tuple(column for column in found.columns if column[2] not in dropped)
    return replace(found, columns=kept), [Issue("kolom_pribadi", "catatan", found.row, None, None, dropped)]


def _grouped(upper: list[str], lower: list[str]) -> list[tuple[str, str]]:
    """(group, unit) by column; the name of a group stands over its first column only."""
    pairs, group = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        group = above or (group if below else "")
        pairs.append((group, below))
    return pairs


def _key(group: str, unit: str) -> str:
    kind = _unit(unit)
    base = slug(group).replace("-", "_") if name_key(group) else ""
    if kind and base:
        return f"{base}_{kind}"
    return slug(" ".join(filter(None, (group, unit)))).replace("-", "_") if group or unit else ""


def _unit(text: str) -> str | None:
    if text.strip() == "%" or name_key(text) in _PERCENTS:
        return PERCENT
    return "jumlah" if name_key(text) in _COUNTS else None


def _area_column(texts: Sequence[str]) -> int | None:
    """The first column headed by a level of areas: “Provinsi”, “Kabupaten - MUSI RAWAS”."""
    return next((at for at, text in enumerate(texts) if name_key(text).split(" ")[0] in LEVEL_WORDS), None)


def _name(cells: Cells, found: Statistic) -> str:
    own = clean_text(cells[found.area]) if found.area < len(cells) else ""
    first = clean_text(cells[0]) if cells else ""
    return own or (first if name_key(first) in _TOTALS else "")


def _is_note(cells: Cells, found: Statistic) -> bool:
    """A row without a single figure, or of the columns' numbers: a remark, a second row of headings."""
    return _name(cells, found).isdigit() or all(
        parse_decimal(_at(cells, at)).value is None for at, _, _ in found.columns
    )


def _at(cells: Cells, at: int) -> object:
    return cells[at] if at < len(cells) else None


def _figures(records: pd.DataFrame, found: Statistic) -> tuple[pd.DataFrame, list[Issue]]:
    issues = []
    values: dict[str, list[float | int | None]] = {}
    for _, key, label in found.columns:
        cells = records[key].tolist()
        parsed = [parse_decimal(cell) for cell in cells]
        values[key] = [_plain(q.value) for q in parsed]
        for number, cell, quantity in zip(records.index, cells, parsed, strict=True):
            if quantity.state == "tak_terbaca":
                issues.append(Issue("angka_tak_sah", "periksa", number, label, shown(cell)))
    return pd.DataFrame(values, index=records.index, dtype=object), issues


def _plain(value: object) -> float | int | None:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _unmatched(areas: AreaRows, numbers: tuple[int, ...], found: Statistic) -> Iterator[Issue]:
    """Each area that the list does not have; when it has none of them, one note."""
    names = {number: row[2] for number, row in zip(numbers, areas.rows, strict=True) if row[1]}
    unknown = [number for number, row in zip(numbers, areas.rows, strict=True) if row[1] and "~" in str(row[1])]
    if len(unknown) == len(names) > 1 or (unknown and "~" in areas.region):
        yield Issue("tanpa_daftar", "catatan", allowed=(areas.region_name,))
        return
    for number in unknown:
        yield Issue("wilayah_statistik_tak_dikenal", "periksa", number, found.heading, shown(names[number]))


def _title(titles: Sequence[str]) -> str:
    """What the table is called: its first title up to the period."""
    for title in titles:
        short = title[: title.upper().find("PERIODE")] if "PERIODE" in title.upper() else title
        short = short.strip(" -–:,()")
        if short and not dates_in(short, today()):
            return short
    return "Statistik"
