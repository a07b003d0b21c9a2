"""Which of GDAL's drivers may open a file: those of the allowed kinds, by name; all others are taken out of it.

GDAL opens what a content says, not what a name says: a file named desa.geojson may be a virtual layer (VRT) that reads
any file of the server, or call an address. Without those drivers it can do neither.
"""

import threading

import pyogrio
from pyogrio import _ogr  # the one way to make GDAL heed the setting after it is loaded

from kkb.core.errors import KkbError

DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".shp": "ESRI Shapefile"}
"""The driver of each kind of boundary file as its content tells it; a new kind is one line here."""
_LOCK = threading.Lock()


def keep_allowed_only() -> None:
    """Take every driver out of GDAL but the allowed ones. Raises RuntimeError when some stay: then nothing opens."""
    allowed = set(DRIVERS.values())
    with _LOCK:
        if others := set(pyogrio.list_drivers()) - allowed:
            pyogrio.set_gdal_config_options({"GDAL_SKIP": ",".join(sorted(others))})
            _ogr._register_drivers()
        if others := set(pyogrio.list_drivers()) - allowed:
            raise RuntimeError(f"GDAL keeps drivers that are not allowed: {', '.join(sorted(others))}")


def check_driver(kind: str, driver: str, name: str) -> None:
    """Raises KkbError "perbatasan.jenis" unless GDAL opened a file with the driver of its kind."""
    if DRIVERS.get(kind) != driver:
        raise KkbError("perbatasan.jenis", file=name)
