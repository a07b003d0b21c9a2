"""Counts made by the database are the counts of its rows, whatever joined, was undone or stands twice."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from kkb.app.reference import join_names
from kkb.core.counts.state import PAIR_COLUMNS
from kkb.core.counts.tally import count_frame, count_names
from kkb.core.counts.timeline import timeline, timeline_of
from kkb.store import Store
from tests.core.villages import LADDER
from tests.store.made import JUN_2023, NOV_2022, NOV_2023, made, made_rows
from tests.store.made_names import LIST, bogor

REACHED = ("mandiri", "berkelanjutan")
COUNTED = [*count_names(LADDER), "terbentuk"]


def mixed(*kabupaten: str, seed: int) -> pd.DataFrame:
    """Rows of every stratum and none, reported or not, a village with two Kampung KB and one without a code."""
    rows = made_rows(*kabupaten, villages=9)
    draw = np.random.default_rng(seed)
    strata = ["dasar", "berkembang", "mandiri", "berkelanjutan", None]
    rows["strata"] = [strata[n] for n in draw.integers(0, 5, len(rows))]
    rows["lapor"] = draw.random(len(rows)) < 0.6
    for at in range(0, len(rows), 9):
        rows.loc[at + 1, ["kode", "unit"]] = rows["kode"].iloc[at], f"{rows['kode'].iloc[at]}#2"
        rows.loc[at + 2, ["kode", "unit"]] = f"{rows['kode_kec'].iloc[at + 2]}.~desa-lain"
    return rows


def counted(store: Store, region: str) -> pd.DataFrame:
    """The counts of each pair made from the rows of the history."""
    groups = store.history(region).groupby(["kode_kab", "snapshot"])
    frames = [count_frame(group, pd.Series(0, index=group.index), LADDER).assign(kode_kab=key[0], snapshot=key[1])
              for key, group in groups]  # fmt: skip
    return pd.concat(frames)[["kode_kab", "snapshot", *COUNTED]].reset_index(drop=True)


def same(store: Store, region: str) -> None:
    """Both ways give the same counts per pair and the same timeline."""
    found = store.counts(region, LADDER)
    by_pair = found.sort_values(["kode_kab", "snapshot"], ignore_index=True)[["kode_kab", "snapshot", *COUNTED]]
    assert_frame_equal(by_pair, counted(store, region), check_dtype=False)
    assert_frame_equal(timeline_of(found), timeline(store.history(region), LADDER)[[*COUNTED, "tanggal", "kabupaten"]])


@pytest.mark.parametrize("region", ["00", "16", "16.05", "17"])
def test_counts_by_the_database_are_those_of_the_rows(store: Store, region: str) -> None:
    store.save(made("16", NOV_2022, mixed("16.05", "16.73", seed=1)))
    store.save(made("16.05", JUN_2023, mixed("16.05", seed=2), name="b.xlsx"))
    store.save(made("17.01", JUN_2023, mixed("17.01", seed=3), name="c.xlsx"))
    undone = store.save(made("16.73", NOV_2023, mixed("16.73", seed=4), name="d.xlsx"))
    store.save(made("16.73", date(2021, 1, 1), mixed("16.73", seed=5), example=True, name="e.xlsx"))
    same(store, region)
    store.undo(undone.id)
    same(store, region)


def test_kabupaten_that_joined_a_list_are_counted_under_their_codes_of_today(store: Store) -> None:
    store.save(made("16.05", NOV_2022, mixed("16.05", seed=1)))
    rows = bogor("PONDOK RAJEG", "TENGAH", "TENGAH LAMA")
    store.save(made(rows["kode_kab"].iloc[0], JUN_2023, rows, name="b.xlsx"))
    before = store.counts("00", LADDER)
    store.names.save_list(LIST, join_names)
    assert "32.01" in set(store.counts("00", LADDER)["kode_kab"]) - set(before["kode_kab"])
    same(store, "00")
    same(store, "32.01")


def test_a_store_without_snapshots_has_no_counts_but_all_columns(store: Store) -> None:
    found = store.counts("00", LADDER)
    assert len(found) == 0 and list(found.columns) == [*PAIR_COLUMNS, *COUNTED]
    assert timeline_of(found).empty


def test_nothing_after_the_last_date_counts(store: Store) -> None:
    for n, day in enumerate((NOV_2022, JUN_2023, NOV_2023)):
        store.save(made("16.05", day, mixed("16.05", seed=n), name=f"{n}.xlsx"))
    found = timeline_of(store.counts("16.05", LADDER), NOV_2023 - timedelta(days=1))
    assert found["tanggal"].tolist() == [NOV_2022, JUN_2023]
