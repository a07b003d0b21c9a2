"""Boundary files made to read the server or to call an address: nothing but the file's own content is ever read."""

import json
import sys
from pathlib import Path

import pyogrio
import pytest

from kkb.io.boundary.shapefile import DRIVER, keep_one_driver
from tests.io.made_boundaries import all_drivers, cells, only, read, to_file, written
from tests.io.made_hostile import listener, openings, packed, refused, secret_file, systems, vrt

NAMES = ("desa.geojson", "desa.json", "desa.gpkg", "desa.shp")


def hostile(secret: Path, port: int) -> dict[str, str]:
    """Contents by kind: each would read a file of the server, or call a port of it."""
    address = f"http://127.0.0.1:{port}/desa"
    return {
        "vrt": vrt(str(secret), "rahasia"),
        "vrt remote": vrt(f"/vsicurl/{address}", "desa"),
        "wfs": f"<OGRWFSDataSource><URL>{address}</URL></OGRWFSDataSource>",
        "gml": f'<?xml version="1.0"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" '
        f'xmlns:gml="http://www.opengis.net/gml" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="http://ogr.maptools.org/ {address}.xsd"></ogr:FeatureCollection>',
        "kml": f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><NetworkLink><Link><href>{address}'
        "</href></Link></NetworkLink></kml>",
        "csv": f"kode,WKT\n16.73.01.1001,{secret}\n",
        "gdalg": f'{{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read {secret} ! write x"}}',
        "esri": '{"geometryType":"esriGeometryPolygon","exceededTransferLimit":true,"features":[]}',
        "topojson": '{"type":"Topology","objects":{"desa":{"type":"GeometryCollection","geometries":[]}},"arcs":[]}',
        "stac": f'{{"type":"FeatureCollection","links":[{{"rel":"next","href":"{address}"}}],"features":[]}}',
    }


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return secret_file(tmp_path_factory.mktemp("s"))


def test_only_the_driver_of_shapefiles_is_left_in_gdal() -> None:
    all_drivers()
    assert "OGR_VRT" in pyogrio.list_drivers()
    keep_one_driver()
    assert list(pyogrio.list_drivers()) == [DRIVER]


def shapefile(folder: Path) -> dict[str, bytes]:
    """The parts of a good shapefile by suffix."""
    folder.mkdir(exist_ok=True)
    to_file(cells()[["kode", "nama", "geometry"]], folder / "desa.shp")
    return {part.suffix: part.read_bytes() for part in folder.iterdir()}


