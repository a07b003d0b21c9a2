"""The pictures of a comparison: strata, shares with their intervals, funnel, places, heat map of items."""

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.comparison import (
    MEASURES,
    Spot,
    build_funnel,
    build_item_map,
    build_ranks,
    build_share_intervals,
    cell_text,
)
from kkb.content.charts.strata import StrataBar, build_strata_bars, shown_counts
from kkb.core.compare.chance import chance_test
from kkb.core.compare.items import item_table
from kkb.core.counts.tally import Tally
from kkb.text.comparison_answers import benchmark_name
from kkb.text.markdown import plain
from kkb.ui.comparison.choice import Comparison, formed_parts, part_names
from kkb.ui.comparison.table import change_places, changes_of, counts_of, level_places, ordered
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.controls import ask_choice
from kkb.ui.widgets.table import Column, Table, show_table

MOST_LINES = 40
"""Lines in a picture; the table has them all."""


def show_shares(page: PageContext, asked: Comparison) -> None:
    """Strata, intervals, funnel or places of the areas below."""
    show = {"strata": _show_strata, "pangsa": _show_intervals, "corong": _show_funnel, "peringkat": _show_ranks}
    show[asked.view](page, asked)


def show_items(page: PageContext, asked: Comparison) -> None:
    """The heat map of areas and items in one of three measures, with its table."""
    measure = ask_choice(
        "ukuran", MEASURES, lambda m: page.text(f"banding.ukuran_{m}"), page.text("banding.ukuran"), hidden=True
    )
    depth = page.area_view.level + 1
    table = item_table(page.area_view.rows, depth)
    if table.empty:
        st.info(page.text("banding.item_kosong", nama=page.name))
        return
    names = {part.code: part_names(page)[part.code] for part in _cut(page, ordered(page, asked)) if part.terbentuk}
    caption = _caption(page, f"item_{measure}", page.text(f"banding.ukuran_{measure}"))
    show_chart(build_item_map(table, names, page.app.scheme.items, measure, page.words, caption, asked.chosen))
    st.caption(_note(page, f"item_{measure}"))
    show_table(page, _item_table(page, table, measure))


def _show_strata(page: PageContext, asked: Comparison) -> None:
    parts = _cut(page, ordered(page, asked))
    bars = [StrataBar(part_names(page)[p.code], shown_counts(counts_of(p)), p.share_a) for p in parts]
    show_chart(build_strata_bars(bars, page.app.scheme, page.words, _caption(page, "strata")))


def _show_intervals(page: PageContext, asked: Comparison) -> None:
    parts = [(part_names(page)[p.code], p) for p in _cut(page, ordered(page, asked))]
    target = page.area_view.judged[-1].target if page.area_view.judged else None
    show_chart(build_share_intervals(parts, target, page.words, _caption(page, "pangsa"), asked.chosen))
    st.caption(_note(page, "pangsa"))


def _show_funnel(page: PageContext, asked: Comparison) -> None:
    known = formed_parts(page.area_view)
    if asked.benchmark is None or not known:
        st.info(page.text("banding.corong_kosong", nama=page.name))
        return
    places = level_places(page)
    spots = [Spot(part_names(page)[p.code], p.share_a, places[p.code].rank, p.code in asked.chosen) for p in known]
    said = benchmark_name(asked.benchmark, page.words)
    test = chance_test([p.share_a for p in known], asked.benchmark.percent)
    show_chart(build_funnel(spots, test, said, page.words, _caption(page, "corong")))
    st.caption(_note(page, "corong"))
    if asked.benchmark.source:
        source = {"sumber": plain(asked.benchmark.source), "tanggal": page.day(asked.benchmark.day)}
        st.caption(page.text("banding.acuan_sumber", acuan=plain(said), **source))


def _show_ranks(page: PageContext, asked: Comparison) -> None:
    level = level_places(page)
    if not level:
        st.info(page.text("banding.corong_kosong", nama=page.name))
        return
    by_place = sorted(level, key=lambda code: (code not in asked.chosen, level[code].rank, code))[:MOST_LINES]
    names = {code: part_names(page)[code] for code in by_place}
    change = change_places(changes_of(page, asked))
    show_chart(build_ranks(names, level, change, asked.chosen, page.words, _caption(page, "peringkat")))
    st.caption(_note(page, "peringkat"))
    if change:
        st.caption(page.text("banding.ket_peringkat_ubah", tanggal=page.day(asked.since)))


def _caption(page: PageContext, view: str, title: str | None = None) -> Caption:
    """What names the chart of a view."""
    name = page.area_view.name
    title = f"{title or page.text(f'banding.tampilan_{view}')}: {name}"
    return Caption(f"banding_{view}", title, page.text(f"banding.alt_{view}", nama=name))


def _note(page: PageContext, key: str) -> str:
    counted = {"n": page.number(page.area_view.tally.terbentuk), "tanggal": page.day(page.area_view.on)}
    return f"{page.text(f'banding.ket_{key}')} {page.text('banding.n_data', **counted)}"


def _cut(page: PageContext, parts: list[Tally]) -> list[Tally]:
    if len(parts) > MOST_LINES:
        st.caption(page.text("banding.sebagian", n=page.number(MOST_LINES), semua=page.number(len(parts))))
    return parts[:MOST_LINES]


def _item_table(page: PageContext, table: pd.DataFrame, measure: str) -> Table:
    cells = {(row["kode"], row["item"]): row for row in table.to_dict("records")}
    names = part_names(page)
    items = page.app.scheme.items
    frame = pd.DataFrame(
        [
            {"nama": names.get(code, code)} | {i.key: cell_text(cells[code, i.key], measure, page.words) for i in items}
            for code in dict.fromkeys(table["kode"])
        ]
    )
    columns = {"nama": Column(page.part_word.capitalize(), pinned=True)}
    columns |= {i.key: Column(i.label(page.words.lang)) for i in items}
    return Table(f"banding_item_{measure}", frame, columns, page.text(f"banding.ukuran_{measure}"))
