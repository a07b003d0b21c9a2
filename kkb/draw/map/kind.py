"""What a kind of layer is: its key, what it is drawn from, and what stands for it where it cannot be drawn."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from kkb.config.map_style import MapStyle
from kkb.core.area import wilayah
from kkb.core.convergence.scheme import Convergence
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import Tally
from kkb.core.scheme import Scheme
from kkb.core.target.targets import Judged
from kkb.draw.map.layer import MapLayer
from kkb.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Marks:
    """What the classes look like and are called."""

    scheme: Scheme
    style: MapStyle
    words: Wording


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What a layer of villages lies on: the rows at the date, the listed villages of the region, the codes that the
    geometry has, and the area whose villages the legend counts.
    """

    rows: pd.DataFrame = field(repr=False)
    listed: pd.DataFrame = field(repr=False)
    drawn: Collection[str] = field(repr=False)
    counted: str = wilayah.INDONESIA


@dataclass(frozen=True, eq=False)
class LayerInputs:
    """What a layer of a region is drawn from. What costs time is a way, taken by the layers that need it alone.

    `seen` is the region at the date, `drawn` the codes that the geometry has, `since` the earlier date (None: there is
    none). `parts` are the areas that are compared and `parts_before` the same at the earlier date, `before` the rows
    of then, `moved` what each Kampung KB did since (columns of moves), `survey` the rows with their profiles, `judged`
    the parts that have a target by code.
    """

    seen: AreaView
    drawn: Collection[str] = field(repr=False)
    marks: Marks = field(repr=False)
    convergence: Convergence = field(repr=False)
    since: date | None
    ground: Callable[[], Ground]
    parts: Callable[[], Sequence[Tally]]
    parts_before: Callable[[], Sequence[Tally]]
    before: Callable[[], pd.DataFrame]
    moved: Callable[[], pd.DataFrame]
    survey: Callable[[], pd.DataFrame]
    judged: Callable[[], Mapping[str, Judged]]

    @property
    def earlier(self) -> date:
        """The earlier date. Raises ValueError for a layer of two dates that was asked for without one."""
        if self.since is None:
            raise ValueError(f"{self.seen.area}: no earlier date")
        return self.since


Draw = Callable[[LayerInputs], MapLayer]


@dataclass(frozen=True, slots=True)
class LayerKind:
    """A layer that a map can have, drawn by `draw`. One of villages has a `wide` way too, which compares the
    kabupaten/kota of a wide region; without it a layer is one of areas, which inside a kecamatan gives way to `inside`.

    `pair` is what two maps show of a layer that needs an earlier date ("" = needs none); `of_survey`: only where
    profiles say who has a Rumah DataKu.
    """

    key: str
    draw: Draw
    wide: Draw | None = None
    inside: str = ""
    pair: str = ""
    of_survey: bool = False
