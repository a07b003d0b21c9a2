"""The recipe of the example: published anchors, the invented path between them, the pace of movement."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from kkb.core.errors import SchemeError
from kkb.core.strict import REQUIRED, check_unique, parse_list, parse_table

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


_RECIPE = {
    "benih": (str, REQUIRED), "bulan_laju": (int, REQUIRED), "bobot_bulan": (list, REQUIRED),
    "strata_awal": (list, REQUIRED), "lapor_awal": (int, REQUIRED), "ubah_item": (int, REQUIRED),
    "ubah_naik": (int, REQUIRED), "perpindahan": (dict, REQUIRED), "wilayah": (list, REQUIRED),
}  # fmt: skip
_REGION = {
    "kode": (str, REQUIRED), "laju": (int, REQUIRED), "lapor_pertama": (int, REQUIRED),
    "lapor_susulan": (int, REQUIRED), "potret": (list, REQUIRED),
}  # fmt: skip
_STEP = {
    "tanggal": (dt.date, REQUIRED), "terbentuk": (int, REQUIRED), "strata": (list, None),
    "tanpa_turun": (bool, False), "acuan": (str, None),
}  # fmt: skip


def parse_recipe(raw: Mapping[str, object], where: str = "resep.toml") -> Recipe:
    """The recipe from its parsed TOML. Raises SchemeError with the place for anything that cannot be."""
    table = parse_table(raw, where, _RECIPE)
    regions = tuple(_region(t, f"{where}, wilayah {n}") for n, t in enumerate(parse_list(raw, "wilayah", where), 1))
    check_unique([region.code for region in regions], f"{where}, wilayah")
    weights = _counts(table["bobot_bulan"], MONTHS, f"{where}, bobot_bulan")
    shares = _counts(table["strata_awal"], len(STRATA), f"{where}, strata_awal")
    return Recipe(
        table["benih"], _rates(table["perpindahan"], f"{where}, perpindahan"), table["bulan_laju"], weights,
        shares, table["lapor_awal"], table["ubah_item"], table["ubah_naik"], regions,
    )  # fmt: skip


def _region(raw: object, where: str) -> Region:
    table = parse_table(raw, where, _REGION)
    where = f"{where} ({table['kode']})"
    steps = tuple(_step(t, f"{where}, potret {n}") for n, t in enumerate(parse_list(raw, "potret", where), 1))
    for before, after in pairwise(steps):
        if after.on <= before.on or after.formed < before.formed:
            raise SchemeError(f"{where}, potret {after.on}", after.formed, "tanggal naik, terbentuk tidak turun")
    return Region(table["kode"], table["laju"], table["lapor_pertama"], table["lapor_susulan"], steps)


def _step(raw: object, where: str) -> RecipeStep:
    table = parse_table(raw, where, _STEP)
    tally = None if table["strata"] is None else _counts(table["strata"], len(STRATA), f"{where}, strata")
    if tally is not None and sum(tally) != table["terbentuk"]:
        raise SchemeError(f"{where}, strata", f"jumlah {sum(tally)}", f"jumlah {table['terbentuk']}")
    return RecipeStep(table["tanggal"], table["terbentuk"], tally, table["tanpa_turun"], table["acuan"])


def _rates(raw: Mapping[str, object], where: str) -> dict[Edge, int]:
    table = parse_table(raw, where, dict.fromkeys(STRATA, (dict, REQUIRED)))
    spec = dict.fromkeys(STRATA, (int, 0))
    rates = {source: parse_table(table[source], f"{where}.{source}", spec) for source in STRATA}
    return {(a, b): rates[a][b] for a in STRATA for b in STRATA if a != b}


def _counts(raw: list[object], length: int, where: str) -> tuple[int, ...]:
    if len(raw) != length or not all(type(n) is int and n >= 0 for n in raw):
        raise SchemeError(where, raw, f"{length} bilangan bulat, tidak negatif")
    return tuple(raw)
