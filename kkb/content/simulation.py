"""Simulasi: where a scenario lands, what must still move, what moved the share, per part and village by village."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.scenario import build_waterfall
from kkb.content.charts.strata import StrataBar, build_strata_bars
from kkb.content.page import (
    ChartBlock,
    ColumnKind,
    Figure,
    Heading,
    Listing,
    Note,
    Page,
    PageBlock,
    TableBlock,
    TableColumn,
    Value,
    blocks_of,
    share_figure,
)
from kkb.content.question import question
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import gap, needed, points
from kkb.core.counts.tally import Tally, tallies, tally
from kkb.core.rule.ladder import NOT_FORMED, SILENT
from kkb.core.scenario import (
    FORMED,
    REPORT,
    NeedWay,
    Scenario,
    ScenarioResult,
    Start,
    landing,
    need,
    outcome,
    pace,
    steps,
)
from kkb.core.scenario.queue import OUT_OF_REACH
from kkb.core.target.targets import Target, target_in_force, target_path
from kkb.text import format as fmt
from kkb.text import scenario_answers as say
from kkb.text.answers import what_if_note
from kkb.text.extent_words import range_sentence
from kkb.text.strata_words import class_name, short_move

SLUG = "simulasi"
PART_COLUMNS = ("nama", "sekarang", "skenario", "beda", "pangsa_kini", "pangsa", "poin", "kurang")
MOVED_COLUMNS = ("nama", "kode", "kecamatan", "gerak", "dari", "ke", "poin", "upaya")
_PERCENT = 60
_KINDS: dict[str, ColumnKind] = {
    "pangsa_kini": "share",
    "pangsa": "share",
    "beda": "signed",
    "kurang": "count",
    "upaya": "count",
}


@dataclass(frozen=True, slots=True)
class ScenarioAim:
    """`percent` (whole) of `ratio` by `due`."""

    ratio: str
    percent: int
    due: date


def default_aim(area_view: AreaView, targets: Sequence[Target], ratio: str) -> ScenarioAim:
    """The target of a ratio in force. When all have passed, the share of the last one by the end of the year; without
    any target a share to begin with, for a slider must stand somewhere.
    """
    on = area_view.from_day
    path, own = target_path(targets, area_view.area, ratio), area_view.target
    target = target_in_force(path, on)
    if target:
        return ScenarioAim(ratio, target.percent, target.due)
    ends = date(on.year + (on >= date(on.year, 12, 31)), 12, 31)
    due = own.due if own and own.due > on else ends
    return ScenarioAim(ratio, path[-1].percent if path else _PERCENT, due)


class ScenarioCase:
    """A scenario of the page's area with everything that is told of it; the state after it is made when asked for."""

    def __init__(self, basis: Basis, baseline: Start, scenario: Scenario) -> None:
        self.basis = basis
        self.result: ScenarioResult = landing(baseline, scenario)

    @cached_property
    def after(self) -> pd.DataFrame:
        """The rows after the scenario."""
        return outcome(self.basis.area_view.rows, self.result.moved)

    @cached_property
    def counts(self) -> Tally:
        """The counts after the scenario."""
        view = self.basis.area_view
        return tally(self.after, view.places, view.area, self.basis.scheme.ladder, view.known)


def simulation_page(landed: ScenarioCase) -> Page:
    """The whole page of a scenario: both tables, whichever the screen shows."""
    head = simulation_head(landed)
    blocks = (*need_blocks(landed), *cause_blocks(landed), part_table(landed), *moved_blocks(landed))
    return Page(head.slug, head.question, head.answer, head.lead, head.figures, blocks)


def simulation_head(landed: ScenarioCase) -> Page:
    """Answer and figures: what a moved lever changes at once."""
    basis, result = landed.basis, landed.result
    is_moved, scenario = len(result.moved) > 0, result.scenario
    answer = say.landing_answer(basis.subject, scenario, result.share, basis.words, is_moved=is_moved)
    note = what_if_note(basis.area_view, (scenario.ratio, scenario.target), basis.words)
    opened = basis.opened(basis.text("simulasi.andai", jawab=answer) if note else answer)
    lead = tuple(sentence for sentence in (note, _open_end(landed)) if sentence)
    return Page(SLUG, question(basis, SLUG), opened, lead, _figures(landed))


def _open_end(landed: ScenarioCase) -> str | None:
    basis, counts, ratio = landed.basis, landed.result.baseline.counts, landed.result.scenario.ratio
    found = counts.ratio(ratio)
    if found.is_exact:
        return None
    return range_sentence(say.ratio_name(ratio, basis.words), found, basis.words)


