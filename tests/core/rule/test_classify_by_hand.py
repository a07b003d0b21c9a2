"""The rule on whole frames: thousands of random profiles agree with a second, plain reading of the rule."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.rule import classify
from tests.core import by_hand
from tests.core.profiles import FULL, plain, profiles, random_profiles
from tests.core.villages import LADDER

RULE = resources.scheme().rule
FOUND = [*ITEMS, *INDICES, "klasifikasi"]


def test_the_rule_reads_exactly_the_columns_of_a_profile():
    assert set(classify.profile_columns(RULE)) == set(by_hand.COLUMNS)


def test_six_thousand_random_profiles_get_the_scores_of_the_second_reading():
    frame = random_profiles(6000, seed=20_221_101)
    found = classify.classify(frame, RULE)
    expected = pd.DataFrame([by_hand.classified(plain(row)) for _, row in frame.iterrows()])
    pd.testing.assert_frame_equal(found[FOUND], expected[FOUND], check_dtype=False)


def test_the_random_profiles_reach_every_score_and_every_stratum():
    """A comparison over profiles that are all Dasar would prove little."""
    found = classify.classify(random_profiles(6000, seed=20_221_101), RULE)
    for item in RULE.items:
        assert set(found[item.key]) == set(range(1, item.max_score + 1)), item.key
    assert set(found["klasifikasi"]) == set(LADDER.keys)


@given(profile=profiles())
@settings(deadline=None, max_examples=60)
def test_any_profile_gets_what_the_second_reading_gives(profile: dict[str, int | None]):
    assert classify.classify_one(profile, RULE) == by_hand.classified(profile)


@given(village=st.lists(profiles(), min_size=2, max_size=3))
@settings(deadline=None, max_examples=20)
def test_a_village_gets_the_same_alone_and_among_others(village: list[dict[str, int | None]]):
    together = classify.classify(pd.DataFrame(village, columns=list(by_hand.COLUMNS), dtype=float), RULE)
    assert together.to_dict("records") == [classify.classify_one(one, RULE) for one in village]


@given(profile=profiles(), column=st.sampled_from(by_hand.YES_NO))
@settings(deadline=None, max_examples=60)
def test_having_more_never_lowers_a_score(profile: dict[str, int | None], column: str):
    found = classify.scores(pd.DataFrame([profile | {column: value} for value in (0, 1)], dtype=float), RULE)
    assert (found.loc[1] >= found.loc[0]).all()


def test_the_index_of_the_frame_is_kept():
    frame = random_profiles(3, seed=1).set_axis(["c", "a", "b"], axis=0)
    assert classify.classify(frame, RULE).index.tolist() == ["c", "a", "b"]


def test_no_profiles_give_no_rows_but_every_column():
    assert classify.classify(random_profiles(0, seed=1), RULE).columns.tolist() == FOUND
    assert len(classify.classify(random_profiles(0, seed=1), RULE)) == 0


def test_a_whole_country_of_84_000_villages():
    frame = pd.concat([random_profiles(12_000, seed=7)] * 7, ignore_index=True)
    found = classify.classify(frame, RULE)
    assert len(found) == 84_000
    pd.testing.assert_frame_equal(found.iloc[-12_000:].reset_index(drop=True), found.iloc[:12_000])


def test_a_column_that_is_missing_is_named():
    frame = random_profiles(2, seed=1).drop(columns="pus")
    try:
        classify.classify(frame, RULE)
    except KeyError as error:
        assert "pus" in str(error)
    else:
        raise AssertionError("a frame without pus was classified")


def test_the_village_that_has_everything_has_the_best_of_every_score():
    found = classify.classify_one(FULL, RULE)
    assert {i.key: found[i.key] for i in RULE.items} == {i.key: i.max_score for i in RULE.items}
