"""Kampung KB by stratum: through time, per area, and before and after a scenario."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from kkb.content.chart import (
    Axis,
    Caption,
    Category,
    Chart,
    ChartKind,
    EndText,
    Point,
    Series,
    SeriesKind,
    Unit,
    said_when_empty,
)
from kkb.content.palette import TARGET
from kkb.core.counts.ratio import Share, needed
from kkb.core.rule.ladder import SILENT, UNKNOWN, Ladder
from kkb.core.scheme import Scheme
from kkb.core.target.targets import Target, target_at
from kkb.text import format as fmt
from kkb.text.strata_words import class_name
from kkb.text.wording import Wording

Record = TypeVar("Record")

MOST_BARS = 7
_HATCHED = (SILENT,)
_BAR_ROOM, _ROW = 154, 38


@dataclass(frozen=True, slots=True)
class StrataBar:
    """One bar: its label, and the villages in each class of the ladder."""

    label: str
    counts: Mapping[str, int]
    share: Share


def build_strata_through_time(
    timeline: pd.DataFrame, scheme: Scheme, words: Wording, caption: Caption, path: Sequence[Target] = ()
) -> Chart:
    """Upright bars per snapshot date (columns of core.counts.timeline), the share with its n/N above each.

    Where there are targets of ratio A (`path`), a stroke in each bar shows how many villages meet the one of its date:
    the best strata lie below it. Of many dates MOST_BARS evenly spread ones are shown, first and newest among them.
    """
    records = evenly(timeline.to_dict("records"), MOST_BARS)
    bars = [
        StrataBar(
            fmt.day_over_year(r["tanggal"], words.lang),
            class_counts(r, scheme.ladder),
            Share(r["tercapai"], r["terbentuk"]),
        )
        for r in records
    ]
    series = [*_classes(bars, scheme, words), *_strokes(records, path, words)]
    top = max([1, *(sum(bar.counts.values()) for bar in bars)])
    return Chart(
        caption, ChartKind.STACKED, tuple(series),
        tuple(_category(r["tanggal"].isoformat(), bar, words) for r, bar in zip(records, bars, strict=True)),
        across=Axis(unit=Unit.DATE), along=Axis(words.text("grafik.jumlah"), Unit.VILLAGES, 0, top * 1.3),
        lang=words.lang, height=400, empty=said_when_empty(series, words.text("grafik.kosong_tanggal")),
    )  # fmt: skip


def build_strata_bars(bars: Sequence[StrataBar], scheme: Scheme, words: Wording, caption: Caption) -> Chart:
    """Lying bars, first one on top, as long as their number of villages; the share with its n/N at the end of each."""
    series = _classes(bars, scheme, words)
    longest = max([1, *(sum(bar.counts.values()) for bar in bars)])
    return Chart(
        caption, ChartKind.STACKED, series,
        tuple(_category(str(place), bar, words) for place, bar in enumerate(bars)),
        along=Axis(words.text("grafik.jumlah"), Unit.VILLAGES, 0, longest), lang=words.lang, is_lying=True,
        height=_BAR_ROOM + _ROW * max(2, len(bars)),
        empty=said_when_empty(series, words.text("grafik.kosong_bagian")),
    )  # fmt: skip


def evenly(records: Sequence[Record], most: int) -> list[Record]:
    """At most so many of the records, evenly spread, first and last kept.

    >>> evenly(range(9), 3)
    [0, 4, 8]
    """
    if len(records) <= most:
        return list(records)
    return [records[round(n * (len(records) - 1) / (most - 1))] for n in range(most)]


def class_counts(counts: Mapping[str, int], ladder: Ladder) -> dict[str, int]:
    """The classes of the ladder from the counts of a date: those at entry without whoever never reported."""
    apart = {ladder.entry: counts[ladder.entry] - counts[SILENT]}
    return {key: int(apart.get(key, counts[key])) for key in ladder.classes}


def share_end(share: Share, words: Wording, below: str = "") -> EndText:
    """What stands at the end of a bar: the percentage (one decimal: 43 of 72 is not yet 60 %) with its n/N."""
    percent = fmt.percent(share.percent, words.lang)
    return EndText(percent, fmt.counts(share.n, share.total, words.lang), below, share)


def _category(key: str, bar: StrataBar, words: Wording) -> Category:
    return Category(key, bar.label, end=share_end(bar.share, words))


def _classes(bars: Sequence[StrataBar], scheme: Scheme, words: Wording) -> tuple[Series, ...]:
    """A series per class; the one that could not be read only where there is any."""
    shown = scheme.ladder.from_the_top
    present = [key for key in shown if key != UNKNOWN or any(bar.counts[key] for bar in bars)]
    return tuple(_class(key, bars, scheme, words) for key in present)


def _class(key: str, bars: Sequence[StrataBar], scheme: Scheme, words: Wording) -> Series:
    name = class_name(key, scheme, words)
    points = tuple(counted(bar.counts[key], name, words) for bar in bars)
    return Series(key, name, points, scheme.stratum(key).color, "miring" if key in _HATCHED else "polos")


def counted(n: int, name: str, words: Wording) -> Point:
    """A part of a bar: its number written into it unless it is nought."""
    told = fmt.number(n, words.lang)
    return Point(n, text=told if n else "", hover=f"{name}: {told}")


def _strokes(records: Sequence[Mapping[str, Any]], path: Sequence[Target], words: Wording) -> list[Series]:
    """How many villages meet the target that a date belongs to; after the last target, the last."""
    if not path:
        return []
    points = []
    for record in records:
        target, total = target_at(path, record["tanggal"]) or path[-1], int(record["terbentuk"])
        n = needed(target.percent, total)
        line = words.text("grafik.garis_target", target=target.percent)
        hover = f"{line}: {fmt.fraction(Share(n, total), words.lang)}"
        points.append(Point(n if total else None, share=Share(n, total), hover=hover))
    return [Series("target", words.text("grafik.target_batang"), tuple(points), TARGET, kind=SeriesKind.TARGET)]
