"""Scenarios kept under a name: compared in one chart and table, opened again, sent as a link, exported."""

import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.scenario import build_comparison
from kkb.core.scenario import Start
from kkb.text.markdown import plain
from kkb.text.scenario_answers import aim_text, moves_text, ratio_name
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.compare import build_workbook, compared, comparison_table, ratio_compared
from kkb.ui.scenario.levers import set_levers
from kkb.ui.scenario.link import LONGEST_NAME, MOST_KEPT, Kept, kept_name
from kkb.ui.scenario.session import address, current, kept_scenarios, set_kept, write_kept
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.download import Download, show_download_button
from kkb.ui.widgets.table import show_table

_NAME = "sim_nama"


def show_kept(page: PageContext, baseline: Start) -> None:
    """What was kept for this area, and how to keep more. It stands outside the part that every lever draws again."""
    kept = kept_scenarios(page)
    write_kept(page)
    st.subheader(page.text("simulasi.simpanan"), anchor=False)
    _ask_to_keep(page, kept)
    if not kept:
        st.caption(page.text("simulasi.simpanan_kosong"))
        return
    for one in kept:
        _show_one(page, baseline, one)
    rows = compared(baseline, kept, page.text("grafik.sekarang"))
    ratio = ratio_compared(kept)
    title = ratio_name(ratio, page.words)
    caption = Caption("sim_banding", page.text("simulasi.simpanan"), page.text("simulasi.banding_alt", rasio=title))
    show_chart(build_comparison([row.landed(ratio) for row in rows], title, page.words, caption), page)
    links = {one.name: address(page, one.scenario, kept) for one in kept}
    table = comparison_table(page, rows, links)
    show_table(page, table)
    label, name = page.text("simulasi.unduh_semua"), f"skenario_lengkap_{page.area_view.area}_{page.area_view.on}.xlsx"
    show_download_button(page, Download("sim_unduh", label, name, lambda: build_workbook(page, baseline, kept, table)))


def _ask_to_keep(page: PageContext, kept: tuple[Kept, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="sim_simpan_baris"):
        st.text_input(
            page.text("simulasi.nama"),
            key=_NAME,
            max_chars=LONGEST_NAME,
            placeholder=page.text("simulasi.nama_contoh"),
            width=340,
        )
        st.button(
            page.text("simulasi.simpan"),
            on_click=_keep,
            args=(page, kept),
            key="sim_simpan_tombol",
            icon=":material/bookmark_add:",
            type="primary",
            disabled=len(kept) >= MOST_KEPT,
        )
    if len(kept) >= MOST_KEPT:
        st.caption(page.text("simulasi.penuh", n=MOST_KEPT))


def _keep(page: PageContext, kept: tuple[Kept, ...]) -> None:
    scenario = current()
    name = kept_name(st.session_state.get(_NAME, "")) or kept_name(
        moves_text(scenario.all_moves, page.app.scheme.rule, page.words)
    )
    set_kept(page, (*(one for one in kept if one.name != name), Kept(name, scenario)))
    st.session_state[_NAME] = ""


def _drop(page: PageContext, name: str) -> None:
    set_kept(page, tuple(one for one in kept_scenarios(page) if one.name != name))


def _show_one(page: PageContext, baseline: Start, one: Kept) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"sim_satu_{one.name}"):
        told = moves_text(one.scenario.all_moves, page.app.scheme.rule, page.words)
        words = f"{aim_text(one.scenario, page.words)}: {told}"
        st.markdown(f"**{plain(one.name)}** · {words}", width="stretch")
        st.button(
            page.text("simulasi.buka"),
            on_click=set_levers,
            args=(one.scenario, baseline),
            key=f"sim_buka_{one.name}",
            icon=":material/open_in_browser:",
        )
        st.button(
            page.text("simulasi.hapus"),
            on_click=_drop,
            args=(page, one.name),
            key=f"sim_hapus_{one.name}",
            icon=":material/delete:",
        )
