"""Where a scenario lands: the answer and its numbers first, then what must still move, then what moved the share."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.scenario import build_waterfall
from kkb.content.charts.strata import StrataBar, build_strata_bars, shown_counts
from kkb.core.counts.ratio import Share, gap, needed
from kkb.core.counts.tally import Tally
from kkb.core.scenario import NeedWay, Scenario, Start, chosen, need, pace, share_after, steps
from kkb.text import format as fmt
from kkb.text import scenario_answers as say
from kkb.text.answers import what_if_note
from kkb.text.extent_words import range_sentence
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.levers import set_levers
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.kpi import show_kpi

_SHOWN = ("dasar", "belum_lapor", "berkembang", "mandiri", "berkelanjutan", "tidak_dikenal")


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioResult:
    """A scenario applied: the villages it moves (columns of queues), and the share aimed at after them."""

    baseline: Start
    scenario: Scenario
    moved: pd.DataFrame
    share: Share

    @property
    def before(self) -> Share:
        """The share aimed at, as it is now."""
        return share_of(self.baseline.counts, self.scenario.ratio)

    @property
    def short(self) -> int:
        """Villages short of the target."""
        return gap(self.share, self.scenario.target)


def landing(baseline: Start, scenario: Scenario) -> ScenarioResult:
    """A scenario applied to what it starts from."""
    moved = chosen(baseline.queue, scenario)
    return ScenarioResult(baseline, scenario, moved, share_after(baseline, moved, scenario.ratio))


def share_of(counts: Tally, ratio: str) -> Share:
    """Ratio A, B or C of some counts."""
    return {"A": counts.share_a, "B": counts.share_b, "C": counts.share_c}[ratio]


def show_answer(page: PageContext, landed: ScenarioResult) -> None:
    """One sentence: short by how many, or reached."""
    is_moved = len(landed.moved) > 0
    answer = say.landing_answer(page.subject, landed.scenario, landed.share, page.words, is_moved=is_moved)
    note = what_if_note(page.area_view, (landed.scenario.ratio, landed.scenario.target), page.words)
    st.markdown(page.first_line(page.text("simulasi.andai", jawab=answer) if note else answer))
    if note:
        st.caption(note)
    counts, ratio = landed.baseline.counts, landed.scenario.ratio
    open_end = {"B": counts.range_b, "C": counts.range_c}.get(ratio)
    if open_end is not None and not open_end.is_exact:
        st.caption(range_sentence(say.ratio_name(ratio, page.words), open_end, page.words))


def show_numbers(page: PageContext, landed: ScenarioResult) -> None:
    """Villages short, the share, the pace it takes."""
    share, scenario = landed.share, landed.scenario
    short, ratio, speed = st.columns([3, 3, 4])
    with short:
        perlu, total = page.number(needed(scenario.target, share.total)), page.number(share.total)
        note = page.text("ringkasan.kurang_ket", perlu=perlu, total=total)
        label = page.text("ringkasan.kurang", target=page.percent(scenario.target, 0))
        show_kpi("sim_kurang", label, page.number(landed.short), note)
    with ratio:
        change = fmt.change_in_points(landed.before, share, page.words.lang)
        note = page.text("simulasi.pangsa_ket", hitung=page.fraction(share), ubah=change)
        show_kpi("sim_pangsa", say.ratio_name(scenario.ratio, page.words), page.percent(share.percent), note)
    with speed:
        _show_pace(page, landed)


def _show_pace(page: PageContext, landed: ScenarioResult) -> None:
    due = landed.scenario.due or page.area_view.on or date.today()
    found = pace(landed.short, page.area_view.on or due, due)
    note = say.pace_note(found, due, page.words)
    show_kpi("sim_laju", page.text("simulasi.laju"), say.pace_value(found, page.words), note)


def show_need(page: PageContext, landed: ScenarioResult) -> None:
    """Backward: the ways to make good what is missing, each one click away; or why there is none; or what is spare."""
    if not landed.share.total:
        return
    found = need(landed.baseline, landed.scenario)
    with st.container(border=True, key="sim_perlu", gap="small"):
        st.markdown(f"**{page.text('simulasi.perlu_judul' if found.short else 'simulasi.cadangan_judul')}**")
        if not found.short:
            st.markdown(say.spare_text(found, page.words))
            return
        if not any(way.key != "kurangi_baru" for way in found.ways):
            st.markdown(say.reach_text(found.reach, landed.scenario, page.words))
        for way in found.ways:
            _show_way(page, landed, way)


def _show_way(page: PageContext, landed: ScenarioResult, way: NeedWay) -> None:
    sentence, action = st.columns([5, 1], vertical_alignment="center")
    sentence.markdown(say.way_text(way, landed.baseline.most, landed.scenario, page.words))
    with action:
        st.button(
            page.text("simulasi.pakai"),
            on_click=set_levers,
            args=(way.scenario, landed.baseline.most),
            key=f"sim_pakai_{way.key}",
            help=page.text("simulasi.pakai_bantu"),
        )


def show_causes(page: PageContext, landed: ScenarioResult, after: Tally) -> None:
    """The waterfall from the share now to the share after, then the strata before and after."""
    if landed.share.total:
        found = steps(landed.baseline, landed.moved, landed.scenario.ratio)
        name = say.ratio_name(landed.scenario.ratio, page.words)
        title, alt = (page.text(f"simulasi.{key}", rasio=name) for key in ("air_terjun", "air_terjun_alt"))
        st.markdown(f"**{title}**")
        show_chart(build_waterfall(found, landed.scenario.target, page.words, Caption("sim_air_terjun", title, alt)))
        if not fmt.adds_up([float(step.points) for step in found], float(sum(step.points for step in found))):
            st.caption(page.text("umum.dibulatkan"))
        _say_why(page, landed)
    bars = [
        StrataBar(page.text(f"grafik.{label}"), shown_counts({n: getattr(t, n) for n in _SHOWN}), t.share_a)
        for label, t in (("sekarang", landed.baseline.counts), ("skenario", after))
    ]
    caption = Caption("simulasi", page.text("simulasi.strata"), page.text("simulasi.alt"))
    st.markdown(f"**{caption.title}**")
    show_chart(build_strata_bars(bars, page.app.scheme, page.words, caption))


def _say_why(page: PageContext, landed: ScenarioResult) -> None:
    counts, reasons = landed.moved["antrean"].value_counts(), []
    if counts.get("dasar") or counts.get("berkembang"):
        reasons.append(page.text("simulasi.sebab_urutan"))
    if counts.get("lapor"):
        told = landed.moved.loc[landed.moved["antrean"] == "lapor", "ke"].value_counts()
        names = [f"{page.number(int(told[s.key]))} {s.name}" for s in page.app.scheme.strata if s.key in told.index]
        told_words = page.number(int(counts["lapor"]))
        reasons.append(page.text("simulasi.sebab_lapor", n=told_words, strata=", ".join(names)))
    if counts.get("baru") and landed.scenario.ratio == "A":
        reasons.append(page.text("simulasi.sebab_baru"))
    if reasons:
        st.caption(" ".join(reasons))
