"""Finds the table in a file: the sheet and row where a layout's headings stand, and which columns are left aside."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from kkb.config.file_specs import FileLayout, heading_key
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.containers.sheet import Cells, Sheet
from kkb.io.names.normal import clean_text, shown

HEAD_ROWS = 20
HEAD_WIDTH = 256
FEWEST_HEADINGS = 3
_NAMED_AT_MOST = 40
UNNAMED = re.compile(r"Unnamed: \d+(_level_\d+)?|Column\d+|index", re.IGNORECASE)  # index columns of tools


@dataclass(frozen=True, slots=True)
class TableHeader:
    """A row of headings: where each of our columns stands (from 0) and what the file calls it.

    `spare` are the headings of other columns by where they stand.
    """

    sheet: Sheet
    row: int
    positions: dict[str, int]
    labels: dict[str, str]
    unused: tuple[str, ...]
    spare: Mapping[int, str] = field(default_factory=dict)

    def label(self, key: str) -> str:
        """The heading of a column as the person sees it in the file."""
        return self.labels.get(key, key)

    def body(self) -> Iterator[tuple[int, Cells]]:
        """The rows below the headings, with Excel's row numbers, cut after the last column we know."""
        width = max(self.positions.values()) + 1
        return ((n, cells) for n, cells in self.sheet.numbered(None, width) if n > self.row)


def find_header(sheets: Sequence[Sheet], layout: FileLayout, file: str) -> tuple[TableHeader, list[Issue]]:
    """The header among the first rows of all sheets, and notes on columns and sheets left aside.

    Raises KkbError that lists what was found and what is missing.
    """
    headers = best_headers(sheets, layout)
    whole = [h for h in headers if is_whole(h, layout)]
    if not whole:
        raise _no_header(headers, layout, file)
    first, *others = whole
    unread = unread_sheets(header.sheet for header in others)
    return first, [*_column_notes(first, layout), *_hidden_notes(first), *unread]


def best_headers(sheets: Sequence[Sheet], layout: FileLayout) -> list[TableHeader]:
    """Of every sheet the row, or two rows, with most of a layout's headings."""
    return [h for h in (_best_header(sheet, layout) for sheet in sheets) if h]


def is_whole(header: TableHeader, layout: FileLayout) -> bool:
    """Whether a header has every required column, and enough of those with a kind."""
    enough = sum(column.key in header.positions for column in layout.valued) >= layout.fewest
    return enough and not _missing(header, layout)


def unread_sheets(sheets: Iterable[Sheet]) -> list[Issue]:
    """What is said of further sheets with a table that could be read: one sheet of a file is."""
    return [Issue("lembar_lain", "periksa", None, None, shown(sheet.name)) for sheet in sheets]


def titles(header: TableHeader) -> tuple[str, ...]:
    """The texts that stand above the headings: titles, a period, a remark."""
    above = header.sheet.numbered(header.row, HEAD_WIDTH)
    return tuple(text for n, cells in above if n < header.row for text in map(clean_text, cells) if text)


def _best_header(sheet: Sheet, layout: FileLayout) -> TableHeader | None:
    keys = layout.keys_by_heading()
    rows = [(n, [clean_text(cell) for cell in cells]) for n, cells in sheet.numbered(HEAD_ROWS, HEAD_WIDTH)]
    pairs = [(n, _joined(upper, lower, keys)) for (_, upper), (n, lower) in pairwise(rows)]
    headers = [_header(sheet, n, texts, layout) for n, texts in (*rows, *pairs)]
    return max(headers, key=lambda h: len(h.positions), default=None)


def _joined(upper: list[str], lower: list[str], keys: Mapping[str, str]) -> list[str]:
    """Headings in two rows as one: a group's name over its columns, or a cell merged over both rows."""
    joined, group = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        group = above or group
        both = f"{group} {below}".strip()
        joined.append(both if below and heading_key(both) in keys else below or above)
    return joined


def _header(sheet: Sheet, row: int, cells: Sequence[str], layout: FileLayout) -> TableHeader:
    keys, own = layout.keys_by_heading(), {c.heading for c in layout.columns}
    texts = {at: text for at, text in enumerate(cells) if text}
    found = [(at, keys.get(heading_key(text))) for at, text in texts.items()]
    positions: dict[str, int] = {}
    for at, key in sorted(found, key=lambda f: (texts[f[0]] not in own, f[0])):
        if key:
            positions.setdefault(key, at)
    labels = {key: shown(texts[at]) for key, at in positions.items()}
    spare = {at: shown(text) for at, text in texts.items() if at not in positions.values()}
    return TableHeader(sheet, row, positions, labels, tuple(spare.values()), spare)


def _missing(header: TableHeader, layout: FileLayout) -> list[str]:
    return [c.heading for c in layout.required if c.key not in header.positions]


def _no_header(headers: list[TableHeader], layout: FileLayout, file: str) -> KkbError:
    best = max(headers, key=lambda h: len(h.positions), default=None)
    needed = ", ".join(c.heading for c in layout.required)
    if best is None or len(best.positions) < FEWEST_HEADINGS:
        return KkbError("berkas.tanpa_kepala", file=file, berkas=layout.title, perlu=needed, baris=HEAD_ROWS)
    found = [*best.labels.values(), *(u for u in best.unused if not layout.is_personal(u))]
    return KkbError(
        "berkas.kolom_kurang", file=file, berkas=layout.title, baris=best.row, perlu=needed,
        kurang=", ".join(_missing(best, layout)), ditemukan=", ".join(found[:_NAMED_AT_MOST]),
    )  # fmt: skip


def _column_notes(header: TableHeader, layout: FileLayout) -> Iterator[Issue]:
    personal = tuple(u for u in header.unused if layout.is_personal(u))
    points = tuple(u for u in header.unused if u not in personal and layout.is_point(u))
    others = tuple(u for u in header.unused if u not in (*personal, *points) and not UNNAMED.fullmatch(u))
    if personal:
        yield Issue("kolom_pribadi", "catatan", header.row, None, None, personal)
    if points:
        yield Issue("kolom_koordinat", "catatan", header.row, None, None, points)
    if others:
        yield Issue("kolom_tak_dipakai", "catatan", header.row, None, None, others)


def _hidden_notes(header: TableHeader) -> Iterator[Issue]:
    if header.sheet.hidden:
        yield Issue("lembar_tersembunyi", "periksa", None, None, shown(header.sheet.name))
    rows = sorted(number for number in header.sheet.hidden_rows() if number > header.row)
    if rows:
        yield Issue("baris_tersembunyi", "periksa", rows[0], None, str(len(rows)), tuple(map(str, rows)))