def _figures(landed: ScenarioCase) -> tuple[Figure, ...]:
    """Villages short, the share, the pace it takes."""
    basis, result = landed.basis, landed.result
    share, scenario = result.share, result.scenario
    perlu, total = basis.number(needed(scenario.target, share.total)), basis.number(share.total)
    label = basis.text("ringkasan.kurang", target=basis.percent(scenario.target, 0))
    note = basis.text("ringkasan.kurang_ket", perlu=perlu, total=total)
    change = fmt.change_in_points(result.before, share, basis.words.lang)
    counted = basis.text("simulasi.pangsa_ket", hitung=basis.fraction(share), ubah=change)
    name = say.ratio_name(scenario.ratio, basis.words)
    return (
        Figure("sim_kurang", label, basis.number(result.short), note, result.short, share.total),
        share_figure("sim_pangsa", (name, basis.percent(share.percent), counted), share),
        _pace(landed),
    )


def _pace(landed: ScenarioCase) -> Figure:
    basis, start = landed.basis, landed.basis.area_view.from_day
    due = landed.result.scenario.due or start
    found = pace(landed.result.short, start, due)
    note = say.pace_note(found, due, basis.words)
    return Figure("sim_laju", basis.text("simulasi.laju"), say.pace_value(found, basis.words), note)


def need_lines(landed: ScenarioCase) -> tuple[str, tuple[tuple[str, NeedWay | None], ...]]:
    """Backward: a heading, then the ways to make good what is missing, each with its sentence; or why there is none; or
    what is spare (None = a sentence without a way).
    """
    basis, result = landed.basis, landed.result
    found = need(result.baseline, result.scenario)
    if not found.short:
        return basis.text("simulasi.cadangan_judul"), ((say.spare_text(found, basis.words), None),)
    lines: list[tuple[str, NeedWay | None]] = []
    if not any(way.key != "kurangi_baru" for way in found.ways):
        lines.append((say.reach_text(found.reach, result.scenario, basis.words), None))
    most = result.baseline.most
    lines += [(say.way_text(way, most, result.scenario, basis.scheme.rule, basis.words), way) for way in found.ways]
    return basis.text("simulasi.perlu_judul"), tuple(lines)


def need_blocks(landed: ScenarioCase) -> tuple[PageBlock, ...]:
    """What is still needed, as blocks; nothing where there is no share."""
    if not landed.result.share.total:
        return ()
    title, lines = need_lines(landed)
    return Heading("perlu_judul", title, 3), Listing("perlu", tuple(sentence for sentence, _ in lines))


def cause_blocks(landed: ScenarioCase) -> tuple[PageBlock, ...]:
    """The waterfall from the share now to the share after, then the strata before and after."""
    basis, result = landed.basis, landed.result
    caption = Caption("simulasi", basis.text("simulasi.strata"), basis.text("simulasi.alt"))
    bars = [
        StrataBar(basis.text(f"grafik.{label}"), t.by_class, t.share_a)
        for label, t in (("sekarang", result.baseline.counts), ("skenario", landed.counts))
    ]
    strata = ChartBlock(build_strata_bars(bars, basis.scheme, basis.words, caption))
    return (*(_waterfall(landed) if result.share.total else ()), Heading("strata_judul", caption.title, 3), strata)


def _waterfall(landed: ScenarioCase) -> tuple[PageBlock, ...]:
    basis, result = landed.basis, landed.result
    found = steps(result.baseline, result.moved, result.scenario.ratio)
    name = say.ratio_name(result.scenario.ratio, basis.words)
    title, alt = (basis.text(f"simulasi.{key}", rasio=name) for key in ("air_terjun", "air_terjun_alt"))
    chart = build_waterfall(found, result.scenario.target, basis.words, Caption("sim_air_terjun", title, alt))
    is_whole = fmt.adds_up([float(step.points) for step in found], float(sum(step.points for step in found)))
    why = _why(landed)
    return blocks_of(
        Heading("air_terjun_judul", title, 3),
        ChartBlock(chart),
        None if is_whole else Note("dibulatkan", basis.text("umum.dibulatkan"), "small"),
        Note("sebab", why, "small") if why else None,
    )


