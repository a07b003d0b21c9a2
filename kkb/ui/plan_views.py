"""A plan looked at: the ranked villages, per agency, per kecamatan, on the map; to take along and to send."""

import streamlit as st

from kkb.core.plan.views import step_table
from kkb.core.rows import STRATA
from kkb.ui import plan_answer
from kkb.ui.actions.blocks import show_from_plan
from kkb.ui.actions.material import show_news
from kkb.ui.controls import ask_choice
from kkb.ui.download import Download, show_download_button
from kkb.ui.plan_limits import ask_villages, show_reset
from kkb.ui.plan_link import PlanAsk
from kkb.ui.plan_map import show_plan_map
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, notes, show_table
from kkb.view import plan_table
from kkb.view.markdown import plain
from kkb.view.plan_book import Found, build_book, summary_lines
from kkb.view.plan_words import plan_answer as plan_sentence

VIEWS = ("desa", "instansi", "kecamatan", "peta")
LISTED = 8
"""Villages told in words; the others stand in the table below."""
_WIDE = ("langkah", "kerja")


def show_views(room: Room, ask: PlanAsk, found: Found) -> None:
    """The view that is asked for, below it what can be done with the plan."""
    view = ask_choice("ren_lihat", VIEWS, lambda key: room.text(f"susun.lihat_{key}"), room.text("susun.lihat"))
    show = {"desa": _show_villages, "instansi": _show_agencies, "kecamatan": _show_areas, "peta": show_plan_map}[view]
    if found.plan.villages or view == "peta":
        show(room, found)
    else:
        st.caption(room.text("susun.kosong" if found.plan.found else "susun.tanpa_rencana"))
    show_hand(room, ask, found)


def show_hand(room: Room, ask: PlanAsk, found: Found | None = None) -> None:
    """What a person may change by hand and do with a plan; without one, what brings a plan back."""
    ask_villages(room, _eligible(room, ask))
    show_news(room)
    with st.container(horizontal=True, key="ren_tindakan"):
        if found and found.plan.villages:
            _show_book(room, ask, found)
            show_from_plan(room, step_table(found.plan))
        _show_link(room, ask)
        show_reset(room)


def plan_bytes(room: Room, ask: PlanAsk, found: Found) -> bytes:
    """The workbook of a plan."""
    sentence = plan_sentence(found.plan, room.look.area, found.told, is_furthest=ask.furthest)
    lines = summary_lines(found, sentence.replace("**", "").replace("\\", ""), _labels(room, ask))
    return build_book(found, lines, (*notes(room), room.text("susun.catatan")))


def _show_villages(room: Room, found: Found) -> None:
    st.markdown(plan_table.village_list(found.plan, found.weak, found.told, LISTED))
    if len(found.plan.villages) > LISTED:
        st.markdown(room.text("susun.lagi", n=room.number(len(found.plan.villages) - LISTED)))
    frame = plan_table.village_frame(found.plan, found.weak, found.told)
    _show(room, "rencana", frame, room.text("susun.tabel_desa"))
    st.caption(room.text("susun.rawan_ket"))
    spare = ", ".join(plain(f"{found.told.name(v.kode)} ({room.number(v.effort)})") for v in found.plan.reserves)
    if spare:
        st.caption(room.text("susun.cadangan", desa=spare, satuan=found.told.unit))


def _show_agencies(room: Room, found: Found) -> None:
    _show(room, "rencana_instansi", plan_table.agency_frame(found.plan, found.told), room.text("susun.tabel_instansi"))
    steps = plan_table.step_frame(found.plan, found.told)
    busy = [a.key for a in found.told.effort.agencies if found.told.agency(a.key) in set(steps["instansi"])]
    if not busy:
        return
    chosen = ask_choice("ren_siapa", busy, found.told.agency, room.text("susun.siapa"))
    frame = plan_table.step_frame(found.plan, found.told, chosen).drop(columns="instansi")
    _show(room, "rencana_langkah", frame, room.text("susun.tabel_langkah", instansi=found.told.agency(chosen)))


def _show_areas(room: Room, found: Found) -> None:
    frame = plan_table.area_frame(found.plan, found.state, found.told)
    _show(room, "rencana_kecamatan", frame, room.text("susun.tabel_kecamatan"))


def _show(room: Room, key: str, frame: object, alt: str) -> None:
    written = {"upaya": room.number, "kapasitas": room.number, "pangsa": room.percent}
    columns = {
        name: Column(room.text(f"susun.kolom_{name}"), written.get(name), pinned=name == "nama",
                     width="large" if name in _WIDE and frame[name].dtype == object else None)
        for name in frame.columns
    }  # fmt: skip
    show_table(room, Table(key, frame, columns, alt, (room.text("susun.catatan"),)), rows_shown=12)


def _eligible(room: Room, ask: PlanAsk) -> dict[str, str]:
    """Units and names of the Kampung KB that do not count yet: those that can be wanted or left out."""
    rows = room.look.rows
    rows = rows[~rows["strata"].isin(STRATA[STRATA.index(ask.goal) :])].sort_values(["nama", "unit"])
    twice = rows["nama"].duplicated(keep=False)
    areas = [room.look.places.name(code) if again else "" for code, again in zip(rows["kode_kec"], twice, strict=True)]
    names = [f"{name} ({area})" if area else str(name) for name, area in zip(rows["nama"], areas, strict=True)]
    return dict(zip(rows["unit"], names, strict=True))


def _show_book(room: Room, ask: PlanAsk, found: Found) -> None:
    file = Download(
        "ren_unduh", room.text("susun.unduh"), f"rencana_lengkap_{room.look.area}_{room.look.on}.xlsx",
        lambda: plan_bytes(room, ask, found), type="primary",
    )  # fmt: skip
    show_download_button(room, file)


def _labels(room: Room, ask: PlanAsk) -> dict[str, str]:
    """Area, date and example label, and the link that asks the same again."""
    lines = dict(zip(("susun.produk", "susun.data", "susun.label"), notes(room), strict=False))
    named = {room.text(key): line for key, line in lines.items()}
    return named | {room.text("susun.tautan"): plan_answer.address(room, ask)}


def _show_link(room: Room, ask: PlanAsk) -> None:
    with st.popover(room.text("susun.kirim"), icon=":material/share:"):
        st.markdown(room.text("susun.kirim_ket"))
        st.code(plan_answer.address(room, ask), language=None, wrap_lines=True)
