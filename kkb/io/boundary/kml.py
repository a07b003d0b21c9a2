"""Reads the polygons of KML, as Google Earth saves them. Links, overlays and styles are passed over: nothing but the
file itself is ever opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd

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
from kkb.io.boundary.systems import DEGREES
from kkb.io.boundary.wkb import from_coordinates

NAME, FOLDER = "name", "folder"
"""Columns for the title of a place, and for that of the folder it lies in (often the kecamatan)."""
MOST_DEPTH = 200
_BLOCK = 2**16


@dataclass(frozen=True, slots=True)
class _Place:
    """A place mark: its words by column, and its polygons as coordinates of GeoJSON."""

    words: dict[str, str]
    polygons: list[list[list[list[float]]]]


def _sources(file: Path, told: str) -> list[BoundaryLayer]:
    """The one layer of a file, after it was gone through once."""
    samples = Samples()
    count = 0
    for place in _places(file):
        count += 1
        samples.add(place.words)
    return [BoundaryLayer(file, ".kml", told, told, count, DEGREES, key_columns(samples.columns))] if count else []


def _cells(source: BoundaryLayer, columns: Sequence[str], most: int) -> pd.DataFrame:
    places = islice(_places(source.file), most or None)
    return text_table(columns, [[place.words.get(name) for name in columns] for place in places])


def _batches(source: BoundaryLayer) -> Iterator[Batch]:
    return in_batches(source.columns, ((place.words, _outline(place)) for place in _places(source.file)))


def _outline(place: _Place) -> bytes | None:
    return from_coordinates({"type": "MultiPolygon", "coordinates": place.polygons})


KML = Format(_sources, _cells, _batches)


def _places(file: Path) -> Iterator[_Place]:
    """Every place mark with a polygon. Raises BrokenFileError: damaged, declared entities, nested without end."""
    folders: list[str] = []
    path: list[str] = []
    try:
        for event, element in _events(file):
            tag = _plain(element.tag)
            if event == "start":
                path.append(tag)
                folders += [""] if tag == "Folder" else []
                if len(path) > MOST_DEPTH:
                    raise BrokenFileError("depth")
                continue
            path.pop()
            if tag == "Placemark":
                place = _place(element, folders[-1] if folders else "")
                if place.polygons:
                    yield place
            elif tag == "name" and path and path[-1] == "Folder":
                folders[-1] = (element.text or "").strip()
            elif tag == "Folder":
                folders.pop()
            if "Placemark" not in path:
                element.clear()
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        raise BrokenFileError(str(error)) from error


def _events(file: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    """Starts and ends of elements, block by block. A document type of its own may declare entities: it is refused."""
    parser = ElementTree.XMLPullParser(("start", "end"))
    with file.open("rb") as stream:
        tail = b""
        while block := stream.read(_BLOCK):
            seam = (tail + block).upper()
            if b"<!DOCTYPE" in seam or b"<!ENTITY" in seam:
                raise BrokenFileError("document type")
            tail = block[-16:]
            parser.feed(block)
            yield from parser.read_events()
    parser.close()
    yield from parser.read_events()


def _place(element: ElementTree.Element, folder: str) -> _Place:
    words = {NAME: "", FOLDER: folder}
    polygons = []
    for part in element.iter():
        tag = _plain(part.tag)
        if tag == "Polygon":
            polygons.append(_rings(part))
        elif tag == "SimpleData" and part.get("name"):
            words[str(part.get("name"))] = (part.text or "").strip()
        elif tag == "Data" and part.get("name"):
            value = next((child.text for child in part if _plain(child.tag) == "value"), None)
            words[str(part.get("name"))] = (value or "").strip()
    title = next((child.text for child in element if _plain(child.tag) == "name"), None)
    return _Place(words | {NAME: (title or "").strip()}, [rings for rings in polygons if rings])


def _rings(polygon: ElementTree.Element) -> list[list[list[float]]]:
    """The rings of a polygon, the outer one first."""
    rings = {"outerBoundaryIs": [], "innerBoundaryIs": []}
    for side in polygon:
        found = rings.get(_plain(side.tag))
        if found is not None:
            found += [_points(part.text or "") for part in side.iter() if _plain(part.tag) == "coordinates"]
    return [*rings["outerBoundaryIs"][:1], *rings["innerBoundaryIs"]] if rings["outerBoundaryIs"] else []


def _points(text: str) -> list[list[float]]:
    """Pairs of longitude and latitude; a height after them is left out."""
    return [[float(number) for number in point.split(",")[:2]] for point in text.split()]


def _plain(tag: object) -> str:
    return str(tag).rpartition("}")[2]
