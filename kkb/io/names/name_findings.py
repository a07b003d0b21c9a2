"""What is told about area names: each unknown village with its row; what was understood, and kabupaten and kecamatan,
once per name, with how many rows bear it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.spelling import name_key
from kkb.core.area.wilayah import Level
from kkb.core.issue import Issue, Severity
from kkb.io.names.areas import FORMER, FORMER_MANY, AreaMatch
from kkb.io.names.districts import DistrictMatch
from kkb.io.names.evidence import Fit
from kkb.io.names.normal import VILLAGE_WORDS, clean_text, readings, shown
from kkb.io.table.headings import TableHeader

READ_AS, WORD_MANY, OTHER_PROVINCE = "nama_dibaca", "nama_dengan_kata_banyak", "provinsi_berbeda"
_UNDERSTOOD = (
    READ_AS, FORMER, "kabupaten_dari_kecamatan", "kecamatan_dari_desa", "kecamatan_ganti_nama", "kecamatan_daftar_lama",
)  # fmt: skip
_FEW = 10
"""So many villages with names of older lists, or with a word before their name, are told one by one."""


def area_findings(cells: pd.Series, column: str, matches: Sequence[AreaMatch]) -> Iterator[Issue]:
    """Findings on kecamatan or villages: each unknown village by its row, all else once, in its first row."""
    counts = Counter(match for match in matches if match.finding)
    told: set[object] = set()
    together = _together(cells, matches)
    for row, cell, match in zip(cells.index, cells, matches, strict=True):
        if match.finding is None:
            continue
        many = _kind(cell, match)
        if many in together:
            if many not in told:
                yield Issue(many, "catatan", row, column, shown(cell), (str(together[many]),), match.hint)
            told.add(many)
            continue
        key = (cell, match.code) if match.finding in (READ_AS, FORMER) else match
        if key in told and _is_once(match):
            continue
        told.add(key)
        value = shown(cell) if clean_text(cell) else None
        figures = _figures(counts[match], match.fit) if wilayah.level(match.code) == Level.KECAMATAN else ()
        yield Issue(match.finding, _severity(match.finding), row, column, value, figures, match.hint)


def _kind(cell: object, match: AreaMatch) -> str | None:
    """The finding that many of a kind are told by together: names of older lists, and names behind a region's word."""
    if match.finding == FORMER:
        return FORMER_MANY
    if match.finding != READ_AS or wilayah.level(match.code) != Level.DESA:
        return None
    bare = readings(clean_text(cell), VILLAGE_WORDS)
    return WORD_MANY if len(bare) > 1 and bare[-1] == name_key(match.name) else None


def _together(cells: pd.Series, matches: Sequence[AreaMatch]) -> dict[str, int]:
    """How many different names there are of each kind that has too many to be told one by one."""
    pairs = {(str(cell), match.code, _kind(cell, match)) for cell, match in zip(cells, matches, strict=True)}
    counts = Counter(kind for _, _, kind in pairs if kind)
    return {kind: n for kind, n in counts.items() if n > _FEW}


def district_findings(records: pd.DataFrame, header: TableHeader, matches: Sequence[DistrictMatch]) -> Iterator[Issue]:
    """Findings on kabupaten, once per name; those without a code list are named together in one note."""
    counts = Counter(matches)
    told: set[DistrictMatch] = set()
    for row, province, cell, match in zip(
        records.index, records["nama_prov"], records["nama_kab"], matches, strict=True
    ):
        if match.finding is None or match in told:
            continue
        told.add(match)
        if match.finding in (READ_AS, OTHER_PROVINCE):
            yield _understood(row, province, cell, match, header)
            continue
        value = shown(cell) if clean_text(cell) else None
        hint = match.name if match.listed else match.near_name
        figures = _figures(counts[match], match.fit)
        yield Issue(match.finding, _severity(match.finding), row, header.label("nama_kab"), value, figures, hint)
    unlisted = dict.fromkeys(m.name for m in matches if not m.listed and m.finding is None)
    if unlisted:
        yield Issue("tanpa_daftar", "catatan", allowed=tuple(unlisted))


def _is_once(match: AreaMatch) -> bool:
    return match.finding in (READ_AS, FORMER) or (wilayah.level(match.code) == Level.KECAMATAN and bool(match.name))


def _severity(finding: str) -> Severity:
    return "catatan" if finding in _UNDERSTOOD else "periksa"


def _figures(rows: int, fit: Fit | None) -> tuple[str, ...]:
    """How many rows bear the name; and how many of the names below lie in the area of the hint, of how many."""
    return (str(rows), str(fit.held), str(fit.of)) if fit else (str(rows),)


def _understood(row: int, province: object, cell: object, match: DistrictMatch, header: TableHeader) -> Issue:
    if match.finding == READ_AS:
        return Issue(READ_AS, "catatan", row, header.label("nama_kab"), shown(cell), hint=match.name)
    found = f"{shown(province)}, {shown(cell)}"
    listed = f"{match.name}, {match.province_name}"
    return Issue(OTHER_PROVINCE, "periksa", row, header.label("nama_prov"), found, hint=listed)
