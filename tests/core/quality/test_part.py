"""When a file is taken for a part of its region: beside the last state, and a first file beside the list."""

from datetime import date

import pandas as pd
import pytest

from kkb.core.area.gazetteer import places
from kkb.core.quality.part import Doubt, doubt, expected_coverage, laid_over, parts_of
from kkb.core.target.targets import Target

COLUMNS = ("kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "kode_prov", "nama_prov")
LISTED = pd.DataFrame(
    [
        (f"{kab}.{kec:02}.{2000 + n}", "x", f"{kab}.{kec:02}", "kec", kab, "kab", kab[:2], "prov")
        for kab in ("16.05", "16.73")
        for kec in range(1, 9)
        for n in range(1, 11)
    ],
    columns=list(COLUMNS),
)
"""Two kabupaten of 8 kecamatan with 10 villages each; the province has three kabupaten."""
PLACES = places(LISTED, districts=("16.05", "16.73", "16.74"))
THEN = date(2022, 11, 1)


def rows(per_subdistrict: dict[int, int], kab: str = "16.05") -> pd.DataFrame:
    """So many villages of each kecamatan of a kabupaten."""
    wanted = [f"{kab}.{kec:02}.{2000 + n}" for kec, count in per_subdistrict.items() for n in range(1, count + 1)]
    return LISTED[LISTED["kode"].isin(wanted)].assign(strata="dasar")


def stored(frame: pd.DataFrame, *, example: bool = False, scope: str = "utuh") -> pd.DataFrame:
    return frame.assign(contoh=example, tanggal=THEN, lingkup=scope)


NOTHING = stored(rows({}))
EVEN = dict.fromkeys(range(1, 9), 1)


def judged(found: pd.DataFrame, before: pd.DataFrame = NOTHING, region: str = "16.05", **more: int) -> Doubt | None:
    return doubt(found, region, before, PLACES, **more)


def signs(found: Doubt | None) -> list[str]:
    return [one.sign for one in found.short] if found else []


@pytest.mark.parametrize(
    ("per_subdistrict", "sign"),
    [
        (EVEN, []),  # 8 of 80, one in each kecamatan: how a district began
        ({1: 3, 2: 3, 3: 3, 4: 3}, []),
        ({1: 10}, ["kecamatan"]),
        ({1: 9, 2: 9, 3: 9}, ["kecamatan"]),
        ({1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1}, ["sedikit"]),
    ],
)
def test_a_first_file_is_doubted_when_most_kecamatan_or_nearly_all_villages_are_missing(per_subdistrict, sign):
    assert signs(judged(rows(per_subdistrict))) == sign


@pytest.mark.parametrize(("each", "expected", "sign"), [(4, 75, []), (3, 75, ["sedikit"]), (3, 30, []), (3, None, [])])
def test_a_first_file_is_doubted_below_half_of_what_was_due_by_its_date(each, expected, sign):
    assert signs(judged(rows(dict.fromkeys(range(1, 9), each)), expected=expected)) == sign


def test_what_was_due_by_a_date_comes_from_the_targets_of_the_nation():
    path = [
        Target("*", "C", date(2022, 12, 31), 30, ""), Target("*", "C", date(2023, 12, 31), 75, ""),
        Target("*", "A", date(2022, 1, 1), 60, ""), Target("16.05", "C", date(2022, 1, 1), 90, ""),
    ]  # fmt: skip
    days = (date(2022, 12, 31), date(2023, 1, 1), date(2025, 1, 1))
    assert [expected_coverage(path, day) for day in days] == [None, 30, 75]


@pytest.mark.parametrize(
    ("now", "sign"),
    [
        (dict.fromkeys(range(1, 9), 5), []),
        (dict.fromkeys(range(1, 8), 6), ["kecamatan"]),
        ({**dict.fromkeys(range(1, 9), 4)}, ["berkurang"]),
        ({**dict.fromkeys(range(1, 9), 5), 1: 2}, []),
        ({**dict.fromkeys(range(1, 9), 5), 1: 1, 2: 4}, ["berkurang"]),
    ],
)
def test_a_later_file_is_doubted_when_a_kecamatan_or_more_than_a_tenth_is_gone(now, sign):
    before = stored(rows(dict.fromkeys(range(1, 9), 5)))
    assert signs(judged(rows(now), before)) == sign


def test_few_kampung_kb_are_no_part_where_there_never_were_more():
    few = rows({1: 2, 2: 1})
    assert judged(few, stored(few)) is None
    assert signs(judged(few, stored(few, example=True))) == ["kecamatan"]
    assert signs(judged(few, stored(few, scope="hanya_sebagian"))) == ["kecamatan"]


def test_kabupaten_without_a_row_are_counted_whether_they_are_listed_or_not():
    found = judged(pd.concat([rows(EVEN), rows(EVEN, "16.73")]), region="16")
    assert (found.short, found.absent, found.missing, found.districts) == ((), (), 1, 3)
    found = judged(rows(EVEN), region="16")
    assert (found.absent, found.missing, found.districts) == (("16.73",), 2, 3)


FIVE = dict.fromkeys(range(1, 9), 5)
BOTH = pd.concat([rows(FIVE), rows(FIVE, "16.73")])
WHOLE = places(LISTED, districts=("16.05", "16.73"))


@pytest.mark.parametrize(
    ("of_last", "short"),
    [(5, []), (1, []), (0, ["16.73"])],  # 40, 36 and 35 of 40
)
def test_in_a_province_file_a_kabupaten_is_cut_short_when_more_than_a_tenth_is_gone(of_last: int, short: list[str]):
    found = doubt(pd.concat([rows(FIVE), rows({**FIVE, 8: of_last}, "16.73")]), "16", stored(BOTH), WHOLE)
    assert ([one.code for one in found.short] if found else []) == short
    assert found is None or found.is_asked


def test_in_a_province_file_two_fewer_are_needed_where_there_were_few():
    few = pd.concat([rows(FIVE), rows({1: 3}, "16.73")])
    assert doubt(pd.concat([rows(FIVE), rows({1: 2}, "16.73")]), "16", stored(few), WHOLE) is None
    assert doubt(pd.concat([rows(FIVE), rows({1: 1}, "16.73")]), "16", stored(few), WHOLE).is_asked


@pytest.mark.parametrize(("each", "is_asked"), [(3, False), (2, True)])  # 24 and 16 of 40
def test_in_a_file_of_the_nation_few_cut_short_are_a_finding_and_many_cut_sharply_a_question(each: int, is_asked: bool):
    now = pd.concat([rows(FIVE), rows(dict.fromkeys(range(1, 9), each), "16.73")])
    found = doubt(now, "00", stored(BOTH), places(LISTED, districts=("16.05", "16.73")))
    assert [(one.code, one.count, one.before) for one in found.short] == [("16.73", each * 8, 40)]
    assert (found.is_asked, found.held) == (is_asked, 2)


def test_every_kabupaten_of_a_part_that_has_a_last_state_lies_over_it():
    now = pd.concat([rows({**FIVE, 1: 2}), rows({1: 3}, "16.73")])
    assert parts_of(doubt(now, "16", stored(BOTH), WHOLE), now) == {"16.05", "16.73"}
    first = doubt(now, "16", stored(rows(FIVE)), places(LISTED, districts=("16.05", "16.73", "16.74")))
    assert parts_of(first, now) == {"16.05", "16.73"}  # one of eight kecamatan of a first 16.73


def test_every_kabupaten_cut_short_has_the_dates_of_its_own_last_state():
    later = date(2024, 6, 30)
    before = stored(BOTH)
    before["tanggal"] = [later if kab == "16.73" else THEN for kab in before["kode_kab"]]
    found = doubt(pd.concat([rows({1: 5}), rows({1: 5}, "16.73")]), "16", before, WHOLE)
    assert {one.code: one.since for one in found.short} == {"16.05": (THEN, THEN), "16.73": (later, later)}
    assert (found.since, found.before) == ((THEN, later), 80)
    alone = doubt(rows({1: 5}), "16", before, WHOLE)
    assert (alone.since, alone.before) == ((THEN, THEN), 40)


def test_what_is_a_part_when_somebody_says_so():
    found = judged(rows({1: 10}))
    assert parts_of(found, rows({1: 10})) == {"16.05"}
    assert parts_of(None, rows({1: 10})) == {"16.05"}
    assert parts_of(judged(rows(EVEN), region="16"), rows(EVEN)) == frozenset()


def test_villages_outside_a_part_stay_as_they_were():
    before, now = rows({1: 3}), rows({1: 1}).assign(strata="mandiri")
    after = laid_over(before, now, {"16.05"}).set_index("kode")["strata"]
    assert after.sort_index().tolist() == ["mandiri", "dasar", "dasar"]
    assert len(laid_over(before, now, frozenset())) == 1
