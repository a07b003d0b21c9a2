"""The pictures of a comparison: strata, shares with their intervals, funnel, places, heat map of items."""

import pandas as pd
import streamlit as st

from kkb.core.compare_chance import chance_test
from kkb.core.compare_items import item_table
from kkb.core.tally import Tally
from kkb.ui.chart import show_chart
from kkb.ui.comparison_choice import Comparison, formed_parts, part_names
from kkb.ui.comparison_table import change_places, changes_of, counts_of, level_places, ordered
from kkb.ui.controls import ask_choice
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_funnel import Spot, build_funnel
from kkb.view.chart_items import MEASURES, build_item_map, cell_text
from kkb.view.chart_ranks import build_ranks
from kkb.view.chart_share import build_share_intervals
from kkb.view.chart_strata import Bar, build_strata_bars, shown_counts
from kkb.view.comparison_answers import benchmark_name
from kkb.view.markdown import plain

MOST_LINES = 40
"""Lines in a picture; the table has them all."""


def show_shares(room: Room, asked: Comparison) -> None:
    """Strata, intervals, funnel or places of the areas below."""
    show = {"strata": _show_strata, "pangsa": _show_intervals, "corong": _show_funnel, "peringkat": _show_ranks}
    show[asked.view](room, asked)


def show_items(room: Room, asked: Comparison) -> None:
    """The heat map of areas and items in one of three measures, with its table."""
    measure = ask_choice(
        "ukuran", MEASURES, lambda m: room.text(f"banding.ukuran_{m}"), room.text("banding.ukuran"), hidden=True
    )
    depth = room.look.level + 1
    table = item_table(room.look.rows, depth)
    if table.empty:
        st.info(room.text("banding.item_kosong", nama=room.name))
        return
    names = {part.code: part_names(room)[part.code] for part in _cut(room, ordered(room, asked)) if part.terbentuk}
    figure = build_item_map(table, names, room.desk.scheme.items, measure, room.words, asked.chosen)
    show_chart(figure, f"banding_item_{measure}", room.text(f"banding.alt_item_{measure}", nama=room.look.name))
    st.caption(_note(room, f"item_{measure}"))
    show_table(room, _item_table(room, table, measure))


def _show_strata(room: Room, asked: Comparison) -> None:
    parts = _cut(room, ordered(room, asked))
    bars = [Bar(part_names(room)[p.code], shown_counts(counts_of(p)), p.share_a) for p in parts]
    figure = build_strata_bars(bars, room.desk.scheme, room.words)
    show_chart(figure, "banding_strata", room.text("banding.alt_strata", nama=room.look.name))


def _show_intervals(room: Room, asked: Comparison) -> None:
    parts = [(part_names(room)[p.code], p) for p in _cut(room, ordered(room, asked))]
    figure = build_share_intervals(parts, room.look.leading and room.look.leading.target, room.words, asked.chosen)
    show_chart(figure, "banding_pangsa", room.text("banding.alt_pangsa", nama=room.look.name))
    st.caption(_note(room, "pangsa"))


def _show_funnel(room: Room, asked: Comparison) -> None:
    known = formed_parts(room.look)
    if asked.benchmark is None or not known:
        st.info(room.text("banding.corong_kosong", nama=room.name))
        return
    places = level_places(room)
    spots = [Spot(part_names(room)[p.code], p.share_a, places[p.code].rank, p.code in asked.chosen) for p in known]
    said = benchmark_name(asked.benchmark, room.words)
    test = chance_test([p.share_a for p in known], asked.benchmark.percent)
    figure = build_funnel(spots, test, said, room.words)
    show_chart(figure, "banding_corong", room.text("banding.alt_corong", nama=room.look.name))
    st.caption(_note(room, "corong"))
    if asked.benchmark.source:
        source = {"sumber": plain(asked.benchmark.source), "tanggal": room.day(asked.benchmark.day)}
        st.caption(room.text("banding.acuan_sumber", acuan=plain(said), **source))


def _show_ranks(room: Room, asked: Comparison) -> None:
    level = level_places(room)
    if not level:
        st.info(room.text("banding.corong_kosong", nama=room.name))
        return
    by_place = sorted(level, key=lambda code: (code not in asked.chosen, level[code].rank, code))[:MOST_LINES]
    names = {code: part_names(room)[code] for code in by_place}
    change = change_places(changes_of(room, asked))
    figure = build_ranks(names, level, change, asked.chosen, room.words)
    show_chart(figure, "banding_peringkat", room.text("banding.alt_peringkat", nama=room.look.name))
    st.caption(_note(room, "peringkat"))
    if change:
        st.caption(room.text("banding.ket_peringkat_ubah", tanggal=room.day(asked.since)))


def _note(room: Room, key: str) -> str:
    counted = {"n": room.number(room.look.tally.terbentuk), "tanggal": room.day(room.look.on)}
    return f"{room.text(f'banding.ket_{key}')} {room.text('banding.n_data', **counted)}"


def _cut(room: Room, parts: list[Tally]) -> list[Tally]:
    if len(parts) > MOST_LINES:
        st.caption(room.text("banding.sebagian", n=room.number(MOST_LINES), semua=room.number(len(parts))))
    return parts[:MOST_LINES]


def _item_table(room: Room, table: pd.DataFrame, measure: str) -> Table:
    cells = {(row["kode"], row["item"]): row for row in table.to_dict("records")}
    names = part_names(room)
    items = room.desk.scheme.items
    frame = pd.DataFrame(
        [
            {"nama": names.get(code, code)} | {i.key: cell_text(cells[code, i.key], measure, room.words) for i in items}
            for code in dict.fromkeys(table["kode"])
        ]
    )
    english = room.words.lang == "en"
    columns = {"nama": Column(room.part_word.capitalize(), pinned=True)}
    columns |= {i.key: Column(i.name_en if english else i.name) for i in items}
    return Table(f"banding_item_{measure}", frame, columns, room.text(f"banding.ukuran_{measure}"))
