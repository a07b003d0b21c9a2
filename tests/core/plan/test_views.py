"""A plan turned round: the same steps per agency and per kecamatan."""

from kkb.core.counts.rows import ITEMS
from kkb.core.plan import Plan, PlanLimits, plan
from kkb.core.plan.views import ACTION_COLUMNS, action_rows, agency_table, area_table, missing_points, step_table
from tests.core.made_plans import BEST, EFFORT, RULE, state
from tests.core.villages import LADDER

GOOD = list(BEST)
ONE_STEP = [4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2]
TWO_AGENCIES = [3, 3, 3, 3, 2, 3, 2, 2, 4, 4, 3, 4]
ROWS = state([ONE_STEP, GOOD, [2] * 12, TWO_AGENCIES, [None] * 12, GOOD], areas="AABBCC")
LIMITS = PlanLimits(target=100, new=("16.05.03.2099",), agency_capacity={"dppkb": 500})


def found(limits: PlanLimits = LIMITS) -> Plan:
    return plan(ROWS, RULE, EFFORT, limits)


def test_every_step_of_the_plan_stands_in_the_table_once_in_the_order_of_the_plan():
    table = step_table(found())
    assert table["upaya"].sum() == found().effort
    assert table.drop_duplicates("unit")["unit"].tolist() == [v.unit for v in found().villages]
    assert table["urutan"].is_monotonic_increasing
    assert (table["ke"] == table["dari"] + 1).all()


def test_per_agency_the_steps_add_up_and_agencies_without_work_are_kept():
    table = agency_table(found(), EFFORT, LIMITS).set_index("instansi")
    assert table.index.tolist() == [agency.key for agency in EFFORT.agencies]
    assert table["upaya"].sum() == found().effort
    assert table["langkah"].sum() == len(step_table(found()))
    assert table.loc["hukum"].tolist()[:3] == [0, 0, 0]
    assert table["kapasitas"].dropna().to_dict() == {"dppkb": 500}


def test_per_kecamatan_villages_add_up_with_the_new_ones_in_theirs():
    table = area_table(found(), ROWS, LIMITS, LADDER).set_index("kode_kec")
    assert table["terbentuk"].to_dict() == {"16.05.01": 2, "16.05.02": 2, "16.05.03": 3}
    assert table["tercapai"].to_dict() == {"16.05.01": 1, "16.05.02": 0, "16.05.03": 1}
    assert table["sesudah"].sum() == found().after.n
    assert table["upaya"].sum() == found().effort


def test_views_of_an_empty_plan_are_empty_tables_and_not_errors():
    nothing = found(PlanLimits(target=0))
    assert step_table(nothing).empty
    assert agency_table(nothing, EFFORT, PlanLimits(target=0))["upaya"].sum() == 0
    assert area_table(nothing, ROWS, PlanLimits(target=0), LADDER)["naik"].sum() == 0
    rows = state([])
    assert area_table(plan(rows, RULE, EFFORT, PlanLimits()), rows, PlanLimits(), LADDER).empty


def test_what_there_is_to_agree_on_is_every_step_with_its_village_and_agency():
    rows = action_rows(found(), lambda code: f"Desa {code}")
    assert tuple(rows.columns) == ACTION_COLUMNS
    assert rows["upaya"].sum() == found().effort
    assert rows["nama"].eq("Desa " + rows["kode"]).all()
    assert rows["kode_kec"].eq(rows["kode"].str[:8]).all()
    steps = [(v.kode, s.item, s.start, s.end, s.agency) for v in found().villages for s in v.steps]
    assert list(rows[["kode", "item", "dari", "ke", "instansi"]].itertuples(index=False, name=None)) == steps
    assert action_rows(found(PlanLimits(target=0)), str).empty


def test_missing_points_are_those_before_the_steps_and_the_steps_make_good_what_the_goal_asks():
    for village in found().villages:
        missing = missing_points(village, RULE)
        start = ROWS.set_index("unit")[list(ITEMS)].reindex([village.unit]).fillna(1).iloc[0]
        for variable in RULE.variables:
            total = int(start[list(variable.items)].sum())
            assert missing[variable.key] == max(0, variable.pass_sum - total)
        assert not village.steps or any(missing.values())
