"""The rule on single villages: every band at both sides of its border, percentages, blanks, and the golden cases."""

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.rule import classify
from tests.core import by_hand
from tests.core.profiles import FULL

RULE = resources.scheme().rule
POKTAN, MEETINGS = by_hand.POKTAN, by_hand.MEETINGS


def score(item: str, **changes: int | None) -> int:
    """The score of one item for a village that has everything but these."""
    return int(classify.classify_one(FULL | changes, RULE)[item])


def first(columns: tuple[str, ...], n: int) -> dict[str, int]:
    """The first n of some yes/no columns present, the others not."""
    return {c: int(place < n) for place, c in enumerate(columns)}


def golden() -> list[dict[str, str]]:
    path = Path(__file__).with_name("kasus_aturan.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def changed(told: str) -> dict[str, int | None]:
    """The profile of a golden case: FULL with the changes told, `kosong` = blank."""
    profile, values = dict(FULL), {"kosong": None, "tidak": 0, "ada": 1}
    groups = {"kontrasepsi": by_hand.CONTRACEPTION, "peserta": tuple(by_hand.PARTICIPATION), "semua": by_hand.COLUMNS}
    for part in told.split():
        name, _, text = part.partition("=")
        value = values[text] if text in values else int(text)
        profile |= dict.fromkeys(groups.get(name, (name,)), value)
    return profile


@pytest.mark.parametrize("case", golden(), ids=lambda case: case["kasus"])
def test_the_golden_cases(case: Mapping[str, str]):
    found = classify.classify_one(changed(case["profil"]), RULE)
    assert [found[i] for i in ITEMS] == [int(n) for room in ("input", "proses", "output") for n in case[room].split()]
    assert [found[i] for i in INDICES] == [float(case[i]) for i in INDICES]
    assert found["klasifikasi"] == case["strata"]


@pytest.mark.parametrize(("sources", "expected"), [(0, 1), (1, 2), (2, 3), (4, 3), (5, 4), (6, 4)])
def test_borders_of_funding_sources(sources: int, expected: int):
    assert score("input_sumber_dana", sumber_dana=sources) == expected


@pytest.mark.parametrize(("kinds", "expected"), [(0, 1), (1, 2), (3, 3), (2, 3), (4, 4), (5, 4)])
def test_borders_of_use_of_data(kinds: int, expected: int):
    assert score("proses_penggunaan_data", penggunaan_data=kinds) == expected


@pytest.mark.parametrize(("agencies", "expected"), [(0, 1), (1, 2), (3, 2), (4, 3), (6, 3), (7, 4), (17, 4)])
def test_borders_of_cross_sector_work(agencies: int, expected: int):
    assert score("proses_lintas_sektor", lintas_sektor=agencies) == expected


@pytest.mark.parametrize(("present", "expected"), [(0, 1), (1, 2), (2, 2), (3, 3), (4, 3), (5, 4)])
def test_borders_of_what_is_counted_out_of_five(present: int, expected: int):
    assert score("input_poktan", **first(POKTAN, present)) == expected
    assert score("proses_operasional", **first(MEETINGS, present)) == expected


@pytest.mark.parametrize("present", [0, 1, 2])
def test_facilities_and_field_officer_reach_three_at_most(present: int):
    assert score("input_sarana", **first(("sekretariat", "rumah_dataku"), present)) == present + 1
    assert score("input_pkb", **first(("regulasi", "pendamping"), present)) == present + 1


@pytest.mark.parametrize(
    ("pokja", "members", "trained", "expected"),
    [
        (None, 9, 1, 1), (0, 9, 1, 1), (1, None, None, 2), (1, 0, 0, 2), (1, 1, None, 3), (1, 9, 0, 3), (1, 0, 1, 3),
        (1, None, 1, 3), (1, 1, 1, 4), (1, 250, 1, 4),
    ],
)  # fmt: skip
def test_members_and_training_count_only_when_the_pokja_exists(
    pokja: int | None, members: int | None, trained: int | None, expected: int
):
    assert score("input_pokja", pokja=pokja, pokja_anggota=members, pokja_terlatih=trained) == expected


@pytest.mark.parametrize(("rate", "expected"), [(0, 1), (9, 1), (10, 2), (20, 2), (21, 3), (30, 3), (31, 4), (140, 4)])
def test_borders_of_participation(rate: int, expected: int):
    assert score("output_poktan", **dict.fromkeys(by_hand.PARTICIPATION, rate)) == expected


@pytest.mark.parametrize(
    ("users", "expected"), [(0, 1), (29, 1), (30, 2), (40, 2), (41, 3), (50, 3), (51, 4), (120, 4)]
)
def test_borders_of_contraceptive_prevalence(users: int, expected: int):
    assert score("output_cpr", iud=0, suntik=users) == expected


@pytest.mark.parametrize(
    ("lasting", "expected"), [(0, 1), (19, 1), (20, 2), (22, 2), (23, 3), (24, 3), (25, 4), (100, 4)]
)
def test_borders_of_long_acting_methods(lasting: int, expected: int):
    assert score("output_mkjp", iud=lasting, suntik=100 - lasting) == expected


@pytest.mark.parametrize(("unmet", "expected"), [(0, 4), (6, 4), (7, 3), (9, 3), (10, 2), (12, 2), (13, 1), (100, 1)])
def test_borders_of_unmet_need_where_low_is_good(unmet: int, expected: int):
    assert score("output_unmet", ingin_anak_ditunda=unmet) == expected
    assert score("output_unmet", ingin_anak_ditunda=unmet // 2, tidak_ingin_anak_lagi=unmet - unmet // 2) == expected


@pytest.mark.parametrize("method", ["iud", "mow", "mop", "implan", "kondom", "suntik", "pil"])
def test_every_method_makes_a_user_and_four_of_them_last_long(method: str):
    only = dict.fromkeys(by_hand.METHODS, 0) | {method: 60}
    assert score("output_cpr", **only) == 4
    assert score("output_mkjp", **only) == (4 if method in by_hand.LONG_ACTING else 1)


@pytest.mark.parametrize(("group", "families"), by_hand.PARTICIPATION.items())
def test_each_group_is_held_against_its_own_families(group: str, families: str):
    """Alone, 48 of 100 make a mean of 9.6 %, so 10; 48 of 102 are 47 %, a mean of 9.4 %, so 9."""
    others = dict.fromkeys(by_hand.PARTICIPATION, 0)
    assert score("output_poktan", **others | {group: 47}) == 1
    assert score("output_poktan", **others | {group: 48}) == 2
    assert score("output_poktan", **others | {group: 48, families: 102}) == 1


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (59, 200, 30), (45, 200, 22), (115, 200, 58), (113, 200, 56), (1, 200, 0), (3, 200, 2), (99, 200, 50),
        (101, 200, 50), (103, 200, 52), (1, 8, 12), (3, 8, 38), (5, 8, 62), (1, 3, 33), (2, 3, 67), (0, 7, 0),
        (7, 0, 0), (0, 0, 0), (3, 2, 150), (29_500_000_000, 100_000_000_000, 30), (28_499_999_999, 10**11, 28),
    ],
)  # fmt: skip
def test_percentages_round_half_to_even_in_integers(part: int, whole: int, expected: int):
    assert classify.percent(np.array([part]), np.array([whole])).tolist() == [expected]


