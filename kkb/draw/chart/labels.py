"""Where names stand in a field of marks: beside their own mark, over no other mark and no other name."""

from collections.abc import Sequence
from dataclasses import dataclass

from kkb.content.chart import Chart, SeriesKind

Box = tuple[float, float, float, float]
"""Left, low, right and high in pixels of the plot from its lower left."""
SIDES = ("right", "left", "above", "below", "above left", "above right", "below left", "below right")
_LETTER, _LINE, _HALF_MARK, _AWAY = 8.5, 22, 13, 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in pixels of the plot from its lower left, and the name that is to stand beside it ("" is none)."""

    x: float
    y: float
    name: str = ""

    @property
    def box(self) -> Box:
        """What the mark itself covers."""
        return self.x - _HALF_MARK, self.y - _HALF_MARK, self.x + _HALF_MARK, self.y + _HALF_MARK


def name_sides(marks: Sequence[Mark], width: float, lines: Sequence[Box] = ()) -> list[str]:
    """A side of SIDES per mark, the one that covers least of other marks, names and `lines`; "" without a name.

    >>> name_sides([Mark(50, 50, "Selangit"), Mark(90, 50)], 300)
    ['above', '']
    """
    names: list[Box] = []
    sides = []
    for mark in marks:
        others = [*(other.box for other in marks if other is not mark), *names, *lines]
        boxes = {side: _beside(mark, side) for side in SIDES} if mark.name else {}
        sides.append(min(boxes, key=lambda side: _covered(boxes[side], others, width)) if boxes else "")
        names += [boxes[sides[-1]]] if boxes else []
    return sides


def stairs_in(chart: Chart, width: float, height: float) -> list[Box]:
    """The levels of the stairs of a field of numbers, each as a thin box in a plot of so many pixels."""
    (left, right), (low, high) = chart.across.ends, chart.along.ends
    wide, tall = width / (right - left), height / (high - low)
    steps = [point for series in chart.series if series.kind is SeriesKind.STAIRS for point in series.points]
    return [
        ((p.number_at - left - 0.5) * wide, ((p.value or 0.0) - low) * tall - 1,
         (p.number_at - left + 0.5) * wide, ((p.value or 0.0) - low) * tall + 1)
        for p in steps
    ]  # fmt: skip


def _beside(mark: Mark, side: str) -> Box:
    long = _LETTER * len(mark.name)
    row, _, turn = side.partition(" ")
    if row in ("right", "left"):
        left = mark.x + _HALF_MARK + _AWAY if row == "right" else mark.x - _HALF_MARK - _AWAY - long
        return left, mark.y - _LINE / 2, left + long, mark.y + _LINE / 2
    left = mark.x - long if turn == "left" else mark.x if turn == "right" else mark.x - long / 2
    low = mark.y + _HALF_MARK if row == "above" else mark.y - _HALF_MARK - _LINE
    return left, low, left + long, low + _LINE


def _covered(box: Box, others: Sequence[Box], width: float) -> float:
    """Square pixels that lie over something else or outside the plot."""
    left, low, right, high = box
    shared = sum(max(0, min(right, c) - max(left, a)) * max(0, min(high, d) - max(low, b)) for a, b, c, d in others)
    return shared + (max(0, -left) + max(0, right - width)) * (high - low)
