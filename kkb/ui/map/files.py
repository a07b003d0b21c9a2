"""Files the map's frame asks our own server for: Leaflet, the map's scripts and styles, the outlines of regions.

Streamlit serves a folder for every declared component, with or without a component behind it. The addresses are
relative to streamlit-folium's frame (`/component/streamlit_folium.st_folium/`): a base path or a proxy changes nothing.
"""

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
from xstatic.pkg import leaflet

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.draw.geometry.file import GeometryFile, geometry_file, wide_geometry_file
from kkb.draw.map.element import SCRIPTS, STYLES

ASSETS = Path(__file__).resolve().parent / "assets"
GEOMETRY = resources.DATA / "lokal" / "geometri"
_VILLAGES, _DISTRICTS = "desa", "kabupaten"
_MAKERS: dict[str, Callable[[pd.DataFrame, str, str, Path], GeometryFile]] = {
    _VILLAGES: geometry_file,
    _DISTRICTS: wide_geometry_file,
}
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


def map_geometry(gazetteer: pd.DataFrame, area: str, kind: str) -> GeometryFile:
    """The outlines to show an area with: of its kabupaten/kota when it lies in one, else of the area.

    Made when first asked for and kept on disk. Raises NoPointsError or TooManyVillagesError.
    """
    return _kept(gazetteer, wilayah.cut(area, min(Level.KABUPATEN, wilayah.level(area))), kind, _VILLAGES)


def wide_geometry(gazetteer: pd.DataFrame, region: str, kind: str) -> GeometryFile:
    """The outlines of the kabupaten/kota and provinces of a region, without villages; kept as the others are.

    Raises NoPointsError.
    """
    return _kept(gazetteer, region, kind, _DISTRICTS)


def _kept(gazetteer: pd.DataFrame, region: str, kind: str, maker: str) -> GeometryFile:
    found, _ = _geometry(gazetteer, region, kind, maker)
    if not found.path.is_file():  # somebody tidied the folder
        _geometry.clear(gazetteer, region, kind, maker)
        found, _ = _geometry(gazetteer, region, kind, maker)
    return found


def geometry_address(geometry: GeometryFile) -> str:
    """Where the frame finds the outlines."""
    return f"{_served('geometri', geometry.path.parent)}{geometry.address}"


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={pd.DataFrame: id})
def _geometry(gazetteer: pd.DataFrame, region: str, kind: str, maker: str) -> tuple[GeometryFile, pd.DataFrame]:
    # The frame is kept with the answer, so that its id, which is the key, cannot come to mean another frame.
    return _MAKERS[maker](gazetteer, region, kind, geometry_folder()), gazetteer


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
