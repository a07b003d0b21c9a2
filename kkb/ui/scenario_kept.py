"""Scenarios kept under a name: compared in one chart and table, opened again, sent as a link, exported."""

import streamlit as st

from kkb.core.whatif import Start
from kkb.ui.chart import show_chart
from kkb.ui.download import Download, show_download_button
from kkb.ui.room import Room
from kkb.ui.scenario_compare import build_workbook, compared, comparison_table, ratio_compared
from kkb.ui.scenario_levers import set_levers
from kkb.ui.scenario_link import LONGEST_NAME, MOST_KEPT, Kept, kept_name
from kkb.ui.scenario_session import address, current, kept_scenarios, set_kept, write_kept
from kkb.ui.table import show_table
from kkb.view.chart_scenario import build_comparison
from kkb.view.markdown import plain
from kkb.view.scenario_answers import aim_text, moves_text, ratio_name

_NAME = "sim_nama"


def show_kept(room: Room, begun: Start) -> None:
    """What was kept for this area, and how to keep more. It stands outside the part that every lever draws again."""
    kept = kept_scenarios(room)
    write_kept(room)
    st.subheader(room.text("simulasi.simpanan"), anchor=False)
    _ask_to_keep(room, kept)
    if not kept:
        st.caption(room.text("simulasi.simpanan_kosong"))
        return
    for one in kept:
        _show_one(room, begun, one)
    rows = compared(begun, kept, room.text("grafik.sekarang"))
    ratio = ratio_compared(kept)
    title = ratio_name(ratio, room.words)
    figure = build_comparison([row.landed(ratio) for row in rows], title, room.words)
    show_chart(figure, "sim_banding", room.text("simulasi.banding_alt", rasio=title))
    links = {one.name: address(room, one.scenario, kept) for one in kept}
    table = comparison_table(room, rows, links)
    show_table(room, table)
    label, name = room.text("simulasi.unduh_semua"), f"skenario_lengkap_{room.look.area}_{room.look.on}.xlsx"
    show_download_button(room, Download("sim_unduh", label, name, lambda: build_workbook(room, begun, kept, table)))


def _ask_to_keep(room: Room, kept: tuple[Kept, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="sim_simpan_baris"):
        st.text_input(
            room.text("simulasi.nama"),
            key=_NAME,
            max_chars=LONGEST_NAME,
            placeholder=room.text("simulasi.nama_contoh"),
            width=340,
        )
        st.button(
            room.text("simulasi.simpan"),
            on_click=_keep,
            args=(room, kept),
            key="sim_simpan_tombol",
            icon=":material/bookmark_add:",
            type="primary",
            disabled=len(kept) >= MOST_KEPT,
        )
    if len(kept) >= MOST_KEPT:
        st.caption(room.text("simulasi.penuh", n=MOST_KEPT))


def _keep(room: Room, kept: tuple[Kept, ...]) -> None:
    scenario = current()
    name = kept_name(st.session_state.get(_NAME, "")) or kept_name(moves_text(scenario.all_moves, room.words))
    set_kept(room, (*(one for one in kept if one.name != name), Kept(name, scenario)))
    st.session_state[_NAME] = ""


def _drop(room: Room, name: str) -> None:
    set_kept(room, tuple(one for one in kept_scenarios(room) if one.name != name))


def _show_one(room: Room, begun: Start, one: Kept) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"sim_satu_{one.name}"):
        words = f"{aim_text(one.scenario, room.words)}: {moves_text(one.scenario.all_moves, room.words)}"
        st.markdown(f"**{plain(one.name)}** · {words}", width="stretch")
        st.button(
            room.text("simulasi.buka"),
            on_click=set_levers,
            args=(one.scenario, begun.most),
            key=f"sim_buka_{one.name}",
            icon=":material/open_in_browser:",
        )
        st.button(
            room.text("simulasi.hapus"),
            on_click=_drop,
            args=(room, one.name),
            key=f"sim_hapus_{one.name}",
            icon=":material/delete:",
        )
