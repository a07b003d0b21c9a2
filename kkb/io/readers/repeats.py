"""The same village twice in a file: the same Kampung KB counts once, another Kampung KB counts as a second one.

Nothing here follows from the order of rows: where two rows of one Kampung KB say different things, neither is taken.
"""

from collections.abc import Iterator, Sequence
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
    """`units`: the key of each Kampung KB that counts, by row, without rows that do not count; the `values` of those
    rows, blank where the rows of one Kampung KB differ; (row that counts, row of the same Kampung KB) in `same`; and
    the findings.
    """

    units: pd.Series
    values: pd.DataFrame
    same: tuple[tuple[int, int], ...]
    issues: tuple[Issue, ...]


def repeats(places: pd.DataFrame, values: pd.DataFrame, records: pd.DataFrame, header: TableHeader) -> Repeats:
    """Units of a file: `kode`, and `kode#2` for a second Kampung KB of the village; which is which says
    `kkb.io.names.identity`.

    Same Kampung KB and same content: the first row counts. Same Kampung KB, other content: it counts with what all rows
    say, and what they say differently is blank. Villages that share their name in the list (`senama`) are not taken for
    each other.
    """
    units = dict(places["kode"].items())
    issues: list[Issue] = []
    same: list[tuple[int, int]] = []
    doubled = places["kode"].duplicated(keep=False)
    for code, rows in places[doubled].groupby("kode", sort=False).groups.items():
        group = _Group(str(code), list(rows), places, values, records)
        kept, told, pairs = group.sorted_out(header)
        issues += told
        same += pairs
        for row in rows:
            units.pop(row)
        units |= {row: str(code) if n == 1 else f"{code}#{n}" for n, row in enumerate(kept, 1)}
    return Repeats(pd.Series(units, dtype=object).sort_index(), _agreed(values, same), tuple(same), tuple(issues))


def fullest_names(names: pd.DataFrame, again: Repeats) -> pd.DataFrame:
    """The names (kampung, nama) of the rows that count: of each Kampung KB as its rows write them most fully."""
    chosen = {row: row for row in again.units.index}
    for row, other in again.same:
        chosen[row] = min(chosen[row], other, key=lambda one: (-len(names.at[one, "kampung"]), *names.loc[one]))
    return names.loc[list(chosen.values())].set_axis(again.units.index)


def _agreed(values: pd.DataFrame, same: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """The values, blank in the row that counts where another row of the same Kampung KB says something else."""
    agreed = values.copy() if same else values
    for row, other in same:
        for key in _CONTENT:
            if _differ(values.at[row, key], values.at[other, key]):
                agreed.at[row, key] = None
    return agreed


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one village that stands more than once."""

    code: str
    rows: list[int]
    places: pd.DataFrame
    values: pd.DataFrame
    records: pd.DataFrame

    def sorted_out(self, header: TableHeader) -> tuple[list[int], list[Issue], list[tuple[int, int]]]:
        """The rows that count, in the file's order; a finding for every other row; and (row that counts, other row) of
        the same Kampung KB.
        """
        if len(self.rows) <= self.places.at[self.rows[0], NAMESAKES]:
            return self.rows, [], []
        same: dict[str, list[int]] = {}
        for row in self.rows:
            key = kampung_key(clean_text(self.records.at[row, "kampung"]), self.places.at[row, "nama"])
            same.setdefault(key, []).append(row)
        kept = [rows[0] for rows in same.values()]
        pairs = [(rows[0], row) for rows in same.values() for row in rows[1:]]
        issues = [self._other_kampung(kept[0], row, header) for row in kept[1:]]
        return kept, [*issues, *(self._same_kampung(first, row, header) for first, row in pairs)], pairs

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
