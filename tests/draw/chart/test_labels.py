"""Names in a field of marks lie over no other mark, name or line while there is a free side."""

from kkb.draw.chart.labels import Mark, name_sides


def test_a_name_stands_at_the_right_where_nothing_is_in_its_way():
    assert name_sides([Mark(50, 50, "Selangit")], 300) == ["right"]


def test_a_name_goes_round_other_marks_the_edge_and_lines():
    assert name_sides([Mark(50, 50, "Selangit"), Mark(90, 50)], 300)[0] == "above"
    assert name_sides([Mark(280, 50, "Selangit")], 300) == ["left"]
    level = [(0.0, 49.0, 300.0, 51.0)]
    assert name_sides([Mark(150, 50, "Selangit")], 300, level) == ["above"]


def test_two_names_never_take_the_same_place():
    sides = name_sides([Mark(50, 50, "Selangit"), Mark(50, 50, "Tugumulyo")], 300)
    assert len(set(sides)) == 2
