"""Supporting data: what there is and who takes part, where programmes reach, and iBangga."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from kkb.content.charts.strata import counted, share_end
from kkb.content.palette import COHORT, INK, LINE, PALER, QUIET, REACH_SHADES, TARGET
from kkb.core.convergence.family_index import FamilyIndex
from kkb.core.convergence.scheme import STATES, Convergence, State
from kkb.core.convergence.survey import Presence
from kkb.core.counts.ratio import Share
from kkb.text import format as fmt
from kkb.text.wording import Wording

Bar = tuple[str, Presence]
_COUNTS = dict(zip(STATES, ("there", "not_there", "blank"), strict=True))
_LINES = (
    (LINE, Marker.CIRCLE, Dash.SOLID), (COHORT, Marker.DIAMOND, Dash.DASHED), (QUIET, Marker.SQUARE, Dash.DOTTED),
    (INK, Marker.CROSS, Dash.DASH_DOT),
)  # fmt: skip
_BARS = ((LINE, "polos"), (COHORT, "miring"), (QUIET, "titik"), (PALER, "silang"))
_NEAR, _LEAST, _INDEX_HEIGHT = 4, 40, 340


@dataclass(frozen=True, slots=True)
class Rate:
    """One bar: its label and its share."""

    label: str
    share: Share


@dataclass(frozen=True, slots=True)
class ReachTable:
    """Shares by row and column, the same N along a row; a label per row and per column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shares: tuple[tuple[Share, ...], ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One area through the years; `values` by year, only those that are known."""

    name: str
    values: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class DimensionValues:
    """One area: a value per dimension, None where it is not known."""

    name: str
    values: tuple[float | None, ...]


def build_presence(bars: Sequence[Bar], scheme: Convergence, words: Wording, caption: Caption) -> Chart:
    """Lying bars of Kampung KB that have something, have it not, or did not say: one per (label, counts), first on
    top; n/N of those that have it at its end.
    """
    series = tuple(_state(state, bars, words) for state in scheme.states)
    longest = max([1, *(counts.total for _, counts in bars)])
    categories = tuple(
        Category(str(place), label, end=share_end(counts.share, words)) for place, (label, counts) in enumerate(bars)
    )
    return Chart(
        caption, ChartKind.STACKED, series, categories,
        along=Axis(words.text("grafik.jumlah"), Unit.VILLAGES, 0, longest), lang=words.lang, is_lying=True,
        height=154 + 42 * max(2, len(bars)), empty=said_when_empty(series, words.text("grafik.kosong_bagian")),
    )  # fmt: skip


def build_turnout(rates: Sequence[Rate], line: tuple[int, str], words: Wording, caption: Caption) -> Chart:
    """One lying bar per rate in percent, first on top; a line at a percentage with what it means. No bar where nobody
    told.
    """
    points = tuple(
        Point(rate.share.percent, share=rate.share, hover=f"{rate.label}: {fmt.share(rate.share, words.lang)}")
        for rate in rates
    )
    at, meaning = line
    end = max([_LEAST, at, *(rate.share.percent or 0 for rate in rates)])
    series = (Series("ikut", caption.title, points, LINE, in_legend=False),)
    return Chart(
        caption, ChartKind.BAR, series,
        tuple(Category(str(n), rate.label, end=share_end(rate.share, words)) for n, rate in enumerate(rates)),
        along=Axis("", Unit.PERCENT, 0, end), references=(ReferenceLine("terbaik", at, meaning, TARGET),),
        lang=words.lang, is_lying=True, height=138 + 38 * max(2, len(rates)),
        empty=said_when_empty(series, words.text("grafik.kosong_isi")),
    )  # fmt: skip


def build_reach(field: ReachTable, words: Wording, caption: Caption) -> Chart:
    """Programmes against areas or instansi: a field shaded by percent from 0 to 100; n stands in every cell, N beside
    the name of its row.
    """
    series = tuple(
        Series(str(place), name, tuple(_reached(share, name, column, words)
               for share, column in zip(row, field.columns, strict=True)), in_legend=False,
               beside=f"({fmt.number(row[0].total, words.lang)})" if row else "")
        for place, (name, row) in enumerate(zip(field.rows, field.shares, strict=True))
    )  # fmt: skip
    return Chart(
        caption, ChartKind.HEAT, series, tuple(Category(str(n), name) for n, name in enumerate(field.columns, 1)),
        along=Axis(unit=Unit.PERCENT), shades=REACH_SHADES, lang=words.lang, height=195 + 48 * max(2, len(series)),
        empty=said_when_empty(series, words.text("grafik.kosong_bagian")),
    )  # fmt: skip


def build_family_index(lines: Sequence[IndexLine], scheme: FamilyIndex, words: Wording, caption: Caption) -> Chart:
    """iBangga by year: one line per area (at most four), index 0-100; a class limit is drawn where it lies in sight."""
    years = sorted({year for line in lines for year, _ in line.values})
    every = [value for line in lines for _, value in line.values] or [50.0]
    low, high = max(0, min(every) - _NEAR), min(100, max(every) + _NEAR)
    series = tuple(
        Series(str(place), line.name, _by_year(line, years, words), colour, kind=SeriesKind.LINE, marker=marker,
               dash=dash, connects=True)
        for place, ((colour, marker, dash), line) in enumerate(zip(_LINES, lines, strict=False))
    )  # fmt: skip
    limits = tuple(
        ReferenceLine(limit.key, limit.low, limit.label(words.lang), QUIET)
        for limit in scheme.classes if low < limit.low < high
    )  # fmt: skip
    return Chart(
        caption, ChartKind.LINE, series, tuple(Category(str(year), str(year)) for year in years),
        along=Axis(words.text("konvergensi.sumbu_ibangga"), Unit.SCORE, low, high), references=limits,
        lang=words.lang, height=_INDEX_HEIGHT, empty=said_when_empty(series, words.text("grafik.kosong_isi")),
    )  # fmt: skip


def build_dimensions(
    groups: Sequence[DimensionValues], labels: Sequence[str], words: Wording, caption: Caption
) -> Chart:
    """The dimensions of iBangga: one group of bars per dimension (0-100), one bar in it per area (at most four), the
    value written on each.
    """
    series = tuple(
        Series(str(place), group.name, tuple(_dimension(value, group.name, label, words)
               for value, label in zip(group.values, labels, strict=True)), colour, pattern)
        for place, ((colour, pattern), group) in enumerate(zip(_BARS, groups, strict=False))
    )  # fmt: skip
    return Chart(
        caption, ChartKind.BAR, series, tuple(Category(str(n), label) for n, label in enumerate(labels)),
        along=Axis(words.text("konvergensi.sumbu_ibangga"), Unit.SCORE, 0, 100), lang=words.lang,
        height=_INDEX_HEIGHT, empty=said_when_empty(series, words.text("grafik.kosong_isi")),
    )  # fmt: skip


def task_name(key: str, label: str, words: Wording) -> str:
    """The name of a programme or function where there is little room: a short one where the wording has one."""
    return words.text(f"grafik.tugas_{key}") if words.has(f"grafik.tugas_{key}") else label


def _state(state: State, bars: Sequence[Bar], words: Wording) -> Series:
    name = state.label(words.lang)
    points = tuple(counted(getattr(counts, _COUNTS[state.key]), name, words) for _, counts in bars)
    return Series(state.key, name, points, state.color, state.pattern)


def _reached(share: Share, row: str, column: str, words: Wording) -> Point:
    hover = f"{row}\n{column}: {fmt.share(share, words.lang)}"
    if not share.total:
        return Point(None, share=share, text=fmt.NOTHING, hover=hover)
    return Point(share.percent, share=share, text=fmt.number(share.n, words.lang), hover=hover,
                 shade=share.n / share.total)  # fmt: skip


def _by_year(line: IndexLine, years: Sequence[int], words: Wording) -> tuple[Point, ...]:
    known = dict(line.values)
    return tuple(
        Point(known[year], hover=f"{line.name}, {year}: {fmt.number(known[year], words.lang, 2)}")
        if year in known else Point(None)
        for year in years
    )  # fmt: skip


def _dimension(value: float | None, area: str, label: str, words: Wording) -> Point:
    if value is None:
        return Point(None)
    hover = f"{area}, {label}: {fmt.number(value, words.lang, 2)}"
    return Point(value, text=fmt.number(value, words.lang, 1), hover=hover)
