"""Ratio A against its dated targets: so far, ahead (the fan), and how honest such forecasts were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.content.chart import (
    Axis,
    Caption,
    Category,
    Chart,
    ChartKind,
    Dash,
    Marker,
    Point,
    ReferenceLine,
    Series,
    SeriesKind,
    Unit,
    said_when_empty,
)
from kkb.content.palette import COHORT, INK, LINE, TARGET
from kkb.core.counts.ratio import Share
from kkb.core.forecast import Fan
from kkb.core.forecast.forecast_summary import Aim
from kkb.core.target.targets import Target
from kkb.text import format as fmt
from kkb.text.wording import Wording


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A published figure: date, percent, whether it is only an upper bound, and what it says."""

    day: date
    percent: float
    upper: bool
    sentence: str


def build_target_path(
    shares: tuple[pd.DataFrame, pd.DataFrame], path: Sequence[Target], words: Wording, caption: Caption,
    published: Sequence[PublishedFigure] = (),
) -> Chart:  # fmt: skip
    """Ratio A by date: `shares` are the raw timeline and the fixed cohort (frames of core.counts.timeline).

    Published figures are numbered in the order given: names beside them would lie over the lines.
    """
    raw, same = shares
    lines = [
        _line("pangsa_mentah", raw, (LINE, Marker.CIRCLE, Dash.SOLID), words),
        _line("kohort", same, (COHORT, Marker.DIAMOND, Dash.DOTTED), words),
    ]
    days = list(raw["tanggal"])
    series = [*_stairs(path, days, words), *lines, *_published(published, words)]
    empty = said_when_empty(lines, words.text("grafik.kosong_tanggal"))
    return _percent_by_date(caption, series, days, words, empty)


def build_fan(
    fan: Fan, past: pd.DataFrame, aim: Aim, path: Sequence[Target], words: Wording, caption: Caption
) -> Chart:
    """Ratio A in percent: `past` (frame of core.counts.timeline) as a line, the fan as a band (80 %) with its middle.

    `aim` (day, percent or None) is the star to be reached; `path` the dated targets.
    """
    days = [*past["tanggal"], *fan.days]
    band, middle = _ahead(fan, words)
    so_far = _line("lampau", past, (LINE, Marker.CIRCLE, Dash.SOLID), words, "ramalan.lampau_garis")
    series = [*_stairs(path, days, words), band, so_far, middle, *_star(aim, words)]
    return _percent_by_date(caption, series, days, words, "")


def build_pit(ranks: Sequence[float], words: Wording, caption: Caption) -> Chart:
    """Where outcomes fell in their forecasts: one bar per part of the forecast, lowest first (`ranks`, parts of 1), and
    a line where all would stand were the forecasts honest.
    """
    percent, even = [100 * part for part in ranks], 100 / max(1, len(ranks))
    points = tuple(
        Point(value, text=fmt.number(value, words.lang),
              hover=words.text("ramalan.pit_titik", n=n, persen=fmt.percent(value, words.lang, 0)))
        for n, value in enumerate(percent, 1)
    )  # fmt: skip
    series = (Series("pit", words.text("ramalan.pit_sumbu_y"), points, LINE, in_legend=False),)
    return Chart(
        caption, ChartKind.BAR, series, tuple(Category(str(n), str(n)) for n in range(1, len(ranks) + 1)),
        Axis(words.text("ramalan.pit_sumbu_x")),
        Axis(words.text("ramalan.pit_sumbu_y"), Unit.PERCENT, 0, max([2 * even, *percent]) * 1.1),
        (ReferenceLine("rata", even, words.text("ramalan.pit_garis"), TARGET),), lang=words.lang, height=360,
        empty=said_when_empty(series, words.text("grafik.kosong_isi")),
    )  # fmt: skip


def pit_alt(ranks: Sequence[float], words: Wording) -> str:
    """The histogram in words, for who cannot see it."""
    return words.text("ramalan.pit_alt", bagian=", ".join(fmt.percent(100 * part, words.lang, 0) for part in ranks))


def target_steps(path: Sequence[Target], days: Sequence[date]) -> tuple[list[date], list[int]]:
    """The target of every day, as the corners of a staircase from the first date to the last that has a target."""
    start = min([*days, date(path[0].due.year, 1, 1)])
    corners: list[tuple[date, int]] = []
    for target in path:
        corners += [(start, target.percent), (target.due, target.percent)]
        start = target.due
    return [day for day, _ in corners], [level for _, level in corners]


