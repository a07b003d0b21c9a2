"""A page as values: its question, the answer, up to four figures, and blocks in the order they are read.

Sentences, headings and items are marked text: Markdown with every name escaped (`kkb.text.markdown`); `bare` makes
plain text of them. What stands in tables, maps and charts is plain.
Whatever stands here is plain values, so that screen, command line and files show the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import pandas as pd

from kkb.content.chart import Chart
from kkb.core.counts.ratio import Share, ShareRange

Value = str | int | float | bool | date | None
"""What a cell of a table may hold."""
ColumnKind = Literal["text", "count", "number", "share", "signed", "date", "moment", "code", "link"]
"""How a column is written: `count` whole, `number` and `signed` with digits, `share` a percentage 0-100,
`moment` a date with its time, `code` its first `digits` signs where there are any digits.
"""
Written = tuple[ColumnKind, int]
"""How the values of a column are written: its kind, and with how many digits."""
AS_TEXT: Written = ("text", 0)
Tone = Literal["plain", "strong", "small", "info", "good", "warning"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline number. `name` is the key it is known by on every front (`kpi_<name>` on the screen).

    `value` is the number as it is read, `note` its counts in words; `n` of `total` whole Kampung KB or villages (None
    where nothing is counted); `low` and `high` the ends of n where it is not sure.
    """

    name: str
    label: str
    value: str
    note: str
    n: int | None = None
    total: int | None = None
    low: int | None = None
    high: int | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 2 over blocks, 3 within them."""

    key: str
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or paragraph of marked text."""

    key: str
    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Listing:
    """Sentences of marked text below each other."""

    key: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column. `is_name`: it names the row and stays in sight; `is_fitted`: as wide as its longest text, at most
    `most_width` pixels.
    """

    key: str
    label: str
    kind: ColumnKind = "text"
    digits: int = 0
    explanation: str | None = None
    is_name: bool = False
    is_fitted: bool = False
    most_width: int = 300


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of plain values below columns; `key` names it in the page and in a file, `title` says what it is.

    `is_read`: a table of words, each cell whole; `rows_shown` at once; `sheets_by` the column whose every value gets a
    sheet of its own in a workbook.
    """

    key: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    is_read: bool = False
    rows_shown: int = 15
    sheets_by: str | None = None

    def frame(self) -> pd.DataFrame:
        """The rows as a frame, its columns by key."""
        return pd.DataFrame(list(self.rows), columns=[column.key for column in self.columns])

    def column(self, key: str) -> tuple[Value, ...]:
        """The values of one column."""
        place = [column.key for column in self.columns].index(key)
        return tuple(row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A picture."""

    chart: Chart

    @property
    def key(self) -> str:
        """What names it in the page: the key of the chart, apart from that of a table of the same."""
        return f"grafik_{self.chart.key}"


@dataclass(frozen=True, slots=True)
class Place:
    """What a map says of one area: its name, the class it is drawn by, and what else is known of it, n of N with it."""

    code: str
    name: str
    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class MapBlock:
    """A layer of the map as values: one place per area drawn."""

    key: str
    layer: str
    title: str
    places: tuple[Place, ...]


PageBlock = Heading | Note | Listing | TableBlock | ChartBlock | MapBlock


@dataclass(frozen=True, slots=True)
class Page:
    """`slug` names the page; `question` is its title, `answer` one sentence made from the data, `lead` what belongs
    beside it, then figures and blocks.
    """

    slug: str
    question: str
    answer: str
    lead: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    blocks: tuple[PageBlock, ...] = field(default=())

    def figure(self, name: str) -> Figure:
        """The figure of this name. Raises KeyError."""
        found = next((one for one in self.figures if one.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def block(self, key: str) -> PageBlock | None:
        """The block of this key; None where the page has nothing to say there."""
        return next((one for one in self.blocks if one.key == key), None)


def share_figure(name: str, texts: tuple[str, str, str], share: Share, explanation: str | None = None) -> Figure:
    """A figure of a share; `texts`: label, value, note."""
    return Figure(name, *texts, share.n, share.total, explanation=explanation)


def range_figure(name: str, texts: tuple[str, str, str], share: ShareRange, explanation: str) -> Figure:
    """A figure of a share that may be open at its upper end; `texts`: label, value, note."""
    low, high = (None, None) if share.is_exact else (share.least.n, share.most.n)
    return Figure(name, *texts, share.least.n, share.least.total, low, high, explanation)


def prose(key: str, text: str) -> tuple[PageBlock, ...]:
    """Paragraphs and lists of a longer marked text, each a block of its own."""
    found: list[PageBlock] = []
    for n, part in enumerate(filter(None, (one.strip() for one in text.split("\n\n")))):
        lines = part.splitlines()
        is_list = all(line.startswith("- ") for line in lines)
        items = tuple(line.removeprefix("- ") for line in lines)
        found.append(Listing(f"{key}_{n}", items) if is_list else Note(f"{key}_{n}", part))
    return tuple(found)


def blocks_of(*blocks: PageBlock | None) -> tuple[PageBlock, ...]:
    """The blocks there are, in order."""
    return tuple(block for block in blocks if block is not None)


def joined(groups: Iterable[tuple[PageBlock, ...]]) -> tuple[PageBlock, ...]:
    """Groups of blocks one after the other."""
    return tuple(block for group in groups for block in group)
