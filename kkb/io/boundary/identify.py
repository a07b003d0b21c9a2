"""Which village each feature is: by codes where their system is sure, else by names; and what the others are."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.config.file_specs import Aliases
from kkb.core.area.spelling import name_key
from kkb.core.area.wilayah import INDONESIA, Level, is_within, level
from kkb.core.errors import KkbError
from kkb.io.boundary import codes as coding
from kkb.io.boundary.codes import BPS, KEMENDAGRI, NAMES, CodeColumn
from kkb.io.boundary.features import Features
from kkb.io.boundary.naming import NameColumns, codes_by_name, level_of_features, name_columns, renamed_districts
from kkb.io.names.code_index import build_code_list

_SURE = 0.9
"""So much of a file without a column for the kabupaten must lie in one."""
EXTRA, UNKNOWN, OUTSIDE, UNLISTED, VILLAGE = "tambahan", "tak_dikenal", "luar", "tanpa_daftar", "desa"
_LAND = frozenset({
    "HUTAN", "DANAU", "WADUK", "LAUT", "KAWASAN", "TAMAN", "CAGAR", "SUAKA", "PERKEBUNAN", "SUNGAI", "RAWA", "TNKS",
    "TAHURA", "BENDUNGAN", "SITU", "TELAGA", "LAKE", "FOREST", "PERAIRAN", "ENCLAVE", "ENKLAVE",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identified:
    """Per feature its village code ("" = none), what it is, and its name in the file; `system` as used.

    `by_name` are villages without a code of their own, known by their names; `renamed` kabupaten
    that the list calls otherwise; `placed` the kabupaten that no column names, where the outlines lie.
    """

    codes: pd.Series
    kinds: pd.Series
    names: pd.Series
    system: str
    columns: tuple[str, ...]
    by_name: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    placed: str | None = None


def identified(
    features: Features, listed: pd.DataFrame, aliases: Aliases, asked: Mapping[str, str | None]
) -> Identified:
    """Which village each feature is. `asked` has "sistem" (None = find out), "wilayah" (None = all) and "berkas".

    Raises KkbError "perbatasan.*": codes of another system, no key at all, no list for the region.
    """
    names = name_columns(features.table, listed)
    wider = level_of_features(features.table, names, listed)
    if wider and not any(coding.code_like(features.table[name]) for name in features.table):
        raise KkbError(f"perbatasan.tingkat_{wider}", file=asked["berkas"], n=len(features.table))
    column = None if asked["sistem"] == NAMES else _column(features, listed, asked, names)
    blank = pd.Series("", index=features.table.index, dtype=object)
    own = features.table[names.desa] if names.desa else blank
    if column is not None:
        codes = _filled(column.codes, features.table, names, (listed, aliases), asked["wilayah"])
        added = tuple(sorted(set(codes[column.codes.eq("")]) - {""}))
        kinds = _kinds(codes, own, listed, asked["wilayah"])
        return Identified(codes, kinds, own, column.system, (column.column,), added)
    region, placed = asked["wilayah"], None
    if names.kabupaten is None and level(region or INDONESIA) != Level.KABUPATEN:
        placed = coding.district_on_ground(features.boxes, listed, _SURE) if names.desa else None
        region = None if placed is None else str(placed["kode_kab"])
    if names.desa is None or (names.kabupaten is None and region is None):
        raise _no_key(features.table, names, asked)
    codes = build_code_list(listed)
    found = codes_by_name(features.table, names, region, codes, aliases)
    if found.eq("").all():
        raise KkbError("perbatasan.tanpa_daftar", file=asked["berkas"], nilai=_first(own))
    used = tuple(name for name in (names.kabupaten, names.kecamatan, names.desa) if name)
    renamed = renamed_districts(features.table, names, codes, aliases)
    there = None if placed is None else str(placed["nama_kab"])
    return Identified(found, _kinds(found, own, listed, region), own, NAMES, used, renamed=renamed, placed=there)


def _filled(
    codes: pd.Series, table: pd.DataFrame, names: NameColumns, book: tuple[pd.DataFrame, Aliases], region: str | None
) -> pd.Series:
    """The codes, and for features without one that of the village they name, as long as no other feature has it."""
    listed, aliases = book
    blank = codes.eq("")
    if names.desa is None or names.kabupaten is None or names.kecamatan is None or not blank.any():
        return codes
    found = codes_by_name(table[blank], names, region, build_code_list(listed), aliases)
    return codes.where(~blank, found.where(~found.isin(set(codes)), "").reindex(codes.index, fill_value=""))


def _column(
    features: Features, listed: pd.DataFrame, asked: Mapping[str, str | None], names: NameColumns
) -> CodeColumn | None:
    """The code column to use; None when names must do. Raises KkbError when the codes are of another system."""
    ours = coding.best_column(features.table, features.boxes, listed, KEMENDAGRI)
    theirs = coding.best_column(features.table, features.boxes, listed, BPS)
    wanted, other = (theirs, ours) if asked["sistem"] == BPS else (ours, theirs)
    if wanted is not None and (wanted.agrees or (wanted.hits and not wanted.placed and not (other and other.agrees))):
        return wanted
    file = asked["berkas"]
    if asked["sistem"] is None and other is not None and other.is_prefixed and _speaks(other, wanted):
        return other
    if other is not None and other.agrees:
        key = "perbatasan.bukan_bps" if asked["sistem"] == BPS else "perbatasan.kode_bps"
        raise KkbError(key, file=file, kolom=other.column, nilai=_first(other.cells))
    if wanted is not None and wanted.placed:
        hit = wanted.codes[wanted.codes.isin(listed["kode"])].iloc[0]
        meant = listed.loc[listed["kode"].eq(hit)].iloc[0]
        there = coding.district_on_ground(features.boxes, listed)
        place = "–" if there is None else str(there["nama_kab"])
        key = "bergeser" if place == meant["nama_kab"] else "kode_lain_tempat"
        raise KkbError(
            f"perbatasan.{key}", file=file, kolom=wanted.column, nilai=hit, desa=meant["nama"],
            kab=meant["nama_kab"], letak=place,
        )  # fmt: skip
    if asked["sistem"] == BPS:
        raise KkbError("perbatasan.bps_tanpa_jembatan", file=file)
    strange = wanted is not None and not wanted.codes.str[:5].isin(listed["kode_kab"]).any()
    if wanted is not None and (names.desa is None or (strange and names.kabupaten is None)):
        raise KkbError("perbatasan.tanpa_daftar", file=file, nilai=_first(wanted.cells))
    return None


def _speaks(column: CodeColumn, other: CodeColumn | None) -> bool:
    """Whether a column's codes name villages where they lie, or, without any point, name villages as no other does."""
    return column.agrees or bool(column.hits and not column.placed and not (other and other.hits))


