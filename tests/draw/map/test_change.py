"""The layers of change: exact points, no movement apart, nothing made up where there was no data."""

from datetime import date

import pytest

from kkb.core.counts.movement import moves
from kkb.draw.map.change import Span, moved_layer, share_change_layer
from kkb.draw.map.kind import Ground
from kkb.draw.map.layer import MapLayer
from tests.core.villages import LADDER
from tests.draw.made_map import marks, part_with, rows
from tests.draw.made_places import grid

SPAN = Span(date(2024, 6, 30), date(2024, 12, 31))
WAS = {"91.01.01.2001": "dasar", "91.01.01.2002": "mandiri", "91.01.01.2003": "dasar", "91.01.01.2004": "dasar"}
NOW = {"91.01.01.2001": "mandiri", "91.01.01.2002": "dasar", "91.01.01.2003": "dasar", "91.01.02.2201": "dasar"}


def _moved(was: dict[str, str] = WAS, now: dict[str, str] = NOW) -> MapLayer:
    listed, before, after = grid(), rows(was), rows(now)
    moved = moves(before, after, LADDER.keys, ("mandiri", "berkelanjutan"))
    return moved_layer(Ground(after, listed, set(listed["kode"])), moved, before, marks(), SPAN)


def test_each_village_by_what_it_did() -> None:
    classes = _moved().classes
    assert [classes[f"91.01.01.200{n}"] for n in (1, 2, 3, 4)] == ["naik", "turun", "tetap", "hilang"]
    assert classes["91.01.02.2201"] == "terbentuk"
    assert classes["91.01.03.2401"] == "belum_terbentuk"


def test_the_legend_counts_everybody_once_and_names_the_date() -> None:
    layer = _moved()
    assert "30 Jun 2024" in layer.title
    assert sum(entry.count for entry in layer.legend if entry.is_drawn) == 24


def test_the_hover_line_says_from_where_to_where() -> None:
    layer = _moved()
    assert layer.values["91.01.01.2001"][0] == "Dasar → Mandiri"
    assert layer.values["91.01.02.2201"][0] == "Belum terbentuk → Dasar"
    assert layer.values["91.01.01.2003"][0] == "Dasar"


def test_a_kabupaten_without_data_at_the_earlier_date_has_none_to_compare() -> None:
    assert {_moved(was={"92.01.01.2001": "dasar"}).classes[code] for code in NOW} == {"tanpa_data"}


def _shares(was: tuple[int, int], now: tuple[int, int]) -> MapLayer:
    before, after = part_with("91.01.01", *was), part_with("91.01.01", *now)
    return share_change_layer((after,), (before,), {"91.01.01"}, marks(), SPAN)


@pytest.mark.parametrize(
    ("was", "now", "key"),
    [((1, 3), (2, 6), "tetap"), ((0, 20), (1, 20), "naik1"), ((1, 20), (0, 20), "turun1"),
     ((0, 100), (4, 100), "naik0"), ((0, 1000), (4, 1000), "naik0"), ((0, 5), (1, 5), "naik2"),
     ((0, 0), (1, 5), "tanpa_data"), ((1, 5), (0, 0), "tanpa_data")],
)  # fmt: skip
def test_points_are_exact_and_nothing_to_compare_is_no_change(was: tuple, now: tuple, key: str) -> None:
    assert _shares(was, now).classes["91.01.01"] == key


def test_the_label_says_points_and_counts_and_few_are_hatched() -> None:
    layer = _shares((1, 4), (2, 4))
    assert layer.labels["91.01.01"] == "+25,0 poin (2/4)"
    assert layer.patterns == {"91.01.01": "miring"}
    assert _shares((1, 5), (2, 5)).patterns == {}
    assert layer.values["91.01.01"] == ("+25,0 poin", "25,0 % (1 dari 4)", "50,0 % (2 dari 4)")
