"""Pokja meetings as an invitation list: how many people, which villages, which problems, day by day."""

from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kkb.core.actions.meetings import MOST_CAPACITY, MOST_PEOPLE, USUAL_PEOPLE, Hall, Sitting, lay_out, seats
from kkb.core.errors import KkbError
from kkb.core.rows import STRATA
from kkb.ui.actions.material import actions_of, ask_switch, now, told_of
from kkb.ui.controls import choose
from kkb.ui.download import Download, show_download_button
from kkb.ui.plan_controls import Bounds, ask_number
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, notes, show_table
from kkb.view.action_table import day_frame, guest_frame
from kkb.view.markdown import plain
from kkb.view.sheet import workbook_bytes

USUAL_CAPACITY = 60
_MOST_ROWS = 5_000
_PEOPLE, _CAPACITY, _START = "undang_orang", "undang_kapasitas", "undang_mulai"


def show_invitations(room: Room, answer: DeltaGenerator) -> None:
    """How many days and people, then the days, then the Pokja."""
    hall = _ask_hall(room)
    only_short = ask_switch("undang_belum", room.text("sepakat.undang_belum"))
    rows = room.look.rows
    if only_short:
        rows = rows[~rows["strata"].isin([s for s in STRATA if s in room.desk.scheme.reached])]
    if rows.empty or len(rows) > _MOST_ROWS:
        key = "sepakat.undang_kosong" if rows.empty else "sepakat.undang_luas"
        answer.info(room.text(key, nama=plain(room.name), n=room.number(len(rows))))
        return
    try:
        sittings = lay_out(seats(rows, room.desk.scheme.rule), hall)
    except KkbError as error:
        answer.error(room.text(error.key, **error.values))
        return
    answer.markdown(f"#### {_answer(room, sittings)}")
    _show_tables(room, sittings, hall)


def _ask_hall(room: Room) -> Hall:
    boxes = st.columns([2, 2, 2, 3], gap="medium", vertical_alignment="bottom")
    with boxes[0]:
        ask_number(_PEOPLE, room.text("sepakat.undang_orang"), None, Bounds(MOST_PEOPLE, 1, USUAL_PEOPLE))
    with boxes[1]:
        bounds = Bounds(MOST_CAPACITY, 1, USUAL_CAPACITY)
        ask_number(_CAPACITY, room.text("sepakat.undang_kapasitas"), room.text("sepakat.undang_kapasitas_ket"), bounds)
    with boxes[2]:
        start = _ask_start(room)
    with boxes[3]:
        skip = ask_switch("undang_libur", room.text("sepakat.undang_libur"), usual=True)
    people = st.session_state.get(f"pilih_{_PEOPLE}") or USUAL_PEOPLE
    return Hall(people, st.session_state.get(f"pilih_{_CAPACITY}") or USUAL_CAPACITY, start, skip)


def _ask_start(room: Room) -> date:
    key, usual = f"pilih_{_START}", now() + timedelta(days=7)
    try:
        asked = date.fromisoformat(st.query_params.get(_START, ""))
    except ValueError:
        asked = usual
    st.session_state[key] = asked if 2000 <= asked.year <= 2100 else usual
    st.date_input(
        room.text("sepakat.undang_mulai"), key=key, format="DD/MM/YYYY", min_value=date(2000, 1, 1),
        max_value=date(2100, 12, 31), on_change=lambda: choose(_START, str(st.session_state[key])),
    )  # fmt: skip
    return st.session_state[key]


def _answer(room: Room, sittings: tuple[Sitting, ...]) -> str:
    pokja, people = sum(len(s.seats) for s in sittings), sum(s.people for s in sittings)
    first, last = sittings[0], sittings[-1]
    return room.text(
        "sepakat.undang_jawab", nama=plain(room.name), pokja=room.number(pokja), orang=room.number(people),
        hari=room.number(last.number), kecamatan=room.number(len({s.kode_kec for s in sittings})),
        awal=room.day(first.day), akhir=room.day(last.day),
    )  # fmt: skip


def _show_tables(room: Room, sittings: tuple[Sitting, ...], hall: Hall) -> None:
    told, actions = told_of(room), actions_of(room)
    days = day_frame(sittings, told)
    guests = guest_frame(sittings, told, hall.people, actions)
    titles = [room.text("sepakat.undang_hari"), room.text("sepakat.undang_daftar")]
    for key, frame, title in (("undangan_hari", days, titles[0]), ("undangan", guests, titles[1])):
        st.subheader(title, anchor=False)
        columns = {n: Column(room.text(f"sepakat.kolom_{n}"), pinned=n == "nama") for n in frame.columns}
        show_table(room, Table(key, frame, columns, title), rows_shown=10)
    named = {
        title: frame.rename(columns=lambda n: room.text(f"sepakat.kolom_{n}"))
        for title, frame in zip(titles, (days, guests), strict=True)
    }
    file = Download(
        "undang_unduh", room.text("sepakat.undang_unduh"), f"undangan_pokja_{room.look.area}_{hall.start}.xlsx",
        lambda: workbook_bytes(named, notes(room)), type="primary",
    )  # fmt: skip
    show_download_button(room, file)
    st.caption(room.text("sepakat.undang_ket"))
