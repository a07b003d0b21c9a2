"""What the map's scripts work out, run in V8 as a browser would run it."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from kkb.draw.map.element import SCRIPTS
from kkb.draw.map.payload import coded
from kkb.ui.map.files import ASSETS

PURE = "hitung.js"
Call = Callable[..., object]


@pytest.fixture(scope="module")
def call() -> Call:
    """Calls one function of the pure script; values cross as JSON."""
    engine = MiniRacer()
    engine.eval("var window = globalThis; var L = undefined;")
    engine.eval((ASSETS / PURE).read_text(encoding="utf-8"))

    def called(name: str, *values: object) -> object:
        given = ", ".join(json.dumps(value) for value in values)
        return json.loads(engine.eval(f"JSON.stringify(window.KkbHitung.{name}({given})) || 'null'"))

    return called


def test_every_script_is_loaded_and_the_pure_one_first() -> None:
    assert set(SCRIPTS) == {file.name for file in ASSETS.glob("*.js")}
    assert SCRIPTS[0] == PURE


@given(texts=st.lists(st.text(max_size=8), min_size=1, max_size=200))
@settings(max_examples=40, deadline=None)
def test_what_python_packs_the_map_unpacks(call: Call, texts: list[str]) -> None:
    distinct, width, digits = coded(texts)
    assert [distinct[call("decoded", digits, width, n)] for n in range(len(texts))] == texts


@pytest.mark.parametrize(("count", "width"), [(62, 1), (63, 2), (3844, 2), (3845, 3)])
def test_as_many_digits_as_the_texts_need(call: Call, count: int, width: int) -> None:
    texts = [f"desa {n}" for n in range(count)]
    _, found, digits = coded(texts)
    assert found == width
    assert [call("decoded", digits, width, n) for n in (0, 61, count - 1)] == [0, 61, count - 1]


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [("16", 1, ""), ("16.05", 2, "16"), ("16.05.01", 3, "16.05"), ("16.05.01.2017", 4, "16.05.01")],
)
def test_a_code_tells_its_level_and_what_holds_it(call: Call, code: str, level: int, parent: str) -> None:
    assert (call("level", code), call("parent", code)) == (level, parent)


def test_an_area_lies_in_its_own_kabupaten_not_in_one_that_begins_alike(call: Call) -> None:
    assert call("isWithin", "16.05.01", "16.05") is True
    assert call("isWithin", "16.05", "16.05") is True
    assert call("isWithin", "16.051", "16.05") is False
    assert call("isInFocus", "16.73.01", None) is True
    assert call("isInFocus", "16.73.01", "16.05") is False


def test_what_a_village_lacks_is_named_in_words(call: Call) -> None:
    column = ["Yang kurang", ["SK", "Pokja", "RKM"], ["", "02"], 1, "01"]
    assert call("lacking", column, 0) is None
    assert call("lacking", column, 1) == ["Yang kurang", "SK, RKM"]
    assert call("lacking", None, 0) is None


def test_a_letter_replaces_the_pattern_of_a_stratum_only(call: Call) -> None:
    assert call("isPlain", "huruf", "M") is True
    assert call("isPlain", "huruf", "") is False
    assert call("isPlain", "pola", "M") is False
    assert call("isPlain", "polos", "") is True


def test_a_line_follows_the_room_of_a_unit_between_its_ends(call: Call) -> None:
    kind = {"least": 0.25, "most": 0.8, "per": 25}
    assert [call("weight", kind, room) for room in (1, 10, 1000)] == [0.25, 0.4, 0.8]


def test_names_that_only_touch_do_not_hide_each_other(call: Call) -> None:
    first = {"left": 0, "right": 10, "top": 0, "bottom": 10}
    assert call("overlaps", first, {"left": 9, "right": 19, "top": 9, "bottom": 19}) is True
    assert call("overlaps", first, {"left": 10, "right": 20, "top": 0, "bottom": 10}) is False


@pytest.mark.parametrize(
    ("x", "y", "left", "top"),
    [(100, 200, 118, 150), (780, 200, 562, 150), (100, 2, 118, 4), (100, 590, 118, 496), (2, 200, 20, 150)],
)
def test_the_box_stays_beside_the_pointer_and_in_sight(call: Call, x: int, y: int, left: int, top: int) -> None:
    room = {"left": 0, "right": 800, "top": 0, "bottom": 600}
    assert call("boxAt", {"x": x, "y": y}, {"width": 200, "height": 100}, room, 600) == {"left": left, "top": top}


def test_an_arrow_goes_ahead_before_it_goes_aside(call: Call) -> None:
    right = [1, 0]
    assert call("stepTo", {"x": -5, "y": 0}, right) is None
    straight, aside = call("stepTo", {"x": 20, "y": 0}, right), call("stepTo", {"x": 10, "y": 10}, right)
    assert straight == 20 < aside == 40


def test_ink_stands_out_on_every_ground(call: Call) -> None:
    assert call("isDark", "#0072B2") is True
    assert call("isDark", "#E69F00") is False
    assert call("ink", "#FFFFFF") != call("ink", "#0072B2")


def test_the_words_that_every_neighbour_shares_are_left_out(call: Call) -> None:
    assert call("shortName", "Kabupaten Musi Rawas") == "Musi Rawas"
    assert call("shortName", "Kota Lubuk Linggau") == "Kota Lubuk Linggau"
