"""How the map marks things, as read from `data/skema/peta.toml`: patterns beside colours, fixed classes of shares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.ladder import STATES
from kkb.core.ratio import Share, meets
from kkb.core.rows import STRATA
from kkb.core.strict import REQUIRED, SchemeError, check_unique, parse_list, parse_table

PATTERNS = ("polos", "titik", "mendatar", "tegak", "miring", "silang")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_FILE = {"acuan": (str, REQUIRED), "pola": (dict, REQUIRED), "tanpa_data": (dict, REQUIRED), "nol": (dict, REQUIRED),
         "pangsa": (list, REQUIRED)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Swatch:
    """What a class looks like: its colour and, as a second cue, its pattern (one of PATTERNS)."""

    color: str
    pattern: str = "polos"


@dataclass(frozen=True, slots=True)
class Scale:
    """Fixed classes of one ratio: `breaks` in percent, rising; one colour more than breaks, light to dark."""

    ratio: str
    breaks: tuple[int, ...]
    colors: tuple[str, ...]

    def position(self, share: Share) -> int:
        """Which class a share falls into, by whole counts; 0 is below the first break.

        >>> Scale("A", (20, 40, 60), ("#000000",) * 4).position(Share(3, 5))
        3
        """
        return sum(meets(share, at) for at in self.breaks)


@dataclass(frozen=True, slots=True)
class MapStyle:
    """The parsed `peta.toml`. `patterns` by key of stratum or state, `scales` by ratio."""

    patterns: Mapping[str, str]
    no_data: Swatch
    zero: Swatch
    scales: Mapping[str, Scale]


def parse_map_style(raw: Mapping[str, object], where: str = "peta.toml") -> MapStyle:
    """The map style from the parsed TOML file.

    Raises SchemeError: unknown keys or patterns, a stratum without a pattern, breaks that do not rise from 1 to 100,
    not one colour more than breaks.
    """
    table = parse_table(raw, where, _FILE)
    scales = [_scale(entry, f"{where}, pangsa {n}") for n, entry in enumerate(parse_list(raw, "pangsa", where), 1)]
    check_unique([scale.ratio for scale in scales], where)
    return MapStyle(
        _patterns(table["pola"], f"{where}, pola"),
        _swatch(table["tanpa_data"], f"{where}, tanpa_data"),
        _swatch(table["nol"], f"{where}, nol"),
        {scale.ratio: scale for scale in scales},
    )


def _patterns(raw: object, where: str) -> dict[str, str]:
    table = parse_table(raw, where, dict.fromkeys((*STRATA, *STATES), (str, REQUIRED)))
    for key, pattern in table.items():
        _check_pattern(pattern, f"{where}, {key}")
    return table


def _swatch(raw: object, where: str) -> Swatch:
    table = parse_table(raw, where, {"warna": (str, REQUIRED), "pola": (str, REQUIRED)})
    _check_color(table["warna"], where)
    _check_pattern(table["pola"], where)
    return Swatch(table["warna"].upper(), table["pola"])


def _scale(raw: object, where: str) -> Scale:
    table = parse_table(raw, where, {"rasio": (str, REQUIRED), "batas": (list, REQUIRED), "warna": (list, REQUIRED)})
    breaks, colors = table["batas"], table["warna"]
    if table["rasio"] not in ("A", "B", "C"):
        raise SchemeError(f"{where}, rasio", table["rasio"], "A, B atau C")
    whole = all(type(b) is int and 0 < b <= 100 for b in breaks)
    if not breaks or not whole or sorted(set(breaks)) != breaks:
        raise SchemeError(f"{where}, batas", breaks, "bilangan bulat 1 sampai 100 yang naik")
    if len(colors) != len(breaks) + 1:
        raise SchemeError(f"{where}, warna", f"{len(colors)} warna", f"{len(breaks) + 1} warna")
    for color in colors:
        _check_color(color, where)
    return Scale(table["rasio"], tuple(breaks), tuple(str(c).upper() for c in colors))


def _check_color(color: object, where: str) -> None:
    if not isinstance(color, str) or not _COLOR.fullmatch(color):
        raise SchemeError(f"{where}, warna", color, "#RRGGBB")


def _check_pattern(pattern: object, where: str) -> None:
    if pattern not in PATTERNS:
        raise SchemeError(f"{where}, pola", pattern, ", ".join(PATTERNS))
