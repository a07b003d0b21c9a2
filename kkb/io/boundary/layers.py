"""Which layers of a boundary file hold villages, and their features in batches."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from kkb.core.errors import KkbError
from kkb.io.boundary.codes import code_like
from kkb.io.boundary.container import kind_of
from kkb.io.boundary.drivers import check_driver, keep_allowed_only
from kkb.io.names import clean_text, compact, name_key, shown

MOST_COLUMNS = 80
BROKEN = (DataSourceError, DataLayerError, RuntimeError, OSError, UnicodeDecodeError, shapely.errors.GEOSException)
_BATCH = 1000
_LOOKED_AT = 200
_LEAST_CODE = 1_000_000_000.0
_CURVES = frozenset(range(8, 18))
"""Codes of outlines with arcs in WKB; with heights 1000, 2000 or 3000 are added."""
_NAMED = ("DESA", "KELURAHAN", "DESAKEL", "VILLAGE")


@dataclass(frozen=True, slots=True)
class Source:
    """One polygon layer of one file: the name to read it by, the name to show, what it holds."""

    file: Path
    name: str
    shown: str
    features: int
    crs: str | None


@dataclass(frozen=True, slots=True)
class Layer:
    """The village layer: one source, or several that continue each other; `others` are the polygon layers not read."""

    sources: tuple[Source, ...]
    others: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return ", ".join(source.shown for source in self.sources)

    @property
    def features(self) -> int:
        """How many features it has."""
        return sum(source.features for source in self.sources)

    @property
    def crs(self) -> str | None:
        """The coordinate system, None when the file does not say."""
        return self.sources[0].crs


def village_layer(files: Mapping[Path, str], name: str) -> Layer:
    """The layer to read: one with village codes, one that is named so, the largest; with those that continue it.

    `files` are the files to open with the name each bears. Raises KkbError "perbatasan.*".
    """
    keep_allowed_only()
    with _quietly():
        return _village_layer(files, name)


def _village_layer(files: Mapping[Path, str], name: str) -> Layer:
    found: list[Source] = []
    broken: dict[str, Exception] = {}
    for file, told in files.items():
        try:
            found += _sources(file, told, name)
        except (KkbError, *BROKEN) as error:
            broken[told] = error
    found = [source for source in found if source.features]
    if not found:
        if broken:
            first = next(iter(broken.values()))
            raise first if isinstance(first, KkbError) else KkbError("perbatasan.rusak", file=name) from first
        raise KkbError("perbatasan.tanpa_poligon", file=name)
    columns = {source: _code_columns(source) if len(found) > 1 else () for source in found}
    best = max(found, key=lambda source: (bool(columns[source]), _is_named(source), source.features))
    same = _continued(best, columns)
    others = [source.shown for source in found if source not in same]
    return Layer(same, tuple(map(shown, [*others, *broken])))


def read_batches(layer: Layer) -> Iterator[tuple[pd.DataFrame, list[bytes | None]]]:
    """The features in batches: attributes as clean text, outlines as WKB in the file's own coordinates."""
    for source in layer.sources:
        names: list[str] | None = None
        done = 0
        options = {"layer": source.name, "batch_size": _BATCH, "use_pyarrow": True}
        with _quietly(), pyogrio.open_arrow(source.file, **options) as (meta, reader):
            shape = meta["geometry_name"] or "wkb_geometry"
            for batch in reader:
                names = names or _keys(batch, shape)
                cells = {n: [clean_text(v) for v in batch.column(n).to_pylist()] for n in names}
                wkb = _straight(batch.column(shape).to_pylist(), source, done)
                done += len(wkb)
                yield pd.DataFrame(cells, index=range(len(wkb)), dtype=object), wkb


def _straight(wkb: list[bytes | None], source: Source, done: int) -> list[bytes | None]:
    """The outlines of a batch; when arcs are among them, read once more with arcs as lines (what shapely can read)."""
    kinds = {int.from_bytes(one[1:5], "little" if one[0] else "big") % 1000 for one in wkb if one}
    if not kinds & _CURVES:
        return wkb
    options = {"layer": source.name, "columns": [], "skip_features": done, "max_features": len(wkb)}
    return list(pyogrio.raw.read(source.file, **options)[2])


@contextmanager
def _quietly() -> Iterator[None]:
    """GDAL's remarks kept off the screen: what matters of them is told village by village."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        yield


def _sources(file: Path, told: str, name: str) -> list[Source]:
    kind = kind_of(file, name)
    layers = [name for name, kind in pyogrio.list_layers(file) if kind and "Point" not in kind and "Line" not in kind]
    found = []
    for layer in layers:
        info = pyogrio.read_info(file, layer=layer, force_feature_count=True)
        check_driver(kind, info["driver"], name)
        label = told if len(layers) == 1 and kind != ".gpkg" else layer
        found.append(Source(file, layer, label, int(info["features"]), info["crs"]))
    return found


def _continued(best: Source, columns: Mapping[Source, tuple[str, ...]]) -> tuple[Source, ...]:
    """The best layer and those of the same system that bear other villages' codes in the same column.

    A layer that repeats its codes (kecamatan dissolved from villages keep the code of one) is another theme.
    """
    same = [best]
    seen = {column: _values(best, column) for column in columns[best]}
    for source, names in columns.items():
        shared = [name for name in names if name in seen]
        if source is best or source.crs != best.crs or not shared:
            continue
        values = _values(source, shared[0])
        if not values & seen[shared[0]]:
            same.append(source)
            seen[shared[0]] |= values
    return tuple(same)


def _code_columns(source: Source) -> tuple[str, ...]:
    """The columns that hold village codes, as far as the first features tell."""
    try:
        sample = pyogrio.read_dataframe(source.file, layer=source.name, read_geometry=False, max_features=_LOOKED_AT)
    except BROKEN:
        return ()
    return tuple(str(name) for name in sample if code_like(sample[name].map(clean_text)))


def _values(source: Source, column: str) -> set[str]:
    table = pyogrio.read_dataframe(source.file, layer=source.name, read_geometry=False, columns=[column])
    return set(table[column].map(clean_text)) - {""}


def _is_named(source: Source) -> bool:
    return any(word in compact(name_key(source.shown)) for word in _NAMED)


def _keys(batch: pa.RecordBatch, shape: str) -> list[str]:
    """The columns that can hold names or codes."""
    kept = [n for n in batch.schema.names if n not in (shape, "OGC_FID") and _may_be_key(batch.column(n))]
    return kept[:MOST_COLUMNS]


def _may_be_key(cells: pa.Array) -> bool:
    """Whether a column can hold names or codes; measured areas and dates would only fill the memory."""
    if pa.types.is_floating(cells.type):
        values = cells.drop_null().to_pylist()
        return bool(values) and all(value >= _LEAST_CODE and value.is_integer() for value in values)
    return pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type) or pa.types.is_integer(cells.type)
