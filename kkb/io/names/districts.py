"""Which kabupaten or kota of the code list a file means by its names; when in doubt its kecamatan decide."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kkb.config.file_specs import Aliases
from kkb.core.area import wilayah
from kkb.io.names.abbreviations import shortened, written_out
from kkb.io.names.code_index import CodeList, DistrictName, plain_base
from kkb.io.names.evidence import Fit, district_fit, may_be
from kkb.io.names.fuzzy import NEARLY_CERTAIN, guess
from kkb.io.names.normal import (
    KABUPATEN,
    KOTA,
    SUBDISTRICT_WORDS,
    code_part,
    district_readings,
    province_readings,
    readings,
)


@dataclass(frozen=True, slots=True)
class DistrictMatch:
    """What a file's kabupaten name stands for. `listed`: it is in the code list; if not, its codes are made from
    names, `near_name` is the listed kabupaten it resembles closely, and `near` that one's code if it has a kecamatan of
    the file. `finding` is an issue's code or None. `fit`: how many of its kecamatan that listed kabupaten holds, where
    they decide.
    """

    code: str
    name: str
    province_name: str
    listed: bool
    finding: str | None = None
    near: str | None = None
    near_name: str | None = None
    fit: Fit | None = None


def district_match(
    province: str, name: str, subdistricts: Collection[str], listed: CodeList, aliases: Aliases
) -> DistrictMatch:
    """The region meant by cleaned names of province and kabupaten; `subdistricts` are the kecamatan it has there."""
    above = _province(province, listed, aliases)
    candidates = _candidates(name, listed, aliases)
    chosen = _chosen(candidates, name, province and above, subdistricts, listed)
    alone = None if chosen else _alone(candidates, province and above, subdistricts, listed)
    if alone:
        fit = Fit(alone.code, _held(subdistricts, alone, listed), len(subdistricts)) if subdistricts else None
        finding = "kota_diduga" if fit else "nama_dibaca"
        return DistrictMatch(alone.code, alone.name, listed.provinces.names[alone.province], True, finding, fit=fit)
    if chosen is None:
        return _unlisted(province, name, above, (candidates, subdistricts), listed)
    same_province = not province or chosen.province == above
    finding = None if same_province else "provinsi_berbeda"
    if finding is None and not _reads_plainly(name, chosen):
        finding = "nama_dibaca"
    return DistrictMatch(chosen.code, chosen.name, listed.provinces.names[chosen.province], True, finding)


def _province(text: str, listed: CodeList, aliases: Aliases) -> str | None:
    keys = province_readings(text)
    found = listed.provinces.codes(keys)
    code = found[0] if found else aliases.code(wilayah.INDONESIA, keys)
    return code if code in listed.provinces.names else None


def _candidates(name: str, listed: CodeList, aliases: Aliases) -> list[DistrictName]:
    """Regions with this name; one with another kind word (Kota for Kabupaten) never counts."""
    for kind, base in district_readings(name):
        same = [d for d in listed.named(base) if kind in (None, d.kind)]
        meant = {aliases.code(code, (base,)) for code in listed.provinces.names}
        same += [d for d in listed.districts if d.code in meant and d not in same and kind in (None, d.kind)]
        if same:
            return same
    return []


def _chosen(
    candidates: list[DistrictName],
    name: str,
    above: str | None,
    subdistricts: Collection[str],
    listed: CodeList,
) -> DistrictName | None:
    """The candidate that holds most of the file's kecamatan. One that is not plainly named (a bare name for a Kota,
    another province) must hold at least half of them; a bare name is first of all a Kabupaten, as on the portal.
    """
    if not candidates:
        return None
    held = {d.code: _held(subdistricts, d, listed) for d in candidates}
    inside = [d for d in candidates if d.province == above] or candidates
    best = max(inside, key=lambda d: (held[d.code], d.kind == KABUPATEN))
    kind_told = district_readings(name)[0][0] is not None
    plain = (kind_told or best.kind == KABUPATEN) and above in ("", best.province)
    return best if plain or 2 * held[best.code] >= max(len(subdistricts), 1) else None


def _alone(
    candidates: list[DistrictName], above: str | None, subdistricts: Collection[str], listed: CodeList
) -> DistrictName | None:
    """The Kota that a bare name can only mean although no kecamatan says so: no kabupaten is called like it, and none
    of the file's kecamatan stands anywhere else in its province. A list without kabupaten there cannot tell.
    """
    if len(candidates) != 1 or above not in ("", candidates[0].province):
        return None
    kota = candidates[0]
    has_kabupaten = any(d.province == kota.province and d.kind == KABUPATEN for d in listed.districts)
    others = {
        code for name in subdistricts for code in listed.homes(readings(name, SUBDISTRICT_WORDS))
        if wilayah.is_within(code, kota.province) and code != kota.code
    }  # fmt: skip
    return kota if kota.kind == KOTA and has_kabupaten and not others else None


def _held(subdistricts: Iterable[str], district: DistrictName, listed: CodeList) -> int:
    index = listed.district(district.code).subdistricts
    return sum(bool(index.codes(readings(text, SUBDISTRICT_WORDS))) for text in subdistricts)


def _reads_plainly(name: str, chosen: DistrictName) -> bool:
    """Whether the file's name says the region without help: same words, and a Kota called Kota."""
    kind, base = district_readings(name)[0]
    return base == chosen.base and (kind is not None or chosen.kind != KOTA)


