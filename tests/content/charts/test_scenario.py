"""The waterfall and the comparison: what can be read adds up, and names are text."""

import pytest
from hypothesis import given

from kkb.content.chart import Caption, Chart
from kkb.content.charts.scenario import Landed, build_comparison, build_waterfall, level
from kkb.content.palette import DOWN, UP
from kkb.core.counts.ratio import Share
from kkb.core.scenario import Moves, Scenario, chosen, steps
from kkb.text import format as fmt
from tests.core.scenarios import CODES, baseline, scenarios, states
from tests.core.villages import FEW, state
from tests.text.words import EN, HOSTILE, ID

CAPTION = Caption("coba", "Coba", "Coba")
DISTRICT = state(f"""
    {CODES[0]}  berkembang
    {CODES[1]}  dasar
    {CODES[2]}  mandiri
    {CODES[3]}  diam
    {CODES[4]}  diam
    {CODES[5]}  berkelanjutan
""")


def waterfall(scenario: Scenario, rows=DISTRICT, words=ID) -> Chart:
    first = baseline(rows)
    found = steps(first, chosen(first.queue, scenario), scenario.ratio)
    return build_waterfall(found, scenario.target, words, CAPTION)


def comparison(*landed: Landed) -> Chart:
    return build_comparison(landed, "Pangsa klasifikasi (A)", ID, CAPTION)


def labels(chart: Chart) -> list[str]:
    return [category.label for category in chart.categories]


def written(chart: Chart) -> list[str]:
    return [f"{c.end.strong}  {c.end.rest}".strip() for c in chart.categories]


def test_every_cause_that_moves_anything_has_its_bar_between_now_and_the_scenario():
    chart = waterfall(Scenario(60, Moves(dasar=1, berkembang=1, jatuh=1, baru=4, lapor=2)))
    assert labels(chart) == ["Sekarang", "Naik (2)", "Turun (1)", "Jadi lapor (2)", "Baru (4)", "Skenario"]
    assert labels(waterfall(Scenario(60))) == ["Sekarang", "Skenario"]


def test_counts_stand_at_both_ends_and_points_with_their_sign_between():
    """2 of 6; one rises: 3 of 6; four are formed: 3 of 10."""
    chart = waterfall(Scenario(60, Moves(berkembang=1, baru=4)))
    assert written(chart) == ["33,3 %  2/6", "+16,7", "−20,0", "30,0 %  3/10"]
    assert [point.value for point in chart.series[0].points] == pytest.approx([100 / 3, 50 / 3, -20, 30])


def test_what_adds_and_what_takes_differ_by_colour_and_by_hatching():
    points = waterfall(Scenario(60, Moves(berkembang=1, baru=4))).series[0].points
    assert [point.colour for point in points] == ["", UP, DOWN, ""]
    assert [point.pattern for point in points] == ["", "", "miring", ""]


@FEW
@given(rows=states, scenario=scenarios)
def test_every_bar_begins_where_the_one_before_ends_and_its_points_are_those_of_every_page(rows, scenario: Scenario):
    chart, first = waterfall(scenario, rows), baseline(rows)
    starts, ends = ([getattr(point, end) for point in chart.series[0].points] for end in ("low", "high"))
    assert starts[1:-1] == pytest.approx(ends[: len(starts) - 2])
    assert ends[-1] == pytest.approx(ends[-2])
    moving = [s for s in steps(first, chosen(first.queue, scenario), scenario.ratio) if s.villages]
    said = [fmt.change_in_points(s.before, s.after) for s in moving if s.before.total]
    assert written(chart)[-1 - len(said) : -1] == said


def test_the_target_is_a_line_with_its_number():
    assert [(line.value, line.label) for line in waterfall(Scenario(55)).references] == [(55, "target 55 %")]


def test_in_english_numbers_are_english():
    assert written(waterfall(Scenario(60), words=EN))[0] == "33.3 %  2/6"


def test_nothing_of_nothing_has_no_percentage():
    assert written(waterfall(Scenario(60), DISTRICT.iloc[:0]))[0] == "–  0/0"
    assert level(Share(0, 0)) == 0


def test_scenarios_stand_under_each_other_with_their_own_target_and_what_is_short():
    chart = comparison(
        Landed("Sekarang", Share(12, 25)), Landed("Usul", Share(14, 30), 60), Landed("Lain", Share(15, 25), 50)
    )
    bars, aims = chart.series
    assert labels(chart) == ["Sekarang", "Usul", "Lain"]
    assert [point.value for point in aims.points] == [None, 60, 50]
    assert [point.share for point in bars.points] == [Share(12, 25), Share(14, 30), Share(15, 25)]
    assert [category.end.below for category in chart.categories] == ["", "kurang 4", "tercapai"]
    assert chart.along.title == "Pangsa klasifikasi (A)"


def test_two_scenarios_called_as_the_present_state_is_keep_their_own_bars():
    chart = comparison(Landed("Sekarang", Share(1, 4)), Landed("Sekarang", Share(2, 4), 60))
    assert [point.value for point in chart.series[0].points] == [25, 50]


def test_a_name_stands_as_it_is_and_nothing_to_compare_says_so():
    assert labels(comparison(Landed(HOSTILE[:40], Share(1, 4), 60))) == [HOSTILE[:40]]
    assert comparison().empty
