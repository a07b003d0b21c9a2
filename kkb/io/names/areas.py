"""Kecamatan and villages inside one listed kabupaten: exact after normalising or by a known alias, never by guess."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kkb.config.file_specs import Aliases
from kkb.core.area import wilayah
from kkb.core.area.spelling import name_key
from kkb.io.names.code_index import Former, ListedDistrict, NameIndex
from kkb.io.names.evidence import FEW, Fit, may_be, must_be, subdistrict_fit
from kkb.io.names.fuzzy import guess
from kkb.io.names.normal import SUBDISTRICT_WORDS, VILLAGE_WORDS, WARD_WORDS, clean_text, code_part, readings

UNKNOWN_SUBDISTRICT = "kecamatan_tak_dikenal"
UNKNOWN_SUBDISTRICTS = (UNKNOWN_SUBDISTRICT, "kecamatan_diduga")
FORMER, FORMER_MANY = "desa_daftar_lama", "desa_daftar_lama_banyak"


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """A code from the list, or one made from the name; with the finding to tell (an issue's code) and its hint.
    `namesakes` above 1: the list has so many villages of this name in the kecamatan. `fit`: how many of a kecamatan's
    villages the one in the hint has.
    """

    code: str
    name: str
    finding: str | None = None
    hint: str | None = None
    namesakes: int = 1
    fit: Fit | None = None


def subdistrict_match(raw: object, district: ListedDistrict, aliases: Aliases) -> AreaMatch:
    """The kecamatan of a listed kabupaten that a cell means; `16.05.~name` when the list has none of that name."""
    text = clean_text(raw)
    code = _code(text, SUBDISTRICT_WORDS, district.code, district.subdistricts, aliases)
    if code:
        return _found(raw, code, district.subdistricts)
    made = f"{district.code}.{code_part(text)}"
    if not text:
        return AreaMatch(made, "", "kecamatan_kosong")
    former = district.former.subdistrict(readings(text, SUBDISTRICT_WORDS))
    if former:
        name = district.subdistricts.names[former.code]
        return AreaMatch(former.code, name, "kecamatan_ganti_nama", name)
    return AreaMatch(made, text, UNKNOWN_SUBDISTRICT, guess(text, district.subdistricts.names.values()))


def weighed(match: AreaMatch, villages: Collection[str], district: ListedDistrict, taken: Collection[str]) -> AreaMatch:
    """An unknown kecamatan weighed by its villages: the listed one that holds them, when that is sure and no other name
    of the file means it (`taken`); else that one as its hint.
    """
    fit = subdistrict_fit(villages, district)
    name = district.subdistricts.names[fit.code] if fit else ""
    if fit is None or not may_be(match.name, name, fit):
        return match
    if fit.code not in taken and must_be(match.name, name, fit):
        return AreaMatch(fit.code, name, "kecamatan_dari_desa", name, fit=fit)
    if fit.held < FEW:
        return replace(match, hint=match.hint or name)
    return replace(match, finding="kecamatan_diduga", hint=name, fit=fit)


def village_match(
    raw: object, subdistrict: str, district: ListedDistrict, aliases: Aliases, written: object = ""
) -> AreaMatch:
    """The village of a kecamatan (its code) that a cell means; `<kecamatan>.~name` when no list confirms it.

    A name that an older list had in the kecamatan as it is `written` is the village's that bears the code today,
    wherever it lies now. A village of that name in another kecamatan is only told, until somebody confirms that it
    moved there; a name that two villages share, or that another village had before, is told.
    """
    text = clean_text(raw)
    made = f"{subdistrict}.{code_part(text)}"
    former = district.former.village(readings(clean_text(written), SUBDISTRICT_WORDS), readings(text, VILLAGE_WORDS))
    if not wilayah.is_confirmed(subdistrict):
        if former:
            return _of_older_list(former, district)
        known = district.everywhere.codes(readings(text, VILLAGE_WORDS))
        return AreaMatch(made, text, None if known else "desa_tak_dikenal")
    index = district.villages[subdistrict]
    shared = _of_told_kind(index.codes(readings(text, VILLAGE_WORDS)), text)
    if len(shared) > 1:
        return AreaMatch(made, text, "desa_senama", namesakes=len(shared))
    if shared and former and former.code != shared[0]:
        return AreaMatch(made, text, "desa_nama_terpakai_lagi", _of_older_list(former, district).hint, namesakes=2)
    if shared:
        return _found(raw, shared[0], index)
    code = aliases.code(subdistrict, readings(text, VILLAGE_WORDS))
    if code not in district.everywhere.names:
        if former:
            return _of_older_list(former, district)
        code = index.written_out(text)
    return _found(raw, code, district.everywhere) if code else _unknown_village(text, made, index, district)


def _code(text: str, words: tuple[str, ...], above: str, index: NameIndex, aliases: Aliases) -> str | None:
    keys = readings(text, words)
    found = index.codes(keys)
    if len(found) == 1:
        return found[0]
    alias = aliases.code(above, keys)
    return alias if alias in index.names else index.written_out(text)


def _found(raw: object, code: str, index: NameIndex) -> AreaMatch:
    """A match; told when the cell differs from the official name by more than upper and lower case."""
    name = index.names[code]
    same = str(raw).upper() == name.upper()
    return AreaMatch(code, name) if same else AreaMatch(code, name, "nama_dibaca", name)


def _of_older_list(former: Former, district: ListedDistrict) -> AreaMatch:
    """The village of today behind a name of an older list."""
    name = district.everywhere.names[former.code]
    home = district.subdistricts.names[wilayah.parent(former.code)]
    return AreaMatch(former.code, name, FORMER, f"{name}, Kecamatan {home} (daftar {former.year})")


def _of_told_kind(codes: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Of villages that share a name, those of the kind the file says; kelurahan have codes 1xxx, desa 2xxx."""
    first = name_key(text).partition(" ")[0]
    if len(codes) < 2 or first not in VILLAGE_WORDS:
        return codes
    digit = "1" if first in WARD_WORDS else "2"
    return tuple(c for c in codes if c.rsplit(".", 1)[1].startswith(digit)) or codes


def _unknown_village(text: str, made: str, index: NameIndex, district: ListedDistrict) -> AreaMatch:
    elsewhere = district.everywhere.codes(readings(text, VILLAGE_WORDS))
    if len(elsewhere) == 1:
        home = district.subdistricts.names[wilayah.parent(elsewhere[0])]
        return AreaMatch(made, text, "desa_di_kecamatan_lain", home)
    return AreaMatch(made, text, "desa_tak_dikenal", guess(text, index.names.values()))
