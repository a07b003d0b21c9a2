"""Names of areas to codes for every row of a file, with a finding for each name that is not plainly in the list.

A name that no list confirms becomes a code part `~name`; its row is kept.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from kkb.config.file_specs import Aliases
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.issue import Issue
from kkb.io.names.areas import (
    UNKNOWN_SUBDISTRICT,
    UNKNOWN_SUBDISTRICTS,
    AreaMatch,
    subdistrict_match,
    village_match,
    weighed,
)
from kkb.io.names.code_index import CodeList
from kkb.io.names.districts import DistrictMatch, district_match, settled
from kkb.io.names.evidence import is_supported
from kkb.io.names.name_findings import area_findings, district_findings
from kkb.io.names.normal import clean_text, code_part
from kkb.io.table.headings import TableHeader

NEAR, NAMESAKES = "dekat", "senama"
MATCHED = ("kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov", NEAR, NAMESAKES)

Pair = tuple[str, str]
Triple = tuple[str, str, object]
Contents = Mapping[str, Collection[str]]
"""Names of villages by kecamatan."""


def match_places(
    records: pd.DataFrame, header: TableHeader, listed: CodeList, aliases: Aliases, *, weigh: bool = True
) -> tuple[pd.DataFrame, list[Issue]]:
    """Columns MATCHED for every record, and what was found about its names.

    `dekat` is the listed kabupaten that an unlisted one resembles (or ""), `senama` how many listed villages of the
    kecamatan share the name. `weigh`: the records are a whole file, so that the names below an unknown kabupaten or
    kecamatan may decide which one it is.
    """
    pairs = [(clean_text(p), clean_text(k)) for p, k in zip(records["nama_prov"], records["nama_kab"], strict=True)]
    triples = [(*pair, kec) for pair, kec in zip(pairs, records["nama_kec"], strict=True)]
    contents = _contents(triples, records["nama"])
    districts = _districts(contents, listed, aliases)
    if weigh:
        districts |= _settled(districts, contents, listed)
    subdistricts = {t: _subdistrict(t, districts[t[:2]], listed, aliases) for t in dict.fromkeys(triples)}
    if weigh:
        subdistricts |= _weighed(subdistricts, districts, contents, listed)
    villages = [
        _village((raw, t[2]), districts[t[:2]], subdistricts[t], listed, aliases)
        for raw, t in zip(records["nama"], triples, strict=True)
    ]
    subdistricts |= _left(subdistricts, triples, villages, listed)
    found = [
        _row(districts[t[:2]], _home(village, subdistricts[t], districts[t[:2]], listed), village)
        for t, village in zip(triples, villages, strict=True)
    ]
    frame = pd.DataFrame(found, columns=list(MATCHED), index=records.index)
    frame = frame.astype({c: object for c in MATCHED if c != NAMESAKES})
    told = [
        *district_findings(records, header, [districts[pair] for pair in pairs]),
        *area_findings(records["nama_kec"], header.label("nama_kec"), [subdistricts[t] for t in triples]),
        *area_findings(records["nama"], header.label("nama"), villages),
    ]
    return frame, told


def _contents(triples: Sequence[Triple], villages: pd.Series) -> dict[Pair, dict[str, set[str]]]:
    """The names of villages by kecamatan, by (province, kabupaten); blank ones left out."""
    found: dict[Pair, dict[str, set[str]]] = {}
    for (province, district, subdistrict), village in zip(triples, villages, strict=True):
        inside = found.setdefault((province, district), {})
        if name := clean_text(subdistrict):
            inside.setdefault(name, set()).update({clean_text(village)} - {""})
    return found


def _districts(contents: Mapping[Pair, Contents], listed: CodeList, aliases: Aliases) -> dict[Pair, DistrictMatch]:
    return {pair: district_match(*pair, list(inside), listed, aliases) for pair, inside in contents.items()}


def _settled(
    districts: Mapping[Pair, DistrictMatch], contents: Mapping[Pair, Contents], listed: CodeList
) -> dict[Pair, DistrictMatch]:
    """The unlisted kabupaten that their kecamatan decide, as long as no other name of the file means the same one."""
    taken = Counter(match.code if match.listed else match.fit.code if match.fit else "" for match in districts.values())
    return {
        pair: settled(match, listed)
        for pair, match in districts.items()
        if match.fit and not match.listed and match.fit.is_sure and taken[match.fit.code] == 1
        and is_supported(contents[pair], listed.district(match.fit.code))
    }  # fmt: skip


def _weighed(
    subdistricts: Mapping[Triple, AreaMatch],
    districts: Mapping[Pair, DistrictMatch],
    contents: Mapping[Pair, Contents],
    listed: CodeList,
) -> dict[Triple, AreaMatch]:
    """The unknown kecamatan of listed kabupaten, weighed by their villages."""
    taken = {match.code for match in subdistricts.values()}
    unknown = {t: m for t, m in subdistricts.items() if m.finding == UNKNOWN_SUBDISTRICT}
    found = {
        triple: weighed(
            match, contents[triple[:2]].get(match.name, set()), listed.district(districts[triple[:2]].code), taken
        )
        for triple, match in unknown.items()
    }
    names: dict[str, set[str]] = {}
    for triple, match in found.items():
        names.setdefault(match.code, set()).add(unknown[triple].name)
    return {t: match if len(names[match.code]) == 1 else unknown[t] for t, match in found.items()}


def _left(
    subdistricts: Mapping[Triple, AreaMatch], triples: Sequence[Triple], villages: Sequence[AreaMatch], listed: CodeList
) -> dict[Triple, AreaMatch]:
    """The unknown kecamatan whose every village lies in others by today's list: told with these, not asked about."""
    inside: dict[Triple, set[str]] = {}
    for triple, village in zip(triples, villages, strict=True):
        if subdistricts[triple].finding in UNKNOWN_SUBDISTRICTS:
            inside.setdefault(triple, set()).add(wilayah.parent(village.code))
    return {
        triple: replace(subdistricts[triple], finding="kecamatan_daftar_lama", hint=_names(homes, listed), fit=None)
        for triple, homes in inside.items()
        if all(map(wilayah.is_confirmed, homes))
    }


