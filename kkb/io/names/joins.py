"""How places that a store holds under codes made from names join a code list: the matcher of an import, run again."""

from collections.abc import Mapping

import pandas as pd

from kkb.config.file_specs import Aliases
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.io.containers.sheet import Sheet
from kkb.io.names.code_index import CodeList
from kkb.io.names.matching import match_places
from kkb.io.table.headings import TableHeader

JOIN_COLUMNS = ("lama", "baru", "nama", "nama_prov", "kab_lama")
_LEVELS = (("kode_prov", "nama_prov"), ("kode_kab", "nama_kab"), ("kode_kec", "nama_kec"), ("kode", "nama"))
_NO_HEADER = TableHeader(Sheet("", False, lambda _last, _width: iter(())), 0, {}, {}, ())


def joins(stored: pd.DataFrame, listed: CodeList, aliases: Aliases) -> pd.DataFrame:
    """JOIN_COLUMNS for every code that reads otherwise today.

    `stored`: nama_prov, kode_kab, nama_kab, kode_kec, nama_kec, kode, nama of the different places with a `~` in their
    code. Names that would lead one code to two areas leave it as it is, below the code of its area above; a code that
    was confirmed stays.
    """
    records = stored.reset_index(drop=True)
    places, _ = match_places(records, _NO_HEADER, listed, aliases, weigh=False)
    old, new = _with_province(records), _with_province(places)
    known: dict[str, str] = {}
    found: list[tuple[object, ...]] = []
    for column, name in _LEVELS:
        for code, told in _meanings(old[column], new[column], new[name], new["nama_prov"]).items():
            today = _today(code, set(told), known)
            if today != code:
                known[code] = today
                found.append(_join(code, today, told.get(today)))
    found += _homes(old, new, known)
    return pd.DataFrame(found, columns=list(JOIN_COLUMNS), dtype=object)


Names = tuple[object, object]


def _with_province(places: pd.DataFrame) -> pd.DataFrame:
    return places.assign(kode_prov=places["kode_kab"].map(lambda code: wilayah.cut(code, Level.PROVINSI)))


def _meanings(old: pd.Series, new: pd.Series, names: pd.Series, provinces: pd.Series) -> dict[str, dict[str, Names]]:
    """By unconfirmed code, in order of level: each code its names lead to, with that one's name and province."""
    found: dict[str, dict[str, Names]] = {}
    for code, today, *told in zip(old, new, names, provinces, strict=True):
        if "~" in code:
            found.setdefault(code, {})[today] = tuple(told)
    return found


def _today(code: str, meant: set[str], known: dict[str, str]) -> str:
    """The code of today; `known` has the joins of the areas above."""
    depth = wilayah.level(code)
    above = known.get(wilayah.parent(code), wilayah.parent(code))
    plain = next(iter(meant)) if len(meant) == 1 else None
    if plain and (depth <= Level.KABUPATEN or wilayah.parent(plain) == above or _is_moved(plain, above)):
        return plain
    return code if depth == Level.PROVINSI else f"{above}.{code.rsplit('.', 1)[1]}"


def _is_moved(village: str, above: str) -> bool:
    """Whether somebody confirmed that a village stands in another kecamatan of the kabupaten by now."""
    is_sure = wilayah.is_confirmed(village) and wilayah.is_confirmed(above)
    return is_sure and wilayah.cut(village, Level.KABUPATEN) == wilayah.cut(above, Level.KABUPATEN)


def _homes(old: pd.DataFrame, new: pd.DataFrame, known: Mapping[str, str]) -> list[tuple[object, ...]]:
    """The kecamatan that villages moved to, each joined to itself: so its name is known where the village is read."""
    found: dict[str, tuple[object, ...]] = {}
    for code, kec, kab, home, name in zip(
        old["kode"], old["kode_kec"], old["kode_kab"], new["kode_kec"], new["nama_kec"], strict=True
    ):
        if wilayah.is_confirmed(known.get(code, code)) and home != known.get(kec, kec):
            found[home] = (home, home, name, None, kab)
    return list(found.values())


def _join(code: str, today: str, names: Names | None) -> tuple[object, ...]:
    name, province = names if names and wilayah.is_confirmed(today) else (None, None)
    depth = wilayah.level(code)
    above = wilayah.cut(code, min(depth, Level.KABUPATEN))
    if names and depth == Level.KABUPATEN and wilayah.is_confirmed(wilayah.parent(today)):
        province = names[1]
    return code, today, name, province if depth == Level.KABUPATEN else None, above
