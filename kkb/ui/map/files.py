"""Files the map's frame asks our own server for: Leaflet, the map's scripts and styles, the outlines of regions.

Streamlit serves a folder for every declared component, with or without a component behind it. The addresses are
relative to streamlit-folium's frame (`/component/streamlit_folium.st_folium/`): a base path or a proxy changes nothing.
"""

import hashlib
import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
from xstatic.pkg import leaflet

from kkb.app import resources
from kkb.app.map.geometry import AskedGeometry, asked_geometry, make_geometry, region_of
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import OFFICIAL, SCHEMATIC, TILES, TooManyVillagesError
from kkb.draw.map.element import SCRIPTS, STYLES
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext

ASSETS = Path(__file__).resolve().parent / "assets"
GEOMETRY = resources.DATA / "lokal" / "geometri"
_LOG = logging.getLogger("kkb")


@dataclass(frozen=True, slots=True)
class MapFiles:
    """Addresses of the scripts and styles, in the order they are loaded."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]


@st.cache_resource(show_spinner=False)
def map_files() -> MapFiles:
    """Everything the frame needs besides outlines; the address changes when a file does."""
    library, own = Path(leaflet.BASE_DIR), ASSETS
    served = {library: _served("leaflet", library), own: _served("peta", own)}
    scripts = [(library, "leaflet.js"), *((own, name) for name in SCRIPTS)]
    styles = [(library, "leaflet.css"), *((own, name) for name in STYLES)]
    return MapFiles(
        tuple(_address(served[folder], folder / name) for folder, name in scripts),
        tuple(_address(served[folder], folder / name) for folder, name in styles),
    )


def page_geometry(page: PageContext, kind: str) -> GeometryFile:
    """The outlines of the page's area; with very many villages those of its kabupaten/kota and provinces.

    Made when first asked for and kept on disk. Raises NoPointsError (also for official boundaries that nobody brought
    in) or TooManyVillagesError.
    """
    asked = asked_geometry(page.area_view.places, page.filter.wilayah, kind)
    return _kept(page.listed, asked, page.version if kind == OFFICIAL else 0)


def area_geometry(page: PageContext) -> GeometryFile:
    """The outlines of the page's area with its villages: tiles, or the areas themselves where tiles would be too many.

    Raises NoPointsError or TooManyVillagesError.
    """
    try:
        return map_geometry(page.app.listed, page.filter.wilayah, TILES)
    except TooManyVillagesError:
        return map_geometry(page.app.listed, page.filter.wilayah, SCHEMATIC)


def map_geometry(gazetteer: pd.DataFrame, area: str, kind: str) -> GeometryFile:
    """The outlines of the villages of a list to show an area with: of its kabupaten/kota when it lies in one.

    Raises NoPointsError or TooManyVillagesError.
    """
    return _kept(gazetteer, AskedGeometry(region_of(area), kind))


def _kept(gazetteer: pd.DataFrame, asked: AskedGeometry, version: int = 0) -> GeometryFile:
    found, _ = _geometry(gazetteer, asked, version)
    if not found.path.is_file():  # somebody tidied the folder
        _geometry.clear(gazetteer, asked, version)
        found, _ = _geometry(gazetteer, asked, version)
    return found


def geometry_address(geometry: GeometryFile) -> str:
    """Where the frame finds the outlines."""
    return f"{_served('geometri', geometry.path.parent)}{geometry.address}"


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={pd.DataFrame: id})
def _geometry(gazetteer: pd.DataFrame, asked: AskedGeometry, version: int) -> tuple[GeometryFile, pd.DataFrame]:  # noqa: ARG001 -- a key of what is kept
    # The frame is kept with the answer, so that its id, which is the key, cannot come to mean another frame.
    return make_geometry(asked, gazetteer, geometry_folder(), cache.app), gazetteer


@st.cache_resource(show_spinner=False)
def geometry_folder() -> Path:
    """Where outlines are kept: beside the database, or in a temporary folder when that is not writable."""
    try:
        GEOMETRY.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=GEOMETRY):
            return GEOMETRY
    except OSError:
        _LOG.warning("%s tidak dapat ditulisi; geometri disimpan sementara", GEOMETRY)
        return Path(tempfile.mkdtemp(prefix="kkb-geometri-"))


@st.cache_resource(show_spinner=False)
def _served(name: str, folder: Path) -> str:
    """Let the server hand out a folder; its address as seen from streamlit-folium's frame, with a slash at the end."""
    component = components.declare_component(name, path=os.fspath(folder))
    return f"../{component.name}/"


def _address(prefix: str, file: Path) -> str:
    return f"{prefix}{file.name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"
