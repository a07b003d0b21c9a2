"""Simulasi: a target slider, sliders for the moves, and at once what is still missing, in whole villages."""

from dataclasses import dataclass, fields

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kkb.core import whatif
from kkb.core.ratio import Share, gap, meets, needed
from kkb.core.tally import Tally, tallies, tally
from kkb.core.whatif import Moves, Scenario
from kkb.ui import cache, scenario_table
from kkb.ui.chart import show_chart
from kkb.ui.controls import ask_choice
from kkb.ui.kpi import show_kpi
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.answers import target_answer
from kkb.view.chart_strata import Bar, build_strata_bars, shown_counts

MOVES = tuple(f.name for f in fields(Moves))
WAYS = ("seluruh", "bagian")


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """What a scenario starts from: the queue of villages that may move, and how many at most."""

    queue: pd.DataFrame
    most: Moves


@st.cache_resource(show_spinner=False, max_entries=16)
def base(version: int, area: str, asked) -> Base:
    """The start of every scenario for an area at a date."""
    desk, seen = cache.desk(), cache.look(version, area, asked)
    queue = whatif.queues(seen.rows, desk.unformed(seen)["kode"], desk.scheme.rule, seen.level + 1)
    return Base(queue, whatif.limits(queue))


@st.fragment
def show_simulation(room: Room) -> None:
    """Levers on the left, the outcome on the right; only this part runs again when a lever moves."""
    start = base(room.version, room.look.area, room.look.asked)
    answer = st.container()
    levers, result = st.columns([2, 3], gap="medium")
    scenario = _ask_scenario(room, start, levers)
    moved = whatif.chosen(start.queue, scenario)
    after = whatif.outcome(room.look.rows, moved)
    counts = tally(after, room.look.places, room.look.area, room.desk.scheme.reached)
    with answer:
        st.markdown(f"#### {_answer(room, counts, scenario)}")
    with result:
        _show_outcome(room, counts, scenario)
        _show_before_after(room, counts)
    _show_parts(room, after, scenario.target)


def _ask_scenario(room: Room, start: Base, levers: DeltaGenerator) -> Scenario:
    default = room.look.target.percent if room.look.target else 60
    with levers:
        target = st.slider(
            room.text("simulasi.target"), 0, 100, default, 1, format="%d %%", key="sim_target", bind="query-params"
        )
        way = _ask_way(room)
        if way == WAYS[0]:
            moves = {name: _ask_moves(room, name, getattr(start.most, name)) for name in MOVES}
            st.button(room.text("simulasi.ulang"), icon=":material/restart_alt:", on_click=_reset, key="sim_ulang")
            return Scenario(target, Moves(**moves))
    return Scenario(target, by_area=scenario_table.ask_moves(room, start.queue))


def _ask_way(room: Room) -> str:
    if not room.look.parts or room.look.level >= 3:
        return WAYS[0]
    return ask_choice(
        "sim_cara",
        WAYS,
        lambda way: room.text(f"simulasi.cara_{way}", satuan=room.part_word),
        room.text("simulasi.cara"),
        hidden=True,
    )


def _ask_moves(room: Room, name: str, most: int) -> int:
    label = room.text(f"simulasi.{name}", n=room.number(most))
    if not most:
        st.caption(label)
        return 0
    return st.slider(
        label, 0, most, 0, 1, key=f"sim_{name}", bind="query-params", help=room.text(f"simulasi.{name}_bantu")
    )


def _reset() -> None:
    for name in MOVES:
        if f"sim_{name}" in st.session_state:
            st.session_state[f"sim_{name}"] = 0


def _answer(room: Room, counts: Tally, scenario: Scenario) -> str:
    share, percent = counts.share_a, scenario.target
    if not share.total:
        return target_answer(room.look, room.words)
    values = {
        "nama": room.name,
        "target": room.percent(percent, 0),
        "hitung": room.fraction(share),
        "perlu": room.number(needed(percent, share.total)),
        "kurang": room.number(gap(share, percent)),
    }
    moved = share != room.look.tally.share_a
    state = "tercapai" if meets(share, percent) else "kurang"
    return room.text(f"simulasi.jawab_{state}_{'skenario' if moved else 'kini'}", **values)


def _show_outcome(room: Room, counts: Tally, scenario: Scenario) -> None:
    share, before = counts.share_a, room.look.tally.share_a
    left, right = st.columns(2)
    with left:
        note = room.text(
            "ringkasan.kurang_ket",
            perlu=room.number(needed(scenario.target, share.total)),
            total=room.number(share.total),
        )
        label = room.text("ringkasan.kurang", target=room.percent(scenario.target, 0))
        show_kpi("sim_kurang", label, room.number(gap(share, scenario.target)), note)
    with right:
        note = room.text("simulasi.pangsa_ket", hitung=room.fraction(share), ubah=_points(room, before, share))
        show_kpi("sim_pangsa", room.text("ringkasan.pangsa"), room.percent(share.percent), note)


def _points(room: Room, before: Share, after: Share) -> str:
    return room.signed((after.percent or 0) - (before.percent or 0), 1)


def _show_before_after(room: Room, counts: Tally) -> None:
    names = ("dasar", "belum_lapor", "berkembang", "mandiri", "berkelanjutan", "tidak_dikenal")
    bars = [
        Bar(room.text(f"grafik.{label}"), shown_counts({n: getattr(t, n) for n in names}), t.share_a)
        for label, t in (("sekarang", room.look.tally), ("skenario", counts))
    ]
    show_chart(build_strata_bars(bars, room.desk.scheme, room.words), "simulasi", room.text("simulasi.alt"))


def _show_parts(room: Room, after: pd.DataFrame, percent: int) -> None:
    st.subheader(room.text("simulasi.bagian", satuan=room.part_word), anchor=False)
    later = {t.code: t for t in tallies(after, room.look.places, room.look.area, room.desk.scheme.reached)}
    rows = [_part_row(room, part, later[part.code], percent) for part in room.look.parts]
    names = ("nama", "sekarang", "skenario", "pangsa", "beda", "kurang")
    columns = {name: Column(room.text(f"simulasi.kolom_{name}")) for name in names}
    columns["nama"] = Column(room.part_word.capitalize(), pinned=True)
    columns["pangsa"] = Column(room.text("simulasi.kolom_pangsa"), room.percent)
    columns["beda"] = Column(room.text("simulasi.kolom_beda"), room.signed)
    show_table(room, Table("simulasi", pd.DataFrame(rows, columns=list(columns)), columns, room.text("simulasi.tabel")))


def _part_row(room: Room, now: Tally, later: Tally, percent: int) -> dict[str, object]:
    return {
        "nama": room.look.places.name(now.code),
        "sekarang": f"{now.tercapai}/{now.terbentuk}",
        "skenario": f"{later.tercapai}/{later.terbentuk}",
        "pangsa": later.share_a.percent,
        "beda": later.tercapai - now.tercapai,
        "kurang": gap(later.share_a, percent),
    }
