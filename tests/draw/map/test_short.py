"""The layer of shortage: whole Kampung KB, by each area's own target, zero without a colour of the scale."""

from datetime import date

import pytest

from kkb.core.counts.ratio import Share
from kkb.core.target.targets import Judged, Target
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.short import short_layer
from tests.draw.made_map import marks, part_with

SIXTY = Target("91.01", "A", date(2024, 12, 31), 60, "acuan")
ON = date(2024, 6, 30)


def _layer(reached: int, formed: int, target: Target | None = SIXTY) -> MapLayer:
    judged = {"91.01.01": Judged(target, Share(reached, formed), ON, is_past=False)} if target else {}
    return short_layer((part_with("91.01.01", reached, formed, 200),), judged, {"91.01.01"}, marks())


@pytest.mark.parametrize(
    ("reached", "formed", "key"),
    [(0, 200, "kurang6"), (3, 5, "kurang0"), (12, 25, "kurang2"), (2, 5, "kurang1"), (0, 10, "kurang3"),
     (0, 100, "kurang5"),     (0, 0, "tanpa_data")],
)  # fmt: skip
def test_classes_are_whole_villages(reached: int, formed: int, key: str) -> None:
    assert _layer(reached, formed).classes["91.01.01"] == key


def test_without_a_target_there_is_nothing_to_be_short_of() -> None:
    layer = _layer(1, 5, None)
    assert layer.classes["91.01.01"] == "tanpa_data"
    assert layer.labels["91.01.01"] == "1 dari 5"


def test_a_target_that_has_passed_is_named_with_how_it_ended() -> None:
    judged = {"91.01.01": Judged(SIXTY, Share(12, 25), SIXTY.due, is_past=True)}
    layer = short_layer((part_with("91.01.01", 20, 25, 200),), judged, {"91.01.01"}, marks())
    assert layer.values["91.01.01"] == ("3", "15", "48,0 % (12 dari 25)", "60 % (31 Des 2024): luput")


def test_the_label_says_how_many_of_how_many() -> None:
    layer = _layer(12, 25)
    assert layer.labels["91.01.01"] == "kurang 3 (12/25)"
    assert layer.values["91.01.01"] == ("3", "15", "48,0 % (12 dari 25)", "60 % (31 Des 2024)")


def test_not_short_is_white_with_dots_and_the_classes_say_their_numbers() -> None:
    legend = _layer(12, 25).legend
    assert [entry.label for entry in legend[:5]] == ["101 ke atas", "31 – 100", "11 – 30", "6 – 10", "3 – 5"]
    assert [entry.label for entry in legend[5:7]] == ["1 – 2", "tidak kurang"]
    assert legend[6].swatch == marks().style.zero
