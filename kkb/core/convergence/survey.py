"""What the profiles say of the Kampung KB of a view: three values, counts by area, participation with denominators."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.area import wilayah
from kkb.core.convergence.scheme import STATES
from kkb.core.counts.ratio import Share

THERE, NOT_THERE, BLANK = STATES
ASPECTS = ("pokja", "pokja_sk", "pokja_anggota", "pokja_terlatih", "regulasi", "pendamping")
"""Columns of a profile that tell what a Pokja has and works with."""
FUNDS = ("dana_desa", "apbd", "apbn", "swadaya", "donasi", "csr")
"""Columns of a profile that name a source of money each."""
_SPOKEN = {THERE: 1, NOT_THERE: 0}


@dataclass(frozen=True, slots=True)
class Presence:
    """How many Kampung KB of one area have something, have it not, or did not say."""

    code: str
    there: int
    not_there: int
    blank: int

    @property
    def total(self) -> int:
        """All Kampung KB of the area."""
        return self.there + self.not_there + self.blank

    @property
    def share(self) -> Share:
        """Those that have it, of all."""
        return Share(self.there, self.total)


@dataclass(frozen=True, slots=True)
class Turnout:
    """People taking part of those it is meant for, over the `villages` (of `total`) that gave both numbers."""

    people: Share
    villages: int
    total: int


def surveyed(rows: pd.DataFrame, profiles: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The rows of a view, each with its profile's `columns` (None where there is none), and `profil` (is there one).

    An invented profile never speaks for a Kampung KB whose classification is not invented.
    """
    own = profiles.drop_duplicates("unit", keep="last").set_index("unit")
    invented = own["contoh"].reindex(rows["unit"]).eq(True).to_numpy() if len(own) else np.zeros(len(rows), dtype=bool)
    usable = rows["unit"].isin(own.index).to_numpy() & ~(invented & ~rows["contoh"].astype(bool).to_numpy())
    found = own.reindex(index=rows["unit"], columns=list(columns)).astype(object).to_numpy(copy=True)
    found[~usable] = None
    taken = pd.DataFrame(found, columns=list(columns), index=rows.index, dtype=object)
    kept = rows[[c for c in rows.columns if c not in taken.columns]]
    return pd.concat([kept, taken], axis=1).assign(profil=usable)


def numbers(values: pd.Series) -> pd.Series:
    """A column of a profile as numbers: `ada` is 1, `tidak` 0; anything else that is no number from 0 up is blank.

    >>> numbers(pd.Series(["ada", "tidak", 12, "x", -1])).tolist()
    [1.0, 0.0, 12.0, nan, nan]
    """
    spoken = values.map(lambda value: _SPOKEN.get(value, value) if isinstance(value, str) else value)
    found = pd.to_numeric(spoken, errors="coerce").astype(float)
    return found.where(found >= 0)


def states(values: pd.Series) -> pd.Series:
    """THERE for a number above nought, NOT_THERE for nought, BLANK for neither.

    >>> states(pd.Series([1, 0, None])).tolist()
    ['ada', 'tidak', 'kosong']
    """
    found = numbers(values).to_numpy()
    picked = np.select([found > 0, found == 0], [THERE, NOT_THERE], BLANK)
    return pd.Series(picked.astype(object), index=values.index, name="keadaan", dtype=object)


def presence(code: str, found: pd.Series) -> Presence:
    """The counts of one area from a column of STATES."""
    counts = found.value_counts()
    return Presence(code, *(int(counts.get(state, 0)) for state in STATES))


def presences(codes: pd.Series, found: pd.Series, parts: Iterable[str]) -> tuple[Presence, ...]:
    """The counts of each part, in their order; a part without any Kampung KB has noughts."""
    parts = tuple(parts)
    if not parts:
        return ()
    depth = wilayah.level(parts[0])
    where = codes.map(lambda code: wilayah.cut(code, depth))
    groups = dict(tuple(found.groupby(where.to_numpy())))
    empty = found.iloc[:0]
    return tuple(presence(part, groups.get(part, empty)) for part in parts)


def turnout(members: pd.Series, meant_for: pd.Series) -> Turnout:
    """People over all villages that gave both numbers and have somebody it is meant for.

    A village that names more people than it has counts as full, no more.
    """
    part, whole = numbers(members), numbers(meant_for)
    both = part.notna() & (whole > 0)
    people = np.minimum(part[both], whole[both]).sum()
    return Turnout(Share(int(people), int(whole[both].sum())), int(both.sum()), len(members))
