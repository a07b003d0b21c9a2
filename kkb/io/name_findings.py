"""What is told about area names: each unknown one with its row, a spelling that was understood once per name."""

from collections.abc import Iterator, Sequence

import pandas as pd

from kkb.core.issue import Issue
from kkb.io.areas import AreaMatch
from kkb.io.districts import DistrictMatch
from kkb.io.names import clean_text, shown
from kkb.io.table import Header

READ_AS, OTHER_PROVINCE = "nama_dibaca", "provinsi_berbeda"


def area_findings(cells: pd.Series, column: str, matches: Sequence[AreaMatch]) -> Iterator[Issue]:
    """Findings on kecamatan or villages, one per row; a spelling that was understood is told once."""
    told: set[tuple[object, str]] = set()
    for row, cell, match in zip(cells.index, cells, matches, strict=True):
        if match.finding is None or (match.finding == READ_AS and (cell, match.code) in told):
            continue
        told.add((cell, match.code))
        value = shown(cell) if clean_text(cell) else None
        severity = "catatan" if match.finding == READ_AS else "periksa"
        yield Issue(match.finding, severity, row, column, value, hint=match.hint)


def district_findings(records: pd.DataFrame, header: Header, matches: Sequence[DistrictMatch]) -> Iterator[Issue]:
    """Findings on kabupaten; those without a code list are named together in one note."""
    told: set[DistrictMatch] = set()
    for row, province, cell, match in zip(
        records.index, records["nama_prov"], records["nama_kab"], matches, strict=True
    ):
        if match.finding in (READ_AS, OTHER_PROVINCE) and match not in told:
            told.add(match)
            yield _understood(row, province, cell, match, header)
        elif not match.listed and match.finding:
            value = shown(cell) if clean_text(cell) else None
            yield Issue(match.finding, "periksa", row, header.label("nama_kab"), value, hint=match.near_name)
    unlisted = dict.fromkeys(m.name for m in matches if not m.listed and m.finding is None)
    if unlisted:
        yield Issue("tanpa_daftar", "catatan", allowed=tuple(unlisted))


def _understood(row: int, province: object, cell: object, match: DistrictMatch, header: Header) -> Issue:
    if match.finding == READ_AS:
        return Issue(READ_AS, "catatan", row, header.label("nama_kab"), shown(cell), hint=match.name)
    found = f"{shown(province)}, {shown(cell)}"
    listed = f"{match.name}, {match.province_name}"
    return Issue(OTHER_PROVINCE, "periksa", row, header.label("nama_prov"), found, hint=listed)
