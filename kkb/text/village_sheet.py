"""What stands on the one page of a village, before anything is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gauge:
    """An index: its name, its value (None = blank), where it passes, and in words whether it passes."""

    name: str
    value: float | None
    passes_at: float
    note: str


@dataclass(frozen=True, slots=True)
class VillageSheet:
    """What stands on one page. All of it is text as it is, never markup.

    `label` marks made-up data; `items` rows of five cells below `heads`; `blocks` titled lists of lines, cut where the
    page ends (`more` says how many are left, with a place {n}).
    """

    title: str
    place: str
    label: str
    answer: str
    gauges: tuple[Gauge, ...]
    heads: tuple[str, ...]
    items: tuple[tuple[str, ...], ...]
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    footer: str
    more: str
