"""The same village twice in a file: the same Kampung KB counts once, another Kampung KB counts as a second one."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.issue import Issue
from kkb.io.names.matching import NAMESAKES
from kkb.io.names.normal import clean_text, kampung_key, shown
from kkb.io.readers.values import STRATA
from kkb.io.table.headings import TableHeader

_CONTENT = (*ITEMS, *INDICES, STRATA)


@dataclass(frozen=True, slots=True)
class Repeats:
    """`units`: the key of each Kampung KB that counts, by row, without rows that do not count; and the findings."""

    units: pd.Series
    issues: tuple[Issue, ...]


def repeats(places: pd.DataFrame, values: pd.DataFrame, records: pd.DataFrame, header: TableHeader) -> Repeats:
    """Units of a file: `kode`, and `kode#2` for a second Kampung KB of the village; which is which says
    `kkb.io.names.identity`.

    Same Kampung KB and same content: the later row is dropped. Same Kampung KB, other content: the first row counts,
    the later is kept out. Villages that share their name in the list (`senama`) are not taken for each other.
    """
    units = dict(places["kode"].items())
    issues: list[Issue] = []
    doubled = places["kode"].duplicated(keep=False)
    for code, rows in places[doubled].groupby("kode", sort=False).groups.items():
        group = _Group(str(code), list(rows), places, values, records)
        kept, told = group.sorted_out(header)
        issues += told
        for row in rows:
            units.pop(row)
        units |= {row: str(code) if n == 1 else f"{code}#{n}" for n, row in enumerate(kept, 1)}
    return Repeats(pd.Series(units, dtype=object).sort_index(), tuple(issues))


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one village that stands more than once."""

    code: str
    rows: list[int]
    places: pd.DataFrame
    values: pd.DataFrame
    records: pd.DataFrame

    def sorted_out(self, header: TableHeader) -> tuple[list[int], list[Issue]]:
        """The rows that count, in the file's order, and a finding for every later row."""
        if len(self.rows) <= self.places.at[self.rows[0], NAMESAKES]:
            return self.rows, []
        kept: dict[str, int] = {}
        issues = []
        for row in self.rows:
            key = kampung_key(clean_text(self.records.at[row, "kampung"]), self.places.at[row, "nama"])
            first = kept.setdefault(key, row)
            if first != row:
                issues.append(self._same_kampung(first, row, header))
            elif len(kept) > 1:
                issues.append(self._other_kampung(next(iter(kept.values())), row, header))
        return list(kept.values()), issues

    def _same_kampung(self, first: int, row: int, header: TableHeader) -> Issue:
        differences = tuple(self._differences(first, row, header))
        code = "baris_beda_isi" if differences else "baris_ganda"
        return Issue(code, "tolak", row, None, self._name(row), differences, hint=str(first))

    def _other_kampung(self, first: int, row: int, header: TableHeader) -> Issue:
        label = header.label("kampung")
        return Issue("dua_kampung", "periksa", row, label, self._name(row), hint=str(first))

    def _differences(self, first: int, row: int, header: TableHeader) -> Iterator[str]:
        for key in _CONTENT:
            if _differ(self.values.at[first, key], self.values.at[row, key]):
                yield f"{header.label(key)} {self._told(first, key)} ≠ {self._told(row, key)}"

    def _told(self, row: int, key: str) -> str:
        return shown(clean_text(self.records.at[row, key])) or "–"

    def _name(self, row: int) -> str:
        return shown(clean_text(self.records.at[row, "kampung"]) or self.places.at[row, "nama"])


def _differ(one: object, two: object) -> bool:
    """Whether two values differ; two blanks do not."""
    if pd.isna(one) or pd.isna(two):
        return pd.isna(one) != pd.isna(two)
    return one != two
