"""Change area by area, and movement cell by cell: small districts written down as text."""

import pandas as pd
import pytest

from kkb.core.compare.change import part_changes
from kkb.core.compare.flow import ends, flow, flow_matrix, in_cell, starts
from kkb.core.counts.ratio import Share
from tests.core.villages import LADDER, REACHED, state

BEFORE = """
16.05.01.2001 mandiri
16.05.01.2002 dasar
16.05.01.2003 diam
16.05.02.2001 berkembang
16.05.02.2002 mandiri
"""
AFTER = """
16.05.01.2001 mandiri
16.05.01.2002 berkelanjutan
16.05.01.2003 diam
16.05.01.2004 dasar
16.05.01.2005 dasar
16.05.02.2001 ?
16.05.02.2001#2 dasar
"""


def test_the_raw_share_falls_with_new_villages_while_the_same_ones_rise():
    first = part_changes(state(BEFORE), state(AFTER), 3, REACHED)["16.05.01"]
    assert (first.before, first.after) == (Share(1, 3), Share(2, 5))
    assert (first.same_before, first.same_after) == (Share(1, 3), Share(2, 3))
    assert first.raw == pytest.approx(100 * (2 / 5 - 1 / 3))
    assert first.cohort == pytest.approx(100 / 3)
    assert (first.entered, first.left) == (Share(1, 2), Share(0, 1))
    assert (first.formed, first.gone) == (2, 0)


def test_a_village_that_is_gone_and_one_that_cannot_be_read_are_counted_as_such():
    second = part_changes(state(BEFORE), state(AFTER), 3, REACHED)["16.05.02"]
    assert (second.before, second.after) == (Share(1, 2), Share(0, 2))
    assert (second.same_before, second.same_after) == (Share(0, 1), Share(0, 1))
    assert (second.formed, second.gone) == (1, 1)


@pytest.mark.parametrize(("before", "after"), [("", AFTER), (BEFORE, ""), ("", "")])
def test_nothing_at_one_date_is_no_error_and_no_change(before: str, after: str):
    found = part_changes(state(before), state(after), 3, REACHED)
    assert len(found) == (2 if before or after else 0)
    assert all(one.raw is None and one.cohort is None for one in found.values())


def test_the_cohort_adds_up():
    for one in part_changes(state(BEFORE), state(AFTER), 3, REACHED).values():
        assert one.same_after.n == one.same_before.n + one.entered.n - one.left.n
        assert one.entered.total + one.left.total == one.same_before.total


def test_every_village_stands_behind_exactly_one_cell():
    flowed = flow(state(BEFORE), state(AFTER), LADDER)
    matrix = flow_matrix(flowed, LADDER)
    assert (tuple(matrix.index), tuple(matrix.columns)) == (starts(LADDER), ends(LADDER))
    assert matrix.to_numpy().sum() == len(flowed) == 8
    for start in starts(LADDER):
        for end in ends(LADDER):
            assert len(in_cell(flowed, start, end)) == matrix.loc[start, end]


def test_the_cells_of_the_worked_district():
    matrix = flow_matrix(flow(state(BEFORE), state(AFTER), LADDER), LADDER)
    assert matrix.loc["dasar", "berkelanjutan"] == 1
    assert matrix.loc["belum_lapor", "belum_lapor"] == 1
    assert matrix.loc["belum_terbentuk", "dasar"] == 3
    assert matrix.loc["mandiri", "hilang"] == 1
    assert matrix.loc["berkembang", "tidak_dikenal"] == 1


def test_a_cell_names_its_villages():
    (gone,) = in_cell(flow(state(BEFORE), state(AFTER), LADDER), "mandiri", "hilang").to_dict("records")
    assert (gone["kode"], gone["nama"]) == ("16.05.02.2002", "Desa 16.05.02.2002")


def test_nothing_at_both_dates_moves_nowhere():
    assert flow_matrix(flow(state(""), state(""), LADDER), LADDER).to_numpy().sum() == 0
    assert isinstance(in_cell(flow(state(""), state(BEFORE), LADDER), "dasar", "dasar"), pd.DataFrame)
