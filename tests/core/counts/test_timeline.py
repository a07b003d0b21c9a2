"""Shares through time: a whole district declared at once makes A collapse, and the fixed cohort does not."""

from datetime import date

import pandas as pd

from kkb.app import resources
from kkb.core.counts.ratio import Share
from kkb.core.counts.timeline import cohort, state_at, timeline
from tests.core.villages import LADDER, history

JUN, NOV, DEC = date(2022, 6, 30), date(2022, 11, 1), date(2022, 12, 31)
NEXT = date(2023, 6, 30)


def shares(frame) -> dict[date, Share]:
    assert list(frame["tanggal"]) == sorted(set(frame["tanggal"]))
    return {r.tanggal: Share(int(r.tercapai), int(r.terbentuk)) for r in frame.itertuples()}


def musi_rawas() -> pd.DataFrame:
    frames = [s.rows.assign(snapshot=n, tanggal=s.tanggal, contoh=True)
              for n, s in enumerate(resources.example(), 1) if s.kode_kab == "16.05"]  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def test_declaring_every_village_at_once_makes_a_collapse_and_leaves_the_cohort_where_it_was():
    old = "\n".join(f"16.05.01.{n} {'mandiri' if n < 2013 else 'dasar'}" for n in range(2001, 2026))
    new = "\n".join(f"16.05.02.{n} diam" for n in range(2101, 2275))
    told = history((1, NOV, old), (2, NEXT, old + "\n" + new))
    assert shares(timeline(told, LADDER)) == {NOV: Share(12, 25), NEXT: Share(12, 199)}
    assert shares(cohort(told, NOV, LADDER)) == {NOV: Share(12, 25), NEXT: Share(12, 25)}


def test_the_example_of_musi_rawas_collapses_and_its_cohort_never_falls():
    told = musi_rawas()
    raw, same = shares(timeline(told, LADDER)), shares(cohort(told, NOV, LADDER))
    assert raw[NOV] == same[NOV] == Share(12, 25)
    assert raw[NEXT].total == 199
    assert raw[NEXT].percent < 10
    assert {s.total for s in same.values()} == {25}
    assert same[NEXT].n >= 12


def test_the_cohort_starts_at_its_own_date_and_knows_none_formed_later():
    told = history((1, JUN, "16.05.01.2001 dasar"), (2, NOV, "16.05.01.2001 mandiri\n16.05.01.2002 dasar"),
                   (3, DEC, "16.05.01.2001 mandiri\n16.05.01.2002 mandiri"))  # fmt: skip
    assert shares(cohort(told, JUN, LADDER)) == {JUN: Share(0, 1), NOV: Share(1, 1), DEC: Share(1, 1)}
    assert shares(cohort(told, NOV, LADDER)) == {NOV: Share(1, 2), DEC: Share(2, 2)}


def test_each_kabupaten_speaks_with_its_newest_snapshot_also_on_days_when_only_another_has_news():
    told = history(
        (1, JUN, "16.05.01.2001 dasar"), (2, NOV, "16.73.01.1001 mandiri"), (3, DEC, "16.05.01.2001 mandiri")
    )
    assert shares(timeline(told, LADDER)) == {JUN: Share(0, 1), NOV: Share(1, 2), DEC: Share(2, 2)}
    assert sorted(state_at(told, NOV)["kode"]) == ["16.05.01.2001", "16.73.01.1001"]


def test_a_cohort_may_start_between_the_snapshots_of_its_parts():
    told = history((1, JUN, "16.05.01.2001 mandiri"), (2, NOV, "16.73.01.1001 dasar"), (3, DEC, "16.05.01.2001 dasar"))
    assert shares(cohort(told, NOV, LADDER)) == {NOV: Share(1, 2), DEC: Share(0, 2)}


def test_a_village_that_is_gone_leaves_its_cohort():
    told = history((1, JUN, "16.05.01.2001 mandiri\n16.05.01.2002 dasar"), (2, NOV, "16.05.01.2002 dasar"))
    assert shares(cohort(told, JUN, LADDER)) == {JUN: Share(1, 2), NOV: Share(0, 1)}


def test_when_the_whole_cohort_of_a_kabupaten_is_gone_it_no_longer_counts_as_it_stood():
    told = history((1, JUN, "16.05.01.2001 mandiri\n16.73.01.1001 dasar"), (2, NOV, "16.05.01.2002 dasar"))
    assert shares(cohort(told, JUN, LADDER)) == {JUN: Share(1, 2), NOV: Share(0, 1)}


def test_of_two_imports_for_one_day_the_later_one_counts():
    told = history((1, NOV, "16.05.01.2001 dasar"), (2, NOV, "16.05.01.2001 mandiri"))
    assert shares(timeline(told, LADDER)) == {NOV: Share(1, 1)}


def test_no_history_has_no_days():
    empty = history((1, NOV, "16.05.01.2001 dasar")).iloc[:0]
    assert timeline(empty, LADDER).empty
    assert {"tanggal", "terbentuk", "tercapai"} <= set(timeline(empty, LADDER).columns)
