"""Boundary files as publishers hand them out, made from the schematic cells of the shipped list."""

import zipfile
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio import _ogr

from kkb.app import resources
from kkb.core.issue import Issue
from kkb.draw.geometry.cells import schematic_shapes
from kkb.io.boundary import AskedBoundary, BoundaryReading, DistrictBoundary, read_boundaries

REGION = "16.73"
SAFE = ["kode", "nama", "nama_kec", "nama_kab", "kode_bps"]


@cache
def _cells(region: str) -> gpd.GeoDataFrame:
    shapes = schematic_shapes(resources.gazetteer(), region)
    count = sum(code.count(".") == 3 for code in shapes.codes)
    listed = resources.gazetteer().set_index("kode")
    rows = listed.loc[list(shapes.codes[:count])].reset_index()[SAFE]
    return gpd.GeoDataFrame(rows, geometry=list(shapes.outlines[:count]), crs="EPSG:4326")


def cells(region: str = REGION) -> gpd.GeoDataFrame:
    """One cell per village of a region, with code, names and BPS code; a copy of the test's own."""
    return _cells(region).copy()


def all_drivers() -> None:
    """Give GDAL back the drivers that a reading took out of it, for a test that writes."""
    pyogrio.set_gdal_config_options({"GDAL_SKIP": None})
    _ogr._register_drivers()


def to_file(frame: gpd.GeoDataFrame, path: Path, **options: object) -> None:
    """Write a frame with GDAL."""
    all_drivers()
    frame.to_file(path, **options)


def written(frame: gpd.GeoDataFrame, path: Path) -> Path:
    """A frame as a file of the kind its name says; `.zip` holds a shapefile in a folder."""
    if path.suffix != ".zip":
        to_file(frame, path)
        return path
    inner = path.parent / "shp"
    inner.mkdir()
    to_file(frame, inner / "desa.shp")
    with zipfile.ZipFile(path, "w") as archive:
        for part in inner.iterdir():
            archive.write(part, f"Batas Desa 2024/{part.name}")
    return path


def read(path: Path, system: str | None = None, region: str | None = None, **more: object) -> BoundaryReading:
    """The reading of a file against the shipped list, or `listed`; its outlines lie beside the file."""
    folder = path.parent / f"kerja-{path.name}"
    folder.mkdir()
    listed = more.get("listed", resources.gazetteer())
    progress = more.get("progress", lambda stage, done, total: None)
    book = (listed, resources.known_files().aliases)
    return read_boundaries(path, path.name, book, AskedBoundary(system, region), (folder, progress))


def read_frame(frame: gpd.GeoDataFrame, folder: Path, name: str = "desa.geojson", **asked: object) -> BoundaryReading:
    """A frame written and read."""
    return read(written(frame, folder / name), **asked)


def only(reading: BoundaryReading) -> DistrictBoundary:
    """The one kabupaten of a reading."""
    assert len(reading.districts) == 1
    return reading.districts[0]


def issue(one: BoundaryReading | DistrictBoundary, code: str) -> Issue | None:
    """The finding of a code, or None."""
    return next((found for found in one.issues if found.code == f"batas_{code}"), None)


def outlines(reading: BoundaryReading, region: str = REGION) -> gpd.GeoSeries:
    """The outlines that a reading would store, by village code."""
    found = pd.DataFrame(reading.outlines(region), columns=["kode", "bentuk"])
    return gpd.GeoSeries.from_wkb(found["bentuk"].to_numpy(), index=found["kode"], crs="EPSG:4326")


def neighbours(regions: tuple[str, str] = ("16.05", "16.73"), off: float = 5e-5) -> gpd.GeoDataFrame:
    """Villages of two neighbouring kabupaten in wavy cells round their points, the second moved by `off` degrees."""
    listed = resources.gazetteer()
    rows = listed[listed["kode_kab"].isin(regions)].reset_index(drop=True)
    places = shapely.multipoints(rows[["lon", "lat"]].to_numpy(float))
    land = shapely.get_parts(shapely.voronoi_polygons(places, ordered=True))
    shapes = shapely.intersection(land, shapely.buffer(places.convex_hull, 0.02))
    wavy = shapely.transform(shapely.segmentize(shapes, 0.002), _wave)
    moved = rows["kode_kab"].eq(regions[1]).to_numpy()
    wavy[moved] = shapely.transform(wavy[moved], lambda points: points + off)
    return gpd.GeoDataFrame(rows[SAFE], geometry=wavy, crs="EPSG:4326")


def _wave(points: np.ndarray) -> np.ndarray:
    x, y = points[:, 0], points[:, 1]
    return points + 2e-4 * np.column_stack([np.sin(900 * y + 300 * x), np.cos(800 * x - 350 * y)])
