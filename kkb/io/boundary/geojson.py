"""Reads GeoJSON feature by feature, also one feature per line. Nothing but the file itself is ever opened: a link to a
coordinate system is refused, everything that is no feature is passed over.
"""

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pandas as pd

from kkb.core.errors import KkbError
from kkb.io.boundary.source import (
    Batch,
    BoundaryLayer,
    BrokenFileError,
    Format,
    Samples,
    in_batches,
    key_columns,
    text_table,
)
from kkb.io.boundary.systems import DEGREES, stated_system
from kkb.io.boundary.wkb import from_coordinates

MOST_TEXT = 64 * 2**20
"""Characters of one feature, or of anything else in the file; the largest village takes less than 2 million."""
_BLOCK = 2**20
_TAIL = 12
_SPACE = re.compile(r"[\s\x1e,]*")
_PLAIN_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder()
_OTHER = {"topology": "perbatasan.topojson"}


def _sources(file: Path, told: str) -> list[BoundaryLayer]:
    """The one layer of a file, after it was gone through once."""
    parts = _Members(file)
    samples = Samples()
    count, polygons = 0, 0
    for feature in parts.features():
        count += 1
        polygons += _has_polygon(feature.get("geometry"))
        samples.add(_properties(feature))
    _check_type(parts.others, told)
    if not polygons:
        return []
    system = _system(parts.others.get("crs"), told)
    return [BoundaryLayer(file, ".geojson", told, told, count, system, key_columns(samples.columns))]


def _cells(source: BoundaryLayer, columns: Sequence[str], most: int) -> pd.DataFrame:
    properties = map(_properties, islice(_Members(source.file).features(), most or None))
    return text_table(columns, [[values.get(name) for name in columns] for values in properties])


def _batches(source: BoundaryLayer) -> Iterator[Batch]:
    features = _Members(source.file).features()
    return in_batches(source.columns, ((_properties(f), from_coordinates(f.get("geometry"))) for f in features))


GEOJSON = Format(_sources, _cells, _batches)


@dataclass(slots=True)
class _Members:
    """Goes through a file once; `others` are the members beside the features, known when all of them are read."""

    file: Path
    others: dict[str, object] = field(default_factory=dict)

    def features(self) -> Iterator[dict[str, object]]:
        """Every feature, of collections and of lines. Raises BrokenFileError."""
        with self.file.open("rb") as stream:
            text = _Text(stream)
            while text.peek(_SPACE):
                yield from self._object(text)

    def _object(self, text: "_Text") -> Iterator[dict[str, object]]:
        text.take("{")
        own: dict[str, object] = {}
        is_first = True
        while text.peek() != "}":
            if not is_first:
                text.take(",")
            is_first = False
            name = text.value()
            text.take(":")
            if name == "features" and text.peek() == "[":
                yield from _items(text)
            elif name in ("type", "crs", "geometry", "properties"):
                own[str(name)] = text.value()
            else:
                text.value()
        text.take("}")
        if own.get("type") == "Feature":
            yield own
        self.others.update({name: own[name] for name in ("type", "crs") if name in own})


def _items(text: "_Text") -> Iterator[dict[str, object]]:
    text.take("[")
    is_first = True
    while text.peek() != "]":
        if not is_first:
            text.take(",")
        is_first = False
        item = text.value()
        yield item if isinstance(item, dict) else {}
    text.take("]")


class _Text:
    """The text of a file, of which no more is held than the value that is read."""

    def __init__(self, stream: object) -> None:
        self._blocks = iter(lambda: stream.read(_BLOCK), b"")
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._held, self._at, self._is_whole = "", 0, False

    def peek(self, space: re.Pattern[str] = _PLAIN_SPACE) -> str:
        """The next character that is no space; "" at the end of the file."""
        while True:
            self._at = space.match(self._held, self._at).end()
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def take(self, mark: str) -> None:
        """Go over a mark that must stand here."""
        if self.peek() != mark:
            raise BrokenFileError(mark)
        self._at += 1

    def value(self) -> object:
        """The value that stands here."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                is_cut = error.pos >= len(self._held) - _TAIL or error.msg.startswith("Unterminated")
                if not (is_cut and self._more()):
                    raise BrokenFileError(error.msg) from error
            except (RecursionError, ValueError) as error:  # nested without end, or a number of thousands of digits
                raise BrokenFileError(str(error)) from error
            else:
                if end < len(self._held) or not self._more():
                    self._at = end
                    return value

    def _more(self) -> bool:
        """Read on, at least as much as is held; False at the end of the file."""
        if self._is_whole:
            return False
        held, wanted = [self._held[self._at :]], max(len(self._held) - self._at, 1)
        if wanted > MOST_TEXT:
            raise BrokenFileError("too large")
        got = 0
        while got < wanted and not self._is_whole:
            block = next(self._blocks, b"")
            self._is_whole = not block
            try:
                held.append(self._decode.decode(block, final=self._is_whole))
            except UnicodeDecodeError as error:
                raise BrokenFileError("encoding") from error
            got += len(held[-1])
        self._held, self._at = "".join(held), 0
        return got > 0


def _properties(feature: dict[str, object]) -> dict[str, object]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _has_polygon(geometry: object) -> bool:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    return kind in ("Polygon", "MultiPolygon", "GeometryCollection")


def _check_type(others: dict[str, object], told: str) -> None:
    kind = str(others.get("type", "")).casefold()
    if kind in _OTHER:
        raise KkbError(_OTHER[kind], file=told)


def _system(crs: object, told: str) -> str | None:
    """The system that a file names; links are refused, whatever they lead to. Without one it is degrees (RFC 7946)."""
    if crs is None:
        return DEGREES
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) and str(crs.get("type")) == "name" else None
    if not isinstance(name, str):
        raise KkbError("perbatasan.sistem_rusak", file=told, nilai=json.dumps(crs)[:80])
    return stated_system(name, told) or DEGREES
