"""Reads `peta.toml`: how the map marks things, fixed classes of shares and of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator, model_validator

from kkb.config.schema import Color, RefusedError, Table, Tables, check_keys, check_unique, one_of, parse
from kkb.core.counts.ratio import Share, meets
from kkb.core.rule.strata import PATTERNS

NUMBERS = ("kurang", "indeks", "nilai", "naik", "turun")
SIGNS = ("naik", "turun", "terbentuk", "hilang", "tetap", "lapor", "antara")
RATIOS = ("A", "B", "C", "sifat", "belum_lapor")
"""The three ratios; of wide regions also how many Kampung KB have a property, and how many never reported."""


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

    def position(self, value: float | Fraction) -> int:
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


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RefusedError(repr(value), "bilangan")
    return value


def _percents(breaks: list[int]) -> list[int]:
    if not breaks or breaks != sorted(set(breaks)) or not 0 < breaks[0] <= breaks[-1] <= 100:
        raise RefusedError(breaks, "bilangan bulat 1 sampai 100 yang naik")
    return breaks


def _rising(breaks: list[float]) -> list[float]:
    if not breaks or breaks != sorted(set(breaks)):
        raise RefusedError(breaks, "bilangan yang naik")
    return breaks


_Pattern = Annotated[str, one_of(PATTERNS)]


class _Swatch(Table):
    color: Color = Field(alias="warna")
    pattern: _Pattern = Field(alias="pola")


class _Sign(_Swatch):
    mark: str = Field(alias="huruf")


class _Scale(Table):
    ratio: Annotated[str, one_of(RATIOS)] = Field(alias="rasio")
    breaks: Annotated[list[int], AfterValidator(_percents)] = Field(alias="batas")
    colors: list[Color] = Field(alias="warna")

    @model_validator(mode="after")
    def _has_its_colors(self) -> "_Scale":
        _check_count(self.colors, len(self.breaks) + 1, "warna")
        return self


class _NumberScale(Table):
    breaks: Annotated[list[Annotated[float, PlainValidator(_number)]], AfterValidator(_rising)] = Field(alias="batas")
    colors: list[Color] = Field(alias="warna")
    patterns: list[_Pattern] = Field(alias="pola")

    @model_validator(mode="after")
    def _has_its_looks(self) -> "_NumberScale":
        _check_count(self.colors, len(self.breaks) + 1, "warna")
        _check_count(self.patterns, len(self.breaks) + 1, "pola")
        return self


class _Few(Table):
    below: int = Field(alias="kurang_dari")
    pattern: _Pattern = Field(alias="pola")


class _MapStyle(Table):
    source: str = Field(alias="acuan")
    no_data: _Swatch = Field(alias="tanpa_data")
    zero: _Swatch = Field(alias="nol")
    scales: Tables[_Scale] = Field(alias="pangsa")
    few: _Few = Field(alias="sedikit")
    numbers: dict[str, _NumberScale] = Field(alias="angka")
    signs: dict[str, _Sign] = Field(alias="tanda")


def parse_map_style(raw: Mapping[str, object], where: str = "peta.toml") -> MapStyle:
    """The map style from the parsed TOML file.

    Raises SchemeError: unknown keys or patterns, breaks that do not rise from 1 to 100, not one colour more than
    breaks.
    """
    table = parse(_MapStyle, raw, where)
    check_unique([scale.ratio for scale in table.scales], where)
    check_keys(table.numbers, NUMBERS, f"{where}, angka")
    check_keys(table.signs, SIGNS, f"{where}, tanda")
    return MapStyle(
        _swatch(table.no_data),
        _swatch(table.zero),
        {scale.ratio: Scale(scale.ratio, tuple(scale.breaks), tuple(scale.colors)) for scale in table.scales},
        {key: _number_scale(scale) for key, scale in table.numbers.items()},
        {key: Sign(_swatch(sign), sign.mark) for key, sign in table.signs.items()},
        table.few.below,
        table.few.pattern,
    )


def _swatch(table: _Swatch) -> Swatch:
    return Swatch(table.color, table.pattern)


def _number_scale(table: _NumberScale) -> NumberScale:
    return NumberScale(tuple(table.breaks), tuple(map(Swatch, table.colors, table.patterns)))


def _check_count(given: list[str], wanted: int, key: str) -> None:
    if len(given) != wanted:
        raise RefusedError(f"{len(given)} {key}", f"{wanted} {key}", at=key)
