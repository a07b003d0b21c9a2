"""The areas of a printed map as values: outlines in metres, where to look, and how strongly each is filled."""

import json
from dataclasses import dataclass

import numpy as np
import shapely

from kkb.core.area import wilayah
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.map.payload import View

INK = "#1A1A1A"
METRES = 111_195.0
_FAINT, _UNCHOSEN = 0.25, 0.4


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """One area on paper: its outline and the place of its name, in metres."""

    code: str
    name: str
    shape: shapely.Geometry
    label: tuple[float, float]

    @property
    def level(self) -> int:
        """1 provinsi, 2 kabupaten, 3 kecamatan, 4 desa."""
        return wilayah.level(self.code)


@dataclass(frozen=True, slots=True)
class Placed:
    """The areas of a geometry, where to look, and which are chosen; `focus` None = all of them."""

    areas: tuple[PrintedArea, ...]
    focus: str | None
    selected: frozenset[str]

    def is_inside(self, code: str) -> bool:
        """Whether an area is not faint."""
        return self.focus is None or wilayah.is_within(code, self.focus)

    def strength(self, area: PrintedArea) -> float:
        """How strongly an area is filled, as on the screen: what lies outside the focus is faint, and beside picked
        areas that are wider than the units what is not picked steps back.
        """
        if not self.is_inside(area.code):
            return _FAINT
        wide = [code for code in self.selected if wilayah.level(code) < area.level]
        return 1.0 if not wide or any(wilayah.is_within(area.code, code) for code in wide) else _UNCHOSEN

    def at(self, level: int) -> list[PrintedArea]:
        """The areas of a level."""
        return [area for area in self.areas if area.level == level]


def placed_areas(geometry: GeometryFile, view: View) -> Placed:
    """The outlines of a geometry file in metres, true in the middle of the map."""
    features = json.loads(geometry.path.read_text(encoding="utf-8"))["features"]
    shapes = shapely.from_geojson([json.dumps(f["geometry"]) for f in features])
    _, south, _, north = shapely.total_bounds(shapes)
    scale = np.array([METRES * np.cos(np.radians((south + north) / 2)), METRES])
    flat = shapely.transform(shapes, lambda points: points * scale)
    areas = [
        PrintedArea(f["id"], f["properties"]["nama"], shape, tuple(np.array(f["properties"]["label"]) * scale))
        for f, shape in zip(features, flat, strict=True)
    ]
    return Placed(tuple(areas), view.focus, frozenset(view.selected))