def _why(landed: ScenarioCase) -> str:
    basis, moved = landed.basis, landed.result.moved
    counts, reasons = moved["antrean"].value_counts(), []
    if any(counts.get(way) for way in landed.result.baseline.rises):
        reasons.append(basis.text("simulasi.sebab_urutan"))
    if counts.get(REPORT):
        told = moved.loc[moved["antrean"] == REPORT, "ke"].value_counts()
        names = [
            f"{basis.number(int(told[s.key]))} {class_name(s.key, basis.scheme, basis.words)}"
            for s in basis.scheme.strata
            if s.key in told.index
        ]
        silent = basis.number(int(counts[REPORT]))
        reasons.append(basis.text("simulasi.sebab_lapor", n=silent, strata=", ".join(names)))
    if counts.get(FORMED) and landed.result.scenario.ratio == "A":
        reasons.append(basis.text("simulasi.sebab_baru"))
    return " ".join(reasons)


def part_table(landed: ScenarioCase) -> TableBlock:
    """Now, after and the difference per part of the area (PART_COLUMNS), for the ratio aimed at."""
    basis, view = landed.basis, landed.basis.area_view
    later = {t.code: t for t in tallies(landed.after, view.places, view.area, basis.scheme.ladder, view.known)}
    rows = tuple(_part_row(landed, part, later[part.code]) for part in view.parts)
    columns = tuple(_part_column(basis, name) for name in PART_COLUMNS)
    return TableBlock("simulasi", basis.text("simulasi.tabel"), columns, rows)


def moved_blocks(landed: ScenarioCase) -> tuple[PageBlock, ...]:
    """The villages that move, in the order in which they would; that nothing moves."""
    basis, moved = landed.basis, landed.result.moved
    if moved.empty:
        return (Note("tidak_bergerak", basis.text("simulasi.tidak_bergerak"), "info"),)
    note = Note("simulasi_desa_ket", basis.text("simulasi.tabel_desa_ket"), "small")
    return moved_table(landed), note


def moved_table(landed: ScenarioCase) -> TableBlock:
    """The villages that move (MOVED_COLUMNS), in the order in which they would."""
    basis, view = landed.basis, landed.basis.area_view
    names = dict(zip(view.rows["unit"], view.rows["nama"], strict=True))
    rows = tuple(_moved_row(landed, one, names.get(one["unit"])) for one in landed.result.moved.to_dict("records"))
    columns = tuple(
        TableColumn(name, basis.text(f"simulasi.kolom_{name}"), "count" if name == "poin" else _KINDS.get(name, "text"))
        for name in MOVED_COLUMNS[1:]
    )
    first = TableColumn("nama", basis.text("umum.desa").capitalize(), is_name=True)
    return TableBlock("simulasi_desa", basis.text("simulasi.tabel_desa"), (first, *columns), rows)


def _moved_row(landed: ScenarioCase, one: Mapping[str, Any], name: str | None) -> tuple[Value, ...]:
    basis, code, way = landed.basis, str(one["kode"]), str(one["antrean"])
    places = basis.area_view.places
    kecamatan = places.name(wilayah.cut(code, Level.KECAMATAN))
    rises = way in landed.result.baseline.rises
    effort = int(one["upaya"]) if rises and one["upaya"] < OUT_OF_REACH else None
    return (
        name or places.name(code), code, kecamatan, short_move(way, basis.scheme.rule, basis.words),
        _stratum_name(basis, one["dari"], way), _stratum_name(basis, one["ke"]),
        int(one["poin"]) if rises else None, effort,
    )  # fmt: skip


def _part_column(basis: Basis, name: str) -> TableColumn:
    if name == "nama":
        return TableColumn(name, basis.part_word.capitalize(), is_name=True)
    if name == "poin":
        return TableColumn(name, basis.text("simulasi.kolom_poin_beda"), "signed", 1)
    kind = _KINDS.get(name, "text")
    return TableColumn(name, basis.text(f"simulasi.kolom_{name}"), kind, int(kind == "share"))


def _part_row(landed: ScenarioCase, now: Tally, later: Tally) -> tuple[Value, ...]:
    basis, scenario = landed.basis, landed.result.scenario
    before, after = (t.share(scenario.ratio) for t in (now, later))
    change = points(before, after)
    return (
        basis.area_view.places.name(now.code), basis.counts(before.n, before.total),
        basis.counts(after.n, after.total), after.n - before.n, before.percent, after.percent,
        None if change is None else float(change), gap(after, scenario.target),
    )  # fmt: skip


def _stratum_name(basis: Basis, stratum: object, way: str = "") -> str:
    key = NOT_FORMED if way == FORMED else SILENT if way == REPORT else str(stratum)
    return class_name(key, basis.scheme, basis.words)
