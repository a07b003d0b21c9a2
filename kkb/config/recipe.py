"""Reads `resep.toml`, the recipe of the example: published anchors, the invented path between them, the pace."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from kkb.config.schema import RefusedError, Table, Tables, check_keys, check_unique, counts, parse

STRATA = ("dasar", "berkembang", "mandiri", "berkelanjutan")
"""The strata that a recipe speaks of, in the order of its numbers: those of the rule that the example was made by."""
MONTHS = 12
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RecipeStep:
    """One dated snapshot of a region: villages formed, and the counts by stratum where they are fixed.

    `is_steady` forbids every fall since the snapshot before; `source` names the publication of the figures.
    """

    on: dt.date
    formed: int
    tally: tuple[int, ...] | None
    is_steady: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """One kabupaten/kota: its snapshots; pace of rises (100 = national), chances of reporting in percent."""

    code: str
    pace: int
    reports_at_once: int
    reports_later: int
    steps: tuple[RecipeStep, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the example is made; all shares and chances in whole percent.

    `rates`: share of a stratum that moves to another within `rate_months`. `month_weights`: pace from January
    to December, 100 = even. `start_shares`, `start_reported`: strata at the first snapshot, and how many of
    Dasar have reported. `drift`: chance, twice per half year, of a change in one item; `drift_up`: how often up.
    """

    seed: str
    rates: Mapping[Edge, int]
    rate_months: int
    month_weights: tuple[int, ...]
    start_shares: tuple[int, ...]
    start_reported: int
    drift: int
    drift_up: int
    regions: tuple[Region, ...]


_OfStrata = Annotated[list[int], counts(len(STRATA))]


class _Step(Table):
    on: dt.date = Field(alias="tanggal")
    formed: int = Field(alias="terbentuk")
    tally: _OfStrata | None = Field(None, alias="strata")
    is_steady: bool = Field(False, alias="tanpa_turun")
    source: str | None = Field(None, alias="acuan")

    @model_validator(mode="after")
    def _adds_up(self) -> "_Step":
        if self.tally is not None and sum(self.tally) != self.formed:
            raise RefusedError(f"jumlah {sum(self.tally)}", f"jumlah {self.formed}", at="strata")
        return self


class _Region(Table):
    label: ClassVar[str] = "kode"
    code: str = Field(alias="kode")
    pace: int = Field(alias="laju")
    reports_at_once: int = Field(alias="lapor_pertama")
    reports_later: int = Field(alias="lapor_susulan")
    steps: Tables[_Step] = Field(alias="potret")

    @model_validator(mode="after")
    def _never_shrinks(self) -> "_Region":
        for before, after in pairwise(self.steps):
            if after.on <= before.on or after.formed < before.formed:
                raise RefusedError(after.formed, "tanggal naik, terbentuk tidak turun", at=f"potret {after.on}")
        return self


class _Recipe(Table):
    seed: str = Field(alias="benih")
    rate_months: int = Field(alias="bulan_laju")
    month_weights: Annotated[list[int], counts(MONTHS)] = Field(alias="bobot_bulan")
    start_shares: _OfStrata = Field(alias="strata_awal")
    start_reported: int = Field(alias="lapor_awal")
    drift: int = Field(alias="ubah_item")
    drift_up: int = Field(alias="ubah_naik")
    rates: dict[str, dict[str, int]] = Field(alias="perpindahan")
    regions: Tables[_Region] = Field(alias="wilayah")


def parse_recipe(raw: Mapping[str, object], where: str = "resep.toml") -> Recipe:
    """The recipe from its parsed TOML. Raises SchemeError with the place for anything that cannot be."""
    table = parse(_Recipe, raw, where)
    check_unique([region.code for region in table.regions], f"{where}, wilayah")
    return Recipe(
        table.seed, _rates(table.rates, f"{where}, perpindahan"), table.rate_months, tuple(table.month_weights),
        tuple(table.start_shares), table.start_reported, table.drift, table.drift_up,
        tuple(map(_region, table.regions)),
    )  # fmt: skip


def _region(table: _Region) -> Region:
    steps = tuple(
        RecipeStep(s.on, s.formed, None if s.tally is None else tuple(s.tally), s.is_steady, s.source)
        for s in table.steps
    )
    return Region(table.code, table.pace, table.reports_at_once, table.reports_later, steps)


def _rates(rates: Mapping[str, Mapping[str, int]], where: str) -> dict[Edge, int]:
    check_keys(rates, STRATA, where)
    for source, targets in rates.items():
        check_keys(dict.fromkeys(STRATA) | dict(targets), STRATA, f"{where}.{source}")
    return {(a, b): rates[a].get(b, 0) for a in STRATA for b in STRATA if a != b}
