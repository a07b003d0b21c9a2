"""Reads shapefiles through GDAL, of which only the driver for them is left; only .shp, .shx and .dbf are given to it.

GDAL opens what a content says, not what a name says: a file named desa.shp may be a virtual layer (VRT) that reads any
file of the server, or calls an address. Without the other drivers it can do neither.
"""

import re
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyogrio
from pyogrio import _ogr  # the one way to make GDAL heed the setting after it is loaded
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from kkb.core.errors import KkbError
from kkb.io.boundary.source import (
    BATCH,
    Batch,
    BoundaryLayer,
    BrokenFileError,
    Format,
    key_columns,
    text_table,
)
from kkb.io.boundary.systems import stated_system

DRIVER = "ESRI Shapefile"
SYSTEM = ".sistem"
"""What a .prj is called here, so that GDAL, which would follow what it says, does not find it."""
PARTS = {".shp": ".shp", ".shx": ".shx", ".dbf": ".dbf", ".cpg": ".cpg", ".prj": SYSTEM}
"""The parts of a shapefile that are read, and what they are called when they are."""
COMPANIONS = (".shx", ".dbf")
"""Those without which there are no villages."""
_ENCODING = re.compile(rb"\s*[A-Za-z0-9][A-Za-z0-9_/ -]{1,30}\s*")
_LONGEST_PRJ = 20_000
_LOCK = threading.Lock()
_BROKEN = (DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError, RuntimeError, OSError,
           UnicodeDecodeError, ValueError)  # fmt: skip


def _sources(file: Path, told: str) -> list[BoundaryLayer]:
    keep_one_driver()
    _check_encoding(file.with_suffix(".cpg"))
    with _quietly():
        info = pyogrio.read_info(file, force_feature_count=True)
        if info["driver"] != DRIVER:
            raise KkbError("perbatasan.jenis", file=told)
        if "Polygon" not in str(info["geometry_type"]):
            return []
        columns = _columns(file)
    return [
        BoundaryLayer(
            file, ".shp", file.stem, told, int(info["features"]), stated_system(_projection(file), told), columns
        )
    ]


def _cells(source: BoundaryLayer, columns: Sequence[str], most: int) -> pd.DataFrame:
    rows: list[tuple[object, ...]] = []
    with _quietly(), _opened(source.file, {"columns": list(columns), "read_geometry": False}) as (_, reader):
        for batch in reader:
            rows += _values(batch, columns)
            if 0 < most <= len(rows):
                break
    return text_table(columns, rows[: most or None])


def _batches(source: BoundaryLayer) -> Iterator[Batch]:
    with _quietly(), _opened(source.file, {"columns": list(source.columns)}) as (meta, reader):
        shape = meta["geometry_name"] or "wkb_geometry"
        for batch in reader:
            yield text_table(source.columns, _values(batch, source.columns)), batch.column(shape).to_pylist()


SHAPEFILE = Format(_sources, _cells, _batches)


def keep_one_driver() -> None:
    """Take every driver out of GDAL but that of shapefiles. Raises RuntimeError when some stay: then nothing opens."""
    with _LOCK:
        if others := set(pyogrio.list_drivers()) - {DRIVER}:
            pyogrio.set_gdal_config_options({"GDAL_SKIP": ",".join(sorted(others))})
            _ogr._register_drivers()
        if others := set(pyogrio.list_drivers()) - {DRIVER}:
            raise RuntimeError(f"GDAL keeps drivers that are not allowed: {', '.join(sorted(others))}")


def _opened(
    file: Path, options: dict[str, object]
) -> AbstractContextManager[tuple[dict[str, object], Iterator[pa.RecordBatch]]]:
    return pyogrio.open_arrow(file, batch_size=BATCH, use_pyarrow=True, **options)


def _columns(file: Path) -> tuple[str, ...]:
    """The columns that can hold names or codes, as far as the first features tell."""
    with _opened(file, {"read_geometry": False}) as (_, reader):
        batch = next(iter(reader), None)
        names = [] if batch is None else [n for n in batch.schema.names if n != "OGC_FID"]
        return key_columns({name: batch.column(name).to_pylist() for name in names})


def _values(batch: pa.RecordBatch, columns: Sequence[str]) -> list[tuple[object, ...]]:
    cells = [batch.column(name).to_pylist() for name in columns]
    return list(zip(*cells, strict=True)) if cells else [()] * batch.num_rows


def _check_encoding(beside: Path) -> None:
    """Leave a .cpg aside that names no encoding."""
    if beside.is_file() and not _ENCODING.fullmatch(beside.read_bytes()[:100]):
        beside.unlink()


def _projection(file: Path) -> str | None:
    """What the .prj beside a shapefile says."""
    beside = file.with_suffix(SYSTEM)
    if not beside.is_file():
        return None
    with beside.open("rb") as stream:
        return stream.read(_LONGEST_PRJ).decode("utf-8", errors="replace")


@contextmanager
def _quietly() -> Iterator[None]:
    """GDAL's remarks kept off the screen: what matters of them is told village by village. Raises BrokenFileError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            yield
        except _BROKEN as error:
            raise BrokenFileError(str(error)) from error
