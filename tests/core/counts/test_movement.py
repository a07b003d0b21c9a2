"""What happened between two dates: every village in one direction, and effects that add up to the change of A."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.counts.movement import DIRECTIONS, Effects, Movement, effects, movement, moves
from kkb.core.counts.ratio import Share
from tests.core.villages import FEW, LADDER, REACHED, state

UNITS = [f"16.05.01.{n}" for n in range(2001, 2013)]
strata = st.sampled_from(["dasar", "diam", "berkembang", "mandiri", "berkelanjutan", "?"])
states = st.dictionaries(st.sampled_from(UNITS), strata, max_size=12).map(
    lambda found: state("\n".join(f"{unit} {stratum}" for unit, stratum in found.items()))
)


def moved(before: str, after: str) -> pd.DataFrame:
    return moves(state(before), state(after), LADDER.keys, REACHED)


def share(rows: pd.DataFrame) -> Share:
    return Share(int(rows["strata"].isin(REACHED).sum()), len(rows))


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("dasar", "berkembang", "naik"), ("berkembang", "berkelanjutan", "naik"), ("dasar", "berkelanjutan", "naik"),
        ("berkelanjutan", "mandiri", "turun"), ("mandiri", "dasar", "turun"), ("mandiri", "mandiri", "tetap"),
        ("diam", "dasar", "tetap"), ("?", "mandiri", "tidak_dikenal"), ("mandiri", "?", "tidak_dikenal"),
        ("?", "?", "tidak_dikenal"),
    ],
)  # fmt: skip
def test_the_direction_of_a_village_that_stands_at_both_dates(before: str, after: str, way: str):
    assert moved(f"{UNITS[0]} {before}", f"{UNITS[0]} {after}")["arah"].tolist() == [way]


def test_a_village_that_came_or_went_is_neither_up_nor_down():
    found = moved(f"{UNITS[0]} berkelanjutan", f"{UNITS[1]} dasar").set_index("unit")
    assert found["arah"].to_dict() == {UNITS[0]: "hilang", UNITS[1]: "terbentuk"}
    assert not found[["masuk", "keluar"]].any(axis=None)


def test_up_within_the_target_classes_is_a_promotion_that_enters_nothing():
    found = movement(moved(f"{UNITS[0]} mandiri", f"{UNITS[0]} berkelanjutan"))
    assert (found.promoted, found.entered, found.left) == (1, 0, 0)


def test_a_district_counted_by_hand():
    before = "\n".join(
        f"{u} {s}" for u, s in zip(UNITS, ["dasar", "dasar", "mandiri", "mandiri", "berkelanjutan"], strict=False)
    )
    after = (
        f"{UNITS[0]} mandiri\n{UNITS[1]} dasar\n{UNITS[2]} dasar\n{UNITS[4]} mandiri\n{UNITS[5]} diam\n{UNITS[6]} diam"
    )
    found = moved(before, after)
    assert movement(found) == Movement(promoted=1, demoted=2, formed=2, gone=1, stayed=1, unknown=0, entered=1, left=1)
    assert effects(found, REACHED) == Effects(
        gone=pytest.approx(50 - 60), promoted=pytest.approx(25), demoted=pytest.approx(-25),
        formed=pytest.approx(100 / 3 - 50), total=pytest.approx(100 / 3 - 60),
    )  # fmt: skip


def test_forming_at_dasar_lowers_a_though_no_village_got_worse():
    old = "\n".join(f"16.05.01.{n} {'mandiri' if n < 2013 else 'dasar'}" for n in range(2001, 2026))
    new = "\n".join(f"16.05.02.{n} diam" for n in range(2101, 2275))
    found = effects(moved(old, old + "\n" + new), REACHED)
    assert (found.gone, found.promoted, found.demoted) == (0, 0, 0)
    assert found.formed == found.total == pytest.approx(100 * 12 / 199 - 48)


@FEW
@given(before=states, after=states)
def test_the_effects_add_up_to_the_change_of_a(before: pd.DataFrame, after: pd.DataFrame):
    found = effects(moves(before, after, LADDER.keys, REACHED), REACHED)
    if found is None:
        common = set(before["unit"]) & set(after["unit"])
        assert share(before).total == 0 or share(after).total == 0 or not common
        return
    assert found.total == pytest.approx(share(after).percent - share(before).percent)
    causes = found.gone + found.promoted + found.demoted + found.formed + found.unread
    assert causes == pytest.approx(found.total)
    assert found.promoted >= 0 >= found.demoted


def test_a_stratum_that_was_not_legible_is_no_promotion_in_points_either():
    found = moved(f"{UNITS[0]} ?\n{UNITS[1]} dasar", f"{UNITS[0]} mandiri\n{UNITS[1]} dasar")
    assert (movement(found).promoted, movement(found).unknown) == (0, 1)
    assert effects(found, REACHED) == Effects(gone=0, promoted=0, demoted=0, formed=0, total=50, unread=50)


def test_who_came_under_an_unmatched_name_may_be_who_is_gone():
    """Of two formed and one gone, at most one is the same village; with every name in the list none is."""
    old, new = f"{UNITS[0]} mandiri", "16.05.01.~surodadhi mandiri\n16.05.02.2001 dasar"
    assert movement(moved(old, new)).unsure == 1
    assert movement(moved(old, "16.05.02.2001 dasar")).unsure == 0


@FEW
@given(before=states, after=states)
def test_every_village_has_one_direction(before: pd.DataFrame, after: pd.DataFrame):
    found = moves(before, after, LADDER.keys, REACHED)
    assert sorted(found["unit"]) == sorted({*before["unit"], *after["unit"]})
    assert set(found["arah"]) <= set(DIRECTIONS)
    counts = movement(found)
    total = counts.promoted + counts.demoted + counts.formed + counts.gone + counts.stayed + counts.unknown
    assert total == len(found)
    assert counts.formed - counts.gone == len(after) - len(before)


@FEW
@given(before=states, after=states)
def test_backwards_every_promotion_is_a_demotion(before: pd.DataFrame, after: pd.DataFrame):
    there, back = (movement(moves(*pair, LADDER.keys, REACHED)) for pair in ((before, after), (after, before)))
    assert (there.promoted, there.formed, there.entered) == (back.demoted, back.gone, back.left)


@FEW
@given(rows=states)
def test_nothing_moves_between_a_state_and_itself(rows: pd.DataFrame):
    counts = movement(moves(rows, rows, LADDER.keys, REACHED))
    assert (counts.promoted, counts.demoted, counts.formed, counts.gone) == (0, 0, 0, 0)


def test_the_code_of_a_village_is_kept_whether_it_came_or_went():
    found = moved(f"{UNITS[0]}#2 dasar", f"{UNITS[1]} dasar")
    assert sorted(found["kode"]) == UNITS[:2]
