"""The waterfall and the comparison, by their data: what can be read adds up, and names are text."""

import pytest
from hypothesis import given

from kkb.core.counts.ratio import Share
from kkb.core.scenario import Moves, Scenario, chosen, steps
from kkb.draw.chart.scenario import DOWN, UP, Landed, build_comparison, build_waterfall, level
from kkb.text import format as fmt
from tests.core.scenarios import CODES, baseline, scenarios, states
from tests.core.villages import FEW, state
from tests.text.words import EN, HOSTILE, ID

DISTRICT = state(f"""
    {CODES[0]}  berkembang
    {CODES[1]}  dasar
    {CODES[2]}  mandiri
    {CODES[3]}  diam
    {CODES[4]}  diam
    {CODES[5]}  berkelanjutan
""")


def waterfall(scenario: Scenario, rows=DISTRICT, words=ID):
    first = baseline(rows)
    found = steps(first, chosen(first.queue, scenario), scenario.ratio)
    return build_waterfall(found, scenario.target, words)


def labels(figure) -> list[str]:
    return list(figure.layout.yaxis.ticktext)


def written(figure) -> list[str]:
    return [a.text for a in figure.layout.annotations if a.name == "tulisan"]


def test_every_cause_that_moves_anything_has_its_bar_between_now_and_the_scenario():
    figure = waterfall(Scenario(60, Moves(dasar=1, berkembang=1, jatuh=1, baru=4, lapor=2)))
    assert labels(figure) == ["Sekarang", "Naik (2)", "Turun (1)", "Jadi lapor (2)", "Baru (4)", "Skenario"]
    assert labels(waterfall(Scenario(60))) == ["Sekarang", "Skenario"]


def test_counts_stand_at_both_ends_and_points_with_their_sign_between():
    """2 of 6; one rises: 3 of 6; four are formed: 3 of 10."""
    found = written(waterfall(Scenario(60, Moves(berkembang=1, baru=4))))
    assert found == ["<b>33,3 %</b>  2/6", "<b>+16,7</b>", "<b>−20,0</b>", "<b>30,0 %</b>  3/10"]


def test_what_adds_and_what_takes_differ_by_colour_and_by_hatching():
    (bar,) = waterfall(Scenario(60, Moves(berkembang=1, baru=4))).data
    assert list(bar.marker.color)[1:3] == [UP, DOWN]
    assert list(bar.marker.pattern.shape) == ["", "", "/", ""]


@FEW
@given(rows=states, scenario=scenarios)
def test_every_bar_begins_where_the_one_before_ends_and_its_points_are_those_of_every_page(rows, scenario: Scenario):
    figure, first = waterfall(scenario, rows), baseline(rows)
    (bar,) = figure.data
    starts, ends = list(bar.base), [b + x for b, x in zip(bar.base, bar.x, strict=True)]
    assert starts[1:-1] == pytest.approx(ends[: len(starts) - 2])
    assert ends[-1] == pytest.approx(ends[-2])
    moving = [s for s in steps(first, chosen(first.queue, scenario), scenario.ratio) if s.villages]
    said = [f"<b>{fmt.change_in_points(s.before, s.after)}</b>" for s in moving if s.before.total]
    assert written(figure)[-1 - len(said) : -1] == said


def test_the_target_is_a_line_with_its_number():
    figure = waterfall(Scenario(55))
    assert [line.x0 for line in figure.layout.shapes] == [55]
    assert any("55" in str(a.text) for a in figure.layout.annotations if a.name != "tulisan")


def test_in_english_numbers_are_english():
    assert written(waterfall(Scenario(60), words=EN))[0] == "<b>33.3 %</b>  2/6"


def test_nothing_of_nothing_has_no_percentage():
    assert written(waterfall(Scenario(60), DISTRICT.iloc[:0]))[0] == "<b>–</b>  0/0"
    assert level(Share(0, 0)) == 0


def test_scenarios_stand_under_each_other_with_their_own_target_and_what_is_short():
    landed = [Landed("Sekarang", Share(12, 25)), Landed("Usul", Share(14, 30), 60), Landed("Lain", Share(15, 25), 50)]
    figure = build_comparison(landed, "Pangsa klasifikasi (A)", ID)
    assert labels(figure) == ["Sekarang", "Usul", "Lain"]
    targets = next(trace for trace in figure.data if trace.meta == "target")
    assert (list(targets.y), list(targets.x)) == ([1, 2], [60, 50])
    assert [text.split("<br>")[-1] for text in written(figure)[1:]] == ["kurang 4", "tercapai"]
    assert figure.layout.xaxis.title.text == "Pangsa klasifikasi (A)"


def test_two_scenarios_called_as_the_present_state_is_keep_their_own_bars():
    figure = build_comparison([Landed("Sekarang", Share(1, 4)), Landed("Sekarang", Share(2, 4), 60)], "A", ID)
    assert list(figure.data[0].y) == [0, 1]


def test_a_name_is_text():
    figure = build_comparison([Landed(HOSTILE[:40], Share(1, 4), 60)], "A", ID)
    assert "<img" not in labels(figure)[0]