def _names(subdistricts: Collection[str], listed: CodeList) -> str:
    names = (listed.district(wilayah.cut(c, Level.KABUPATEN)).subdistricts.names[c] for c in sorted(subdistricts))
    return ", ".join(names)


def _subdistrict(triple: Triple, district: DistrictMatch, listed: CodeList, aliases: Aliases) -> AreaMatch:
    if district.listed:
        return subdistrict_match(triple[2], listed.district(district.code), aliases)
    text = clean_text(triple[2])
    return AreaMatch(f"{district.code}.{code_part(text)}", text)


def _village(
    cells: tuple[object, object], district: DistrictMatch, subdistrict: AreaMatch, listed: CodeList, aliases: Aliases
) -> AreaMatch:
    """The village that the cells of desa and kecamatan mean."""
    raw, written = cells
    if district.listed:
        return village_match(raw, subdistrict.code, listed.district(district.code), aliases, written)
    text = clean_text(raw)
    return AreaMatch(f"{subdistrict.code}.{code_part(text)}", text)


def _home(village: AreaMatch, written: AreaMatch, district: DistrictMatch, listed: CodeList) -> AreaMatch:
    """The kecamatan of a village: the one in the file, unless a confirmed spelling says that it moved to another."""
    home = wilayah.parent(village.code)
    if home == written.code or not wilayah.is_confirmed(village.code):
        return written
    return AreaMatch(home, listed.district(district.code).subdistricts.names[home])


def _row(district: DistrictMatch, subdistrict: AreaMatch, village: AreaMatch) -> tuple[object, ...]:
    return (
        village.code, village.name, subdistrict.code, subdistrict.name, district.code, district.name,
        district.province_name, district.near or "", village.namesakes,
    )  # fmt: skip
