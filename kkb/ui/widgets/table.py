"""Puts a table on the screen the same way everywhere: numbers as written here, downloadable as .xlsx."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from kkb.export.workbook import split_sheets, workbook_bytes
from kkb.text.markdown import plain
from kkb.text.provenance import example_text
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.download import Download, show_download_button

ROW_HEIGHT = 40
_NAME_LEAST, _LETTER, _EDGE = 120, 8.2, 25
"""Pixels: a name's column, a letter of 16 px (with some room for capitals), what stands left and right of a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how its values are written, and what the heading means."""

    label: str
    write: Callable[[object], str] | None = None
    explanation: str | None = None
    pinned: bool = False
    width: str | int | None = None


@dataclass(frozen=True)
class Table:
    """A frame with its columns in order; `key` names it in the page and in the file, `alt` says what it is."""

    key: str
    frame: pd.DataFrame
    columns: Mapping[str, Column]
    alt: str
    notes: tuple[str, ...] = field(default=())
    sheets_by: str | None = None
    """The column whose every value gets a sheet of its own in the file, behind the whole table."""


def name_width(names: Iterable[object], *, most: int = 300) -> int:
    """Pixels in which the longest of some names stands whole, up to a limit; a table guesses narrower ones.

    >>> name_width(["Jayaloka"]), name_width(["Tiang Pumpung Kepungut"])
    (120, 205)
    """
    longest = max((len(str(name)) for name in names), default=0)
    return min(most, max(_NAME_LEAST, round(_LETTER * longest) + _EDGE))


def show_table(page: PageContext, table: Table, rows_shown: int = 15) -> None:
    """The table, sortable, with its download below it."""
    shown = table.frame[list(table.columns)]
    written = {name: column.write for name, column in table.columns.items() if column.write}
    config = {
        name: st.column_config.Column(c.label, help=c.explanation, pinned=c.pinned, width=c.width)
        for name, c in table.columns.items()
    }
    with st.container(key=f"tabel_{table.key}"):
        st.dataframe(
            shown.style.format(written, na_rep="–"),
            hide_index=True,
            column_config=config,
            row_height=ROW_HEIGHT,
            height=ROW_HEIGHT * (min(len(shown), rows_shown) + 1) + 3,
            placeholder="–",
            alt=table.alt,
        )
        show_download(page, table)


def show_reading_table(page: PageContext, table: Table) -> None:
    """A table of words, every cell whole on several lines, with its download below it."""
    names = {name: plain(column.label) for name, column in table.columns.items()}
    cells = table.frame[list(table.columns)].astype(str).map(plain).rename(columns=names)
    with st.container(key=f"tabel_{table.key}"):
        st.table(cells, hide_index=True, alt=table.alt)
        show_download(page, table)


def show_download(page: PageContext, table: Table) -> None:
    """The .xlsx of a table, made only when it is asked for."""
    name = f"{table.key}_{page.area_view.area}_{page.area_view.on or 'semua'}.xlsx"
    label = page.text("umum.unduh_tabel")
    show_download_button(page, Download(f"unduh_{table.key}", label, name, lambda: table_bytes(page, table)))


def table_bytes(page: PageContext, table: Table) -> bytes:
    """The workbook of a table, with what it shows, its date, source and example label as notes."""
    frame = table.frame[list(table.columns)].rename(columns={name: c.label for name, c in table.columns.items()})
    sheets = {table.alt: frame}
    if table.sheets_by:
        split = split_sheets(frame, table.columns[table.sheets_by].label)
        sheets |= {title: part for title, part in split.items() if title not in sheets}
    return workbook_bytes(sheets, (*notes(page), *table.notes))


def notes(page: PageContext) -> tuple[str, ...]:
    """What must stand in every file that leaves the product: area, date, example label."""
    area_view = page.area_view
    lines = [f"{page.text('umum.produk')}: {area_view.name} ({area_view.area})"]
    if area_view.on:
        lines.append(page.text("umum.data_per", tanggal=page.day(area_view.on)))
    if label := example_text(area_view, page.words):
        lines.append(label)
    return tuple(lines)
