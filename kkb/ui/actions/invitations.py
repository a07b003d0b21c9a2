"""Pokja meetings as an invitation list: how many people, which villages, which problems, day by day."""

from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kkb.core.actions.meetings import MOST_CAPACITY, MOST_PEOPLE, USUAL_PEOPLE, Hall, Sitting, lay_out, seats
from kkb.core.errors import KkbError
from kkb.export.workbook import workbook_bytes
from kkb.text.action_table import day_frame, guest_frame
from kkb.text.markdown import plain
from kkb.ui.actions.supporting import actions_of, ask_switch, now, told_of
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan.controls import Bounds, ask_number
from kkb.ui.widgets.controls import choose
from kkb.ui.widgets.download import Download, show_download_button
from kkb.ui.widgets.table import Column, Table, notes, show_table

USUAL_CAPACITY = 60
_MOST_ROWS = 5_000
_PEOPLE, _CAPACITY, _START = "undang_orang", "undang_kapasitas", "undang_mulai"


def show_invitations(page: PageContext, answer: DeltaGenerator) -> None:
    """How many days and people, then the days, then the Pokja."""
    hall = _ask_hall(page)
    only_short = ask_switch("undang_belum", page.text("sepakat.undang_belum"))
    rows = page.area_view.rows
    if only_short:
        rows = rows[~rows["strata"].isin(page.app.scheme.reached)]
    if rows.empty or len(rows) > _MOST_ROWS:
        key = "sepakat.undang_kosong" if rows.empty else "sepakat.undang_luas"
        answer.info(page.text(key, nama=plain(page.name), n=page.number(len(rows))))
        return
    try:
        sittings = lay_out(seats(rows, page.app.scheme.rule), hall)
    except KkbError as error:
        answer.error(page.text(error.key, **error.values))
        return
    answer.markdown(f"#### {_answer(page, sittings)}")
    _show_tables(page, sittings, hall)


def _ask_hall(page: PageContext) -> Hall:
    boxes = st.columns([2, 2, 2, 3], gap="medium", vertical_alignment="bottom")
    with boxes[0]:
        ask_number(_PEOPLE, page.text("sepakat.undang_orang"), None, Bounds(MOST_PEOPLE, 1, USUAL_PEOPLE))
    with boxes[1]:
        bounds = Bounds(MOST_CAPACITY, 1, USUAL_CAPACITY)
        ask_number(_CAPACITY, page.text("sepakat.undang_kapasitas"), page.text("sepakat.undang_kapasitas_ket"), bounds)
    with boxes[2]:
        start = _ask_start(page)
    with boxes[3]:
        skip = ask_switch("undang_libur", page.text("sepakat.undang_libur"), usual=True)
    people = st.session_state.get(f"pilih_{_PEOPLE}") or USUAL_PEOPLE
    return Hall(people, st.session_state.get(f"pilih_{_CAPACITY}") or USUAL_CAPACITY, start, skip)


def _ask_start(page: PageContext) -> date:
    key, usual = f"pilih_{_START}", now() + timedelta(days=7)
    try:
        asked = date.fromisoformat(st.query_params.get(_START, ""))
    except ValueError:
        asked = usual
    st.session_state[key] = asked if 2000 <= asked.year <= 2100 else usual
    st.date_input(
        page.text("sepakat.undang_mulai"), key=key, format="DD/MM/YYYY", min_value=date(2000, 1, 1),
        max_value=date(2100, 12, 31), on_change=lambda: choose(_START, str(st.session_state[key])),
    )  # fmt: skip
    return st.session_state[key]


def _answer(page: PageContext, sittings: tuple[Sitting, ...]) -> str:
    pokja, people = sum(len(s.seats) for s in sittings), sum(s.people for s in sittings)
    first, last = sittings[0], sittings[-1]
    return page.text(
        "sepakat.undang_jawab", nama=plain(page.name), pokja=page.number(pokja), orang=page.number(people),
        hari=page.number(last.number), kecamatan=page.number(len({s.kode_kec for s in sittings})),
        awal=page.day(first.day), akhir=page.day(last.day),
    )  # fmt: skip


def _show_tables(page: PageContext, sittings: tuple[Sitting, ...], hall: Hall) -> None:
    told, actions = told_of(page), actions_of(page)
    days = day_frame(sittings, told)
    guests = guest_frame(sittings, told, hall.people, actions)
    titles = [page.text("sepakat.undang_hari"), page.text("sepakat.undang_daftar")]
    for key, frame, title in (("undangan_hari", days, titles[0]), ("undangan", guests, titles[1])):
        st.subheader(title, anchor=False)
        columns = {n: Column(page.text(f"sepakat.kolom_{n}"), pinned=n == "nama") for n in frame.columns}
        show_table(page, Table(key, frame, columns, title), rows_shown=10)
    named = {
        title: frame.rename(columns=lambda n: page.text(f"sepakat.kolom_{n}"))
        for title, frame in zip(titles, (days, guests), strict=True)
    }
    file = Download(
        "undang_unduh", page.text("sepakat.undang_unduh"), f"undangan_pokja_{page.area_view.area}_{hall.start}.xlsx",
        lambda: workbook_bytes(named, notes(page)), type="primary",
    )  # fmt: skip
    show_download_button(page, file)
    st.caption(page.text("sepakat.undang_ket"))
