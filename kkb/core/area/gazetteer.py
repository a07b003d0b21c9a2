"""Names and nesting of every area in sight: the official list, and areas that only a file knows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level

_LIST_LEVELS = (
    ("kode_prov", "nama_prov"),
    ("kode_kab", "nama_kab"),
    ("kode_kec", "nama_kec"),
    ("kode", "nama"),
)


@dataclass(frozen=True)
class Gazetteer:
    """What areas there are: `names` by code, `villages` listed per area (official list only), `below` per area.

    `kabupaten`: how many kabupaten/kota a province (or Indonesia) has, whether their villages are listed or not.
    """

    names: dict[str, str]
    villages: dict[str, int]
    below: dict[str, tuple[str, ...]] = field(repr=False)
    kabupaten: dict[str, int] = field(default_factory=dict, repr=False)

    def name(self, code: str) -> str:
        """The name of an area; its code when nobody named it."""
        return self.names.get(code, code)

    def children(self, code: str) -> tuple[str, ...]:
        """The areas one level down, by code."""
        return self.below.get(code, ())

    def count(self, code: str) -> int:
        """Villages the official list has in an area; 0 when there is no list for it."""
        return self.villages.get(code, 0)

    def children_at(self, code: str, depth: int) -> tuple[str, ...]:
        """The areas of a level (`depth`) inside an area, by code; the area itself where it has that level."""
        codes = [code]
        for _ in range(depth - wilayah.level(code)):
            codes = [below for one in codes for below in self.children(one)]
        return tuple(sorted(codes))

    def districts(self, code: str) -> int:
        """How many kabupaten/kota there are in an area wider than one; inside one it is the one."""
        if wilayah.level(code) >= Level.KABUPATEN:
            return 1
        return max(self.kabupaten.get(code, 0), len(self.children_at(code, Level.KABUPATEN)))

    def __contains__(self, code: object) -> bool:
        return code in self.names


def places(
    listed: pd.DataFrame, found: pd.DataFrame | None = None, nation: str = "Indonesia", districts: Iterable[str] = ()
) -> Gazetteer:
    """All areas of a code list (gazetteer columns) and of snapshot rows (`found`, columns of ROW_COLUMNS).

    `districts`: the codes of all kabupaten/kota, whether their villages are listed or not.
    """
    names = {wilayah.INDONESIA: nation}
    for code, name in _LIST_LEVELS:
        names |= dict(zip(listed[code], listed[name], strict=True))
    if found is not None:
        for code, name in _found_names(found):
            names.setdefault(code, name)
    return Gazetteer(names, _village_counts(listed), _below(names), _district_counts(districts))


def with_found(known: Gazetteer, found: pd.DataFrame) -> Gazetteer:
    """The areas known, and those that only snapshot rows (columns of ROW_COLUMNS) name; quick on a long list."""
    names = {code: name for code, name in _found_names(found) if code not in known.names}
    below = {code: tuple(sorted((*known.children(code), *new))) for code, new in _below(names).items()}
    return Gazetteer({**known.names, **names}, known.villages, {**known.below, **below}, known.kabupaten)


def with_listed(known: Gazetteer, listed: pd.DataFrame) -> Gazetteer:
    """The areas known, and those of a few more kabupaten of the official list (gazetteer columns)."""
    new = places(listed)
    below = {code: tuple(sorted({*known.children(code), *codes})) for code, codes in new.below.items()}
    counts = {code: known.count(code) + n if code in known.villages else n for code, n in new.villages.items()}
    return replace(
        known, names={**new.names, **known.names}, villages={**known.villages, **counts}, below={**known.below, **below}
    )


def _village_counts(listed: pd.DataFrame) -> dict[str, int]:
    counts = {wilayah.INDONESIA: len(listed)}
    for code, _ in _LIST_LEVELS:
        counts |= listed[code].value_counts().to_dict()
    return counts


def _district_counts(districts: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for code in districts:
        for above in (wilayah.INDONESIA, wilayah.parent(code)):
            counts[above] = counts.get(above, 0) + 1
    return counts


def _below(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    for code in sorted(names):
        if code != wilayah.INDONESIA:
            lists.setdefault(wilayah.parent(code), []).append(code)
    return {code: tuple(codes) for code, codes in lists.items()}


def _found_names(rows: pd.DataFrame) -> Iterable[tuple[str, str]]:
    provinces = rows["kode_kab"].str.split(".").str[0]
    pairs = (
        (provinces, "nama_prov"),
        (rows["kode_kab"], "nama_kab"),
        (rows["kode_kec"], "nama_kec"),
        (rows["kode"], "nama"),
    )
    for codes, name in pairs:
        yield from dict(zip(codes, rows[name].fillna("").astype(str), strict=True)).items()
