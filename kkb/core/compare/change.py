"""What changed area by area since a date: the raw share, and the same villages at both dates beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from kkb.core.counts.ratio import Share, points
from kkb.core.counts.tally import cut_codes


@dataclass(frozen=True, slots=True)
class PartChange:
    """One area: its share at both dates, and of the Kampung KB that stood at both who counts (`same_*`).

    `entered`: of the cohort's that did not count before; `left`: of those that did; `formed` and `gone` are counts.
    """

    before: Share
    after: Share
    same_before: Share
    same_after: Share
    entered: Share
    left: Share
    formed: int
    gone: int

    @property
    def raw(self) -> float | None:
        """Points by which the share changed; newly formed Kampung KB lower it."""
        return _float(points(self.before, self.after))

    @property
    def cohort(self) -> float | None:
        """Points by which the share of the same Kampung KB changed."""
        return _float(points(self.same_before, self.same_after))


def part_changes(
    before: pd.DataFrame, after: pd.DataFrame, depth: int, reached: Sequence[str]
) -> Mapping[str, PartChange]:
    """The change of every area of a level that stands at one of two dates, by code.

    `before` and `after` have unit, kode, strata.
    """
    both = _slim(before, reached).merge(_slim(after, reached), on="unit", how="outer", suffixes=("_1", "_2"))
    flags = {
        "stood": both["kode_1"].notna(), "stands": both["kode_2"].notna(),
        "was": both["hit_1"].eq(True), "now": both["hit_2"].eq(True),
    }  # fmt: skip
    area = cut_codes(both["kode_2"].where(both["kode_2"].notna(), both["kode_1"]), depth)
    return {str(code): _change(group) for code, group in pd.DataFrame(flags).groupby(area.to_numpy(), sort=True)}


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _slim(frame: pd.DataFrame, reached: Sequence[str]) -> pd.DataFrame:
    return frame[["unit", "kode"]].assign(hit=frame["strata"].isin(list(reached)).to_numpy())


def _change(g: pd.DataFrame) -> PartChange:
    both = g["stood"] & g["stands"]
    same = int(both.sum())
    was, now = both & g["was"], both & g["now"]
    return PartChange(
        Share(int(g["was"].sum()), int(g["stood"].sum())), Share(int(g["now"].sum()), int(g["stands"].sum())),
        Share(int(was.sum()), same), Share(int(now.sum()), same),
        Share(int((now & ~was).sum()), int((both & ~was).sum())), Share(int((was & ~now).sum()), int(was.sum())),
        int((~g["stood"]).sum()), int((~g["stands"]).sum()),
    )  # fmt: skip
