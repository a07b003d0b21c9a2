"""Which layers of a boundary file hold villages, and their features in batches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kkb.core.area.spelling import compact, name_key
from kkb.core.errors import KkbError
from kkb.io.boundary.codes import code_like
from kkb.io.boundary.container import kind_of
from kkb.io.boundary.geojson import GEOJSON
from kkb.io.boundary.geopackage import GEOPACKAGE
from kkb.io.boundary.kml import KML
from kkb.io.boundary.shapefile import SHAPEFILE
from kkb.io.boundary.source import Batch, BoundaryLayer, BrokenFileError, Format
from kkb.io.names.normal import shown

FORMATS: Mapping[str, Format] = {".geojson": GEOJSON, ".gpkg": GEOPACKAGE, ".kml": KML, ".shp": SHAPEFILE}
"""The reader of each kind, as the first bytes of a file tell it; nothing else is ever opened."""
_LOOKED_AT = 200
_NAMED = ("DESA", "KELURAHAN", "DESAKEL", "VILLAGE")


@dataclass(frozen=True, slots=True)
class Layer:
    """The village layer: one source, or several that continue each other; `others` are the polygon layers not read."""

    sources: tuple[BoundaryLayer, ...]
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
    found: list[BoundaryLayer] = []
    broken: dict[str, Exception] = {}
    for file, told in files.items():
        try:
            found += _format(kind_of(file, name), name).sources(file, told)
        except (KkbError, BrokenFileError) as error:
            broken[told] = error
    found = [source for source in found if source.features]
    if not found:
        raise _nothing(list(broken.values()), name)
    columns = {source: _code_columns(source) if len(found) > 1 else () for source in found}
    best = max(found, key=lambda source: (bool(columns[source]), _is_named(source), source.features))
    same = _continued(best, columns)
    others = [source.shown for source in found if source not in same]
    return Layer(same, tuple(map(shown, [*others, *broken])))


def read_batches(layer: Layer) -> Iterator[Batch]:
    """The features in batches. Raises BrokenFileError when a file cannot be read to its end."""
    for source in layer.sources:
        yield from FORMATS[source.kind].batches(source)


def _format(kind: str, name: str) -> Format:
    if kind not in FORMATS:  # a .zip in a .zip
        raise KkbError("perbatasan.jenis", file=name)
    return FORMATS[kind]


def _nothing(broken: list[Exception], name: str) -> KkbError:
    """Why a file without a layer is refused."""
    if not broken:
        return KkbError("perbatasan.tanpa_poligon", file=name)
    first = broken[0]
    if isinstance(first, KkbError):
        return KkbError(first.key, **(first.values | {"file": name}))
    error = KkbError("perbatasan.rusak", file=name)
    error.__cause__ = first
    return error


def _continued(best: BoundaryLayer, columns: Mapping[BoundaryLayer, tuple[str, ...]]) -> tuple[BoundaryLayer, ...]:
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


def _code_columns(source: BoundaryLayer) -> tuple[str, ...]:
    """The columns that hold village codes, as far as the first features tell."""
    try:
        sample = FORMATS[source.kind].cells(source, source.columns, _LOOKED_AT)
    except BrokenFileError:
        return ()
    return tuple(str(name) for name in sample if code_like(sample[name]))


def _values(source: BoundaryLayer, column: str) -> set[str]:
    try:
        table = FORMATS[source.kind].cells(source, (column,), 0)
    except BrokenFileError:
        return set()
    return set(table[column]) - {""}


def _is_named(source: BoundaryLayer) -> bool:
    return any(word in compact(name_key(source.shown)) for word in _NAMED)
