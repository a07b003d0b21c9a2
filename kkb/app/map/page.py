"""Peta without a screen: a layer over the outlines of an area, as values."""

import tempfile
from dataclasses import replace
from pathlib import Path

from kkb.app.map import layers
from kkb.app.map.geometry import geometry_of
from kkb.app.map.layers import LayerSource, Wanted, read_map_style
from kkb.app.page_source import PageSource
from kkb.app.targets import part_targets
from kkb.content.basis import Basis
from kkb.content.map import MapInputs, map_page
from kkb.content.page import MapBlock, Page, Place
from kkb.core.errors import KkbError
from kkb.draw.geometry.outlines import TILES, NoPointsError
from kkb.draw.map.kind import Marks
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.layers import LAYERS, OF_TWO_DATES, shown_layer
from kkb.text.answers import full_name


def peta(source: PageSource, basis: Basis, layer: str = "") -> Page:
    """Peta in one of LAYERS. A layer of two dates compares with the snapshot before."""
    seen = basis.area_view
    wanted = shown_layer(layer or LAYERS[0], seen.level)
    if wanted in OF_TWO_DATES and seen.previous is None:
        named = full_name(seen, basis.words)
        raise KkbError("cetak.galat_tanpa_sebelum", nama=named, tanggal=basis.day(basis.on))
    parts = layers.parts_drawn(source.app, seen)
    return map_page(basis, MapInputs(layer_of(source, basis, wanted), parts, part_targets(source.app, seen, parts)))


def layer_of(source: PageSource, basis: Basis, layer: str) -> MapBlock | None:
    """A layer of the area as values; None where no outlines can be made."""
    seen, marks = basis.area_view, Marks(basis.scheme, read_map_style(), basis.words)
    shelf = LayerSource(
        source.app, marks, source.area_view, source.change, source.survey,
        lambda view: layers.parts_drawn(source.app, view),
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="kkb-peta-", ignore_cleanup_errors=True) as folder:
        try:
            geometry = geometry_of(source.app, seen.area, TILES, Path(folder))
        except NoPointsError:
            return None
        made = layers.build_layer(shelf, geometry, Wanted(layer, seen.area, seen.asked, seen.previous))
        drawn = tuple(geometry.codes_at(made.level))
    inside = replace(made, classes={code: made.classes[code] for code in drawn if code in made.classes})
    return layer_block(layer, inside, basis)


def layer_block(key: str, layer: MapLayer, basis: Basis) -> MapBlock:
    """A layer as values: of every area drawn its class and what stands in its hover box."""
    entries = {entry.key: entry.label for entry in layer.legend}
    places = basis.area_view.places

    def text(code: str) -> str:
        lines = zip(layer.fields, layer.values.get(code, ()), strict=False)
        return "; ".join(f"{name}: {value}" for name, value in lines if value)

    return MapBlock("peta", key, layer.title, tuple(
        Place(code, places.name(code), entries.get(found, found), text(code))
        for code, found in sorted(layer.classes.items())
    ))  # fmt: skip
