"""Puts the content of a page on the screen: what it says is made elsewhere, here it is only shown."""

from collections.abc import Sequence

import streamlit as st

from kkb.content.page import ChartBlock, Figure, Heading, Listing, Note, Page, PageBlock, TableBlock, TableColumn
from kkb.text import format as fmt
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column, Table, name_width, show_reading_table, show_table


def show_answer(content: Page) -> None:
    """The first line, and in a smaller one what belongs beside it."""
    st.markdown(f"#### {content.answer}")
    if content.lead:
        st.caption(" ".join(content.lead))


def show_figure(figure: Figure) -> None:
    """A headline number in `st.container(key="kpi_<name>")`, with its counts beneath."""
    with st.container(key=f"kpi_{figure.name}", border=True, height="stretch"):
        st.metric(
            figure.label, figure.value, delta=figure.note, delta_color="off", delta_arrow="off",
            help=figure.explanation,
        )  # fmt: skip


def show_figures(content: Page, widths: Sequence[int] | None = None) -> None:
    """The headline numbers of a page in a row."""
    for column, figure in zip(st.columns(widths or len(content.figures)), content.figures, strict=True):
        with column:
            show_figure(figure)


def show_blocks(page: PageContext, content: Page, *keys: str) -> None:
    """The blocks of these keys in the order of the page; what the page has nothing to say of is left out."""
    for block in content.blocks:
        if block.key in keys:
            show_block(page, block)


def show_block(page: PageContext, block: PageBlock) -> None:
    """One block."""
    match block:
        case Heading(text=text, level=2):
            st.subheader(text, anchor=False)
        case Heading(text=text):
            st.markdown(f"**{text}**")
        case Listing(items=items):
            st.markdown("\n".join(f"- {item}" for item in items))
        case Note():
            _show_note(block)
        case ChartBlock():
            show_chart(block.chart, page)
        case TableBlock(is_read=True):
            show_reading_table(page, table_of(page, block))
        case TableBlock():
            show_table(page, table_of(page, block), block.rows_shown)
        case _:
            raise TypeError(type(block).__name__)


def _show_note(note: Note) -> None:
    shows = {"small": st.caption, "info": st.info, "good": st.success, "warning": st.warning}
    shows.get(note.tone, st.markdown)(f"**{note.text}**" if note.tone == "strong" else note.text)


def table_of(page: PageContext, block: TableBlock) -> Table:
    """A table of content as the screen and its workbook take it."""
    columns = {column.key: _column(page, block, column) for column in block.columns}
    return Table(block.key, block.frame(), columns, block.title, block.notes, block.sheets_by)


def _column(page: PageContext, block: TableBlock, column: TableColumn) -> Column:
    writers = {
        "count": page.number,
        "number": lambda value: page.number(value, column.digits),
        "share": lambda value: page.percent(value, column.digits),
        "signed": lambda value: page.signed(value, column.digits),
        "date": page.day,
        "moment": lambda value: fmt.moment(value, page.words.lang),
    }
    if column.kind == "code" and column.digits:
        writers["code"] = lambda value: str(value)[: column.digits]
    width = name_width(block.column(column.key), most=column.most_width) if column.is_fitted else None
    return Column(column.label, writers.get(column.kind), column.explanation, column.is_name, width)
