"""What if: a scenario moves only what is there, in an order said aloud, and the ratios follow in whole villages."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.counts.ratio import gap, meets
from kkb.core.counts.rows import empty_rows
from kkb.core.counts.tally import Tally, tally
from kkb.core.rule.paths import missing_points
from kkb.core.scenario import FALL, STATE_COLUMNS, Moves, Scenario, chosen, limits, outcome, queues, ways_to_move
from tests.core.by_hand import stratum
from tests.core.villages import FEW, LADDER, SILENT, listed, state

RULE = resources.scheme().rule
NAMES = ways_to_move(RULE)
CODES = [f"16.05.{kec:02}.{2000 + n}" for kec in (1, 2) for n in range(1, 9)]
LIST = pd.Series(CODES)
PLACES = places(listed(*CODES))
STATE = state("""
    16.05.01.2001  dasar          222222222222
    16.05.01.2002  dasar          333332223332
    16.05.01.2003  diam
    16.05.01.2004  berkembang     333333333332
    16.05.02.2001  berkembang     333333331111
    16.05.02.2002  mandiri        333332223344
    16.05.02.2003  berkelanjutan  333333333333
    16.05.02.2004  ?
""")
QUEUE = queues(STATE, LIST, RULE)

scores = st.text("1234", min_size=12, max_size=12)
states = st.dictionaries(st.sampled_from(CODES), scores, max_size=12).map(
    lambda found: state("\n".join(f"{code} {by_rule(digits)} {digits}" for code, digits in found.items()))
)
counts = st.integers(0, 4)
moves = st.builds(Moves, **dict.fromkeys(NAMES, counts))
scenarios = st.one_of(
    st.builds(Scenario, st.integers(0, 100), moves),
    st.builds(lambda target, by: Scenario(target, by_area=by), st.integers(0, 100),
              st.dictionaries(st.sampled_from(["16.05.01", "16.05.02", "16.05.09"]), moves, min_size=1)),
)  # fmt: skip


def by_rule(digits: str) -> str:
    points = [int(d) for d in digits]
    return stratum(sum(points[:5]) >= 15, sum(points[5:8]) >= 9, sum(points[8:]) >= 12)


def after(scenario: Scenario, rows: pd.DataFrame = STATE) -> pd.DataFrame:
    return outcome(rows, chosen(queues(rows, LIST, RULE), scenario))


def counted(rows: pd.DataFrame) -> Tally:
    return tally(rows, PLACES, "16.05", LADDER)


def moved(scenario: Scenario) -> dict[str, str]:
    """Which units end where in a scenario."""
    start = dict(zip(STATE["unit"], STATE["strata"].fillna("?"), strict=True))
    found = after(scenario)
    return {u: s for u, s in zip(found["unit"], found["strata"].fillna("?"), strict=True) if start.get(u) != s}


def test_the_most_that_can_move_is_what_is_there():
    assert limits(QUEUE) == Moves(dasar=2, berkembang=2, mandiri=1, jatuh=2, baru=8, lapor=1)


def test_a_village_that_never_reported_can_only_report_and_an_unknown_stratum_cannot_move():
    lines = QUEUE[QUEUE["unit"].isin(["16.05.01.2003", "16.05.02.2004"])]
    assert lines["antrean"].tolist() == ["lapor"]


def test_asking_for_more_than_there_is_moves_all_there_is_and_no_more():
    assert counted(after(Scenario(60, Moves(dasar=99)))).strata["mandiri"] == 3
    assert counted(after(Scenario(60, Moves(baru=99)))).terbentuk == 16


@pytest.mark.parametrize(
    ("way", "unit", "stratum"),
    [
        ("dasar", "16.05.01.2002", "mandiri"), ("berkembang", "16.05.01.2004", "berkelanjutan"),
        ("mandiri", "16.05.02.2002", "berkelanjutan"), ("jatuh", "16.05.02.2003", "berkembang"),
        ("baru", "16.05.01.2005", "dasar"),
    ],
)  # fmt: skip
def test_who_moves_first_and_where_to(way: str, unit: str, stratum: str):
    """Rising: who misses the fewest points. Falling: whose Output passes by the least. Forming: by code."""
    assert moved(Scenario(60, Moves(**{way: 1}))) == {unit: stratum}


def test_a_mandiri_that_falls_becomes_dasar():
    assert moved(Scenario(60, Moves(jatuh=2))) == {"16.05.02.2003": "berkembang", "16.05.02.2002": "dasar"}


def test_a_village_asked_to_rise_and_to_fall_only_falls():
    assert moved(Scenario(60, Moves(mandiri=1, jatuh=2))) == moved(Scenario(60, Moves(jatuh=2)))


def test_rising_from_mandiri_leaves_a_and_b_as_they_are():
    before, later = counted(STATE), counted(after(Scenario(60, Moves(mandiri=1))))
    assert (later.share_a, later.share_b) == (before.share_a, before.share_b)
    assert later.strata["berkelanjutan"] == before.strata["berkelanjutan"] + 1


def test_a_new_kampung_kb_is_dasar_has_not_reported_and_knows_where_it_lies():
    new = after(Scenario(60, Moves(baru=1))).iloc[-1]
    assert new.to_dict() == {
        "unit": "16.05.01.2005", "kode": "16.05.01.2005", "kode_kec": "16.05.01", "kode_kab": "16.05",
        "strata": "dasar", "lapor": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("digits", "points"),
    [
        ("333333333333", 0),
        ("222222222222", 7),
        ("333332223332", 1),
        ("333331113333", 0),
        ("111113332222", 4),
        (SILENT, 14),
    ],
)
def test_points_missed_are_those_of_output_and_of_the_nearer_of_input_and_proses(digits: str, points: int):
    assert missing_points(state(f"{CODES[0]} dasar {digits}"), RULE).tolist() == [points]


def test_moves_per_kecamatan_move_only_there_and_at_most_what_is_there():
    by_area = {"16.05.01": Moves(berkembang=5, baru=1), "16.05.02": Moves(dasar=3, jatuh=1)}
    assert moved(Scenario(60, by_area=by_area)) == {
        "16.05.01.2004": "berkelanjutan", "16.05.01.2005": "dasar", "16.05.02.2003": "berkembang",
    }  # fmt: skip


def test_a_province_moves_by_kabupaten():
    queue = queues(STATE, LIST, RULE, depth=2)
    assert set(queue["bagian"]) == {"16.05"}
    found = outcome(STATE, chosen(queue, Scenario(60, by_area={"16.05": Moves(dasar=1)})))
    assert counted(found).strata["mandiri"] == 2


def test_moves_of_the_whole_area_do_not_count_beside_moves_per_kecamatan():
    found = after(Scenario(60, Moves(dasar=2), {"16.05.02": Moves(jatuh=1)}))
    assert counted(found).strata["mandiri"] == counted(STATE).strata["mandiri"]


def test_an_empty_district_can_only_form():
    queue = queues(empty_rows(), LIST, RULE)
    assert limits(queue) == Moves(baru=16)
    asked = Scenario(60, Moves(dasar=2, berkembang=2, mandiri=2, jatuh=2, baru=3))
    assert counted(outcome(empty_rows(), chosen(queue, asked))).terbentuk == 3


def test_a_district_without_a_list_and_without_rows_moves_nothing():
    queue = queues(empty_rows(), LIST.iloc[:0], RULE)
    one = Moves(dasar=1, berkembang=1, mandiri=1, jatuh=1, baru=1)
    for scenario in (Scenario(60, one), Scenario(60, by_area={"16.05.01": one})):
        assert outcome(empty_rows(), chosen(queue, scenario)).empty


@pytest.mark.parametrize("told", ["dasar", "diam", "berkembang", "mandiri", "berkelanjutan", "?"])
def test_a_kecamatan_with_one_kampung_kb_of_any_kind_has_its_queues(told: str):
    rows = state(f"16.05.01.2001 {told}")
    expected = {"dasar": Moves(dasar=1), "berkembang": Moves(berkembang=1), "mandiri": Moves(mandiri=1, jatuh=1)}
    expected["diam"] = Moves(lapor=1)
    most = limits(queues(rows, LIST.iloc[:1], RULE))
    assert most == expected.get(told, Moves(jatuh=int(told == "berkelanjutan")))


@FEW
@given(rows=states)
def test_nothing_asked_leaves_everything_as_it_is(rows: pd.DataFrame):
    pd.testing.assert_frame_equal(after(Scenario(60), rows), rows[list(STATE_COLUMNS)], check_dtype=False)


@FEW
@given(rows=states, scenario=scenarios)
def test_a_scenario_leaves_the_state_it_starts_from_alone(rows: pd.DataFrame, scenario: Scenario):
    kept = rows.copy(deep=True)
    after(scenario, rows)
    pd.testing.assert_frame_equal(rows, kept)


@FEW
@given(rows=states, scenario=scenarios)
def test_no_more_moves_than_asked_for_and_nobody_is_lost(rows: pd.DataFrame, scenario: Scenario):
    queue = queues(rows, LIST, RULE)
    picked = chosen(queue, scenario)["antrean"].value_counts()
    parts = [m for code, m in scenario.by_area.items() if code in set(queue["bagian"])] or [scenario.moves]
    for name in NAMES:
        assert picked.get(name, 0) <= min(limits(queue)[name], sum(m[name] for m in parts))
    later = after(scenario, rows)
    assert list(later["unit"][: len(rows)]) == list(rows["unit"])
    assert later["unit"].is_unique
    assert len(later) == len(rows) + picked.get("baru", 0)


@FEW
@given(rows=states, more=st.integers(1, 5))
def test_forming_never_raises_a_and_falling_never_does(rows: pd.DataFrame, more: int):
    before = counted(rows).share_a
    for way in ("baru", "jatuh"):
        later = counted(after(Scenario(60, Moves(**{way: more})), rows)).share_a
        assert later.n * max(before.total, 1) <= max(before.n, 0) * later.total or before.total == 0


@FEW
@given(rows=states, target=st.integers(0, 100))
def test_as_many_rises_as_are_missing_reach_the_target_and_one_fewer_do_not(rows: pd.DataFrame, target: int):
    """Forward (apply the scenario) and backward (count what is missing) agree to the village."""
    share, most = counted(rows).share_a, limits(queues(rows, LIST, RULE))
    short = gap(share, target)
    if not 0 < short <= most["dasar"] + most["berkembang"]:
        return

    def with_rises(n: int):
        return counted(
            after(Scenario(target, Moves(dasar=min(n, most["dasar"]), berkembang=max(0, n - most["dasar"]))), rows)
        ).share_a

    assert meets(with_rises(short), target)
    assert not meets(with_rises(short - 1), target)


@FEW
@given(rows=states, moves=moves)
def test_asking_for_one_more_moves_the_same_villages_and_one_more(rows: pd.DataFrame, moves: Moves):
    queue = queues(rows, LIST, RULE)
    for name in set(NAMES) - {"jatuh"}:
        asked = Moves(**{**moves, FALL: 0})
        more = asked.plus(Moves(**{name: 1}))
        assert set(chosen(queue, Scenario(60, asked)).index) <= set(chosen(queue, Scenario(60, more)).index)


def test_moves_are_counted_together():
    assert Moves(dasar=1, berkembang=2, mandiri=3, jatuh=4, baru=5, lapor=6).total() == 21
    assert Moves(dasar=0, baru=2) == Moves(baru=2)
