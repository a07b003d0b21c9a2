"""Outlines for an area, for both front ends: the one place that chooses what they are made from and how fine."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from kkb.app.context import AppContext
from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.draw.geometry.file import GeometryFile, geometry_file, wide_geometry_file
from kkb.draw.geometry.official import official_file
from kkb.draw.geometry.official_wide import wide_official_file
from kkb.draw.geometry.outlines import KINDS, MOST_VILLAGES, OFFICIAL


@dataclass(frozen=True, slots=True)
class AskedGeometry:
    """Outlines of a whole region in one of KINDS; of a wide one the kabupaten/kota, without villages."""

    region: str
    kind: str
    is_wide: bool = False


def asked_geometry(places: Gazetteer, area: str, kind: str) -> AskedGeometry:
    """The outlines that an area of `places` is shown with."""
    return AskedGeometry(region_of(area), kind, is_wide(places, area))


def make_geometry(
    asked: AskedGeometry, listed: pd.DataFrame, folder: Path, opened: Callable[[], AppContext]
) -> GeometryFile:
    """The outlines of the villages of a list, kept in a folder; of official boundaries those that the store holds.

    Raises NoPointsError (also where nobody brought boundaries in) or TooManyVillagesError.
    """
    if asked.kind != OFFICIAL:
        return (wide_geometry_file if asked.is_wide else geometry_file)(listed, asked.region, asked.kind, folder)
    stored = opened().store.boundaries
    if not asked.is_wide:
        return official_file(listed, asked.region, stored.outlines(asked.region), folder)
    versions = {one.kode_kab: one.version for one in stored.all(asked.region)}
    return wide_official_file(listed, asked.region, versions, stored.outlines, folder)


def geometry_of(app: AppContext, area: str, kind: str, folder: Path) -> GeometryFile:
    """The outlines that an area is shown with, made into a folder."""
    return make_geometry(asked_geometry(app.official, area, kind), app.listed, folder, lambda: app)


def kinds_for(*, has_boundaries: bool) -> tuple[str, ...]:
    """The kinds of outlines that there is something to make from."""
    return tuple(kind for kind in KINDS if kind != OFFICIAL or has_boundaries)


def region_of(area: str) -> str:
    """The area that is on the map as a whole: the kabupaten/kota of an area, or what is wider."""
    return wilayah.cut(area, min(Level.KABUPATEN, wilayah.level(area)))


def is_wide(places: Gazetteer, area: str) -> bool:
    """Whether the map of an area of `places` has so many villages that kabupaten/kota are compared."""
    region = region_of(area)
    return wilayah.level(region) < Level.KABUPATEN and places.count(region) > MOST_VILLAGES
