"""A chart as one value: what is drawn on the screen, in a picture, on a slide and in a workbook.

Every text in it is plain: names are never markup, a line break is a newline. Who draws escapes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kkb.core.counts.ratio import Share

Position = float | date
"""Where a point stands on an axis of numbers or dates."""


class ChartKind(StrEnum):
    """What a chart is.

    STACKED   bars by category on each other; a series of kind TARGET is a stroke across each
    BAR       bars by category beside each other
    STEPS     floating bars from `low` to `high`: what each cause adds or takes (waterfall)
    BULLET    one bar per category and its own target as a stroke
    LINE      lines, stairs, bands and points along dates or categories
    INTERVAL  a point between `low` and `high` per category, in one or two panels
    SCATTER   points at numbers, with lines
    HEAT      series are the rows, categories the columns, points the cells
    FLOW      series are where it starts, categories where it ends, points how many go there
    """

    STACKED = "stacked"
    BAR = "bar"
    STEPS = "steps"
    BULLET = "bullet"
    LINE = "line"
    INTERVAL = "interval"
    SCATTER = "scatter"
    HEAT = "heat"
    FLOW = "flow"


class SeriesKind(StrEnum):
    """How a series stands in its chart. BAND lies between `low` and `high`; TARGET is a stroke across a bar."""

    BAR = "bar"
    LINE = "line"
    STAIRS = "stairs"
    POINTS = "points"
    BAND = "band"
    TARGET = "target"


class Unit(StrEnum):
    """What the numbers of an axis count."""

    VILLAGES = "villages"
    PERCENT = "percent"
    SCORE = "score"
    PLACE = "place"
    DATE = "date"
    NONE = ""


class Marker(StrEnum):
    """The shape of a point, a cue beside its colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    CROSS = "cross"
    STAR = "star"
    TRIANGLE = "triangle"


class Dash(StrEnum):
    """The stroke of a line, a cue beside its colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash_dot"


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a series; `value` is None where nothing is known.

    `at`: where it stands on an axis of dates or numbers; in a chart by category its place in the series tells. `low`
    and `high`: its interval, or where a floating bar begins and ends. `share`: n of N behind a percentage. `text` is
    written at it, `hover` beside the pointer, `name` beside it without being asked. `shade`: how dark a cell is, 0 to
    1. `colour`, `marker` and `pattern` only where they differ from the series'. A point that is not `filled` is an
    outline.
    """

    value: float | None
    at: Position | None = None
    low: float | None = None
    high: float | None = None
    share: Share | None = None
    text: str = ""
    hover: str = ""
    name: str = ""
    shade: float | None = None
    colour: str = ""
    marker: Marker | None = None
    pattern: str = ""
    filled: bool = True

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that a picture must show; what is not known is none."""
        return tuple(number for number in (self.low, self.value, self.high) if number is not None)

    @property
    def ends(self) -> tuple[float, float]:
        """Where it begins and ends: its interval, or from nought to its value."""
        if self.low is None or self.high is None:
            return 0.0, self.value or 0.0
        return self.low, self.high

    @property
    def number_at(self) -> float:
        """Where it stands on an axis of numbers."""
        return float(self.at) if isinstance(self.at, int | float) else 0.0


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that belong together. `pattern`: a word of peta.toml ("polos" is none). `panel`: which of the heads.

    `beside` is written after the label (N of a row of cells). `is_chosen`: a person picked it. A line that `connects`
    goes on over places where nothing is known.
    """

    key: str
    label: str
    points: tuple[Point, ...]
    colour: str = ""
    pattern: str = "polos"
    kind: SeriesKind = SeriesKind.BAR
    marker: Marker = Marker.CIRCLE
    dash: Dash = Dash.SOLID
    in_legend: bool = True
    panel: int = 0
    beside: str = ""
    is_chosen: bool = False
    connects: bool = False


@dataclass(frozen=True, slots=True)
class EndText:
    """What is written past the end of a bar: a strong part, the rest beside it, more below. `share`: its n of N."""

    strong: str
    rest: str = ""
    below: str = ""
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """One place on the axis of categories, in the order given; two may have the same label.

    `beside` is written after the label (n/N), `end` past the end of its bar. `is_chosen`: a person picked it.
    """

    key: str
    label: str
    beside: str = ""
    end: EndText | None = None
    is_chosen: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis says and how far it goes; `ticks`, where there are any, are all places that are written."""

    title: str = ""
    unit: Unit = Unit.NONE
    low: Position | None = None
    high: Position | None = None
    ticks: tuple[tuple[Position, str], ...] = ()

    @property
    def ends(self) -> tuple[float, float]:
        """Its ends where it is one of numbers; 0 and 1 where they are left to whoever draws."""
        low, high = self.low, self.high
        return (
            float(low) if isinstance(low, int | float) else 0.0, float(high) if isinstance(high, int | float) else 1.0
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A line across the whole chart at a value: a target, a benchmark, a limit."""

    key: str
    value: float
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Caption:
    """What names a chart: its key on the page and as a file, its title, its alternative text, notes below it."""

    key: str
    title: str
    alt: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture.

    `across` is the axis of the categories, dates or numbers that points stand at, `along` that of their values; with
    `is_lying` the values run to the right and the first category is on top. `heads`: titles of panels beside each
    other that share the categories, or of the two sides of a flow. `shades`: colours of a heat map by shade, 0 to 1.
    `height` is a wish in pixels of a screen. `empty` says why there is nothing to draw.
    """

    caption: Caption
    kind: ChartKind
    series: tuple[Series, ...]
    categories: tuple[Category, ...] = ()
    across: Axis = Axis()
    along: Axis = Axis()
    references: tuple[ReferenceLine, ...] = ()
    heads: tuple[str, ...] = ()
    shades: tuple[tuple[float, str], ...] = ()
    lang: str = "id"
    is_lying: bool = False
    height: int = 420
    empty: str = ""

    @property
    def key(self) -> str:
        """What names it on its page and as a file."""
        return self.caption.key

    @property
    def title(self) -> str:
        """Its title as plain text."""
        return self.caption.title

    @property
    def alt(self) -> str:
        """The chart in words, for who cannot see it."""
        return self.caption.alt

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below it."""
        return self.caption.notes

    @property
    def unit(self) -> Unit:
        """What the numbers of the chart count."""
        return self.along.unit

    def points(self) -> Iterator[tuple[Series, str, Point]]:
        """Every known point with its series and where it stands in words: a category's label, a date, a number."""
        for series in self.series:
            for place, point in enumerate(series.points):
                if point.value is not None:
                    yield series, self._place(place, point), point

    def _place(self, place: int, point: Point) -> str:
        if point.at is not None:
            return point.at.isoformat() if isinstance(point.at, date) else f"{point.at:g}"
        return self.categories[place].label if place < len(self.categories) else str(place + 1)


def said_when_empty(series: Iterable[Series], sentence: str) -> str:
    """The sentence where not one number of the series is known, else nothing."""
    return "" if any(point.numbers for each in series for point in each.points) else sentence
