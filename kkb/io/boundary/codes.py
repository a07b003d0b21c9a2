"""Which column bears village codes and of which system: told by the codes' content and by where the outlines lie."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from kkb.core.area.spelling import compact, name_key

_HEADINGS = (r"PROV|PROP|PPUM", r"KAB|KOTA|PKAB", r"KEC|CPUM", r"DESA|DES$|KEL|EPUM")
_MARKS = r"^(KD|KODE|ID|NO|KODEBPS|BPS)|(NO|KD|KODE|ID|CODE)$"
_DIGITS = r"\d{1,10}(\.0)?"

KEMENDAGRI, BPS, NAMES = "kemendagri", "bps", "nama"
SYSTEMS = (KEMENDAGRI, BPS, NAMES)
PIECES = {KEMENDAGRI: (2, 2, 2, 4), BPS: (2, 2, 3, 3)}
"""How many digits provinsi, kabupaten, kecamatan and desa have in a village code."""
NEAR_DEGREES = 0.05
"""A village's official point may lie so far outside the box of its outline (about 5 km)."""
FAR_DEGREES = 0.5
_LEAST = 0.3
_BPS_DOTTED = r"\d\d\.\d\d\.\d{3}\.\d{3}"
_CODE = r"\d(?:[.,\-_/]?\d){9}"
"""Ten digits, whatever stands between them: dots, dashes, or the commas of a number."""
_PREFIX = r"^IDN?[\s\-_.]?(?=\d)"
"""What boundary sets for humanitarian use (COD-AB) write before codes of BPS."""
_SCIENTIFIC = r"[1-9][.,]\d{9}[eE]\+?0?9"


@dataclass(frozen=True, slots=True)
class CodeColumn:
    """A column read under one system: `codes` ("" = no code), how many stand in the list, have a point, lie there;
    `is_prefixed`: the letters ID stand before them, which say that they are of BPS.

    `cells` are what the file has; `column` names several columns when the code is split over them.
    """

    column: str
    system: str
    cells: pd.Series
    codes: pd.Series
    hits: int
    placed: int
    agreeing: int
    is_prefixed: bool = False

    @property
    def agrees(self) -> bool:
        """Whether most of the codes name the village that lies there."""
        return self.agreeing > 0 and 2 * self.agreeing >= self.placed


def best_column(table: pd.DataFrame, boxes: np.ndarray, listed: pd.DataFrame, system: str) -> CodeColumn | None:
    """The column whose codes, read under a system, fit the list and the ground best; None when none has codes."""
    whole = [table[name] for name in table if code_like(table[name])]
    cells = [*whole, *joined_columns(table, PIECES[system])]
    found = [_read(column, boxes, listed, system) for column in cells]
    return max(found, key=lambda column: (column.agreeing, column.hits), default=None)


def code_like(cells: pd.Series) -> bool:
    """Whether a good part of a column's cells look like village codes, with or without marks between the digits."""
    filled = cells[cells.ne("")]
    if filled.empty:
        return False
    return float(_bare(filled).str.fullmatch(_CODE).mean()) >= _LEAST


def ground_agrees(codes: pd.Series, boxes: np.ndarray, listed: pd.DataFrame) -> pd.Series:
    """For each feature whether its code's official point lies in or near its box; missing points count as not."""
    places = listed.drop_duplicates("kode").set_index("kode")[["lon", "lat"]]
    points = places.reindex(codes).to_numpy(float)
    low, high = boxes[:, :2] - NEAR_DEGREES, boxes[:, 2:] + NEAR_DEGREES
    return pd.Series(((points >= low) & (points <= high)).all(axis=1), index=codes.index)


def district_on_ground(boxes: np.ndarray, listed: pd.DataFrame, share: float = 0.0) -> pd.Series | None:
    """The listed kabupaten (`kode_kab`, `nama_kab`) where most outlines lie, at least a share of them; None when no
    listed village is near.
    """
    known = listed.dropna(subset=["lon", "lat"])
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    middles = middles[np.isfinite(middles).all(axis=1)]
    if known.empty or not len(middles):
        return None
    distance, nearest = cKDTree(known[["lon", "lat"]].to_numpy(float)).query(middles)
    if float(np.median(distance)) > FAR_DEGREES / 5:
        return None
    near = known.iloc[nearest[np.isfinite(distance)]]
    code = near["kode_kab"].mode().iloc[0]
    inside = near[near["kode_kab"].eq(code)]
    return inside.iloc[0] if len(inside) >= share * len(middles) else None