def last_of_years(days: Sequence[date]) -> list[date]:
    """The last date of every year: labels that never crowd, on a phone either.

    >>> last_of_years([date(2023, 6, 30), date(2023, 12, 31), date(2024, 6, 30)])
    [datetime.date(2023, 12, 31), datetime.date(2024, 6, 30)]
    """
    return list({day.year: day for day in sorted(days)}.values())


def _percent_by_date(
    caption: Caption, series: Sequence[Series], days: Sequence[date], words: Wording, empty: str
) -> Chart:
    ticks = tuple((day, fmt.day_over_year(day, words.lang)) for day in last_of_years(days))
    return Chart(
        caption, ChartKind.LINE, tuple(series), across=Axis(unit=Unit.DATE, ticks=ticks),
        along=Axis(words.text("grafik.pangsa"), Unit.PERCENT, 0, 104), lang=words.lang, height=440, empty=empty,
    )  # fmt: skip


def _stairs(path: Sequence[Target], days: Sequence[date], words: Wording) -> list[Series]:
    if not path:
        return []
    name = words.text("grafik.target")
    points = tuple(
        Point(level, at=day, hover=f"{name}: {fmt.percent(level, words.lang, 0)}")
        for day, level in zip(*target_steps(path, days), strict=True)
    )
    return [Series("target", name, points, TARGET, kind=SeriesKind.STAIRS, dash=Dash.DASHED)]


def _line(
    key: str, frame: pd.DataFrame, look: tuple[str, Marker, Dash], words: Wording, label: str | None = None
) -> Series:
    """The share at every date that has a Kampung KB."""
    known = frame[frame["terbentuk"] > 0]
    shares = [Share(int(n), int(total)) for n, total in zip(known["tercapai"], known["terbentuk"], strict=True)]
    points = tuple(
        Point(share.percent, at=day, share=share, hover=f"{fmt.day(day, words.lang)}: {fmt.share(share, words.lang)}")
        for day, share in zip(known["tanggal"], shares, strict=True)
    )
    colour, marker, dash = look
    name = words.text(label or f"grafik.{key}")
    return Series(key, name, points, colour, kind=SeriesKind.LINE, marker=marker, dash=dash)


def _published(published: Sequence[PublishedFigure], words: Wording) -> list[Series]:
    points = tuple(
        Point(one.percent, at=one.day, text=str(number), hover=one.sentence, filled=False,
              marker=Marker.TRIANGLE if one.upper else Marker.CIRCLE)
        for number, one in enumerate(published, 1)
    )  # fmt: skip
    return [Series("terbit", words.text("grafik.terbit"), points, INK, kind=SeriesKind.POINTS)] if points else []


def _ahead(fan: Fan, words: Wording) -> tuple[Series, Series]:
    """The band that holds the middle 80 % of the draws, and the line through their middle."""
    named = [dict(zip(("rendah", "tengah", "tinggi"), row, strict=True)) for row in fan.share.tolist()]
    levels = list(zip(fan.days, named, strict=True))
    band = tuple(Point(None, at=day, low=row["rendah"], high=row["tinggi"]) for day, row in levels)
    middle = tuple(
        Point(row["tengah"], at=day, low=row["rendah"], high=row["tinggi"], hover=words.text(
            "ramalan.titik", tanggal=fmt.day(day, words.lang),
            **{name: fmt.percent(value, words.lang, 0) for name, value in row.items()}))
        for day, row in levels
    )  # fmt: skip
    return (
        Series("pita", words.text("ramalan.pita"), band, LINE, kind=SeriesKind.BAND),
        Series("tengah", words.text("ramalan.tengah_garis"), middle, LINE, kind=SeriesKind.LINE, dash=Dash.DOTTED),
    )


def _star(aim: Aim, words: Wording) -> list[Series]:
    day, percent = aim
    if percent is None:
        return []
    hover = f"{fmt.day(day, words.lang)}: {fmt.percent(percent, words.lang, 0)}"
    point = Point(percent, at=day, hover=hover)
    name = words.text("ramalan.tujuan")
    return [Series("tujuan", name, (point,), TARGET, kind=SeriesKind.POINTS, marker=Marker.STAR)]
