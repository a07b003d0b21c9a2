"""Which layers a map has, by key, and what each is called."""

from kkb.core.area.wilayah import Level
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.scheme import Scheme
from kkb.text.wording import Wording

STRATA, CHANGE, SHARE_CHANGE, DATAHOUSE = "strata", "ubah_strata", "ubah_pangsa", "rumah_dataku"
SHORT, UNREPORTED = "kurang", "belum_lapor"
AREA_LAYERS = ("A", "B", "C", SHORT, SHARE_CHANGE)
"""Layers of areas (kecamatan or kabupaten); all others are of villages."""
OF_TWO_DATES = {CHANGE: STRATA, SHARE_CHANGE: "A"}
"""Layers that need an earlier date, and what two maps show of them."""
LAYERS = (STRATA, "A", "B", "C", SHORT, SHARE_CHANGE, CHANGE, UNREPORTED, DATAHOUSE, *INDICES, *ITEMS)


def shown_layer(layer: str, level: int) -> str:
    """The layer that can be shown in an area: inside a kecamatan there are villages, which have a stratum but no share.

    >>> shown_layer("A", 2), shown_layer("A", 3), shown_layer("ubah_pangsa", 3)
    ('A', 'strata', 'ubah_strata')
    """
    if level < Level.KECAMATAN or layer not in AREA_LAYERS:
        return layer
    return CHANGE if layer == SHARE_CHANGE else STRATA


def layer_name(layer: str, scheme: Scheme, words: Wording) -> str:
    """What a layer is called in the list of layers."""
    item = next((item for item in scheme.items if item.key == layer), None)
    if item:
        name = item.label(words.lang)
        return words.text("peta.pilih_item", variabel=item.variable.capitalize(), item=name)
    return words.text(f"peta.pilih_{layer.lower()}")