def _read(cells: pd.Series, boxes: np.ndarray, listed: pd.DataFrame, system: str) -> CodeColumn:
    codes = _kemendagri(cells) if system == KEMENDAGRI else _through_bridge(cells, listed)
    known = listed.drop_duplicates("kode").set_index("kode")["lon"].notna()
    is_hit = codes.isin(known.index)
    is_placed = codes.map(known).eq(True)
    agreeing = ground_agrees(codes, boxes, listed) & is_placed
    return CodeColumn(
        str(cells.name), system, cells, codes, int(is_hit.sum()), int(is_placed.sum()), int(agreeing.sum()),
        bool(cells.ne("").any() and cells[cells.ne("")].str.contains(_PREFIX, case=False).mean() > _LEAST),
    )  # fmt: skip


def _bare(cells: pd.Series) -> pd.Series:
    """Cells as they were typed, without what spreadsheets add (spaces, ".0", a quote, powers of ten) and without ID."""
    bare = cells.str.replace(r"\.0$|\s|^'", "", regex=True).str.replace(_PREFIX, "", case=False, regex=True)
    is_power = bare.str.fullmatch(_SCIENTIFIC)
    return bare.where(~is_power, bare.str.replace(r"[eE].*$|[.,]", "", regex=True))


def _digits(cells: pd.Series) -> pd.Series:
    bare = _bare(cells)
    return bare.where(bare.str.fullmatch(_CODE), "").str.replace(r"\D", "", regex=True)


def _kemendagri(cells: pd.Series) -> pd.Series:
    """Dotted Kemendagri codes; a code dotted the way of BPS (3+3) is none."""
    digits = _digits(cells).where(~_bare(cells).str.fullmatch(_BPS_DOTTED), "")
    return digits.str.replace(r"(\d\d)(\d\d)(\d\d)(\d{4})", r"\1.\2.\3.\4", regex=True)


def _through_bridge(cells: pd.Series, listed: pd.DataFrame) -> pd.Series:
    """Kemendagri codes of BPS codes, by the list's own bridge; a BPS code that two villages share is none."""
    bridge = listed[listed["kode_bps"].ne("")].drop_duplicates("kode_bps", keep=False).set_index("kode_bps")["kode"]
    return _digits(cells).map(bridge).fillna("")


def joined_columns(table: pd.DataFrame, widths: tuple[int, int, int, int]) -> list[pd.Series]:
    """The four columns as one of ten digits, under the name of all four; none when the headings do not tell them.

    A piece may repeat those above it (kabupaten 1605): its last digits count.
    """
    columns = [_column(table, pattern) for pattern in _HEADINGS]
    names = [name for name in columns if name is not None]
    if len(set(names)) < len(_HEADINGS):
        return []
    pieces = [_piece(table[name], width) for name, width in zip(names, widths, strict=True)]
    is_whole = pd.concat([piece.ne("") for piece in pieces], axis=1).all(axis=1)
    joined = pieces[0].str.cat(pieces[1:]).where(is_whole, "")
    return [joined.rename(" + ".join(names))] if is_whole.any() else []


def _column(table: pd.DataFrame, pattern: str) -> str | None:
    """The first column of digits whose heading speaks of a code at this level."""
    for name in table:
        heading = compact(name_key(str(name).replace("_", " ")))
        if re.search(pattern, heading) and re.search(_MARKS, heading):
            filled = table[name][table[name].ne("")]
            if len(filled) and filled.str.fullmatch(_DIGITS).all():
                return str(name)
    return None


def _piece(cells: pd.Series, width: int) -> pd.Series:
    digits = cells.str.replace(r"\.0$", "", regex=True)
    return digits.where(digits.eq(""), digits.str.zfill(width).str[-width:])
