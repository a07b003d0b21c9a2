"""The forecast of an area, and how well such forecasts held: where the share may stand, how likely a target is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.target import build_fan, build_pit, pit_alt
from kkb.content.page import (
    AS_TEXT,
    ChartBlock,
    ColumnKind,
    Heading,
    Listing,
    Note,
    PageBlock,
    TableBlock,
    TableColumn,
    Value,
    Written,
    blocks_of,
)
from kkb.core.counts.ratio import Share
from kkb.core.forecast import Earned, Fan
from kkb.core.forecast.backtest_scores import BacktestReport, ClassScore
from kkb.core.forecast.forecast_summary import Aim, ForecastSummary
from kkb.core.target.targets import target_at
from kkb.text.answers import what_if_note
from kkb.text.forecast_words import (
    backtest_answer,
    class_name,
    cohort_answer,
    extremes_answer,
    fan_answer,
    obstacle_answer,
    odds,
    pace_answer,
    plan_answer,
    ranks_answer,
    step_answer,
)

FAN_COLUMNS = ("tanggal", "jenis", "tercapai", "terbentuk", "pangsa", "rendah", "tinggi", "target_berlaku")
_MIDDLES = ("tercapai", "terbentuk", "pangsa")
_TRIALS = ("dari", "ke", "n", "mae", "tetap", "crps", "cakupan")


@dataclass(frozen=True, eq=False)
class OutlookInputs:
    """The outlook against an aim; the counts so far (columns of kkb.core.counts.timeline.timeline); which extreme
    chances may be said; `plan`: what the plan it was made with is called, and how many it raises.
    """

    found: ForecastSummary
    aim: Aim
    past: pd.DataFrame
    earned: Earned
    plan: tuple[str, int] | None = None


def outlook_blocks(basis: Basis, inputs: OutlookInputs) -> tuple[PageBlock, ...]:
    """Where the area goes from here: the sentence, what a plan adds, the paces, the fan and its table; where there is
    no forecast why not, and arithmetic.
    """
    heading = Heading("ramalan_judul", basis.text("ramalan.judul"))
    fan = inputs.found.fan
    if fan is None:
        return heading, *_arithmetic(basis, inputs)
    return heading, *answer_blocks(basis, inputs, fan), *fan_blocks(basis, inputs, fan)


def answer_blocks(basis: Basis, inputs: OutlookInputs, fan: Fan) -> tuple[PageBlock, ...]:
    """What is forecast in words."""
    found, (_, percent) = inputs.found, inputs.aim
    tried = None
    if found.probability is not None and percent is not None:
        tried = (percent, odds(found.probability, basis.words, inputs.earned))
    told = basis.opened(fan_answer((basis.subject, basis.on), fan, tried, basis.words, is_late=found.is_late))
    note = what_if_note(basis.area_view, ("A", percent), basis.words) if percent is not None else None
    planned = None
    if inputs.plan and found.planned is not None:
        chance = odds(found.planned, basis.words, inputs.earned)
        planned = Note("ramalan_rencana", plan_answer(chance, *inputs.plan, basis.words))
    return blocks_of(
        Note("ramalan", told, "strong"), Note("ramalan_andai", note, "small") if note else None, planned,
        *_paces(basis, found),
    )  # fmt: skip


def fan_blocks(basis: Basis, inputs: OutlookInputs, fan: Fan) -> tuple[PageBlock, ...]:
    """The fan with its note, and as a table."""
    name = basis.area_view.name
    caption = Caption("ramalan", basis.text("ramalan.grafik", nama=name), basis.text("ramalan.alt", nama=name))
    chart = build_fan(fan, inputs.past, inputs.aim, basis.area_view.path, basis.words, caption)
    note = Note("ramalan_catatan", _draws(basis, fan), "small")
    return ChartBlock(chart), note, fan_table(basis, fan, inputs.past)


def fan_table(basis: Basis, fan: Fan, past: pd.DataFrame) -> TableBlock:
    """The chart as rows (FAN_COLUMNS): `past` as counted, then the fan without its start."""
    counted = [_counted(basis, row) for row in past.to_dict("records") if row["terbentuk"]]
    coming = [_coming(basis, fan, place) for place in range(1, len(fan.days))]
    columns = tuple(_fan_column(basis, name) for name in FAN_COLUMNS)
    notes = (_draws(basis, fan),)
    return TableBlock("ramalan", basis.text("ramalan.tabel"), columns, (*counted, *coming), notes, rows_shown=8)


def backtest_blocks(basis: Basis, report: BacktestReport) -> tuple[PageBlock, ...]:
    """How the forecast did on the snapshots of a store."""
    answer = Note("uji", backtest_answer(report, basis.words))
    if not report.total:
        return (answer,)
    title = basis.text("ramalan.pit_judul")
    caption = Caption("pit", title, pit_alt(report.ranks, basis.words))
    return (
        answer,
        Note("pit", f"**{title}.** {ranks_answer(report, basis.words)}"),
        ChartBlock(build_pit(report.ranks, basis.words, caption)),
        Note("pit_ket", basis.text("ramalan.pit_isi"), "small"),
        _classes(basis, report.by_horizon, "jarak"),
        _classes(basis, report.by_size, "ukuran"),
        Note("teruji", extremes_answer(report, basis.words)),
        _trials(basis, report),
    )


def _paces(basis: Basis, found: ForecastSummary) -> tuple[Note, ...]:
    """The pace needed beside the pace so far; then that of the same Kampung KB, which forming cannot lower."""
    so_far = found.progress.raw.pace if found.progress.raw else None
    pace = "" if found.is_late else pace_answer(found.course, so_far, basis.words)
    told = [Note("laju", pace)] if pace else []
    if found.progress.cohort:
        told.append(Note("kohort", cohort_answer(found.progress.cohort, basis.words)))
    return tuple(told)


def _arithmetic(basis: Basis, inputs: OutlookInputs) -> tuple[PageBlock, ...]:
    found = inputs.found
    told = basis.opened(obstacle_answer(found.obstacle or "", basis.subject, basis.words))
    steps = tuple(step_answer(step, inputs.aim, basis.words) for step in found.steps)
    return Note("ramalan", told), *_paces(basis, found), Listing("hitungan", steps)


def _draws(basis: Basis, fan: Fan) -> str:
    return basis.text("ramalan.catatan", undian=basis.number(fan.draws))


def _fan_column(basis: Basis, name: str) -> TableColumn:
    digits = {"pangsa": 1, "rendah": 1, "tinggi": 1, "target_berlaku": 0}
    meaning = "tengah" if name in _MIDDLES else name if name in ("rendah", "tinggi") else None
    kind: ColumnKind = "share" if name in digits else "text"
    explanation = basis.text(f"ramalan.{meaning}_bantu") if meaning else None
    label = basis.text(f"ramalan.kolom_{name}")
    return TableColumn(name, label, kind, digits.get(name, 0), explanation, is_name=name == "tanggal")


def _counted(basis: Basis, row: Mapping[str, Any]) -> tuple[Value, ...]:
    share = Share(int(row["tercapai"]), int(row["terbentuk"]))
    return _fan_row(basis, row["tanggal"], "data", (share.n, share.total, share.percent, None, None))


def _coming(basis: Basis, fan: Fan, place: int) -> tuple[Value, ...]:
    low, middle, high = np.round(fan.share[place].astype(float), 2).tolist()
    reached, formed = int(fan.reached_levels[place][1]), int(fan.formed_levels[place][1])
    return _fan_row(basis, fan.days[place], "ramalan", (reached, formed, middle, low, high))


def _fan_row(basis: Basis, day: date, kind: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    target = target_at(basis.area_view.path, day)
    return (basis.short_day(day), basis.text(f"ramalan.jenis_{kind}"), *values, target.percent if target else None)


def _classes(basis: Basis, classes: Sequence[ClassScore], kind: str) -> TableBlock:
    """The backtest by class. `kind`: "jarak" horizon, "ukuran" size."""
    rows = tuple(
        (class_name(each, kind, basis.words), each.score.n,
         None if each.score.ratio is None else 100 * each.score.ratio, 100 * each.score.coverage80,
         100 * each.score.above90, 100 * each.score.below10)
        for each in classes
    )  # fmt: skip
    columns = tuple(
        TableColumn(n, basis.text(f"ramalan.kolom_{n}"), "text" if n in (kind, "ramalan") else "share")
        for n in (kind, "ramalan", "rasio", "cakupan", "atas", "bawah")
    )
    return TableBlock(f"uji_{kind}", basis.text(f"ramalan.{kind}_judul"), columns, rows)


def _trials(basis: Basis, report: BacktestReport) -> TableBlock:
    kinds: dict[str, Written] = {
        "mae": ("number", 1),
        "tetap": ("number", 1),
        "crps": ("number", 1),
        "cakupan": ("share", 0),
    }
    rows = tuple(
        (basis.short_day(t.origin), basis.short_day(t.target), t.score.n, t.score.mae, t.score.mae_naive,
         t.score.crps, 100 * t.score.coverage80)
        for t in report.trials
    )  # fmt: skip
    columns = tuple(TableColumn(n, basis.text(f"ramalan.kolom_{n}"), *kinds.get(n, AS_TEXT)) for n in _TRIALS)
    return TableBlock("uji_ramalan", basis.text("ramalan.uji_judul"), columns, rows, rows_shown=8)
