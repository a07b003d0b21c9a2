"""Finds the table in a file: the sheet and row where a layout's headings stand, and which columns are left aside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.layout import Layout, heading_key
from kkb.io.names import clean_text, shown
from kkb.io.sheet import Cells, Sheet

HEAD_ROWS = 20
HEAD_WIDTH = 256
FEWEST_HEADINGS = 3
_NAMED_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Header:
    """A row of headings: where each of our columns stands (from 0) and what the file calls it."""

    sheet: Sheet
    row: int
    positions: dict[str, int]
    labels: dict[str, str]
    unused: tuple[str, ...]

    def label(self, key: str) -> str:
        """The heading of a column as the person sees it in the file."""
        return self.labels.get(key, key)

    def body(self) -> Iterator[tuple[int, Cells]]:
        """The rows below the headings, with Excel's row numbers, cut after the last column we know."""
        width = max(self.positions.values()) + 1
        return ((n, cells) for n, cells in self.sheet.numbered(None, width) if n > self.row)


def find_header(sheets: Sequence[Sheet], layout: Layout, file: str) -> tuple[Header, list[Issue]]:
    """The header among the first rows of all sheets, and notes on columns and sheets left aside.

    Raises KkbError that lists what was found and what is missing.
    """
    headers = [h for h in (_best_header(sheet, layout) for sheet in sheets) if h]
    whole = [h for h in headers if not _missing(h, layout)]
    if not whole:
        raise _no_header(headers, layout, file)
    return whole[0], [*_column_notes(whole[0], layout), *_sheet_notes(whole[1:])]


def _best_header(sheet: Sheet, layout: Layout) -> Header | None:
    rows = [_header(sheet, n, cells, layout) for n, cells in sheet.numbered(HEAD_ROWS, HEAD_WIDTH)]
    return max(rows, key=lambda h: len(h.positions), default=None)


def _header(sheet: Sheet, row: int, cells: Cells, layout: Layout) -> Header:
    keys, own = layout.keys_by_heading(), {c.heading for c in layout.columns}
    texts = {at: text for at, text in enumerate(map(clean_text, cells)) if text}
    found = [(at, keys.get(heading_key(text))) for at, text in texts.items()]
    positions: dict[str, int] = {}
    for at, key in sorted(found, key=lambda f: (texts[f[0]] not in own, f[0])):
        if key:
            positions.setdefault(key, at)
    labels = {key: shown(texts[at]) for key, at in positions.items()}
    unused = tuple(shown(text) for at, text in texts.items() if at not in positions.values())
    return Header(sheet, row, positions, labels, unused)


def _missing(header: Header, layout: Layout) -> list[str]:
    return [c.heading for c in layout.required if c.key not in header.positions]


def _no_header(headers: list[Header], layout: Layout, file: str) -> KkbError:
    best = max(headers, key=lambda h: len(h.positions), default=None)
    needed = ", ".join(c.heading for c in layout.required)
    if best is None or len(best.positions) < FEWEST_HEADINGS:
        return KkbError("berkas.tanpa_kepala", file=file, berkas=layout.title, perlu=needed, baris=HEAD_ROWS)
    found = [*best.labels.values(), *(u for u in best.unused if not layout.is_personal(u))]
    return KkbError(
        "berkas.kolom_kurang", file=file, berkas=layout.title, baris=best.row, perlu=needed,
        kurang=", ".join(_missing(best, layout)), ditemukan=", ".join(found[:_NAMED_AT_MOST]),
    )  # fmt: skip


def _column_notes(header: Header, layout: Layout) -> Iterator[Issue]:
    personal = tuple(u for u in header.unused if layout.is_personal(u))
    others = tuple(u for u in header.unused if u not in personal)
    if personal:
        yield Issue("kolom_pribadi", "catatan", header.row, None, None, personal)
    if others:
        yield Issue("kolom_tak_dipakai", "catatan", header.row, None, None, others)


def _sheet_notes(others: list[Header]) -> Iterator[Issue]:
    for header in others:
        yield Issue("lembar_lain", "periksa", None, None, shown(header.sheet.name))
