"""What a person wants to see on the map, as parts of a link: layer, shape, comparison date, selection, large view."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kkb.draw.geometry.outlines import TILES
from kkb.draw.map.layers import OF_TWO_DATES, STRATA

YES, FULL = "ya", "penuh"
SELECTED = "pilih"
PARTS = ("lapisan", "bentuk", "sejak", "dua", "layar", SELECTED)


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from: layers, kinds of outlines, earlier dates (oldest first), and known areas."""

    layers: Sequence[str]
    kinds: Sequence[str]
    days: Sequence[date]
    is_known: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class MapChoice:
    """`layer` of LAYERS, `kind` of outlines, `since` the earlier date (None = there is none), `is_double` two maps."""

    layer: str = STRATA
    kind: str = TILES
    since: date | None = None
    is_double: bool = False
    is_large: bool = False
    selected: tuple[str, ...] = ()

    @property
    def compares(self) -> bool:
        """Whether an earlier date is part of what is shown."""
        return self.is_double or self.layer in OF_TWO_DATES


@dataclass(frozen=True, slots=True)
class OpenedMap:
    """A choice read from a link, and the parts that were not understood."""

    choice: MapChoice
    ignored: tuple[str, ...] = ()


def parse_map_choice(params: Mapping[str, str], offered: Offered) -> OpenedMap:
    """The choice of a link. Unknown values are dropped and named; nothing here raises.

    >>> from kkb.draw.map.layers import LAYERS
    >>> parse_map_choice({"lapisan": "B", "dua": "x"}, Offered(LAYERS, ("ubin",), (), bool)).ignored
    ('dua=x',)
    """
    ignored: list[str] = []

    def read(name: str, allowed: Collection[str], default: str) -> str:
        value = str(params.get(name, default)).strip()
        if value == default or value in allowed:
            return value
        ignored.append(f"{name}={value[:40]}")
        return default

    newest = offered.days[-1].isoformat() if offered.days else ""
    since = read("sejak", [day.isoformat() for day in offered.days], newest)
    layer = read("lapisan", offered.layers, offered.layers[0])
    codes = [code for code in str(params.get(SELECTED, "")).split(",") if code]
    unknown = [code for code in codes if not offered.is_known(code)]
    choice = MapChoice(
        layer,
        read("bentuk", offered.kinds, offered.kinds[0]),
        date.fromisoformat(since) if since else None,
        read("dua", [YES] if offered.days else [], "") == YES,
        read("layar", [FULL], "") == FULL,
        tuple(dict.fromkeys(code for code in codes if code not in unknown)),
    )
    ignored += [f"{SELECTED}={code[:40]}" for code in unknown[:3]]
    return OpenedMap(choice, tuple(ignored))
