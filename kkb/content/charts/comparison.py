"""Areas beside each other: shares with intervals, the funnel, places, items, and movement between two dates."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.content.chart import (
    Axis,
    Caption,
    Category,
    Chart,
    ChartKind,
    Marker,
    Point,
    ReferenceLine,
    Series,
    SeriesKind,
    Unit,
    said_when_empty,
)
from kkb.content.palette import COHORT, LINE, NOBODY, QUIET, TARGET, WORK_SHADES
from kkb.core.compare.chance import ChanceTest
from kkb.core.compare.flow import GONE, NOT_YET
from kkb.core.compare.interval import wilson
from kkb.core.compare.rank import RankInterval
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import Tally
from kkb.core.rule.ruleset import Item
from kkb.core.scheme import Scheme
from kkb.core.target.targets import Target
from kkb.text import format as fmt
from kkb.text.comparison_answers import place_text
from kkb.text.strata_words import class_name
from kkb.text.wording import Wording

MEASURES = ("rata", "di_bawah", "belum_lapor")
MOST_NAMES, MOST_SIZES = 3, 240
_ROW, _ROOM, _CELL, _HEADS = 38, 110, 48, 195


@dataclass(frozen=True, slots=True)
class Spot:
    """One area of a comparison: its name, its share, its place by it, whether a person picked it."""

    name: str
    share: Share
    rank: int = 1
    chosen: bool = False


def build_share_intervals(
    parts: Sequence[tuple[str, Tally]], target: Target | None, words: Wording, caption: Caption,
    chosen: Collection[str] = (),
) -> Chart:  # fmt: skip
    """Ratio A per area (name, tally; first on top) as a point with its 95 % Wilson interval, n/N beside the name."""
    categories = tuple(
        Category(t.code, name, fmt.counts(t.tercapai, t.terbentuk, words.lang), is_chosen=t.code in chosen)
        for name, t in parts
    )
    points = tuple(_interval(name, t.share_a, words) for name, t in parts)
    series = (Series("pangsa", words.text("grafik.pangsa"), points, LINE, kind=SeriesKind.POINTS, in_legend=False),)
    return Chart(
        caption, ChartKind.INTERVAL, series, categories,
        along=Axis(words.text("grafik.pangsa"), Unit.PERCENT, -2, 102),
        references=() if target is None else (target_line(target.percent, words),), lang=words.lang, is_lying=True,
        height=_ROOM + _ROW * max(2, len(parts)), empty=said_when_empty(series, words.text("grafik.kosong_bagian")),
    )  # fmt: skip


def build_funnel(spots: Sequence[Spot], test: ChanceTest, label: str, words: Wording, caption: Caption) -> Chart:
    """Shares by number of Kampung KB, the benchmark as a line, and the limits of the test round it.

    Where an area lies is told by the shape of its mark, never by colour alone.
    """
    known = [spot for spot in spots if spot.share.total]
    most = max([6, *(spot.share.total for spot in known)])
    written = named(known, test)
    points = tuple(_spot(spot, at, test, written, words) for spot, at in zip(known, _across(known), strict=True))
    name = words.text("grafik.pangsa")
    series = (*_limits(most, test, words),
              Series("bagian", name, points, LINE, kind=SeriesKind.POINTS, in_legend=False))  # fmt: skip
    ticks = tuple((tick, f"{tick} %") for tick in range(0, 101, 20))
    return Chart(
        caption, ChartKind.SCATTER, series,
        across=Axis(words.text("grafik.jumlah"), Unit.VILLAGES, 0, most * 1.06),
        along=Axis(name, Unit.PERCENT, -6, 106, ticks), lang=words.lang, height=430,
        references=(ReferenceLine("pembanding", test.percent, label, TARGET),),
        empty=said_when_empty(series[-1:], words.text("grafik.kosong_bagian")),
    )  # fmt: skip


def build_ranks(
    names: Mapping[str, str], level: Mapping[str, RankInterval], change: Mapping[str, RankInterval],
    chosen: Collection[str], words: Wording, caption: Caption,
) -> Chart:  # fmt: skip
    """A dot for the place, a band for the places it may have (95 %): by level at the left, by change of the same
    villages at the right; `names` by code, first on top; place 1 is at the left.
    """
    panels = {"tingkat": level} | ({"ubah": change} if change else {})
    heads = tuple(words.text(f"banding.peringkat_{key}") for key in panels)
    series = tuple(
        Series(f"peringkat_{key}", heads[panel], tuple(_place(code, name, found.get(code), chosen, words)
               for code, name in names.items()), LINE, kind=SeriesKind.POINTS, in_legend=False, panel=panel)
        for panel, (key, found) in enumerate(panels.items())
    )  # fmt: skip
    most = max([1, *(place.of for found in panels.values() for place in found.values())])
    ticks = tuple((n, str(n)) for n in range(1, most + 1, max(1, round(most / 10))))
    return Chart(
        caption, ChartKind.INTERVAL, series,
        tuple(Category(code, name, is_chosen=code in chosen) for code, name in names.items()),
        along=Axis("", Unit.PLACE, 0.5, most + 0.5, ticks), heads=heads, lang=words.lang, is_lying=True,
        height=_ROOM + _ROW * max(2, len(names)), empty=said_when_empty(series, words.text("grafik.kosong_bagian")),
    )  # fmt: skip


def build_item_map(
    table: pd.DataFrame, names: Mapping[str, str], items: Sequence[Item], measure: str, words: Wording,
    caption: Caption, chosen: Collection[str] = (),
) -> Chart:  # fmt: skip
    """Areas (`names` by code, first on top) by items; `table` as from core.compare.items, `measure` of MEASURES.

    The darker, the more work; what nobody reported stays white with a dash: unknown is not bad.
    """
    cells = {(row["kode"], row["item"]): row for row in table.to_dict("records")}
    series = tuple(
        Series(code, name, tuple(_cell(cells.get((code, item.key)), name, item, measure, words) for item in items),
               in_legend=False, is_chosen=code in chosen)
        for code, name in names.items()
    )  # fmt: skip
    return Chart(
        caption, ChartKind.HEAT, series, tuple(Category(item.key, item.header) for item in items),
        along=Axis(unit=Unit.SCORE if measure == "rata" else Unit.PERCENT), shades=WORK_SHADES, lang=words.lang,
        height=_HEADS + _CELL * max(2, len(names)), empty=said_when_empty(series, words.text("grafik.kosong_isi")),
    )  # fmt: skip


def build_flow(matrix: pd.DataFrame, days: tuple[str, str], scheme: Scheme, words: Wording, caption: Caption) -> Chart:
    """Movement between two dates: a flow matrix (classes then in rows, now in columns), best class on top, how many
    in the names.
    """
    starts = [key for key in reversed(matrix.index) if matrix.loc[key].sum()]
    ends = [key for key in reversed(matrix.columns) if matrix[key].sum()]
    series = tuple(
        Series(key, _counted(key, matrix.loc[key].sum(), scheme, words), tuple(
            _stream(key, end, int(matrix.loc[key, end]), scheme, words) for end in ends),
            flow_color(key, scheme), in_legend=False)
        for key in starts
    )  # fmt: skip
    categories = tuple(
        Category(key, _counted(key, matrix[key].sum(), scheme, words), colour=flow_color(key, scheme)) for key in ends
    )
    return Chart(
        caption, ChartKind.FLOW, series, categories, along=Axis(unit=Unit.VILLAGES), heads=days, lang=words.lang,
        empty=said_when_empty(series, words.text("grafik.kosong_gerak")),
    )  # fmt: skip


def named(spots: Sequence[Spot], test: ChanceTest) -> frozenset[str]:
    """Whose name is written beside its mark: those picked, and those outside the limits while they are few."""
    loud = [spot for spot in spots if test.verdict(spot.share) not in ("wajar", "sedikit")]
    few = loud if len(loud) <= MOST_NAMES else []
    return frozenset(spot.name for spot in (*few, *(spot for spot in spots if spot.chosen)))


def flow_name(key: str, scheme: Scheme, words: Wording) -> str:
    """The name of a class of a flow, in the language."""
    return words.text(f"banding.gerak_{key}") if key in (NOT_YET, GONE) else class_name(key, scheme, words)


def cell_name(start: str, end: str, n: int, scheme: Scheme, words: Wording) -> str:
    """A cell in words: "Dasar → Mandiri: 5"."""
    names = (flow_name(key, scheme, words) for key in (start, end))
    return f"{' → '.join(names)}: {fmt.number(n, words.lang)}"


def flow_color(key: str, scheme: Scheme) -> str:
    """The colour of a class; what is not there has that of what is not formed."""
    return NOBODY if key in (NOT_YET, GONE) else scheme.stratum(key).color


def cell_text(cell: Mapping[str, float] | None, measure: str, words: Wording) -> str:
    """What is written in a cell: a mean score, or n/N."""
    if cell is None:
        return fmt.NOTHING
    if measure == "rata":
        return fmt.number(cell["rata"], words.lang, 1) if cell["dinilai"] else fmt.NOTHING
    share = _counts_of(cell, measure)
    return fmt.counts(share.n, share.total, words.lang) if share.total or measure == "belum_lapor" else fmt.NOTHING


def target_line(percent: int, words: Wording) -> ReferenceLine:
    """A target as a line across a chart of shares."""
    return ReferenceLine("target", percent, words.text("grafik.garis_target", target=percent), TARGET)


def _interval(name: str, share: Share, words: Wording) -> Point:
    span = wilson(share)
    if span is None:
        return Point(None, share=share)
    low, high = (fmt.percent(end, words.lang, 0) for end in span)
    hover = words.text("grafik.selang", nama=name, pangsa=fmt.share(share, words.lang), awal=low, akhir=high)
    return Point(share.percent, low=span[0], high=span[1], share=share, hover=hover)


def _limits(most: int, test: ChanceTest, words: Wording) -> list[Series]:
    """What chance explains at every number of Kampung KB, as stairs: below and above."""
    sizes = np.unique(np.linspace(1, most, min(most, MOST_SIZES)).round().astype(int))
    found, name = test.limits(sizes.tolist()), words.text("banding.batas")
    return [
        Series(
            f"batas_{edge}", name, tuple(Point(100 * n / total, at=total, share=Share(n, total))
                                         for n, total in zip(counts.tolist(), found.totals.tolist(), strict=True)),
            QUIET, kind=SeriesKind.STAIRS, in_legend=edge == "bawah",
        )
        for edge, counts in {"bawah": found.low, "atas": found.high}.items()
    ]  # fmt: skip


def _spot(spot: Spot, at: float, test: ChanceTest, written: Collection[str], words: Wording) -> Point:
    verdict = test.verdict(spot.share)
    said = words.text("banding.vonis_ket", vonis=words.text(f"banding.vonis_{verdict}"))
    return Point(
        spot.share.percent, at=at, share=spot.share, text=str(spot.rank),
        hover=f"{spot.name}: {fmt.share(spot.share, words.lang)}\n{said}",
        name=spot.name if spot.name in written else "", colour=COHORT if spot.chosen else LINE,
        marker=Marker.SQUARE if verdict in ("atas", "bawah") else Marker.CIRCLE, filled=verdict != "sedikit",
    )  # fmt: skip


def _across(known: Sequence[Spot]) -> list[float]:
    """Where each mark stands: at its number of Kampung KB, beside another one with the very same counts."""
    most = max([6, *(spot.share.total for spot in known)])
    before: dict[Share, int] = {}
    places = []
    for spot in known:
        places.append(spot.share.total + before.get(spot.share, 0) * most / 40)
        before[spot.share] = before.get(spot.share, 0) + 1
    return places


def _place(code: str, name: str, place: RankInterval | None, chosen: Collection[str], words: Wording) -> Point:
    if place is None:
        return Point(None)
    colour = COHORT if code in chosen else LINE
    return Point(place.rank, low=place.best, high=place.worst, hover=f"{name}: {place_text(place, words)}",
                 colour=colour)  # fmt: skip


def _cell(cell: Mapping[str, float] | None, name: str, item: Item, measure: str, words: Wording) -> Point:
    hover = f"{name} · {item.label(words.lang)}"
    if cell is None:
        return Point(None, text=fmt.NOTHING, hover=hover)
    mean = fmt.NOTHING if math.isnan(cell["rata"]) else fmt.number(cell["rata"], words.lang, 2)
    said = words.text("banding.sel_item", rata=mean, **{
        key: cell[key] for key in ("di_bawah", "dinilai", "kosong", "belum_lapor")
    })  # fmt: skip
    value, shade, share = _depth(cell, measure)
    text = cell_text(cell, measure, words)
    return Point(value, share=share, text=text, shade=shade, hover=f"{hover}\n{said}")


def _depth(cell: Mapping[str, float], measure: str) -> tuple[float | None, float | None, Share | None]:
    """The number of a cell, how dark it is (0 to 1), and its n of N; None where nothing is known."""
    if measure == "rata":
        mean = float(cell["rata"])
        is_known = bool(cell["dinilai"]) and not math.isnan(mean)
        return (mean, max(0.0, (4 - mean) / 3), None) if is_known else (None, None, None)
    share = _counts_of(cell, measure)
    return (share.percent, share.n / share.total, share) if share.total else (None, None, None)


def _counts_of(cell: Mapping[str, float], measure: str) -> Share:
    if measure == "di_bawah":
        return Share(int(cell["di_bawah"]), int(cell["dinilai"]))
    silent = int(cell["kosong"]) + int(cell["belum_lapor"])
    return Share(silent, int(cell["dinilai"]) + silent)


def _counted(key: str, n: int, scheme: Scheme, words: Wording) -> str:
    return f"{flow_name(key, scheme, words)} {fmt.number(int(n), words.lang)}"


def _stream(start: str, end: str, n: int, scheme: Scheme, words: Wording) -> Point:
    if not n:
        return Point(None)
    return Point(n, text=fmt.number(n, words.lang), hover=cell_name(start, end, n, scheme, words))
