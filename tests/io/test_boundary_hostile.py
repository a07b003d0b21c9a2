"""Boundary files made to read the server or to call an address: nothing but the file's own content is ever read."""

import socket
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kkb.core.errors import KkbError
from tests.io.made_boundaries import cells, read, written

NAMES = ("desa.geojson", "desa.json", "desa.gpkg", "desa.shp")


@contextmanager
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what was sent to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(b"called")

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1], heard
        finally:
            stop.set()
            thread.join()


def vrt(source: str, layer: str) -> str:
    return f"""<OGRVRTDataSource><OGRVRTLayer name="desa"><SrcDataSource>{source}</SrcDataSource>
<SrcLayer>{layer}</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"""


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
    """A file of the server that a boundary file would read."""
    return written(
        cells()[["kode", "nama", "geometry"]].assign(nama="RAHASIA"), tmp_path_factory.mktemp("s") / "rahasia.gpkg"
    )


def refused(path: Path) -> KkbError:
    with pytest.raises(KkbError) as refusal:
        read(path)
    return refusal.value


@pytest.mark.parametrize("kind", hostile(Path(), 0))
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("is_zipped", [False, True])
def test_no_content_makes_the_reader_open_another_file_or_address(
    tmp_path: Path, secret: Path, kind: str, name: str, is_zipped: bool
) -> None:
    with listener() as (port, heard):
        content = hostile(secret, port)[kind]
        path = tmp_path / (f"{name}.zip" if is_zipped else name)
        if is_zipped:
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr(name, content)
                if name.endswith(".shp"):
                    archive.writestr("desa.dbf", content)
                    archive.writestr("desa.shx", content)
        else:
            path.write_text(content, encoding="utf-8")
        assert refused(path).key.startswith("perbatasan.")
    assert not heard
