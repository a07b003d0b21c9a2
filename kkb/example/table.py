"""The example as one compact table, and the snapshots read back from it."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.config.recipe import Recipe
from kkb.core.counts.rows import ITEMS, PLACE_COLUMNS, typed_rows
from kkb.core.rule import classify
from kkb.core.scheme import Scheme
from kkb.example.area import area
from kkb.example.scores import shape, stratum
from kkb.example.states import states

TABLE_COLUMNS = ("tanggal", "kode", "skor", "strata")


@dataclass(frozen=True, slots=True, eq=False)
class ExampleSnapshot:
    """One kabupaten/kota at one date; `rows` in ROW_COLUMNS, one per Kampung KB formed, in order of code."""

    tanggal: dt.date
    kode_kab: str
    rows: pd.DataFrame


def example_table(recipe: Recipe, gazetteer: pd.DataFrame, scheme: Scheme) -> pd.DataFrame:
    """The whole example by its recipe: TABLE_COLUMNS as text, by date and code.

    `tanggal` is ISO, `skor` the twelve scores as digits in the order of ITEMS. The same input gives the same
    table on every machine. Raises ValueError when the recipe asks for more than a region has.
    """
    form = shape(scheme.rule)
    codes = gazetteer.groupby("kode_kab", sort=False)["kode"].agg(list)
    places = [area(recipe, region, codes[region.code], form) for region in recipe.regions]
    rows = [
        (on.isoformat(), code, "".join(map(str, scores)), stratum(scores, form))
        for place in places
        for on, state in states(place)
        for code, scores in state.items()
    ]
    return pd.DataFrame(sorted(rows), columns=list(TABLE_COLUMNS), dtype=object)


def parse_example(table: pd.DataFrame, gazetteer: pd.DataFrame, scheme: Scheme) -> tuple[ExampleSnapshot, ...]:
    """The snapshots of a table of `example_table`, one per date and kabupaten/kota, oldest first.

    Raises ValueError when a code is not in the gazetteer or `skor` is not twelve digits.
    """
    rows = _rows(table, gazetteer, scheme)
    dates = table["tanggal"].to_numpy(dtype=object)
    groups = pd.DataFrame({"tanggal": dates, "kode_kab": rows["kode_kab"]}).groupby(["tanggal", "kode_kab"])
    return tuple(
        ExampleSnapshot(dt.date.fromisoformat(on), code, rows.iloc[places].reset_index(drop=True))
        for (on, code), places in sorted(groups.indices.items())
    )


def _rows(table: pd.DataFrame, gazetteer: pd.DataFrame, scheme: Scheme) -> pd.DataFrame:
    places = gazetteer.set_index("kode").reindex(table["kode"]).reset_index()
    if places["nama"].isna().any():
        unknown = places.loc[places["nama"].isna(), "kode"].iloc[0]
        raise ValueError(f"kode tidak ada di daftar wilayah: {unknown}")
    scores = _scores(table["skor"])
    own = {"unit": places["kode"], "kampung": "Kampung KB " + places["nama"]}
    own |= {"strata": table["strata"].to_numpy(dtype=object), "lapor": classify.is_reported(scores)}
    named = places[[c for c in PLACE_COLUMNS if c in places.columns]]
    return typed_rows(pd.concat([named, scores, classify.indices(scores, scheme.rule), pd.DataFrame(own)], axis=1))


def _scores(digits: pd.Series) -> pd.DataFrame:
    if not digits.str.fullmatch(rf"[1-4]{{{len(ITEMS)}}}").all():
        raise ValueError(f"skor harus {len(ITEMS)} angka 1-4")
    matrix = np.frombuffer("".join(digits).encode("ascii"), dtype=np.uint8).reshape(-1, len(ITEMS)) - ord("0")
    return pd.DataFrame(matrix, columns=list(ITEMS))