def settled(match: DistrictMatch, listed: CodeList) -> DistrictMatch:
    """An unlisted kabupaten as the listed one that its kecamatan decide."""
    assert match.fit is not None
    name = next(d for d in listed.districts if d.code == match.fit.code)
    above = listed.provinces.names[name.province]
    return DistrictMatch(name.code, name.name, above, True, "kabupaten_dari_kecamatan", fit=match.fit)


def _unlisted(
    province: str,
    name: str,
    above: str | None,
    told: tuple[list[DistrictName], Collection[str]],
    listed: CodeList,
) -> DistrictMatch:
    """A kabupaten under its own name; `told` are those of that very name, and its kecamatan in the file."""
    same, subdistricts = told
    top = above or code_part(province)
    top_name = listed.provinces.names[above] if above else province
    (kind, base), *_ = district_readings(name)
    code = f"{top}.{code_part(f'{kind} {base}' if kind == KOTA else base)}"
    if not name:
        return DistrictMatch(code, name, top_name, False, "kabupaten_kosong")
    fit = district_fit(subdistricts, above, listed)
    fitting = next((d for d in listed.districts if fit and d.code == fit.code), None)
    near = near_district(name, above, listed) or (same[0] if len(same) == 1 and same[0].province != above else None)
    if near is None and fitting and kind in (None, fitting.kind) and shortened(base, {fitting.code: fitting.base}):
        near = fitting
    if fit and fitting and fitting != near and kind in (None, fitting.kind) and may_be(base, fitting.base, fit):
        return DistrictMatch(code, name, top_name, False, "kabupaten_diduga", None, fitting.name, fit)
    if near is None:
        return DistrictMatch(code, name, top_name, False)
    held = near.code if _held(subdistricts, near, listed) else None
    own = fit if fitting == near else None
    return DistrictMatch(code, name, top_name, False, "kabupaten_tak_dikenal", held, near.name, own)


def near_district(name: str, above: str | None, listed: CodeList) -> DistrictName | None:
    """The listed region whose name is almost this one, or this one written out; the very same name was turned down
    before.
    """
    kind, base = district_readings(name)[0]
    pool = [d for d in listed.districts if above in (None, d.province) and kind in (None, d.kind)]
    names = {d.base: d for d in pool if plain_base(d.base) != plain_base(base)}
    bases = {name: name for name in names}
    found = written_out(name, bases) or guess(base, names, NEARLY_CERTAIN) or (above and shortened(base, bases))
    return names[found] if found else None
