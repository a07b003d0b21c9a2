"""What changes a share, one cause after the other: the steps of a waterfall."""

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from kkb.core.counts.ratio import Share
from kkb.core.scenario.scenario import FALL, FORMED, REPORT
from kkb.core.scenario.start import Start, share_after

_CAUSES = {FALL: "turun", REPORT: "lapor", FORMED: "baru"}
STEPS = ("naik", *_CAUSES.values())
"""The causes in their order: rises and falls among those formed, then late reports, then the newly formed enter."""


def cause(way: str) -> str:
    """The cause (one of STEPS) of a way to move: a rise out of any stratum is one and the same."""
    return _CAUSES.get(way, STEPS[0])


@dataclass(frozen=True, slots=True)
class ShareStep:
    """One cause (key of STEPS): how many villages move, and the share before and after it."""

    key: str
    villages: int
    before: Share
    after: Share

    @property
    def points(self) -> Fraction:
        """Exact percentage points; a share of nothing counts as 0."""
        return exact_percent(self.after) - exact_percent(self.before)


def steps(baseline: Start, moved: pd.DataFrame, ratio: str = "A") -> tuple[ShareStep, ...]:
    """Every cause in turn, also those without any move; the points add up to the whole change exactly."""
    found, so_far, share = [], moved.iloc[:0], share_after(baseline, moved.iloc[:0], ratio)
    causes = moved["antrean"].map(cause)
    for key in STEPS:
        mine = moved[causes.eq(key)]
        so_far = pd.concat([so_far, mine])
        after = share_after(baseline, so_far, ratio)
        found.append(ShareStep(key, len(mine), share, after))
        share = after
    return tuple(found)


def exact_percent(share: Share) -> Fraction:
    """A share in percent, exactly; nothing of nothing is 0."""
    return Fraction(100 * share.n, share.total) if share.total else Fraction(0)
