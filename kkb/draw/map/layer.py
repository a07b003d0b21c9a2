"""What a map shows at one moment: a class for each area, a legend with counts, lines for the hover box."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kkb.config.map_style import Swatch

NO_DATA = "tanpa_data"
NO_PLACE = "tanpa_lokasi"
DEFAULT_SWATCH = Swatch("#FFFFFF")


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One class: its look and how many areas are in it. `mark` is a letter drawn where there is room for it.

    `is_drawn` False = areas that have no place on the map (counted, with no swatch).
    """

    key: str
    label: str
    count: int
    swatch: Swatch = DEFAULT_SWATCH
    mark: str = ""
    is_drawn: bool = True


@dataclass(frozen=True, slots=True)
class Lacks:
    """What each village falls short in, as one more hover line: of `names` those whose positions stand in `of[code]`
    (base-62 digits, so that 1,513 villages stay small on the wire).
    """

    label: str
    names: tuple[str, ...]
    of: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer over the areas of one `level` (2 kabupaten, 3 kecamatan, 4 desa). Everything is plain text, never HTML.

    `classes` gives the legend key by code (areas left out count as `tanpa_data`); `values` the hover lines by code, one
    text per entry of `fields` ("" = no such line); `labels` a second line under the area's name on the map; `patterns`
    by code what replaces the pattern of the class (shares of few villages are hatched).
    """

    level: int
    title: str
    classes: Mapping[str, str] = field(repr=False)
    legend: tuple[LegendEntry, ...]
    fields: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    labels: Mapping[str, str] = field(default_factory=dict, repr=False)
    patterns: Mapping[str, str] = field(default_factory=dict, repr=False)
    lacks: Lacks | None = None
