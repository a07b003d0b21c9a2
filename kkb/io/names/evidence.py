"""What the names below an unknown area say of it: a kabupaten by its kecamatan, a kecamatan by its villages."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kkb.core.area import wilayah
from kkb.core.area.spelling import name_key
from kkb.io.names.code_index import CodeList, ListedDistrict
from kkb.io.names.fuzzy import contradicts, likeness
from kkb.io.names.normal import SUBDISTRICT_WORDS, VILLAGE_WORDS, readings

FEW = 2
"""One name below may stand anywhere; two that lie together say something."""
SURE = 4
SURE_SHARE = 75
_ALONE = 3
"""An area that is sure holds so many times what the next one holds."""
_HALF = 50.0
_UNLIKE = 6
"""A kecamatan of quite another name is sure with so many villages."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The listed area that holds most of the names below an unknown one: `held` of `of` different names, `next` in the
    area that holds most of the others.
    """

    code: str
    held: int
    of: int
    next: int = 0

    @property
    def is_sure(self) -> bool:
        """Whether so many names lie there, and so few elsewhere, that nothing else can be meant."""
        return self.held >= SURE and 100 * self.held >= SURE_SHARE * self.of and self.held >= _ALONE * self.next


def district_fit(subdistricts: Collection[str], above: str | None, listed: CodeList) -> Fit | None:
    """The kabupaten that holds at least half of the named kecamatan, more than any other; in the province if known."""
    homes = [listed.homes(readings(name, SUBDISTRICT_WORDS)) for name in subdistricts]
    inside = [{code for code in codes if above is None or wilayah.is_within(code, above)} for codes in homes]
    return _fit(inside if any(inside) else homes, len(subdistricts))


def subdistrict_fit(villages: Collection[str], district: ListedDistrict) -> Fit | None:
    """The kecamatan of a kabupaten that holds at least half of the named villages, more than any other."""
    homes = [{wilayah.parent(c) for c in district.everywhere.codes(readings(v, VILLAGE_WORDS))} for v in villages]
    return _fit(homes, len(villages))


def is_supported(contents: Mapping[str, Collection[str]], district: ListedDistrict) -> bool:
    """Whether at least half of the named villages stand in the kecamatan of that name; `contents` by kecamatan."""
    held = total = 0
    for name, villages in contents.items():
        codes = district.subdistricts.codes(readings(name, SUBDISTRICT_WORDS))
        index = district.villages[codes[0]] if len(codes) == 1 else None
        held += sum(bool(index.codes(readings(v, VILLAGE_WORDS))) for v in villages) if index else 0
        total += len(villages)
    return held > 0 and 2 * held >= total


def may_be(text: str, name: str, fit: Fit) -> bool:
    """Whether a fit speaks for a listed area of this name: two names below, or one and a name that is like it."""
    one, two = name_key(text), name_key(name)
    return not contradicts(one, two) and (fit.held >= FEW or likeness(one, two) >= _HALF)


def must_be(text: str, name: str, fit: Fit) -> bool:
    """Whether a kecamatan is sure by its villages; one of quite another name needs more of them."""
    one, two = name_key(text), name_key(name)
    if not fit.is_sure or contradicts(one, two):
        return False
    return fit.held >= _UNLIKE or likeness(one, two) >= _HALF


def _fit(homes: Iterable[Collection[str]], total: int) -> Fit | None:
    counts = Counter(code for codes in homes for code in set(codes))
    (best, held), (_, after) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return Fit(best, held, total, after) if held > after and 2 * held >= total else None