def geojson(path: Path, **members: object) -> Path:
    """A good GeoJSON with members of its own."""
    content = json.loads(written(cells()[["kode", "nama", "geometry"]], path).read_text(encoding="utf-8"))
    content.pop("crs", None)
    path.write_text(json.dumps(members | content), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", hostile(Path(), 0))
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("is_zipped", [False, True])
def test_no_content_makes_the_reader_open_another_file_or_address(
    tmp_path: Path, secret: Path, kind: str, name: str, is_zipped: bool
) -> None:
    with listener() as (port, heard):
        content = hostile(secret, port)[kind]
        path = tmp_path / (f"{name}.zip" if is_zipped else name)
        more = {"desa.dbf": content, "desa.shx": content} if name.endswith(".shp") else {}
        if is_zipped:
            packed(path, {name: content, **more})
        else:
            path.write_text(content, encoding="utf-8")
        with openings(secret) as opened:
            assert refused(path).key.startswith("perbatasan.")
    assert not heard and not opened


@pytest.mark.parametrize("kind", systems(Path(), 0))
def test_a_coordinate_system_leads_nowhere(tmp_path: Path, secret: Path, kind: str) -> None:
    with listener() as (port, heard):
        path = geojson(tmp_path / "desa.geojson", crs=systems(secret, port)[kind])
        with openings(secret) as opened:
            assert refused(path).key == "perbatasan.sistem_rusak"
    assert not heard and not opened


@pytest.mark.parametrize("kind", systems(Path(), 0))
def test_a_coordinate_system_inside_features_is_nothing(tmp_path: Path, secret: Path, kind: str) -> None:
    path = geojson(tmp_path / "desa.geojson")
    content = json.loads(path.read_text(encoding="utf-8"))
    with listener() as (port, heard):
        for feature in content["features"]:
            feature["crs"] = feature["geometry"]["crs"] = systems(secret, port)[kind]
        path.write_text(json.dumps(content), encoding="utf-8")
        with openings(secret) as opened:
            assert only(read(path)).villages == 72
    assert not heard and not opened


@pytest.mark.parametrize("key", ["\\u0063rs", "CRS", "Crs"])
def test_a_key_written_in_another_way_is_the_same_key_or_nothing(tmp_path: Path, key: str) -> None:
    path = geojson(tmp_path / "desa.geojson")
    with listener() as (port, heard):
        link = f'{{"{key}": {{"type": "link", "properties": {{"href": "http://127.0.0.1:{port}/x"}}}}, '
        path.write_text(path.read_text(encoding="utf-8").replace("{", link, 1), encoding="utf-8")
        if key.startswith("\\"):
            assert refused(path).key == "perbatasan.sistem_rusak"
        else:
            assert only(read(path)).villages == 72
    assert not heard


@pytest.mark.parametrize("kind", ["address", "file", "init", "grids", "grids wkt", "pipeline", "curl", "json"])
def test_a_prj_leads_nowhere(tmp_path: Path, secret: Path, kind: str) -> None:
    with listener() as (port, heard):
        told = systems(secret, port)[kind]["properties"]["name"]
        parts = shapefile(tmp_path / "shp") | {".prj": told}
        path = packed(tmp_path / "desa.zip", {f"desa{suffix}": part for suffix, part in parts.items()})
        with openings(secret) as opened:
            assert refused(path).key == "perbatasan.sistem_rusak"
    assert not heard and not opened


def test_what_lies_beside_a_shapefile_is_not_read(tmp_path: Path, secret: Path) -> None:
    beside = {
        "desa.qix": b"SQT" + b"\xff" * 200, "desa.sbn": b"\xff" * 200, "desa.idm": str(secret), "desa.ind": b"x",
        "desa.shp.aux.xml": vrt(str(secret), "x"), "desa.aux.xml": vrt(str(secret), "x"),
        "desa.vrt": vrt(str(secret), "x"),
        "desa.cpg": f"../../{secret}", "desa.shp.xml": b"<!DOCTYPE x>", "desa.dbt": b"x", "desa.zip": b"PK\x03\x04",
    }  # fmt: skip
    parts = {f"desa{suffix}": part for suffix, part in shapefile(tmp_path / "shp").items()} | beside
    with openings(secret) as opened:
        assert only(read(packed(tmp_path / "desa.zip", parts))).villages == 72
    assert not opened


def test_a_shapefile_that_lies_in_a_folder_is_read_without_what_lies_beside_it(tmp_path: Path, secret: Path) -> None:
    shapefile(tmp_path)
    for name in ("desa.shp.aux.xml", "desa.vrt", "desa.qix"):
        (tmp_path / name).write_text(vrt(str(secret), "x"), encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    with openings(secret) as opened:
        assert only(read(tmp_path / "desa.shp")).villages == 72
    assert not opened and all(path.stat().st_mtime_ns == when for path, when in before.items())


def test_one_feature_per_line_is_read(tmp_path: Path) -> None:
    path = geojson(tmp_path / "desa.geojson")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    path.write_text("\n".join(map(json.dumps, features)), encoding="utf-8")
    assert only(read(path)).villages == 72


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX alone makes sparse files so")
@pytest.mark.parametrize("head", [b"{", b"SQLite format 3\0", b"\0\0\x27\x0a", b"PK\x03\x04"])
def test_an_empty_file_of_eight_gigabytes_is_refused_at_once(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "desa.gpkg"
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(8 * 2**30)
    assert refused(path).key in ("perbatasan.rusak", "perbatasan.zip_rusak", "perbatasan.shp_sendiri")
