"""What happened between two dates: promotions, demotions, newly formed, gone, and what each did to the share."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.counts.ratio import Share, points

DIRECTIONS = ("naik", "turun", "tetap", "terbentuk", "hilang", "tidak_dikenal")


@dataclass(frozen=True, slots=True)
class Movement:
    """Counts of villages by direction, and how many of them entered or left the target classes. `unknown`: no stratum
    could be read at one of the dates. `unsure`: so many of those formed may be among those gone, under a name that is
    not matched with the list.
    """

    promoted: int
    demoted: int
    formed: int
    gone: int
    stayed: int
    unknown: int
    entered: int
    left: int
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Effects:
    """The change of ratio A in percentage points, split into parts that add up to `total` (before rounding).

    `unread`: from villages whose stratum could not be read at one of the dates, which is neither up nor down.
    """

    gone: float
    promoted: float
    demoted: float
    formed: float
    total: float
    unread: float = 0.0


def moves(before: pd.DataFrame, after: pd.DataFrame, ladder: Sequence[str], reached: Sequence[str]) -> pd.DataFrame:
    """One row per Kampung KB at either date: unit, kode, dari, ke, arah (DIRECTIONS), masuk, keluar (bool).

    `before` and `after` have unit, kode, strata; `ladder` runs from lowest to highest. A stratum that is unknown at
    one of two dates is neither up nor down.
    """
    columns = ["unit", "kode", "strata"]
    both = before[columns].merge(after[columns], on="unit", how="outer", suffixes=("_1", "_2"), indicator=True)
    step = _rank(both["strata_2"], ladder) - _rank(both["strata_1"], ladder)
    way = pd.Series("tidak_dikenal", index=both.index, dtype=object)
    way[step > 0], way[step < 0], way[step == 0] = "naik", "turun", "tetap"
    way[both["_merge"] == "right_only"] = "terbentuk"
    way[both["_merge"] == "left_only"] = "hilang"
    was, now = both["strata_1"].isin(list(reached)), both["strata_2"].isin(list(reached))
    in_both = both["_merge"] == "both"
    return pd.DataFrame({
        "unit": both["unit"], "kode": both["kode_2"].fillna(both["kode_1"]), "dari": both["strata_1"],
        "ke": both["strata_2"], "arah": way, "masuk": in_both & ~was & now, "keluar": in_both & was & ~now,
    })  # fmt: skip


def movement(moved: pd.DataFrame) -> Movement:
    """The counts of a frame of moves."""
    n = {way: int((moved["arah"] == way).sum()) for way in DIRECTIONS}
    return Movement(
        n["naik"], n["turun"], n["terbentuk"], n["hilang"], n["tetap"], n["tidak_dikenal"],
        int(moved["masuk"].sum()), int(moved["keluar"].sum()), min(n["terbentuk"], n["hilang"], _unmatched(moved)),
    )  # fmt: skip


def _unmatched(moved: pd.DataFrame) -> int:
    """How many of those formed or gone stand under a name that no list confirms."""
    changed = moved.loc[moved["arah"].isin(["terbentuk", "hilang"]), "kode"]
    return sum(not wilayah.is_confirmed(code) for code in changed)


def effects(moved: pd.DataFrame, reached: Sequence[str]) -> Effects | None:
    """Ratio A now minus then, in percentage points, by cause; None when there is no share at one of the dates.

    Order: villages that are gone leave first, then promotions and demotions in the fixed cohort, then the newly
    formed enter (at Dasar they lower A without any village getting worse).
    """
    was, now = moved["dari"].isin(list(reached)), moved["ke"].isin(list(reached))
    stood, stands = moved["arah"] != "terbentuk", moved["arah"] != "hilang"
    both = stood & stands
    first, last = (
        Share(int((was & stood).sum()), int(stood.sum())),
        Share(int((now & stands).sum()), int(stands.sum())),
    )
    same = Share(int((was & both).sum()), int(both.sum()))
    gone, later, total = points(first, same), points(same, last), points(first, last)
    if gone is None or later is None or total is None:
        return None
    is_read = moved["arah"] != "tidak_dikenal"
    up, down = (Fraction(100 * int((moved[way] & is_read).sum()), same.total) for way in ("masuk", "keluar"))
    unread = Fraction(100 * int((moved["masuk"] & ~is_read).sum() - (moved["keluar"] & ~is_read).sum()), same.total)
    formed = later - up + down - unread
    return Effects(float(gone), float(up), float(-down), float(formed), float(total), float(unread))


def _rank(strata: pd.Series, ladder: Sequence[str]) -> pd.Series:
    return strata.map({key: n for n, key in enumerate(ladder)}).astype(float)