@pytest.mark.parametrize(("users", "expected"), [(59, 2), (58, 1), (81, 2), (101, 3), (102, 4)])
def test_a_half_percent_decides_a_band_by_the_even_number(users: int, expected: int):
    """29.5 -> 30 is Cukup, 40.5 -> 40 still Cukup, 50.5 -> 50 still Baik, of 200 couples."""
    assert score("output_cpr", iud=0, suntik=users, pus=200) == expected


def test_each_rate_is_rounded_before_the_mean():
    """Five times 9.5 % is 10 % five times (half to even), so the mean is 10 and not 9."""
    wholes = dict.fromkeys(by_hand.PARTICIPATION.values(), 200)
    assert score("output_poktan", **wholes, **dict.fromkeys(by_hand.PARTICIPATION, 19)) == 2
    assert score("output_poktan", **wholes, **dict.fromkeys(by_hand.PARTICIPATION, 17)) == 1


def test_no_contraception_report_means_all_of_output_scores_one_even_with_couples_and_participants():
    found = classify.classify_one(FULL | dict.fromkeys(by_hand.CONTRACEPTION), RULE)
    assert [found[i] for i in ITEMS if i.startswith("output")] == [1, 1, 1, 1]


@pytest.mark.parametrize("column", by_hand.CONTRACEPTION)
def test_one_zero_in_any_contraception_column_is_a_report(column: str):
    assert score("output_unmet", **dict.fromkeys(by_hand.CONTRACEPTION) | {column: 0}) == 4


@pytest.mark.parametrize("column", by_hand.COLUMNS)
def test_a_blank_scores_like_absent(column: str):
    """Blank and 0 differ only where all of contraception is blank, which is no report at all."""
    assert classify.classify_one(FULL | {column: None}, RULE) == classify.classify_one(FULL | {column: 0}, RULE)


@pytest.mark.parametrize(
    ("inputs", "processes", "outputs", "expected"),
    [
        (14, 8, 11, "dasar"), (15, 8, 11, "dasar"), (14, 9, 11, "dasar"), (14, 8, 12, "dasar"),
        (15, 9, 11, "berkembang"), (15, 8, 12, "mandiri"), (14, 9, 12, "mandiri"), (15, 9, 12, "berkelanjutan"),
    ],
)  # fmt: skip
def test_the_decision_for_all_eight_combinations_at_the_border(inputs, processes, outputs, expected):
    scored = pd.DataFrame([_adding_up_to(5, inputs) + _adding_up_to(3, processes) + _adding_up_to(4, outputs)])
    assert classify.stratum(scored.set_axis(list(ITEMS), axis=1), RULE).tolist() == [expected]


def test_a_blank_score_counts_as_one():
    scored = pd.DataFrame([dict.fromkeys(ITEMS, 3)], dtype="Int8")
    scored["output_cpr"] = pd.array([None], dtype="Int8")
    assert classify.sums(scored, RULE).iloc[0].tolist() == [15, 9, 10]
    assert classify.stratum(scored, RULE).tolist() == ["berkembang"]


def test_a_village_with_nothing_above_one_never_reported():
    scored = pd.DataFrame([[1] * 12, [None] * 12, [1] * 11 + [2], [None] * 11 + [4]], columns=list(ITEMS), dtype="Int8")
    assert classify.is_reported(scored).tolist() == [False, False, True, True]


def test_indices_have_two_decimals():
    scored = pd.DataFrame([[3, 3, 3, 2, 2, 3, 2, 2, 1, 2, 3, 3]], columns=list(ITEMS))
    assert classify.indices(scored, RULE).iloc[0].tolist() == [2.6, 2.33, 2.25]


def _adding_up_to(items: int, total: int) -> list[int]:
    return [total // items + (place < total % items) for place in range(items)]
