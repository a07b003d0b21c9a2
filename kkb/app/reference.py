"""The code list and the spellings in force: what ships with the product, and over it what a store holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from kkb.app import resources
from kkb.config.file_specs import Aliases, FileSpecs
from kkb.core.area import wilayah
from kkb.core.area.area_search import NamedArea, named_area
from kkb.core.area.gazetteer import Gazetteer, places, with_found, with_listed
from kkb.core.area.village_list import VillageList
from kkb.core.area.wilayah import Level
from kkb.io.names.code_index import build_code_list
from kkb.io.names.joins import joins
from kkb.io.names.normal import district_readings
from kkb.store import Store

MOST_WIDER = 8
"""Areas without data whose villages are kept at hand beside the list in force."""


@dataclass(frozen=True, eq=False)
class Reference:
    """One state of list and spellings. `villages` is the list of all Indonesia; `listed` its part that the pages work
    with: the regions of the example and the kabupaten that the store holds something of (gazetteer columns, one row
    per village).
    """

    villages: VillageList
    listed: pd.DataFrame
    aliases: Aliases
    _wider: dict[str, tuple[pd.DataFrame, Gazetteer]] = field(default_factory=dict, repr=False)

    @cached_property
    def official(self) -> Gazetteer:
        """The areas of the list."""
        return places(self.listed, districts=resources.districts())

    def places_of(self, rows: pd.DataFrame) -> Gazetteer:
        """The areas of `listed`, those of the kabupaten that some rows lie in, and those that only the rows name."""
        official = self.official
        unlisted = rows[[code not in official.names for code in rows["kode"]]] if len(rows) else rows
        if unlisted.empty:
            return official
        new = sorted({code for code in unlisted["kode_kab"] if code not in official and wilayah.is_confirmed(code)})
        found = [found for code in new if len(found := self.villages.within(code))]
        return with_found(with_listed(official, pd.concat(found)) if found else official, unlisted)

    def with_area(self, area: str) -> tuple[pd.DataFrame, Gazetteer]:
        """`listed` and its areas, together with the villages of an area that the store has nothing of; kept."""
        region = wilayah.cut(area, min(Level.KABUPATEN, wilayah.level(area)))
        is_listed = region in self.villages or region == wilayah.INDONESIA
        if not is_listed or (wilayah.level(region) == Level.KABUPATEN and region in self.official):
            return self.listed, self.official
        if region not in self._wider:
            if len(self._wider) >= MOST_WIDER:
                self._wider.clear()
            found = self.villages.within(region)
            new = found[~found["kode_kab"].isin(set(self.listed["kode_kab"]))]
            whole = pd.concat([self.listed, new]).sort_values("kode", ignore_index=True)
            self._wider[region] = whole, with_listed(self.official, new)
        return self._wider[region]

    @cached_property
    def regions(self) -> tuple[NamedArea, ...]:
        """Indonesia, every province and every kabupaten/kota of the list, each with the other ways to write it."""
        rows = self.villages.districts()
        provinces = rows.drop_duplicates("kode_prov")[["kode_prov", "nama_prov"]]
        named = [(wilayah.INDONESIA, self.official.name(wilayah.INDONESIA), "")]
        named += [(code, name, "") for code, name in provinces.itertuples(index=False)]
        named += [(code, name, above) for code, name, _, above in rows.itertuples(index=False)]
        others: dict[str, list[str]] = {}
        for (_, key), code in self.aliases.codes.items():
            others.setdefault(code, []).append(key)
        return tuple(named_area(code, name, above, others.get(code, ())) for code, name, above in named)

    def name(self, area: str) -> str:
        """The name of any area of Indonesia, whether the store has something of it or not; its code without a name."""
        return self.official.names.get(area) or self.villages.name(area) or area

    @cached_property
    def known(self) -> FileSpecs:
        """What is known of officials' files, with the spellings in force."""
        return replace(resources.known_files(), aliases=self.aliases)


def build_reference(stored: pd.DataFrame, spellings: pd.DataFrame, held: Iterable[str] = ()) -> Reference:
    """The book from what a store holds: list (columns of the shipped one), spellings (atas, kunci, kode) and the codes
    of the kabupaten that it has something of (`held`).

    A stored kabupaten takes the place of the shipped one; a stored spelling that of a shipped one.
    """
    own = zip(spellings["atas"], spellings["kunci"], strict=True)
    codes = {**resources.known_files().aliases.codes, **dict(zip(own, spellings["kode"], strict=True))}
    return Reference(resources.villages().laid_over(stored), _listed(stored, held), Aliases(codes))


def join_names(stored: pd.DataFrame, spellings: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """How names that snapshots hold join the book that follows from a stored list and spellings."""
    book = build_reference(stored, spellings)
    return joins(names, build_code_list(book.villages), book.aliases)


def _listed(stored: pd.DataFrame, held: Iterable[str]) -> pd.DataFrame:
    ours = resources.gazetteer()
    own = set(stored["kode_kab"])
    others = [resources.villages().within(code) for code in sorted(set(held) - set(ours["kode_kab"]) - own)]
    kept = ours[~ours["kode_kab"].isin(own)]
    if not own and not any(map(len, others)):
        return ours
    return pd.concat([kept, *others, stored[list(ours.columns)]]).sort_values("kode", ignore_index=True)


@dataclass(eq=False)
class BookInForce:
    """The book of a store as it stands; the one before stays where no list, spelling or kabupaten is another, so that
    what was made from it stays good.
    """

    _version: int = -1
    _kind: tuple[int, frozenset[str]] | None = None
    _book: Reference | None = None

    def of(self, store: Store) -> Reference:
        """The book of a store."""
        version, book = store.version(), self._book
        if book is not None and version == self._version:
            return book
        kind = (store.names.version(), _held(store))
        if book is None or kind != self._kind:
            book = build_reference(store.names.listed(), store.names.aliases(), kind[1])
        self._book, self._kind, self._version = book, kind, version
        return book


def _held(store: Store) -> frozenset[str]:
    """The kabupaten of the official list that a store has snapshots or boundaries of."""
    codes = {*store.kabupaten()["kode_kab"], *(one.kode_kab for one in store.boundaries.all())}
    return frozenset(code for code in codes if wilayah.is_confirmed(code))


def join_new_list(store: Store) -> None:
    """Let snapshots of kabupaten that no list knew when they came in join the list of today."""
    if _is_listed_by_now(store.kabupaten()):
        store.names.rejoin(join_names)


def _is_listed_by_now(districts: pd.DataFrame) -> bool:
    """Whether a kabupaten that no list knew when its file came in (kode_kab, nama_kab) stands in the shipped one."""
    names = districts.loc[districts["kode_kab"].str.contains("~", regex=False), "nama_kab"]
    if names.empty:
        return False
    known = build_code_list(resources.villages())
    return any(known.named(base) for name in names for _, base in district_readings(str(name)))
