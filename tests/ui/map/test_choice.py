"""What a link says of the map, read strictly: unknown parts are dropped and named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.draw.map.layers import LAYERS, shown_layer
from kkb.ui.map.choice import PARTS, MapChoice, Offered, parse_map_choice

DAYS = (date(2022, 11, 1), date(2023, 12, 31))
OFFERED = Offered(LAYERS, ("ubin", "skematik"), DAYS, lambda code: code.startswith("16."))
PLAIN = MapChoice(since=DAYS[-1])


def test_an_empty_link_is_the_default_and_compares_with_the_date_before() -> None:
    opened = parse_map_choice({}, OFFERED)
    assert opened.choice == PLAIN
    assert opened.ignored == ()


def test_every_part_is_read() -> None:
    link = {"lapisan": "B", "bentuk": "skematik", "sejak": "2022-11-01", "dua": "ya", "layar": "penuh",
            "pilih": "16.05.01,16.05.02,16.05.01"}  # fmt: skip
    opened = parse_map_choice(link, OFFERED)
    assert opened.choice == MapChoice("B", "skematik", DAYS[0], True, True, ("16.05.01", "16.05.02"))
    assert opened.ignored == ()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_not_known_is_dropped_and_named(part: str) -> None:
    opened = parse_map_choice({part: "<script>"}, OFFERED)
    assert opened.choice == PLAIN
    assert opened.ignored == (f"{part}=<script>",)


def test_without_an_earlier_date_there_is_nothing_to_compare() -> None:
    offered = Offered(("strata",), ("ubin",), (), bool)
    opened = parse_map_choice({"dua": "ya", "sejak": "2022-11-01", "lapisan": "ubah_strata"}, offered)
    assert opened.choice == MapChoice()
    assert len(opened.ignored) == 3


@given(st.dictionaries(st.sampled_from(PARTS), st.text(max_size=60)))
def test_nothing_in_a_link_raises(link: dict[str, str]) -> None:
    assert parse_map_choice(link, OFFERED).choice.layer in LAYERS


@pytest.mark.parametrize("layer", LAYERS)
def test_inside_a_kecamatan_every_layer_is_one_of_villages(layer: str) -> None:
    assert shown_layer(layer, 2) == layer
    assert shown_layer(layer, 3) not in ("A", "B", "C", "kurang", "ubah_pangsa")
