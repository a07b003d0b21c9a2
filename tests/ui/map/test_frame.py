"""What a click on the map means to the page."""

from pathlib import Path

import pytest

from kkb.draw.map.layer import MapLayer
from kkb.draw.map.payload import View
from kkb.ui.map.frame import Picture, _clicked
from tests.draw.made_map import grid_file, words


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    return Picture(MapLayer(4, "Strata", {}, ()), grid_file(tmp_path), View(words()))


def _heard(code: object) -> dict[str, object]:
    return {"last_active_drawing": {"type": "Feature", "id": code, "properties": {"waktu": 1}, "geometry": None}}


def test_a_click_on_a_village_is_its_code(picture: Picture) -> None:
    assert _clicked(_heard("91.01.01.2001"), picture) == "91.01.01.2001"


@pytest.mark.parametrize("heard", [None, {}, {"last_active_drawing": None}, {"last_active_drawing": "x"}])
def test_no_click_is_no_code(picture: Picture, heard: dict | None) -> None:
    assert _clicked(heard, picture) is None


@pytest.mark.parametrize("code", ["91.01.01", "99.01.01.2001", "<script>", 7, None, ["91.01.01.2001"]])
def test_what_is_not_on_the_map_is_no_code(picture: Picture, code: object) -> None:
    assert _clicked(_heard(code), picture) is None


def test_what_is_faint_is_no_code(picture: Picture) -> None:
    focused = Picture(picture.layer, picture.geometry, View(words(), "91.01.02"))
    assert _clicked(_heard("91.01.01.2001"), focused) is None
    assert _clicked(_heard("91.01.02.2201"), focused) == "91.01.02.2201"
