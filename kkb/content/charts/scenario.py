"""What a scenario does to a share, cause by cause, and several scenarios side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from kkb.content.chart import Axis, Caption, Category, Chart, ChartKind, EndText, Point, Series, SeriesKind, Unit
from kkb.content.charts.comparison import target_line
from kkb.content.charts.strata import share_end
from kkb.content.palette import DOWN, LINE, PALE, TARGET, UP
from kkb.core.counts.ratio import Share, gap
from kkb.core.scenario import ShareStep
from kkb.core.scenario.steps import exact_percent
from kkb.text import format as fmt
from kkb.text.wording import Wording

_ROW, _ROOM = 42, 96
_TICKS = tuple((tick, f"{tick} %") for tick in (0, 50, 100))


@dataclass(frozen=True, slots=True)
class Landed:
    """One scenario in a comparison: its name, its share, its target in percent (None = the present state)."""

    name: str
    share: Share
    target: int | None = None


def build_waterfall(found: Sequence[ShareStep], target: int, words: Wording, caption: Caption) -> Chart:
    """The share now, what each cause adds or takes, and the share after (lying, first on top, target as a line).

    Every number is rounded once from whole counts, so that a change of points is the same here as everywhere; what is
    written may miss its sum by a tenth. n/N stands at both ends. Causes without any move are left out.
    """
    first, last = found[0].before, found[-1].after
    moving = [step for step in found if step.villages]
    points = [_whole(first), *(_step(step) for step in moving), _whole(last)]
    categories = (
        Category("sekarang", words.text("grafik.sekarang"), end=share_end(first, words)),
        *(Category(step.key, _cause(step, words), end=_moved(step, words)) for step in moving),
        Category("skenario", words.text("grafik.skenario"), end=share_end(last, words)),
    )
    series = Series("air_terjun", words.text("grafik.skenario"), tuple(points), LINE, in_legend=False)
    return Chart(
        caption, ChartKind.STEPS, (series,), categories, along=Axis("", Unit.PERCENT, 0, 100, _TICKS),
        references=(target_line(target, words),), lang=words.lang, is_lying=True, height=_ROOM + _ROW * len(categories),
    )  # fmt: skip


def build_comparison(landed: Sequence[Landed], ratio_title: str, words: Wording, caption: Caption) -> Chart:
    """The share each scenario ends at (first on top), its own target as a stroke; n/N and what is short at the end."""
    bars = tuple(Point(level(one.share), share=one.share, colour=PALE if one.target is None else "") for one in landed)
    aims = tuple(Point(one.target) for one in landed)
    name = words.text("simulasi.tanda_target")
    return Chart(
        caption, ChartKind.BULLET,
        (Series("banding", ratio_title, bars, LINE, in_legend=False),
         Series("target", name, aims, TARGET, kind=SeriesKind.TARGET)),
        tuple(Category(str(place), one.name, end=_landed_end(one, words)) for place, one in enumerate(landed)),
        along=Axis(ratio_title, Unit.PERCENT, 0, 100, _TICKS), lang=words.lang, is_lying=True,
        height=_ROOM + _ROW * len(landed), empty="" if landed else words.text("grafik.kosong_bagian"),
    )  # fmt: skip


def level(share: Share) -> float:
    """How long the bar of a share is, in percent; nothing of nothing is 0.

    >>> level(Share(1, 16)), level(Share(0, 0))
    (6.25, 0.0)
    """
    return float(exact_percent(share))


def _whole(share: Share) -> Point:
    return Point(level(share), low=0.0, high=level(share), share=share)


def _step(step: ShareStep) -> Point:
    """A cause from where the one before ends to where it ends; what takes is hatched as well as coloured."""
    rises = step.points >= 0
    return Point(
        float(step.points), low=level(step.before), high=level(step.after), colour=UP if rises else DOWN,
        pattern="" if rises else "miring",
    )  # fmt: skip


def _cause(step: ShareStep, words: Wording) -> str:
    return words.text(f"simulasi.langkah_{step.key}", n=fmt.number(step.villages, words.lang))


def _moved(step: ShareStep, words: Wording) -> EndText:
    return EndText(fmt.signed(float(step.points), words.lang, 1))


def _landed_end(one: Landed, words: Wording) -> EndText:
    if one.target is None:
        return share_end(one.share, words)
    short = gap(one.share, one.target)
    key = "simulasi.banding_kurang" if short else "simulasi.banding_tercapai"
    return share_end(one.share, words, words.text(key, n=fmt.number(short, words.lang)))
