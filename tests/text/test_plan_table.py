"""A plan as tables and as a list to be read aloud: ranked, with what is missing, by whom, and what if a step slips."""

from math import ceil

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.plan import Plan, PlanLimits, plan
from kkb.core.plan.slip import weakest
from kkb.text import plan_table
from kkb.text.plan_words import PlanWords
from tests.core.made_plans import BEST, EFFORT, RULE, state
from tests.text.words import EN, HOSTILE, ID

GOOD = list(BEST)
ONE_STEP = [4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2]
TWO_AGENCIES = [3, 3, 3, 3, 2, 3, 2, 2, 4, 4, 3, 4]
RELABEL = [3] * 12
ROWS = state([ONE_STEP, GOOD, TWO_AGENCIES, RELABEL], ["dasar", "berkelanjutan", "dasar", "dasar"], areas="AABB")
LIMITS = PlanLimits(target=100, new=("16.05.03.2099",))


def told(words=ID, name=lambda code: f"Desa {code}") -> PlanWords:
    return PlanWords(words, resources.scheme(), EFFORT, LIMITS, name)


@pytest.fixture(scope="module")
def found() -> Plan:
    return plan(ROWS, RULE, EFFORT, LIMITS)


@pytest.fixture(scope="module")
def weak(found: Plan) -> pd.DataFrame:
    return weakest(found, RULE, EFFORT, LIMITS)


def test_the_list_is_ranked_by_effort_and_says_what_is_missing(found: Plan, weak: pd.DataFrame):
    frame = plan_table.village_frame(found, weak, told())
    assert frame["urutan"].tolist() == [1, 2, 3, 4]
    assert frame["upaya"].is_monotonic_increasing
    assert frame["upaya"].sum() == found.effort
    by_code = frame.set_index("kode")
    assert by_code.loc["16.05.01.2001", "kurang"] == "Output 1"
    assert by_code.loc["16.05.02.2004", ["kurang", "langkah"]].tolist() == [
        "nilainya sudah lulus", "Nilainya sudah memenuhi aturan; perbaiki klasifikasinya di portal.",
    ]  # fmt: skip
    assert by_code.loc["16.05.03.2099", "strata"] == "Belum terbentuk"
    assert by_code.loc["16.05.03.2099", "nama"] == "Desa 16.05.03.2099 (baru)"


def test_every_step_names_item_scores_and_agency(found: Plan, weak: pd.DataFrame):
    frame = plan_table.village_frame(found, weak, told()).set_index("kode")
    assert frame.loc["16.05.01.2001", "langkah"] == "Metode jangka panjang (MKJP) 3→4 (Dinas Kesehatan)"
    counts = frame["langkah"].str.count("→")
    assert counts.sum() == sum(len(village.steps) for village in found.villages)


def test_a_fifth_of_the_villages_is_marked_and_none_without_steps(found: Plan, weak: pd.DataFrame):
    marked = plan_table.weak_units(weak)
    assert len(marked) == ceil(len(found.villages) / 5)
    assert "16.05.02.2004" not in marked
    assert marked <= set(weak["unit"])
    frame = plan_table.village_frame(found, weak, told())
    assert set(frame.loc[frame["rawan"] != "", "kode"]) == marked


def test_what_a_slip_costs_is_said_and_that_nothing_can_replace_it():
    lasting = {"item": "output_mkjp", "tambahan": 12}
    assert plan_table.slip_text(lasting, told()) == "Metode jangka panjang (MKJP): diganti dengan +12 poin upaya"
    assert plan_table.slip_text({"item": "output_mkjp", "tambahan": pd.NA}, told()).endswith("tidak ada gantinya")
    assert plan_table.slip_text({"item": None, "tambahan": pd.NA}, told()) == "–"


def test_turned_round_every_step_stands_with_its_agency_once(found: Plan):
    every = plan_table.step_frame(found, told())
    parts = [plan_table.step_frame(found, told(), agency.key) for agency in EFFORT.agencies]
    assert sum(map(len, parts)) == len(every)
    assert all(part["instansi"].nunique() <= 1 for part in parts)
    agencies = plan_table.agency_frame(found, told()).set_index("instansi")
    assert agencies["upaya"].sum() == found.effort
    assert (agencies["langkah"] > 0).all()
    assert agencies["langkah"].to_dict() == every["instansi"].value_counts().to_dict()


def test_per_kecamatan_shares_come_with_their_counts(found: Plan):
    frame = plan_table.area_frame(found, ROWS, told())
    assert frame["kini"].tolist() == ["1/2", "0/2", "0/1"]
    assert frame["sesudah"].tolist() == ["2/2", "2/2", "1/1"]
    assert frame["pangsa"].tolist() == [100.0, 100.0, 100.0]


def test_the_list_in_words_stops_where_it_is_told_and_says_who_is_weak(found: Plan, weak: pd.DataFrame):
    said = plan_table.village_list(found, weak, told(), most=4)
    assert said.count("**Rawan.**") == 1
    assert "->" not in said
    assert said.startswith("1. **Desa")
    assert "\n5. " not in said and "\n2. " not in plan_table.village_list(found, weak, told(), most=1)


def test_names_are_text_wherever_they_stand(found: Plan, weak: pd.DataFrame):
    said = plan_table.village_list(found, weak, told(name=lambda code: HOSTILE), most=4)
    assert "**tebal**" not in said
    assert "<img" not in said.replace("\\<", "")


def test_in_english_nothing_is_left_in_indonesian(found: Plan, weak: pd.DataFrame):
    said = plan_table.village_list(found, weak, told(EN), most=4) + str(plan_table.step_frame(found, told(EN)))
    assert "Naikkan" not in said and "kurang" not in said and "Dinas Kesehatan" not in said


def test_an_empty_plan_is_an_empty_table_with_its_columns():
    nothing = plan(ROWS, RULE, EFFORT, PlanLimits(target=0))
    weak = weakest(nothing, RULE, EFFORT, PlanLimits(target=0))
    assert tuple(plan_table.village_frame(nothing, weak, told()).columns) == plan_table.VILLAGE_COLUMNS
    assert plan_table.step_frame(nothing, told()).empty
    assert plan_table.weak_units(weak) == frozenset()
