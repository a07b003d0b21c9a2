"""How the map marks things, as read from `data/skema/peta.toml`: fixed classes of shares and of numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.counts.ratio import Share, meets
from kkb.core.errors import SchemeError
from kkb.core.rule.strata import PATTERNS
from kkb.core.strict import REQUIRED, check_unique, parse_list, parse_table

NUMBERS = ("kurang", "indeks", "nilai", "naik", "turun")
SIGNS = ("naik", "turun", "terbentuk", "hilang", "tetap", "lapor", "antara")
RATIOS = ("A", "B", "C", "sifat", "belum_lapor")
"""The three ratios; of wide regions also how many Kampung KB have a property, and how many never reported."""
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_FILE = {"acuan": (str, REQUIRED), "tanpa_data": (dict, REQUIRED), "nol": (dict, REQUIRED),
         "pangsa": (list, REQUIRED), "sedikit": (dict, REQUIRED), "angka": (dict, REQUIRED),
         "tanda": (dict, REQUIRED)}  # fmt: skip


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
class NumberScale:
    """Fixed classes of a number that is no share: `breaks`, rising; one look more than breaks."""

    breaks: tuple[float, ...]
    looks: tuple[Swatch, ...]

    def position(self, value: float) -> int:
        """Which class a number falls into; 0 is below the first break.

        >>> NumberScale((2, 3, 3.5), (Swatch("#000000"),) * 4).position(3.0)
        2
        """
        return sum(value >= at for at in self.breaks)


@dataclass(frozen=True, slots=True)
class Sign:
    """What a class that is neither stratum nor number looks like, with its letter (or "")."""

    swatch: Swatch
    mark: str


@dataclass(frozen=True, slots=True)
class MapStyle:
    """The parsed `peta.toml`. `scales` by ratio, `numbers` by NUMBERS, `signs`
    by SIGNS; shares of fewer than `few` get the pattern `few_pattern`.
    """

    no_data: Swatch
    zero: Swatch
    scales: Mapping[str, Scale]
    numbers: Mapping[str, NumberScale]
    signs: Mapping[str, Sign]
    few: int
    few_pattern: str


def parse_map_style(raw: Mapping[str, object], where: str = "peta.toml") -> MapStyle:
    """The map style from the parsed TOML file.

    Raises SchemeError: unknown keys or patterns, breaks that do not rise from 1 to 100,
    not one colour more than breaks.
    """
    table = parse_table(raw, where, _FILE)
    scales = [_scale(entry, f"{where}, pangsa {n}") for n, entry in enumerate(parse_list(raw, "pangsa", where), 1)]
    check_unique([scale.ratio for scale in scales], where)
    few = parse_table(table["sedikit"], f"{where}, sedikit", {"kurang_dari": (int, REQUIRED), "pola": (str, REQUIRED)})
    _check_pattern(few["pola"], f"{where}, sedikit")
    return MapStyle(
        _swatch(table["tanpa_data"], f"{where}, tanpa_data"),
        _swatch(table["nol"], f"{where}, nol"),
        {scale.ratio: scale for scale in scales},
        _numbers(table["angka"], f"{where}, angka"),
        _signs(table["tanda"], f"{where}, tanda"),
        few["kurang_dari"],
        few["pola"],
    )


def _numbers(raw: object, where: str) -> dict[str, NumberScale]:
    table = parse_table(raw, where, dict.fromkeys(NUMBERS, (dict, REQUIRED)))
    return {key: _number_scale(table[key], f"{where}, {key}") for key in NUMBERS}


def _number_scale(raw: object, where: str) -> NumberScale:
    table = parse_table(raw, where, dict.fromkeys(("batas", "warna", "pola"), (list, REQUIRED)))
    breaks, patterns = table["batas"], table["pola"]
    if not breaks or not all(type(b) in (int, float) for b in breaks) or sorted(set(breaks)) != breaks:
        raise SchemeError(f"{where}, batas", breaks, "bilangan yang naik")
    colors = _colors(table["warna"], len(breaks) + 1, where)
    if len(patterns) != len(colors):
        raise SchemeError(f"{where}, pola", f"{len(patterns)} pola", f"{len(colors)} pola")
    for pattern in patterns:
        _check_pattern(pattern, where)
    return NumberScale(tuple(breaks), tuple(map(Swatch, colors, patterns)))


def _signs(raw: object, where: str) -> dict[str, Sign]:
    table = parse_table(raw, where, dict.fromkeys(SIGNS, (dict, REQUIRED)))
    spec = {"warna": (str, REQUIRED), "pola": (str, REQUIRED), "huruf": (str, REQUIRED)}
    tables = {key: parse_table(table[key], f"{where}, {key}", spec) for key in SIGNS}
    return {key: Sign(_swatch({k: t[k] for k in ("warna", "pola")}, f"{where}, {key}"), t["huruf"])
            for key, t in tables.items()}  # fmt: skip


def _swatch(raw: object, where: str) -> Swatch:
    table = parse_table(raw, where, {"warna": (str, REQUIRED), "pola": (str, REQUIRED)})
    _check_color(table["warna"], where)
    _check_pattern(table["pola"], where)
    return Swatch(table["warna"].upper(), table["pola"])


def _scale(raw: object, where: str) -> Scale:
    table = parse_table(raw, where, {"rasio": (str, REQUIRED), "batas": (list, REQUIRED), "warna": (list, REQUIRED)})
    breaks, colors = table["batas"], table["warna"]
    if table["rasio"] not in RATIOS:
        raise SchemeError(f"{where}, rasio", table["rasio"], ", ".join(RATIOS))
    whole = all(type(b) is int and 0 < b <= 100 for b in breaks)
    if not breaks or not whole or sorted(set(breaks)) != breaks:
        raise SchemeError(f"{where}, batas", breaks, "bilangan bulat 1 sampai 100 yang naik")
    return Scale(table["rasio"], tuple(breaks), _colors(colors, len(breaks) + 1, where))


def _colors(colors: list[object], n: int, where: str) -> tuple[str, ...]:
    if len(colors) != n:
        raise SchemeError(f"{where}, warna", f"{len(colors)} warna", f"{n} warna")
    for color in colors:
        _check_color(color, where)
    return tuple(str(c).upper() for c in colors)


def _check_color(color: object, where: str) -> None:
    if not isinstance(color, str) or not _COLOR.fullmatch(color):
        raise SchemeError(f"{where}, warna", color, "#RRGGBB")


def _check_pattern(pattern: object, where: str) -> None:
    if pattern not in PATTERNS:
        raise SchemeError(f"{where}, pola", pattern, ", ".join(PATTERNS))
