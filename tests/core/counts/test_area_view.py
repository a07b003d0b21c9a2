"""One look at an area: counts, target in force, what is short, and what it says where there is nothing."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.counts.area_view import AreaView, area_view, change, judge_parts, with_past
from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import empty_rows
from kkb.core.target.targets import Target
from tests.core.villages import listed, state

SCHEME = resources.scheme()
JUN, NOV, DEC = date(2022, 6, 30), date(2022, 11, 1), date(2022, 12, 31)
CODES = ("16.05.01.2001", "16.05.01.2002", "16.05.02.2003", "16.05.03.2004")
PLACES = places(listed(*CODES))
ROWS = "16.05.01.2001 mandiri\n16.05.01.2002 dasar\n16.05.02.2003 diam"


def dated(told: str, on: date, example: bool | list[bool] = True) -> pd.DataFrame:
    rows = state(told) if told else empty_rows()
    days = pd.Series([on] * len(rows), dtype=object)
    return rows.assign(snapshot=1, tanggal=days, contoh=pd.Series(example, index=rows.index, dtype=bool))


def seen(
    area: str = "16.05", rows: pd.DataFrame | None = None, asked: date | None = NOV, days=(JUN, NOV, DEC)
) -> AreaView:
    return area_view(area, asked, dated(ROWS, NOV) if rows is None else rows, days, (PLACES, SCHEME))


def test_a_district_at_a_date():
    found = seen()
    assert (found.name, found.level, found.on, found.previous) == ("Kab 16.05", 2, NOV, JUN)
    assert found.tally.share_a == Share(1, 3)
    assert (found.target, found.leading, found.short) == (None, None, None)
    assert (found.benchmark.area, found.benchmark.percent) == ("16.73", 60)
    assert found.coverage.percent == 30
    assert [p.code for p in found.parts] == ["16.05.01", "16.05.02", "16.05.03"]


def test_the_date_is_that_of_the_newest_data_and_decides_the_target():
    rows = dated("16.73.01.1001 dasar", NOV)
    found = area_view("16.73", date(2024, 6, 30), rows, (NOV,), (places(listed("16.73.01.1001")), SCHEME))
    assert (found.on, found.target.percent, found.benchmark) == (NOV, 60, None)
    assert [(j.target.percent, j.status) for j in found.judged] == [
        (30, "menunggu_data"), (50, "menunggu_data"), (60, "belum")
    ]  # fmt: skip


def test_a_target_whose_date_came_after_the_data_waits_for_newer_data_unless_that_day_is_looked_at():
    rows, known = dated("16.73.01.1001 dasar", NOV), (places(listed("16.73.01.1001")), SCHEME)
    today = area_view("16.73", None, rows, (NOV,), known, date(2026, 11, 28))
    assert (today.target.percent, today.leading.status, today.leading.on) == (60, "menunggu_data", NOV)
    then = area_view("16.73", NOV, rows, (NOV,), known, date(2026, 11, 28))
    assert (then.target.percent, then.leading.status) == (30, "belum")


def aimed_at(ratio: str, rows: str, percent: int = 60, area: str = "16.05") -> AreaView:
    """Kabupaten 16.05 of four villages with a target of another ratio than A."""
    own = replace(SCHEME, targets=(Target(area, ratio, DEC, percent, "SK Bupati"),))
    listed_four = places(listed(*(f"16.05.01.{n}" for n in range(2001, 2005))))
    return area_view("16.05", NOV, dated(rows, NOV), (NOV,), (listed_four, own))


@pytest.mark.parametrize(("ratio", "short"), [("C", 1), ("B", 2)])
def test_an_area_with_a_target_of_another_ratio_alone_is_judged_by_that_one(ratio: str, short: int):
    found = aimed_at(ratio, "16.05.01.2001 dasar\n16.05.01.2002 mandiri")
    assert (found.target, found.leading.target.ratio, found.leading.status, found.short) == (
        None,
        ratio,
        "belum",
        short,
    )
    assert [
        (j.target.ratio, j.short) for j in judge_parts(found, (found.tally,), (found.leading.target,), None).values()
    ] == [(ratio, short)]


def test_names_not_matched_yet_leave_a_target_of_coverage_open():
    found = aimed_at("C", "16.05.01.2001 dasar\n16.05.01.2002 dasar\n16.05.01.~mawar dasar")
    assert (found.leading.status, found.leading.least_short, found.leading.short) == ("belum_pasti", 0, 1)


def test_a_target_of_coverage_waits_until_every_kabupaten_has_data():
    own = replace(SCHEME, targets=(Target("16", "C", DEC, 60, "SK Gubernur"),))
    two = places(listed("16.05.01.2001", "16.73.01.1001"))
    some = area_view("16", NOV, dated("16.05.01.2001 dasar", NOV), (NOV,), (two, own))
    assert (some.leading, [one.status for one in some.beside]) == (None, ["tanpa_data"])
    every = area_view("16", NOV, dated("16.05.01.2001 dasar\n16.73.01.1001 dasar", NOV), (NOV,), (two, own))
    assert (every.leading.target.ratio, every.leading.status) == ("C", "tercapai")


def test_what_the_nation_aims_at_leads_nowhere_below_it():
    found = aimed_at("C", "16.05.01.2001 dasar", area="00")
    assert (found.leading, found.short, [one.short for one in found.beside]) == (None, None, [2])
    assert judge_parts(found, (found.tally,), (found.beside[0].target,), None) == {}


def test_data_of_the_very_date_decides_a_target_and_the_next_one_leads():
    rows = dated("16.73.01.1001 dasar\n16.73.01.1002 mandiri", DEC)
    found = area_view("16.73", None, rows, (DEC,), (places(listed("16.73.01.1001")), SCHEME))
    assert [(j.target.percent, j.status, j.on) for j in found.judged] == [(30, "tercapai", DEC), (50, "tercapai", DEC)]
    assert (found.target.percent, found.last_passed.target.percent, found.short) == (50, 30, 0)


def test_a_target_that_has_passed_is_judged_by_the_data_up_to_its_date():
    later = date(2023, 3, 1)
    rows = dated("16.73.01.1001 mandiri", later)
    bare = area_view("16.73", None, rows, (NOV, later), (places(listed("16.73.01.1001")), SCHEME))
    assert bare.judged[0].status == "tanpa_data"
    counts = pd.DataFrame({"tanggal": [NOV, later], "tercapai": [1, 1], "terbentuk": [9, 1]})
    found = with_past(bare, lambda: counts)
    assert (found.last_passed.status, found.last_passed.on, found.last_passed.short) == ("luput", NOV, 2)
    assert (found.target.percent, found.short) == (50, 0)


def test_parts_are_held_against_their_own_targets_and_those_without_are_left_out():
    rows = dated("16.05.01.2001 dasar\n16.73.01.1001 dasar\n16.73.01.1002 dasar", NOV)
    found = area_view("16", None, rows, (NOV,), (places(listed("16.05.01.2001", "16.73.01.1001")), SCHEME))
    judged = judge_parts(found, found.parts, SCHEME.targets, lambda due: (None, ()))
    assert {code: (j.target.percent, j.short) for code, j in judged.items()} == {"16.73": (30, 1)}


def test_parts_of_a_target_that_has_passed_are_judged_at_its_date():
    later = date(2025, 6, 30)
    known = (places(listed("16.73.01.1001")), SCHEME)
    now = area_view("16.73", None, dated("16.73.01.1001 mandiri", later), (NOV, later), known)
    before = area_view("16.73", None, dated("16.73.01.1001 dasar", NOV), (NOV, later), known)
    judged = judge_parts(now, now.parts, SCHEME.targets, lambda due: (before.on, before.parts))
    assert [(j.target.percent, j.status, j.on) for j in judged.values()] == [(60, "luput", NOV)]


def test_before_the_first_data_there_is_nothing_and_nothing_is_short():
    found = seen(rows=dated("", NOV), asked=date(2020, 1, 1))
    assert (found.on, found.short, found.previous, found.districts) == (None, None, None, ())
    assert found.tally.terbentuk == 0
    assert (found.judged, found.coverage.percent) == ((), 30)


def test_with_no_data_and_no_date_no_target_is_in_force():
    found = seen(rows=dated("", NOV), asked=None, days=())
    assert (found.target, found.coverage, found.on) == (None, None, None)


def test_a_kecamatan_in_which_nothing_is_formed_has_data_and_counts_nought():
    """The rows of its kabupaten tell that there is data: none formed is an answer, not a gap in the data."""
    found = seen("16.05.03")
    assert (found.on, len(found.rows), found.example) == (NOV, 0, "semua")
    assert (found.tally.terbentuk, found.tally.share_c) == (0, Share(0, 1))
    assert found.short is None


def test_a_kecamatan_shows_its_own_rows_alone():
    found = seen("16.05.01")
    assert sorted(found.rows["kode"]) == ["16.05.01.2001", "16.05.01.2002"]
    assert found.tally.share_a == Share(1, 2)
    assert [p.code for p in found.parts] == ["16.05.01.2001", "16.05.01.2002"]


@pytest.mark.parametrize(("flags", "told"), [(True, "semua"), (False, "tidak"), ([True, False, False], "sebagian")])
def test_made_up_data_says_so(flags: bool | list[bool], told: str):
    assert seen(rows=dated(ROWS, NOV, flags)).example == told


def test_the_first_snapshot_has_none_before_it():
    assert seen(days=(NOV, DEC)).previous is None


def test_a_change_counts_splits_and_names_the_villages():
    before, after = dated("16.05.01.2001 dasar", JUN), dated(ROWS, NOV)
    found = change(before, after, JUN, SCHEME)
    assert found.since == JUN
    assert (found.counts.promoted, found.counts.formed, found.counts.entered) == (1, 2, 1)
    assert found.effects.total == pytest.approx(100 / 3)
    assert found.moved.set_index("unit")["arah"].to_dict() == {
        "16.05.01.2001": "naik", "16.05.01.2002": "terbentuk", "16.05.02.2003": "terbentuk",
    }  # fmt: skip


def test_a_change_from_nothing_has_no_effect_on_a_share():
    assert change(dated("", JUN), dated(ROWS, NOV), JUN, SCHEME).effects is None
