"""Where a scenario lands: the answer and its numbers first, then what must still move, then what moved the share."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from kkb.core.ratio import Share, gap, needed
from kkb.core.tally import Tally
from kkb.core.whatif import Scenario, Start, Way, chosen, need, pace, share_after, steps
from kkb.ui.chart import show_chart
from kkb.ui.kpi import show_kpi
from kkb.ui.room import Room
from kkb.ui.scenario_levers import set_levers
from kkb.view import format as fmt
from kkb.view import scenario_answers as say
from kkb.view.answers import what_if_note
from kkb.view.chart_scenario import build_waterfall
from kkb.view.chart_strata import Bar, build_strata_bars, shown_counts
from kkb.view.extent_words import range_sentence

_SHOWN = ("dasar", "belum_lapor", "berkembang", "mandiri", "berkelanjutan", "tidak_dikenal")


@dataclass(frozen=True, slots=True, eq=False)
class Landing:
    """A scenario applied: the villages it moves (columns of queues), and the share aimed at after them."""

    begun: Start
    scenario: Scenario
    moved: pd.DataFrame
    share: Share

    @property
    def before(self) -> Share:
        """The share aimed at, as it is now."""
        return share_of(self.begun.counts, self.scenario.ratio)

    @property
    def short(self) -> int:
        """Villages short of the target."""
        return gap(self.share, self.scenario.target)


def landing(begun: Start, scenario: Scenario) -> Landing:
    """A scenario applied to what it starts from."""
    moved = chosen(begun.queue, scenario)
    return Landing(begun, scenario, moved, share_after(begun, moved, scenario.ratio))


def share_of(counts: Tally, ratio: str) -> Share:
    """Ratio A, B or C of some counts."""
    return {"A": counts.share_a, "B": counts.share_b, "C": counts.share_c}[ratio]


def show_answer(room: Room, landed: Landing) -> None:
    """One sentence: short by how many, or reached."""
    is_moved = len(landed.moved) > 0
    answer = say.landing_answer(room.subject, landed.scenario, landed.share, room.words, is_moved=is_moved)
    note = what_if_note(room.look, (landed.scenario.ratio, landed.scenario.target), room.words)
    st.markdown(room.first_line(room.text("simulasi.andai", jawab=answer) if note else answer))
    if note:
        st.caption(note)
    counts, ratio = landed.begun.counts, landed.scenario.ratio
    open_end = {"B": counts.range_b, "C": counts.range_c}.get(ratio)
    if open_end is not None and not open_end.is_exact:
        st.caption(range_sentence(say.ratio_name(ratio, room.words), open_end, room.words))


def show_numbers(room: Room, landed: Landing) -> None:
    """Villages short, the share, the pace it takes."""
    share, scenario = landed.share, landed.scenario
    short, ratio, speed = st.columns([3, 3, 4])
    with short:
        perlu, total = room.number(needed(scenario.target, share.total)), room.number(share.total)
        note = room.text("ringkasan.kurang_ket", perlu=perlu, total=total)
        label = room.text("ringkasan.kurang", target=room.percent(scenario.target, 0))
        show_kpi("sim_kurang", label, room.number(landed.short), note)
    with ratio:
        change = fmt.change_in_points(landed.before, share, room.words.lang)
        note = room.text("simulasi.pangsa_ket", hitung=room.fraction(share), ubah=change)
        show_kpi("sim_pangsa", say.ratio_name(scenario.ratio, room.words), room.percent(share.percent), note)
    with speed:
        _show_pace(room, landed)


def _show_pace(room: Room, landed: Landing) -> None:
    due = landed.scenario.due or room.look.on or date.today()
    found = pace(landed.short, room.look.on or due, due)
    note = say.pace_note(found, due, room.words)
    show_kpi("sim_laju", room.text("simulasi.laju"), say.pace_value(found, room.words), note)


def show_need(room: Room, landed: Landing) -> None:
    """Backward: the ways to make good what is missing, each one click away; or why there is none; or what is spare."""
    if not landed.share.total:
        return
    found = need(landed.begun, landed.scenario)
    with st.container(border=True, key="sim_perlu", gap="small"):
        st.markdown(f"**{room.text('simulasi.perlu_judul' if found.short else 'simulasi.cadangan_judul')}**")
        if not found.short:
            st.markdown(say.spare_text(found, room.words))
            return
        if not any(way.key != "kurangi_baru" for way in found.ways):
            st.markdown(say.reach_text(found.reach, landed.scenario, room.words))
        for way in found.ways:
            _show_way(room, landed, way)


def _show_way(room: Room, landed: Landing, way: Way) -> None:
    sentence, action = st.columns([5, 1], vertical_alignment="center")
    sentence.markdown(say.way_text(way, landed.begun.most, landed.scenario, room.words))
    with action:
        st.button(
            room.text("simulasi.pakai"),
            on_click=set_levers,
            args=(way.scenario, landed.begun.most),
            key=f"sim_pakai_{way.key}",
            help=room.text("simulasi.pakai_bantu"),
        )


def show_causes(room: Room, landed: Landing, after: Tally) -> None:
    """The waterfall from the share now to the share after, then the strata before and after."""
    if landed.share.total:
        found = steps(landed.begun, landed.moved, landed.scenario.ratio)
        name = say.ratio_name(landed.scenario.ratio, room.words)
        st.markdown(f"**{room.text('simulasi.air_terjun', rasio=name)}**")
        figure = build_waterfall(found, landed.scenario.target, room.words)
        show_chart(figure, "sim_air_terjun", room.text("simulasi.air_terjun_alt", rasio=name))
        if not fmt.adds_up([float(step.points) for step in found], float(sum(step.points for step in found))):
            st.caption(room.text("umum.dibulatkan"))
        _say_why(room, landed)
    bars = [
        Bar(room.text(f"grafik.{label}"), shown_counts({n: getattr(t, n) for n in _SHOWN}), t.share_a)
        for label, t in (("sekarang", landed.begun.counts), ("skenario", after))
    ]
    st.markdown(f"**{room.text('simulasi.strata')}**")
    show_chart(build_strata_bars(bars, room.desk.scheme, room.words), "simulasi", room.text("simulasi.alt"))


def _say_why(room: Room, landed: Landing) -> None:
    counts, reasons = landed.moved["antrean"].value_counts(), []
    if counts.get("dasar") or counts.get("berkembang"):
        reasons.append(room.text("simulasi.sebab_urutan"))
    if counts.get("lapor"):
        told = landed.moved.loc[landed.moved["antrean"] == "lapor", "ke"].value_counts()
        names = [f"{room.number(int(told[s.key]))} {s.name}" for s in room.desk.scheme.strata if s.key in told.index]
        told_words = room.number(int(counts["lapor"]))
        reasons.append(room.text("simulasi.sebab_lapor", n=told_words, strata=", ".join(names)))
    if counts.get("baru") and landed.scenario.ratio == "A":
        reasons.append(room.text("simulasi.sebab_baru"))
    if reasons:
        st.caption(" ".join(reasons))