def _kinds(codes: pd.Series, names: pd.Series, listed: pd.DataFrame, region: str | None) -> pd.Series:
    known, districts = set(listed["kode"]), set(listed["kode_kab"])
    keys = {name_key(name) for code, name in zip(codes, names, strict=True) if code not in known}
    lands = {key for key in keys if not _LAND.isdisjoint(key.split())}
    if lands:  # a village may be called after a lake; its name is asked for in the whole list only then
        lands -= {name_key(name) for name in listed["nama"]}

    def kind(code: str, name: str) -> str:
        if code in known:
            return VILLAGE if region is None or is_within(code, region) else OUTSIDE
        words, is_land = set(name_key(name).split()), name_key(name) in lands
        if is_land or (words <= _LAND and not code):
            return EXTRA
        if code and code[:5] not in districts:
            return UNLISTED
        return UNKNOWN

    pairs = zip(codes, names, strict=True)
    return pd.Series([kind(code, name) for code, name in pairs], index=codes.index, dtype=object)


def _no_key(table: pd.DataFrame, names: NameColumns, asked: Mapping[str, str | None]) -> KkbError:
    columns = ", ".join(str(name) for name in table.columns[:20]) or "–"
    key = "perbatasan.tanpa_kabupaten" if names.desa else "perbatasan.tanpa_kunci"
    return KkbError(key, file=asked["berkas"], kolom=columns)


def _first(cells: pd.Series) -> str:
    filled = cells[cells.ne("")]
    return str(filled.iloc[0]) if len(filled) else "–"
