"""What the example holds beside the classification: profiles, programmes, family functions and iBangga."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.config.recipe import Recipe
from kkb.core.convergence.scheme import Convergence
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.rule.ruleset import RuleSet
from kkb.example.draw import is_hit, rolls
from kkb.example.family_index import example_family_index
from kkb.example.profile import CLASS, example_profiles, spoken
from kkb.example.programmes import example_programmes
from kkb.example.table import ExampleSnapshot

_WORK_SINCE = 2022
_ELSEWHERE = 25  # percent of villages without a Kampung KB that have a Rumah DataKu


@dataclass(frozen=True, slots=True, eq=False)
class ExampleSide:
    """One dataset of the example: its kind (as kkb.store.dataset has it), date and rows."""

    jenis: str
    tanggal: dt.date
    rows: pd.DataFrame


def example_beside(
    snapshots: Sequence[ExampleSnapshot], listed: pd.DataFrame, rule: RuleSet, scheme: Convergence, recipe: Recipe
) -> Iterator[ExampleSide]:
    """All datasets, one per kind and date. Profiles stand at every date of the example; programmes and functions at
    the last of each year and at published dates, iBangga at the end of its years.
    """
    told = _told_dates(snapshots, recipe)
    every = pd.concat([s.rows.assign(tanggal=s.tanggal) for s in snapshots], ignore_index=True)
    made = example_profiles(every, rule, scheme, recipe.seed)
    for on, rows in every.groupby("tanggal"):
        places, profiles = rows[list(PLACE_COLUMNS)], made.loc[rows.index]
        yield ExampleSide("profil", on, places.join(spoken(profiles)).reset_index(drop=True))
        seen = profiles.assign(unit=rows["unit"], proses_operasional=rows["proses_operasional"])
        worked = seen[[(kab, on) in told for kab in rows["kode_kab"]]]
        if len(worked):
            for kind, work in example_programmes(worked, on, scheme, recipe.seed).items():
                yield ExampleSide(kind, on, places.merge(work, on="unit"))
    newest = every[every["tanggal"] == every["tanggal"].max()]
    recap = _datahouses(newest.assign(**made.loc[newest.index, ["rumah_dataku", CLASS]]), listed, scheme, recipe.seed)
    yield ExampleSide("siga_rumah_dataku", newest["tanggal"].iloc[0], recap)
    index = example_family_index(listed, scheme.family_index, recipe.seed)
    for year, rows in index.groupby("tahun"):
        yield ExampleSide("ibangga", dt.date(int(year), 12, 31), rows.reset_index(drop=True))


def _datahouses(rows: pd.DataFrame, listed: pd.DataFrame, scheme: Convergence, seed: str) -> pd.DataFrame:
    """The recap of Rumah DataKu by village, in Kampung KB as their profiles say, and a few elsewhere.

    `rows` are those of one date with the profiles' rumah_dataku and CLASS.
    """
    found = rows.set_index("kode")
    inside = listed[listed["kode_kab"].isin(set(rows["kode_kab"]))].reset_index(drop=True)
    formed = inside["kode"].isin(found.index).to_numpy()
    own = found["rumah_dataku"].reindex(inside["kode"]).eq(1).to_numpy() & formed
    elsewhere = ~formed & np.array([is_hit(_ELSEWHERE, rolls(seed, "rdk", code)) for code in inside["kode"]])
    best = found[CLASS].reindex(inside["kode"]).eq(scheme.datahouse_classes[-1].key).to_numpy() & own
    counts = {
        "jumlah_desa": 1, "jumlah_rumah_dataku": (own | elsewhere).astype(int),
        "rumah_dataku_di_kampung": own.astype(int),
        "rumah_dataku_paripurna": best.astype(int), "rumah_dataku_paripurna_di_kampung": best.astype(int),
    }  # fmt: skip
    return inside[[c for c in PLACE_COLUMNS if c in inside.columns]].assign(**counts)


def _told_dates(snapshots: Sequence[ExampleSnapshot], recipe: Recipe) -> set[tuple[str, dt.date]]:
    """The (kabupaten, date) pairs with programmes: few enough that a first start stays quick."""
    last: dict[tuple[str, int], dt.date] = {}
    for one in snapshots:
        key = (one.kode_kab, one.tanggal.year)
        last[key] = max(one.tanggal, last.get(key, one.tanggal))
    ends = {(kab, on) for (kab, year), on in last.items() if year >= _WORK_SINCE}
    return ends | {(region.code, step.on) for region in recipe.regions for step in region.steps if step.source}
