"""A plan looked at: the ranked villages, per agency, per kecamatan, on the map; to take along and to send."""

import streamlit as st

from kkb.content import plan as content_plan
from kkb.content.plan import PlanContext, agency_table, area_table, empty_sentence, village_blocks
from kkb.core.plan.views import step_table
from kkb.export.plan_workbook import build_book, summary_lines
from kkb.text import plan_table
from kkb.text.plan_words import plan_answer as plan_sentence
from kkb.ui.actions.blocks import show_from_plan
from kkb.ui.actions.supporting import show_news
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan import answer
from kkb.ui.plan.limits import ask_villages, show_reset
from kkb.ui.plan.link import PlanAsk
from kkb.ui.plan.map import show_plan_map
from kkb.ui.widgets.content import show_block
from kkb.ui.widgets.controls import ask_choice
from kkb.ui.widgets.download import Download, show_download_button
from kkb.ui.widgets.table import notes

VIEWS = ("desa", "instansi", "kecamatan", "peta")
LISTED = 8
"""Villages told in words; the others stand in the table below."""


def show_views(page: PageContext, ask: PlanAsk, found: PlanContext) -> None:
    """The view that is asked for, below it what can be done with the plan."""
    view = ask_choice("ren_lihat", VIEWS, lambda key: page.text(f"susun.lihat_{key}"), page.text("susun.lihat"))
    show = {"desa": _show_villages, "instansi": _show_agencies, "kecamatan": _show_areas, "peta": show_plan_map}[view]
    if found.plan.villages or view == "peta":
        show(page, found)
    else:
        st.caption(empty_sentence(page.basis, found))
    show_hand(page, ask, found)


def show_hand(page: PageContext, ask: PlanAsk, found: PlanContext | None = None) -> None:
    """What a person may change by hand and do with a plan; without one, what brings a plan back."""
    ask_villages(page, _eligible(page, ask))
    show_news(page)
    with st.container(horizontal=True, key="ren_tindakan"):
        if found and found.plan.villages:
            _show_book(page, ask, found)
            show_from_plan(page, step_table(found.plan))
        _show_link(page, ask)
        show_reset(page)


def plan_bytes(page: PageContext, ask: PlanAsk, found: PlanContext) -> bytes:
    """The workbook of a plan."""
    sentence = plan_sentence(found.plan, page.area_view.area, found.told, is_furthest=ask.furthest)
    lines = summary_lines(found, sentence.replace("**", "").replace("\\", ""), _labels(page, ask))
    return build_book(found, lines, (*notes(page), page.text("susun.catatan")))


def _show_villages(page: PageContext, found: PlanContext) -> None:
    st.markdown(plan_table.village_list(found.plan, found.weak, found.told, LISTED))
    if len(found.plan.villages) > LISTED:
        st.markdown(page.text("susun.lagi", n=page.number(len(found.plan.villages) - LISTED)))
    for block in village_blocks(page.basis, found):
        show_block(page, block)


def _show_agencies(page: PageContext, found: PlanContext) -> None:
    show_block(page, agency_table(page.basis, found))
    steps = plan_table.step_frame(found.plan, found.told)
    busy = [a.key for a in found.told.effort.agencies if found.told.agency(a.key) in set(steps["instansi"])]
    if busy:
        chosen = ask_choice("ren_siapa", busy, found.told.agency, page.text("susun.siapa"))
        show_block(page, content_plan.step_table(page.basis, found, chosen))


def _show_areas(page: PageContext, found: PlanContext) -> None:
    show_block(page, area_table(page.basis, found))


def _eligible(page: PageContext, ask: PlanAsk) -> dict[str, str]:
    """Units and names of the Kampung KB that do not count yet: those that can be wanted or left out."""
    rows = page.area_view.rows
    rows = rows[~rows["strata"].isin(page.app.scheme.ladder.at_least(ask.goal))].sort_values(["nama", "unit"])
    twice = rows["nama"].duplicated(keep=False)
    areas = [
        page.area_view.places.name(code) if again else "" for code, again in zip(rows["kode_kec"], twice, strict=True)
    ]
    names = [f"{name} ({area})" if area else str(name) for name, area in zip(rows["nama"], areas, strict=True)]
    return dict(zip(rows["unit"], names, strict=True))


def _show_book(page: PageContext, ask: PlanAsk, found: PlanContext) -> None:
    file = Download(
        "ren_unduh", page.text("susun.unduh"), f"rencana_lengkap_{page.area_view.area}_{page.area_view.on}.xlsx",
        lambda: plan_bytes(page, ask, found), type="primary",
    )  # fmt: skip
    show_download_button(page, file)


def _labels(page: PageContext, ask: PlanAsk) -> dict[str, str]:
    """Area, date and example label, and the link that asks the same again."""
    lines = dict(zip(("susun.produk", "susun.data", "susun.label"), notes(page), strict=False))
    named = {page.text(key): line for key, line in lines.items()}
    return named | {page.text("susun.tautan"): answer.address(page, ask)}


def _show_link(page: PageContext, ask: PlanAsk) -> None:
    with st.popover(page.text("susun.kirim"), icon=":material/share:"):
        st.markdown(page.text("susun.kirim_ket"))
        st.code(answer.address(page, ask), language=None, wrap_lines=True)
