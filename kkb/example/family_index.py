"""iBangga in the example: three invented dimensions per area and year; the nation has published values only."""

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.convergence.family_index import INDEX, FamilyIndex
from kkb.example.draw import is_hit, rolls

YEARS = (2021, 2022, 2023, 2024)
_BASE = {"ketenteraman": 50, "kemandirian": 45, "kebahagiaan": 61}
_MIDDLE, _RISE, _NOISE = 52, 2, 4
_SWING = {1: 6, 2: 14, 3: 26}  # points between the weakest and the strongest area of a level
_UNKNOWN = 6  # percent of kecamatan without a value in a year


def example_family_index(listed: pd.DataFrame, scheme: FamilyIndex, seed: str) -> pd.DataFrame:
    """One row per year and area of the list from province to kecamatan: kode, nama, tahun, the dimensions, INDEX.

    INDEX is the mean of the dimensions, two decimals, as the reader of the file expects it to lie between them.
    """
    rows = [_row(code, name, year, scheme, seed) for year in YEARS for code, name in _areas(listed)]
    return pd.DataFrame(rows).sort_values(["tahun", "kode"], ignore_index=True)


def _areas(listed: pd.DataFrame) -> list[tuple[str, str]]:
    columns = (("kode_prov", "nama_prov"), ("kode_kab", "nama_kab"), ("kode_kec", "nama_kec"))
    return [pair for code, name in columns for pair in sorted(set(zip(listed[code], listed[name], strict=True)))]


def _row(code: str, name: str, year: int, scheme: FamilyIndex, seed: str) -> dict[str, object]:
    row: dict[str, object] = {"kode": code, "nama": name, "tahun": year}
    roll = rolls(seed, "ibangga", code, str(year))
    if wilayah.level(code) == Level.KECAMATAN and is_hit(_UNKNOWN, roll):
        return row
    level = sum((rolls(seed, "ibangga", part)() - 0.5) * _SWING[wilayah.level(part)] for part in wilayah.path(code))
    values = {
        d.key: round(_BASE.get(d.key, _MIDDLE) + level + _RISE * (year - YEARS[0]) + (roll() - 0.5) * _NOISE, 2)
        for d in scheme.dimensions
    }
    held = {key: min(100.0, max(0.0, value)) for key, value in values.items()}
    return row | held | {INDEX: round(sum(held.values()) / len(held), 2)}
