"""The coordinate system that a file states, as far as it is a plain one: a code of a register, or a definition in WKT.

Nothing a file states may name a file or an address: PROJ would open grids, pipelines and definitions from there.
"""

import re

from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from kkb.core.errors import KkbError
from kkb.io.names.normal import shown

DEGREES = "EPSG:4326"
_LONGEST = 20_000
_CODE = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:|https?://(?:www\.)?opengis\.net/def/crs/)?"
    r"(?P<auth>EPSG|OGC|ESRI|CRS)(?:[:/][0-9.]*)?[:/](?P<code>[A-Za-z0-9]{1,9})",
    re.IGNORECASE,
)
_WKT = re.compile(
    r"\s*(GEOGCS|PROJCS|GEOGCRS|PROJCRS|PROJECTEDCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS|COMPD_CS|COMPOUNDCRS)\s*[\[(]",
    re.IGNORECASE,
)
_OUTER_CODE = re.compile(r"(?:AUTHORITY|ID)\s*\[\s*\"EPSG\"\s*,\s*\"?(\d{3,6})\"?\s*\]\s*\]+\s*$", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"EXTENSION|BOUNDCRS|ABRIDGEDTRANSFORMATION|TRANSFORMATION|PARAMETERFILE|GRIDS|PIPELINE|\+|@|://|\\|/vsi|\.\./"
    r"|\.(gsb|gtx|tif|tiff|gvb|las|los|dat|lla|json|db)\b",
    re.IGNORECASE,
)
"""What can lead out of a definition; no system that villages are drawn in needs it."""


def stated_system(text: str | None, file: str) -> str | None:
    """A statement as `EPSG:code` or plain WKT; None when nothing is stated.

    Raises KkbError "perbatasan.sistem_rusak" for anything else.

    >>> stated_system("urn:ogc:def:crs:OGC:1.3:CRS84", ""), stated_system("EPSG:32748", ""), stated_system(" ", "")
    ('EPSG:4326', 'EPSG:32748', None)
    """
    told = (text or "").strip().removeprefix("\ufeff")
    if not told:
        return None
    if found := _CODE.fullmatch(told):
        authority, code = found["auth"].upper(), found["code"].upper()
        if (authority in ("OGC", "CRS") and code in ("CRS84", "84", "CRS84H")) or (authority, code) == ("EPSG", "4326"):
            return DEGREES
        if authority in ("EPSG", "ESRI") and code.isdigit():
            return f"{authority}:{int(code)}"
    elif len(told) <= _LONGEST and _WKT.match(told):
        if outer := _OUTER_CODE.search(told):
            return f"EPSG:{int(outer[1])}"
        if not _OUTSIDE.search(told):
            return told
    raise _refused(told, file)


def to_degrees(system: str | None, file: str) -> Transformer | None:
    """The change of a stated system to lon, lat; None when it is lon, lat already, or nothing is stated."""
    if system is None or system == DEGREES:
        return None
    try:
        found = CRS.from_wkt(system) if _WKT.match(system) else CRS.from_authority(*system.split(":"))
        if found.equals(CRS.from_epsg(4326), ignore_axis_order=True):
            return None
        return Transformer.from_crs(found, DEGREES, always_xy=True)
    except (ProjError, ValueError) as error:  # CRSError is a ProjError
        raise _refused(system, file) from error


def _refused(told: str, file: str) -> KkbError:
    return KkbError("perbatasan.sistem_rusak", file=file, nilai=shown(" ".join(told[:500].split())))
