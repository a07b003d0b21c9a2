"""The outlook of an area: a forecast where there is ground for one, the arithmetic in any case."""

from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.counts.area_view import AreaView, area_view
from kkb.core.counts.ratio import Share
from kkb.core.errors import KkbError
from kkb.core.forecast.forecast_summary import (
    ForecastContext,
    default_aim,
    learned_rates,
    outlook,
    store_backtest,
    villages,
)
from tests.core.forecast.made_panels import FIRST, SECOND, THIRD, history, row, snapshot
from tests.core.made_history import World, made_history

AIM = (date(2024, 12, 31), 60)


@pytest.fixture(scope="module")
def known() -> ForecastContext:
    past, _ = made_history(World(districts=24, seed=5))
    return ForecastContext(past, resources.gazetteer()["kode"], resources.scheme())


def seen(known: ForecastContext, area: str, on: date | None = None) -> AreaView:
    past = known.history
    days = tuple(sorted(past["tanggal"].unique()))
    rows = past[(past["tanggal"] == (on or days[-1])) & past["kode_kab"].str.startswith(area[:5])]
    named = rows.assign(nama=rows["kode"], nama_kec=rows["kode_kec"], nama_kab=rows["kode_kab"], nama_prov="")
    return area_view(area, None, named, days, (places(resources.gazetteer(), named), known.scheme))


def small(*snapshots: pd.DataFrame) -> ForecastContext:
    return ForecastContext(history(*snapshots), resources.gazetteer()["kode"], resources.scheme())


def test_an_area_with_data_gets_a_fan_a_chance_and_the_way_to_go(known: ForecastContext) -> None:
    found = outlook(known, seen(known, "11.03"), AIM)
    assert found.obstacle is None
    assert 0 <= found.probability <= 1
    assert (found.fan.days[-1], found.course.target.percent) == AIM
    assert found.fan.start == found.progress.share


def test_a_kecamatan_moves_by_the_rates_of_its_kabupaten(known: ForecastContext) -> None:
    found = outlook(known, seen(known, "11.03.02"), AIM)
    assert found.fan.start.total == len(seen(known, "11.03.02").rows) < len(seen(known, "11.03").rows)


def test_rates_learned_once_serve_every_area(known: ForecastContext) -> None:
    own = seen(known, "11.03")
    rates = learned_rates(known, own)
    assert (outlook(known, own, AIM, rates).fan.reached == outlook(known, own, AIM).fan.reached).all()


def test_a_plan_raises_the_chance(known: ForecastContext) -> None:
    own = seen(known, "11.03")
    low = own.rows.loc[own.rows["strata"] == "dasar", "unit"]
    found = outlook(known, own, AIM, plan=dict.fromkeys(low.head(len(low) // 2), "berkelanjutan"))
    assert found.planned > found.probability


def test_the_example_teaches_nothing_about_real_districts() -> None:
    made = [snapshot("17.01", day, row("D" * 40), example=True) for day in (FIRST, SECOND, THIRD)]
    real = [snapshot("16.05", day, row("U" * 40)) for day in (FIRST, THIRD)]
    own = small(*made, *real)
    assert learned_rates(own, seen(own, "16.05", THIRD)).codes == ("16.05",)
    assert learned_rates(own, seen(own, "17.01", THIRD)).codes == ("17.01",)


def test_one_snapshot_gets_the_arithmetic_instead() -> None:
    own = small(snapshot("16.05", THIRD, row("L" * 10 + "D" * 10)))
    found = outlook(own, seen(own, "16.05"), AIM)
    assert (found.obstacle, found.fan, found.probability) == ("satu_potret", None, None)
    assert [(step.share, step.meets) for step in found.steps] == [(Share(10, 20), False), (Share(12, 20), True)]
    assert found.course.short == 2


def test_two_snapshots_show_where_the_pace_so_far_leads() -> None:
    own = small(snapshot("16.05", FIRST, row("D" * 4)), snapshot("16.05", THIRD, row("LDDD")))
    found = outlook(own, seen(own, "16.05"), AIM)
    assert found.obstacle == "sedikit_desa"
    assert [step.share.n for step in found.steps] == [1, 2, 3]


def test_a_day_that_is_past_is_refused_whatever_the_data(known: ForecastContext) -> None:
    with pytest.raises(KkbError) as caught:
        outlook(known, seen(known, "11.03"), (date(2023, 1, 1), 60))
    assert caught.value.key == "ramalan.lampau"


def test_villages_of_the_list_are_counted_inside_the_area(known: ForecastContext) -> None:
    assert villages(known, "16.73") == {"16.73": 72}
    assert villages(known, "16.73.01")["16.73"] < 72
    assert villages(known)["16.05"] == 199


def test_without_a_day_the_next_target_is_meant(known: ForecastContext) -> None:
    own = small(snapshot("16.73", SECOND, row("D" * 10)))
    assert default_aim(seen(own, "16.73", SECOND)) == (date(2023, 12, 31), 50)
    late = small(snapshot("16.73", date(2025, 3, 1), row("D" * 10)))
    assert default_aim(seen(late, "16.73", date(2025, 3, 1))) == (date(2026, 12, 31), 60)


def test_an_area_without_a_target_is_told_no_chance_and_no_shortage(known: ForecastContext) -> None:
    own = seen(known, "11.03")
    assert default_aim(own) == (date(own.on.year + 1, 12, 31), None)
    found = outlook(known, own, default_aim(own))
    assert (found.probability, found.course, found.planned) == (None, None, None)
    assert found.fan.days[-1] == found.until
    assert [step.meets for step in found.steps] == [None, None]


def test_the_backtest_of_an_area_judges_its_kabupaten_only(known: ForecastContext) -> None:
    assert store_backtest(known, "11").districts <= 12
