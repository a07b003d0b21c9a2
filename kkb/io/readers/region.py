"""Which region a file speaks for, and which of its rows lie outside and stay out."""

from collections.abc import Iterator

import pandas as pd

from kkb.config.file_specs import Aliases
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.names.areas import subdistrict_match
from kkb.io.names.code_index import CodeList
from kkb.io.names.matching import NEAR
from kkb.io.names.normal import clean_text, code_part, shown
from kkb.io.table.headings import TableHeader

MAIN_SHARE = 90
_NAMED_AT_MOST = 10
_ADOPTED = ("kode", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov")


def region_of(places: pd.DataFrame, given: str | None, file: str) -> str:
    """The region code of a file: the given one, else the kabupaten that holds at least 90 % of the rows that name one,
    else the area that holds them all. `places` has the columns MATCHED.

    Raises KkbError when the given code is narrower than a kabupaten or no row lies in it.
    """
    districts = places["kode_kab"].where(places[NEAR] == "", places[NEAR])
    if given is not None:
        _check_given(given, districts, places, file)
        return given
    named = districts[places["nama_kab"] != ""]
    counts = (districts if named.empty else named).value_counts()
    if counts.iloc[0] * 100 >= MAIN_SHARE * counts.sum():
        return str(counts.index[0])
    return _common(counts.index)


def adopted(
    places: pd.DataFrame, records: pd.DataFrame, region: str, listed: CodeList, aliases: Aliases
) -> pd.DataFrame:
    """The places, with rows of a misspelt or blank kabupaten taken into the region when their kecamatan stands in it.

    They stay unconfirmed: `<kecamatan>.~name`.
    """
    is_listed = region in {d.code for d in listed.districts}
    lost = (places[NEAR] == region) | (places["nama_kab"] == "")
    if not is_listed or not lost.any():
        return places
    district = listed.district(region)
    found = {row: subdistrict_match(records.at[row, "nama_kec"], district, aliases) for row in places.index[lost]}
    rows = [row for row, match in found.items() if wilayah.is_confirmed(match.code)]
    own = (district.code, district.name, district.province_name)
    taken = places.copy()
    taken.loc[rows, list(_ADOPTED)] = pd.DataFrame(
        [
            (f"{found[row].code}.{code_part(places.at[row, 'nama'])}", found[row].code, found[row].name, *own)
            for row in rows
        ],
        index=rows,
        columns=list(_ADOPTED),
        dtype=object,
    )
    return taken


def outside_findings(
    places: pd.DataFrame, records: pd.DataFrame, region: str, header: TableHeader, given: bool
) -> Iterator[Issue]:
    """A finding for each row outside the region; its hint is the region (`given`), or the code that would hold all."""
    code = "di_luar_wilayah_diminta" if given else "di_luar_wilayah"
    hint = region if given else _common(places["kode_kab"].unique())
    for row in places.index[~is_inside(places, region)]:
        name = clean_text(records.at[row, "nama_kab"]) or clean_text(records.at[row, "nama_kec"])
        yield Issue(code, "tolak", row, header.label("nama_kab"), shown(name), hint=hint)


def is_inside(places: pd.DataFrame, region: str) -> pd.Series:
    """Which rows lie in a region."""
    return places["kode_kab"].map(lambda code: wilayah.is_within(code, region))


def with_region_name(
    records: pd.DataFrame, header: TableHeader, codes: CodeList, region: str | None, file: str
) -> pd.DataFrame:
    """The records with the given region's names where the table has no column for its kabupaten.

    Raises KkbError when none, or none of the list, was given.
    """
    if "nama_kab" in header.positions:
        return records
    if region not in {district.code for district in codes.districts}:
        raise KkbError("berkas.tanpa_kabupaten", file=file)
    district = codes.district(str(region))
    return records.assign(nama_kab=district.name, nama_prov=district.province_name)


def _check_given(region: str, districts: pd.Series, places: pd.DataFrame, file: str) -> None:
    if wilayah.level(region) > Level.KABUPATEN:
        raise KkbError(
            "berkas.wilayah_sempit", file=file, wilayah=region, kabupaten=wilayah.cut(region, Level.KABUPATEN)
        )
    if not any(wilayah.is_within(code, region) for code in districts):
        found = places.drop_duplicates("kode_kab")[["kode_kab", "nama_kab"]].head(_NAMED_AT_MOST)
        names = ", ".join(f"{code} {name}" for code, name in found.itertuples(index=False))
        raise KkbError("berkas.wilayah_lain", file=file, wilayah=region, ditemukan=names)


def _common(districts: "pd.Index | list[str]") -> str:
    provinces = {wilayah.parent(str(code)) for code in districts}
    return provinces.pop() if len(provinces) == 1 else wilayah.INDONESIA
