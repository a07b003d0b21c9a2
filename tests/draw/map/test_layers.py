"""The list of layers is whole in itself: each stands once, and what stands in for another is a layer too."""

from kkb.core.area.wilayah import Level
from kkb.draw.map.layers import AREA_LAYERS, BY_KEY, LAYER_KINDS, LAYERS, OF_TWO_DATES, shown_layer


def test_each_layer_stands_once() -> None:
    assert len(LAYERS) == len(LAYER_KINDS) == len(BY_KEY)


def test_what_two_maps_show_needs_no_earlier_date_itself() -> None:
    assert OF_TWO_DATES and all(pair in LAYERS and pair not in OF_TWO_DATES for pair in OF_TWO_DATES.values())


def test_inside_a_kecamatan_every_layer_of_areas_gives_way_to_one_of_villages() -> None:
    inside = {layer: shown_layer(layer, Level.KECAMATAN) for layer in LAYERS}
    assert set(inside.values()) == set(LAYERS) - set(AREA_LAYERS)
