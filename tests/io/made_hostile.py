"""Things a hostile boundary file would reach for, and how a test sees that it did: a port, a file, a folder."""

import ctypes
import json
import os
import socket
import sqlite3
import struct
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kkb.core.errors import KkbError
from tests.io.made_boundaries import cells, read, written

_OPENED = 0x20


@contextmanager
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and one entry for each call to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.02)
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


@contextmanager
def openings(file: Path) -> Iterator[list[int]]:
    """One entry for each time that any process opened a file meanwhile (told when the block ends; Linux only)."""
    found: list[int] = []
    if not sys.platform.startswith("linux"):
        yield found
        return
    library = ctypes.CDLL(None, use_errno=True)
    watch = library.inotify_init1(os.O_NONBLOCK)
    assert watch >= 0 and library.inotify_add_watch(watch, os.fsencode(file), _OPENED) >= 0
    try:
        yield found
        try:
            events = os.read(watch, 65536)
        except BlockingIOError:
            events = b""
        while events:
            _, mask, _, length = struct.unpack_from("iIII", events)
            found.append(mask)
            events = events[16 + length :]
    finally:
        os.close(watch)


def secret_file(folder: Path) -> Path:
    """A file of the server that a boundary file would read."""
    return written(cells()[["kode", "nama", "geometry"]].assign(nama="RAHASIA"), folder / "rahasia.gpkg")


def refused(path: Path) -> KkbError:
    with pytest.raises(KkbError) as refusal:
        read(path)
    return refusal.value


def vrt(source: str, layer: str) -> str:
    return f"""<OGRVRTDataSource><OGRVRTLayer name="desa"><SrcDataSource>{source}</SrcDataSource>
<SrcLayer>{layer}</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"""


def packed(path: Path, parts: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def changed(path: Path, *statements: str) -> Path:
    """A good GeoPackage after some statements of SQL."""
    written(cells()[["kode", "nama", "geometry"]], path)
    with sqlite3.connect(path) as connection:
        connection.executescript("PRAGMA writable_schema = ON;" + ";".join(statements))
    connection.close()
    return path


def systems(secret: Path, port: int) -> dict[str, object]:
    """Statements of a coordinate system in GeoJSON that lead out of the file."""
    address = f"http://127.0.0.1:{port}/sistem"
    named = {
        "address": address, "file": str(secret), "file address": f"file://{secret}", "init": f"+init={secret}:1",
        "grids": f"+proj=longlat +datum=WGS84 +nadgrids={secret}", "grids wkt": grids(str(secret)),
        "pipeline": f"+proj=pipeline +step +proj=hgridshift +grids={secret}", "curl": f"/vsicurl/{address}",
        "json": json.dumps({"type": "GeographicCRS", "name": str(secret)}),
    }  # fmt: skip
    linked = {
        "link": {"type": "link", "properties": {"href": address, "type": "ogcwkt"}},
        "url": {"type": "url", "properties": {"url": address}},
        "linked file": {"type": "link", "properties": {"href": str(secret), "type": "proj4"}},
        "text": address,
    }
    return {name: {"type": "name", "properties": {"name": value}} for name, value in named.items()} | linked


def grids(file: str) -> str:
    """A definition in WKT that names a grid."""
    return (
        'GEOGCS["x",DATUM["x",SPHEROID["Bessel 1841",6377397.155,299.1528128],EXTENSION["PROJ4_GRIDS","' + file + '"]],'
        'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
    )
