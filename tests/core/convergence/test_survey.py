"""Three values kept apart, participation with its denominators, reach through instansi, and what a score would do."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.convergence.index_years import YearValue, index_years, newest_year
from kkb.core.convergence.lift import lift
from kkb.core.convergence.reach import NONE, agencies_at_work, agency_reach, crossing, reach
from kkb.core.convergence.survey import Presence, presences, states, surveyed, turnout
from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import ITEMS
from kkb.core.rule import classify

SCHEME, CONVERGENCE = resources.scheme(), resources.convergence()
PROGRAMMES = CONVERGENCE.programmes
BEST = {item.key: item.max_score for item in SCHEME.items}


def kampung(*scores: dict[str, int], strata: list[str | None] | None = None) -> pd.DataFrame:
    """One row per Kampung KB: every item at its best but those told."""
    frame = pd.DataFrame([BEST | told for told in scores])
    frame["unit"] = frame["kode"] = [f"16.05.0{1 + n % 2}.{2001 + n}" for n in range(len(frame))]
    frame["strata"] = classify.stratum(frame, SCHEME.rule) if strata is None else strata
    return frame.assign(contoh=True, lintas_sektor=None)


def test_nought_is_no_and_a_blank_is_neither():
    found = states(pd.Series([1, 12, 0, None, "", "x", -3, True, False], dtype=object))
    assert found.tolist() == ["ada", "ada", "tidak", "kosong", "kosong", "kosong", "kosong", "ada", "tidak"]
    assert states(pd.Series(["ada", "tidak", None, "belum"], dtype=object)).tolist() == [
        "ada",
        "tidak",
        *["kosong"] * 2,
    ]


def test_presence_is_counted_by_area_and_an_area_without_kampung_has_noughts():
    codes = pd.Series(["16.05.01.2001", "16.05.01.2002", "16.05.02.2003"])
    found = presences(codes, states(pd.Series([1, None, 0])), ["16.05.01", "16.05.02", "16.05.03"])
    assert found == (Presence("16.05.01", 1, 0, 1), Presence("16.05.02", 0, 1, 0), Presence("16.05.03", 0, 0, 0))
    assert found[0].share == Share(1, 2)
    assert presences(codes, states(pd.Series([1, 1, 1])), []) == ()


def test_a_kampung_without_profile_is_blank_and_an_unknown_profile_is_left_out():
    rows = kampung({}, {})
    profiles = pd.DataFrame({"unit": [rows["unit"][1], "99"], "rumah_dataku": [0, 1], "contoh": [True, True]})
    found = surveyed(rows, profiles, ["rumah_dataku", "bkb"])
    assert states(found["rumah_dataku"]).tolist() == ["kosong", "tidak"]
    assert states(found["bkb"]).tolist() == ["kosong", "kosong"]
    assert found["profil"].tolist() == [False, True]


def test_an_invented_profile_never_speaks_for_a_kampung_with_a_classification_of_its_own():
    rows = kampung({}, {}).assign(contoh=[False, True])
    profiles = pd.DataFrame({"unit": rows["unit"], "rumah_dataku": [1, 1], "contoh": [True, True]})
    assert states(surveyed(rows, profiles, ["rumah_dataku"])["rumah_dataku"]).tolist() == ["kosong", "ada"]
    own = surveyed(rows, profiles.assign(contoh=False), ["rumah_dataku"])
    assert states(own["rumah_dataku"]).tolist() == ["ada", "ada"]


def test_without_any_profile_everything_is_blank():
    found = surveyed(kampung({}), pd.DataFrame({"unit": [], "contoh": []}), ["rumah_dataku"])
    assert states(found["rumah_dataku"]).tolist() == ["kosong"]


def test_participation_counts_people_where_both_numbers_are_told():
    told = turnout(pd.Series([10, None, 30, 500]), pd.Series([100, 100, 0, 400]))
    assert (told.people, told.villages, told.total) == (Share(410, 500), 2, 4)
    nobody = turnout(pd.Series([None, None], dtype=object), pd.Series([1, 2]))
    assert (nobody.people.percent, nobody.villages) == (None, 0)


def test_raising_an_item_counts_only_villages_it_brings_over_the_line():
    one_short = {"proses_penggunaan_data": 3, "proses_operasional": 3, "proses_lintas_sektor": 2, "input_pokja": 1,
                 "input_sumber_dana": 1}  # fmt: skip
    rows = kampung({}, one_short, one_short | {"output_cpr": 1, "output_unmet": 1, "output_poktan": 1})
    found = lift(rows, "proses_lintas_sektor", SCHEME, 1)
    assert (found.open, found.newly) == (2, (rows["unit"][1],))
    assert (found.before, found.after) == (Share(1, 3), Share(2, 3))


def test_a_stratum_the_file_gave_otherwise_is_no_gain():
    rows = kampung({"proses_lintas_sektor": 3}, strata=["dasar"])
    assert lift(rows, "proses_lintas_sektor", SCHEME).newly == ()
    assert lift(rows, "proses_lintas_sektor", SCHEME).before == Share(0, 1)


def test_a_blank_score_counts_as_one_and_rises_from_there():
    rows = kampung({"input_sarana": 1}).astype({"input_sarana": "Int8"})
    rows["input_sarana"] = pd.array([pd.NA], dtype="Int8")
    assert lift(rows, "input_sarana", SCHEME, 1).open == 1


@settings(max_examples=40)
@given(
    st.lists(st.tuples(*(st.integers(1, best) for best in BEST.values())), min_size=1, max_size=12),
    st.sampled_from(ITEMS),
    st.integers(0, 3),
)
def test_more_steps_never_gain_less_and_nobody_is_lost(scores: list[tuple[int, ...]], item: str, steps: int):
    rows = kampung(*(dict(zip(ITEMS, each, strict=True)) for each in scores))
    fewer, more, full = (lift(rows, item, SCHEME, n) for n in (steps, steps + 1, None))
    assert set(fewer.newly) <= set(more.newly) <= set(full.newly)
    assert full.after.n == full.before.n + len(full.newly) <= len(rows)
    assert lift(rows, item, SCHEME, 0).newly == ()
    by_hand = rows.assign(**{item: BEST[item]})
    counted = classify.stratum(by_hand, SCHEME.rule).isin(SCHEME.reached)
    assert counted.sum() == full.after.n


def work(*told: tuple[str, str, str | None], example: bool = True) -> pd.DataFrame:
    frame = pd.DataFrame(told, columns=["unit", "tugas", "instansi"], dtype=object)
    return frame.assign(pada="2024-01-01", contoh=example)


def test_a_programme_reaches_a_kampung_through_a_named_instansi():
    rows = kampung({}, {}, {})
    first, second, third = rows["unit"]
    found = reach(rows, work((first, "p1", "dinkes"), (first, "p1", "dppkb"), (second, "p2", NONE)), PROGRAMMES)
    assert found.states["p1"].tolist() == ["ada", "tidak", "kosong"]
    assert found.states["p2"].tolist() == ["tidak", "tidak", "kosong"]
    assert found.share("p1") == Share(1, 3)
    assert found.agencies.tolist() == [2, 0, 0]
    assert found.states["p3"].tolist()[2] == "kosong", third


def test_a_kampung_that_told_no_instansi_came_has_no_programme_and_is_not_blank():
    rows = kampung({}, {}).assign(lintas_sektor=[0, None])
    assert reach(rows, work(), PROGRAMMES).states["p1"].tolist() == ["tidak", "kosong"]


def test_invented_work_never_speaks_for_a_kampung_with_a_classification_of_its_own():
    rows = kampung({}).assign(contoh=False)
    told = (rows["unit"][0], "p1", "dinkes")
    assert reach(rows, work(told), PROGRAMMES).states["p1"].tolist() == ["kosong"]
    assert reach(rows, work(told, example=False), PROGRAMMES).states["p1"].tolist() == ["ada"]


def test_the_crossing_counts_different_kampung_and_keeps_what_nobody_does():
    done = work(("a", "p1", "dinkes"), ("a", "p1", "dinkes"), ("b", "p1", "dinkes"), ("a", "p2", "dppkb"))
    table = crossing(done, ["p1", "p2", "p3"], ["dinkes", "dppkb", "bps"])
    assert table.to_numpy().tolist() == [[2, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert agency_reach(done, ["dinkes", "dppkb", "bps"]).tolist() == [2, 1, 0]
    assert crossing(done.iloc[:0], ["p1"], ["bps"]).to_numpy().tolist() == [[0]]


def test_an_instansi_that_only_a_file_names_stands_after_the_listed_ones():
    found = agencies_at_work(work(("a", "p1", "Karang Taruna"), ("a", "p1", "dinkes")), CONVERGENCE.agencies)
    assert found[:-1] == CONVERGENCE.agencies
    assert (found[-1].key, found[-1].label("en")) == ("Karang Taruna", "Karang Taruna")


def test_a_published_index_goes_before_an_invented_one_and_not_before_a_file():
    rows = pd.DataFrame({"kode": ["00", "00", "16"], "tahun": [2020, 2021, 2021], "indeks": [50.0, 60.0, np.nan],
                         "contoh": [True, False, True]})  # fmt: skip
    found = index_years(rows, "00", CONVERGENCE.family_index)
    assert [(v.year, v.value, v.example) for v in found] == [(2020, 53.93, False), (2021, 60.0, False)]
    assert (found[0].source != "", found[1].source) == (True, "")
    assert index_years(rows, "16", CONVERGENCE.family_index) == ()


def test_the_newest_year_is_one_in_which_somebody_has_an_index():
    rows = pd.DataFrame({"kode": ["16", "17"], "tahun": [2021, 2022], "indeks": [50.0, None], "contoh": [True, True]})
    assert newest_year(rows, ["16", "17"]) == 2021
    assert newest_year(rows, ["18"]) is None
    assert newest_year(rows.iloc[:0], ["16"]) is None


def test_with_no_file_at_all_the_nation_still_has_its_published_values():
    empty = pd.DataFrame(columns=["kode", "tahun", "indeks", "contoh"])
    assert index_years(empty, "00", CONVERGENCE.family_index)[-1] == YearValue(
        2021, 54.01, False, CONVERGENCE.family_index.published[1].source
    )


@pytest.mark.parametrize("rows", [1, 3, 9, 300])
def test_districts_of_every_size_are_counted_whole(rows: int):
    made = kampung(*({} for _ in range(rows)))
    half = pd.DataFrame({"unit": made["unit"][::2], "rumah_dataku": 1, "contoh": True})
    found = states(surveyed(made, half, ["rumah_dataku"])["rumah_dataku"])
    assert found.value_counts().reindex(["ada", "kosong"], fill_value=0).tolist() == [-(-rows // 2), rows // 2]
