"""Counts per area: nothing vanishes, nothing is counted twice, and coverage only knows listed villages."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.area.gazetteer import places
from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import empty_rows
from kkb.core.counts.tally import OTHER_COUNTS, Tally, count_frame, count_names, tallies, tally, within
from tests.core.villages import FEW, LADDER, listed, state

VILLAGES = [f"16.05.{kec:02}.{2000 + n}" for kec in (1, 2, 3) for n in range(1, 5)]
PLACES = places(listed(*VILLAGES))
STATE = state("""
    16.05.01.2001    dasar
    16.05.01.2002    diam
    16.05.01.2003    berkembang
    16.05.01.2003#2  mandiri
    16.05.01.~baru   berkelanjutan
    16.05.02.2001    berkelanjutan
    16.05.02.2002    mandiri
    16.05.02.2002#2  mandiri
    16.05.02.2003    ?
""")

units = st.tuples(st.sampled_from([*VILLAGES, "16.05.01.~x", "16.05.~y.~z"]), st.sampled_from(["", "#2"])).map("".join)
strata = st.sampled_from(["dasar", "diam", "berkembang", "mandiri", "berkelanjutan", "?"])
states = st.dictionaries(units, strata, min_size=1, max_size=20).map(
    lambda found: state("\n".join(f"{unit} {stratum}" for unit, stratum in found.items()))
)


def counted(area: str) -> Tally:
    return tally(STATE, PLACES, area, LADDER)


def test_a_district_counted_by_hand():
    assert counted("16.05") == Tally(
        code="16.05", desa=12, ladder=LADDER, terbentuk=9, tidak_dikenal=1,
        strata={"dasar": 2, "berkembang": 1, "mandiri": 3, "berkelanjutan": 2},
        belum_lapor=1, tercapai=5, desa_terbentuk=6, desa_tercapai=3, belum_dicocokkan=1,
        tercapai_belum_dicocokkan=1,
    )  # fmt: skip


def test_the_three_ratios_have_their_own_counts():
    found = counted("16.05")
    assert (found.share_a, found.share_b, found.share_c) == (Share(5, 9), Share(3, 12), Share(6, 12))
    assert (found.entry_reported, found.belum_terbentuk) == (1, 6)


def test_two_kampung_kb_in_one_village_count_once_in_coverage_even_when_only_the_second_has_reached():
    found = tally(state("16.05.01.2003 berkembang\n16.05.01.2003#2 mandiri"), PLACES, "16.05", LADDER)
    assert (found.share_a, found.share_b, found.share_c) == (Share(1, 2), Share(1, 12), Share(1, 12))


def test_a_name_not_matched_counts_in_the_strata_and_not_in_coverage():
    found = tally(state("16.05.01.~baru mandiri"), PLACES, "16.05", LADDER)
    assert (found.strata["mandiri"], found.belum_dicocokkan) == (1, 1)
    assert (found.share_b.n, found.share_c.n) == (0, 0)


def test_an_unknown_stratum_is_formed_but_neither_reached_nor_any_stratum():
    found = tally(state("16.05.01.2001 ?"), PLACES, "16.05", LADDER)
    assert (found.terbentuk, found.tidak_dikenal, found.tercapai) == (1, 1, 0)
    assert sum(found.strata.values()) == 0


def test_a_village_that_never_reported_is_dasar_and_shown_apart():
    found = tally(state("16.05.01.2001 diam\n16.05.01.2002 dasar"), PLACES, "16.05", LADDER)
    assert (found.strata["dasar"], found.belum_lapor, found.entry_reported) == (2, 1, 1)


def test_a_stratum_given_without_any_score_is_kept_and_not_among_the_dasar_that_never_reported():
    found = tally(state("16.05.01.2001 mandiri 111111111111"), PLACES, "16.05", LADDER)
    assert (found.strata["mandiri"], found.belum_lapor, found.entry_reported) == (1, 0, 0)


def test_every_area_below_is_there_also_the_one_without_any_kampung_kb():
    parts = tallies(STATE, PLACES, "16.05", LADDER)
    assert [(t.code, t.terbentuk, t.desa) for t in parts] == [
        ("16.05.01", 5, 4),
        ("16.05.02", 4, 4),
        ("16.05.03", 0, 4),
    ]


@pytest.mark.parametrize("area", ["16.05", "16.05.03", "00", "~jauh"])
def test_no_rows_give_noughts_not_errors(area: str):
    found = tally(empty_rows(), PLACES, area, LADDER)
    assert [getattr(found, name) for name in ("terbentuk", *OTHER_COUNTS)] == [0] * 8
    assert found.strata == dict.fromkeys(LADDER.keys, 0)
    assert set(found.by_class.values()) == {0}
    assert found.share_a.percent is None


def test_an_area_whose_code_begins_alike_is_not_counted():
    codes = pd.Series(["16.05.01.2001", "16.051.01.2001", "16.05"])
    assert within(codes, "16.05").tolist() == [True, False, True]
    assert within(codes, "00").tolist() == [True, True, True]


def test_empty_strata_do_not_vanish():
    counts = count_frame(state("16.05.01.2001 dasar"), pd.Series(["a"]), LADDER)
    assert set(count_names(LADDER)) <= set(counts.columns)
    assert counts.loc["a", "berkelanjutan"] == 0


@FEW
@given(rows=states)
def test_the_strata_and_the_unknown_add_up_to_what_is_formed(rows: pd.DataFrame):
    found = tally(rows, PLACES, "16.05", LADDER)
    assert sum(found.strata.values()) + found.tidak_dikenal == found.terbentuk
    assert found.tercapai == found.strata["mandiri"] + found.strata["berkelanjutan"]
    assert found.belum_lapor <= found.strata["dasar"]
    assert found.desa_tercapai <= found.desa_terbentuk <= found.terbentuk
    assert found.desa_terbentuk + found.belum_terbentuk == found.desa


@FEW
@given(rows=states)
def test_the_parts_add_up_to_the_whole(rows: pd.DataFrame):
    whole, parts = tally(rows, PLACES, "16.05", LADDER), tallies(rows, PLACES, "16.05", LADDER)
    for key in LADDER.keys:
        assert sum(part.strata[key] for part in parts) == whole.strata[key], key
    for name in ("terbentuk", *OTHER_COUNTS, "desa"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name), name


@FEW
@given(rows=states)
def test_every_part_alone_has_the_same_counts_as_among_the_others(rows: pd.DataFrame):
    for part in tallies(rows, PLACES, "16.05", LADDER):
        assert tally(rows, PLACES, part.code, LADDER) == part


@FEW
@given(rows=states)
def test_b_is_a_times_c_where_every_village_is_listed_and_has_one_kampung_kb(rows: pd.DataFrame):
    plain = rows[~rows["unit"].str.contains("[#~]")]
    found = tally(plain, PLACES, "16.05", LADDER)
    assert found.share_b.n * found.terbentuk == found.share_a.n * found.desa_terbentuk
