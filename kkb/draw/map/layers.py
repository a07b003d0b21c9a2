"""Which layers a map has, in the order of the list: a new one is its own file and its entry in LAYER_KINDS."""

from functools import partial

from kkb.core.area.wilayah import Level
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.scheme import Scheme
from kkb.draw.map.change import draw_moves, draw_risen, draw_share_change
from kkb.draw.map.datahouse import draw_datahouse, draw_datahouse_shares
from kkb.draw.map.kind import LayerKind
from kkb.draw.map.shares import draw_share
from kkb.draw.map.short import draw_short
from kkb.draw.map.strata import draw_strata
from kkb.draw.map.villages import (
    draw_index,
    draw_item,
    draw_passed_index,
    draw_passed_item,
    draw_reported,
    draw_silent_shares,
)
from kkb.draw.map.wide import draw_most_common
from kkb.text.wording import Wording

STRATA, CHANGE = "strata", "ubah_strata"
LAYER_KINDS = (
    LayerKind(STRATA, draw_strata, draw_most_common),
    *(LayerKind(ratio, partial(draw_share, ratio), inside=STRATA) for ratio in ("A", "B", "C")),
    LayerKind("kurang", draw_short, inside=STRATA),
    LayerKind("ubah_pangsa", draw_share_change, inside=CHANGE, pair="A"),
    LayerKind(CHANGE, draw_moves, draw_risen, pair=STRATA),
    LayerKind("belum_lapor", draw_reported, draw_silent_shares),
    LayerKind("rumah_dataku", draw_datahouse, draw_datahouse_shares, of_survey=True),
    *(LayerKind(key, partial(draw_index, key), partial(draw_passed_index, key)) for key in INDICES),
    *(LayerKind(key, partial(draw_item, key), partial(draw_passed_item, key)) for key in ITEMS),
)
BY_KEY = {kind.key: kind for kind in LAYER_KINDS}
LAYERS = tuple(BY_KEY)
AREA_LAYERS = tuple(kind.key for kind in LAYER_KINDS if kind.wide is None)
"""Layers of areas (kecamatan or kabupaten); all others are of villages."""
OF_TWO_DATES = {kind.key: kind.pair for kind in LAYER_KINDS if kind.pair}
"""Layers that need an earlier date, and what two maps show of them."""
OF_SURVEY = tuple(kind.key for kind in LAYER_KINDS if kind.of_survey)
"""Layers that need profiles in which somebody said who has a Rumah DataKu."""


def shown_layer(layer: str, level: int) -> str:
    """The layer that can be shown in an area: inside a kecamatan there are villages, which have a stratum but no share.

    >>> shown_layer("A", 2), shown_layer("A", 3), shown_layer("ubah_pangsa", 3)
    ('A', 'strata', 'ubah_strata')
    """
    return layer if level < Level.KECAMATAN else BY_KEY[layer].inside or layer


def layer_name(layer: str, scheme: Scheme, words: Wording) -> str:
    """What a layer is called in the list of layers."""
    item = next((item for item in scheme.items if item.key == layer), None)
    if item:
        name = item.label(words.lang)
        return words.text("peta.pilih_item", variabel=item.variable.capitalize(), item=name)
    return words.text(f"peta.pilih_{layer.lower()}")
