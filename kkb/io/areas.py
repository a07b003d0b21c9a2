"""Kecamatan and villages inside one listed kabupaten: exact after normalising or by a known alias, never by guess."""

from dataclasses import dataclass

from kkb.core import wilayah
from kkb.io.aliases import Aliases
from kkb.io.codelist import District, NameIndex
from kkb.io.guess import guess
from kkb.io.names import (
    SUBDISTRICT_WORDS,
    VILLAGE_WORDS,
    WARD_WORDS,
    clean_text,
    code_part,
    name_key,
    readings,
)


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """A code from the list, or one made from the name; with the finding to tell (an issue's code) and its hint.
    `namesakes` above 1: the list has so many villages of this name in the kecamatan.
    """

    code: str
    name: str
    finding: str | None = None
    hint: str | None = None
    namesakes: int = 1


def subdistrict_match(raw: object, district: District, aliases: Aliases) -> AreaMatch:
    """The kecamatan of a listed kabupaten that a cell means; `16.05.~name` when the list has none of that name."""
    text = clean_text(raw)
    code = _code(text, SUBDISTRICT_WORDS, district.code, district.subdistricts, aliases)
    if code:
        return _found(raw, code, district.subdistricts)
    made = f"{district.code}.{code_part(text)}"
    if not text:
        return AreaMatch(made, "", "kecamatan_kosong")
    return AreaMatch(made, text, "kecamatan_tak_dikenal", guess(text, district.subdistricts.names.values()))


def village_match(raw: object, subdistrict: str, district: District, aliases: Aliases) -> AreaMatch:
    """The village of a kecamatan (its code) that a cell means; `<kecamatan>.~name` when no list confirms it.

    A village of that name in another kecamatan is only told, and so is a name that two villages share.
    """
    text = clean_text(raw)
    made = f"{subdistrict}.{code_part(text)}"
    if not wilayah.is_confirmed(subdistrict):
        known = district.everywhere.codes(readings(text, VILLAGE_WORDS))
        return AreaMatch(made, text, None if known else "desa_tak_dikenal")
    index = district.villages[subdistrict]
    shared = _of_told_kind(index.codes(readings(text, VILLAGE_WORDS)), text)
    if len(shared) > 1:
        return AreaMatch(made, text, "desa_senama", namesakes=len(shared))
    code = _code(text, VILLAGE_WORDS, subdistrict, index, aliases) if not shared else shared[0]
    return _found(raw, code, index) if code else _unknown_village(text, made, index, district)


def _code(text: str, words: tuple[str, ...], above: str, index: NameIndex, aliases: Aliases) -> str | None:
    keys = readings(text, words)
    found = index.codes(keys)
    if len(found) == 1:
        return found[0]
    alias = aliases.code(above, keys)
    return alias if alias in index.names else None


def _found(raw: object, code: str, index: NameIndex) -> AreaMatch:
    """A match; told when the cell differs from the official name by more than upper and lower case."""
    name = index.names[code]
    same = str(raw).upper() == name.upper()
    return AreaMatch(code, name) if same else AreaMatch(code, name, "nama_dibaca", name)


def _of_told_kind(codes: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Of villages that share a name, those of the kind the file says; kelurahan have codes 1xxx, desa 2xxx."""
    first = name_key(text).partition(" ")[0]
    if len(codes) < 2 or first not in VILLAGE_WORDS:
        return codes
    digit = "1" if first in WARD_WORDS else "2"
    return tuple(c for c in codes if c.rsplit(".", 1)[1].startswith(digit)) or codes


def _unknown_village(text: str, made: str, index: NameIndex, district: District) -> AreaMatch:
    elsewhere = district.everywhere.codes(readings(text, VILLAGE_WORDS))
    if len(elsewhere) == 1:
        home = district.subdistricts.names[wilayah.parent(elsewhere[0])]
        return AreaMatch(made, text, "desa_di_kecamatan_lain", home)
    return AreaMatch(made, text, "desa_tak_dikenal", guess(text, index.names.values()))
