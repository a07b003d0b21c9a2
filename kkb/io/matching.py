"""Names of areas to codes for every row of a file, with a finding for each name that is not plainly in the list.

A name that no list confirms becomes a code part `~name`; its row is kept.
"""

import pandas as pd

from kkb.core.issue import Issue
from kkb.io.aliases import Aliases
from kkb.io.areas import AreaMatch, subdistrict_match, village_match
from kkb.io.codelist import CodeList
from kkb.io.districts import DistrictMatch, district_match
from kkb.io.name_findings import area_findings, district_findings
from kkb.io.names import clean_text, code_part
from kkb.io.table import Header

NEAR, NAMESAKES = "dekat", "senama"
MATCHED = ("kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov", NEAR, NAMESAKES)

Pair = tuple[str, str]
Triple = tuple[str, str, object]


def match_places(
    records: pd.DataFrame, header: Header, listed: CodeList, aliases: Aliases
) -> tuple[pd.DataFrame, list[Issue]]:
    """Columns MATCHED for every record, and what was found about its names.

    `dekat` is the listed kabupaten that an unlisted one resembles (or ""), `senama` how many listed villages of the
    kecamatan share the name.
    """
    pairs = [(clean_text(p), clean_text(k)) for p, k in zip(records["nama_prov"], records["nama_kab"], strict=True)]
    districts = _districts(pairs, records["nama_kec"], listed, aliases)
    triples = [(*pair, kec) for pair, kec in zip(pairs, records["nama_kec"], strict=True)]
    subdistricts = {t: _subdistrict(t, districts[t[:2]], listed, aliases) for t in dict.fromkeys(triples)}
    villages = [
        _village(raw, districts[t[:2]], subdistricts[t], listed, aliases)
        for raw, t in zip(records["nama"], triples, strict=True)
    ]
    found = [_row(districts[t[:2]], subdistricts[t], village) for t, village in zip(triples, villages, strict=True)]
    frame = pd.DataFrame(found, columns=list(MATCHED), index=records.index)
    frame = frame.astype({c: object for c in MATCHED if c != NAMESAKES})
    told = [
        *district_findings(records, header, [districts[pair] for pair in pairs]),
        *area_findings(records["nama_kec"], header.label("nama_kec"), [subdistricts[t] for t in triples]),
        *area_findings(records["nama"], header.label("nama"), villages),
    ]
    return frame, told


def _districts(
    pairs: list[Pair], subdistricts: pd.Series, listed: CodeList, aliases: Aliases
) -> dict[Pair, DistrictMatch]:
    inside: dict[Pair, set[str]] = {}
    for pair, name in zip(pairs, subdistricts, strict=True):
        inside.setdefault(pair, set()).add(clean_text(name))
    return {pair: district_match(*pair, names - {""}, listed, aliases) for pair, names in inside.items()}


def _subdistrict(triple: Triple, district: DistrictMatch, listed: CodeList, aliases: Aliases) -> AreaMatch:
    if district.listed:
        return subdistrict_match(triple[2], listed.district(district.code), aliases)
    text = clean_text(triple[2])
    return AreaMatch(f"{district.code}.{code_part(text)}", text)


def _village(
    raw: object, district: DistrictMatch, subdistrict: AreaMatch, listed: CodeList, aliases: Aliases
) -> AreaMatch:
    if district.listed:
        return village_match(raw, subdistrict.code, listed.district(district.code), aliases)
    text = clean_text(raw)
    return AreaMatch(f"{subdistrict.code}.{code_part(text)}", text)


def _row(district: DistrictMatch, subdistrict: AreaMatch, village: AreaMatch) -> tuple[object, ...]:
    return (
        village.code, village.name, subdistrict.code, subdistrict.name, district.code, district.name,
        district.province_name, district.near or "", village.namesakes,
    )  # fmt: skip
