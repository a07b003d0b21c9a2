"""Who moved where between two snapshots, counted village by village."""

import numpy as np
import pandas as pd

from kkb.core.forecast.panel import panel
from tests.core.forecast.made_panels import COLUMNS, FIRST, SECOND, THIRD, history, row, snapshot
from tests.core.villages import LADDER

U, D, B, M, L, X = range(6)

GONE = len(LADDER.classes)


def test_every_village_of_two_snapshots_is_one_move() -> None:
    seen = panel(history(snapshot("16.05", FIRST, row("UDBML?")), snapshot("16.05", SECOND, row("DBLLML"))), {}, LADDER)
    moved = np.zeros((7, 7))
    for a, b in ((U, D), (D, B), (B, L), (M, L), (L, M), (X, L)):
        moved[a, b] += 1
    assert (seen.moved[0] == moved).all()
    assert (seen.start[0], seen.end[0]) == (FIRST.toordinal(), SECOND.toordinal())


def test_dasar_without_report_is_not_dasar() -> None:
    assert LADDER.classes[U] == "belum_lapor"
    seen = panel(history(snapshot("16.05", FIRST, row("UD")), snapshot("16.05", SECOND, row("UD"))), {}, LADDER)
    assert seen.moved[0, U, U] == seen.moved[0, D, D] == 1


def test_newly_formed_villages_enter_and_those_gone_for_good_leave() -> None:
    first, second = snapshot("16.05", FIRST, row("BD")), snapshot("16.05", SECOND, row("DU", start=2))
    seen = panel(history(first, second), {"16.05": 5}, LADDER)
    assert seen.moved[0, B, GONE] == 1
    assert seen.entered[0].tolist() == [1, 0, 0, 0, 0, 0]
    assert (seen.formed[0], seen.room[0]) == (2, 3)


def test_a_village_missing_in_one_file_neither_leaves_nor_enters() -> None:
    gap = history(
        snapshot("16.05", FIRST, row("BL")), snapshot("16.05", SECOND, row("B")), snapshot("16.05", THIRD, row("BL"))
    )
    seen = panel(gap, {}, LADDER)
    assert seen.moved[:, :, GONE].sum() == seen.entered.sum() == 0
    assert seen.moved.sum() == 2


def test_of_two_snapshots_of_one_day_the_later_import_counts() -> None:
    twice = history(
        snapshot("16.05", FIRST, row("D")), snapshot("16.05", FIRST, row("B")), snapshot("16.05", SECOND, row("L"))
    )
    seen = panel(twice, {}, LADDER)
    assert len(seen.start) == 1
    assert seen.moved[0, B, L] == 1


def test_an_example_is_left_out_where_a_district_has_data_of_its_own() -> None:
    both = history(
        snapshot("16.05", FIRST, row("DDD"), example=True), snapshot("16.05", SECOND, row("B")),
        snapshot("16.05", THIRD, row("L")),
    )  # fmt: skip
    assert panel(both, {}, LADDER).moved.sum() == 1


def test_every_kabupaten_has_dates_of_its_own() -> None:
    mixed = history(
        snapshot("16.05", FIRST, row("D")), snapshot("16.05", THIRD, row("B")), snapshot("17.01", SECOND, row("D")),
        snapshot("17.01", THIRD, row("M")), snapshot("18.04", SECOND, row("D")),
    )  # fmt: skip
    seen = panel(mixed, {"17.01": 10}, LADDER)
    assert seen.codes == ("16.05", "17.01", "18.04")
    assert seen.district.tolist() == [0, 1]
    assert seen.moved[1, D, M] == 1
    assert np.isnan(seen.room[0])
    assert seen.room[1] == 9


def test_a_list_shorter_than_what_is_formed_leaves_no_room() -> None:
    seen = panel(
        history(snapshot("16.05", FIRST, row("DDD")), snapshot("16.05", SECOND, row("DDD"))), {"16.05": 2}, LADDER
    )
    assert seen.room[0] == 0


def test_the_order_of_rows_and_doubled_rows_do_not_matter() -> None:
    own = history(snapshot("16.05", FIRST, row("UDBML")), snapshot("16.05", SECOND, row("DBMLL")))
    other = pd.concat([own, own.iloc[:3]]).sample(frac=1, random_state=3)
    assert (panel(own, {}, LADDER).moved == panel(other, {}, LADDER).moved).all()


def test_nothing_stored_is_a_panel_of_nothing() -> None:
    seen = panel(pd.DataFrame(columns=list(COLUMNS)), {}, LADDER)
    assert seen.codes == () and len(seen.moved) == 0
