"""What a scenario starts from, and where it lands: any of the three ratios after some moves, in whole villages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import Tally
from kkb.core.rule.ruleset import RuleSet
from kkb.core.scenario.queue import limits
from kkb.core.scenario.scenario import FALL, FORMED, REPORT, Moves, ways_to_move


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """The queue of those that may move (columns of queues), the counts before, how many at most can move in each way,
    and per confirmed village how many of its Kampung KB count (`held`). `ways` are all ways to move by the rule.
    """

    queue: pd.DataFrame
    counts: Tally
    most: Moves
    held: Mapping[str, int]
    ways: tuple[str, ...]

    @property
    def reached(self) -> tuple[str, ...]:
        """The strata that count."""
        return self.counts.ladder.reached

    @property
    def rises(self) -> tuple[str, ...]:
        """The rises that bring a village to count."""
        ladder = self.counts.ladder
        return tuple(way for way in self.ways if way in ladder.keys and way not in ladder.reached)

    @property
    def levers(self) -> tuple[str, ...]:
        """The ways to move as they are shown: what helps, what hurts, what leaves ratio A as it is."""
        ladder = self.counts.ladder
        return (*reversed(self.rises), REPORT, FALL, FORMED, *(way for way in self.ways if way in ladder.reached))


def start(state: pd.DataFrame, queue: pd.DataFrame, counts: Tally, rule: RuleSet) -> Start:
    """The start of every scenario for an area. `state` are the rows that `queue` and `counts` were made from."""
    hit = state.loc[state["strata"].isin(rule.ladder.reached), "kode"]
    held = Counter(hit[~hit.str.contains("~", regex=False)].tolist())
    return Start(queue, counts, limits(queue), held, ways_to_move(rule))


def share_after(baseline: Start, moved: pd.DataFrame, ratio: str = "A") -> Share:
    """Ratio A, B or C after some moves: what a tally of the outcome gives, without making it."""
    formed = int((moved["antrean"] == FORMED).sum())
    if ratio == "C":
        return Share(baseline.counts.desa_terbentuk + formed, baseline.counts.desa_dihitung)
    gained = moved["ke"].isin(baseline.reached).astype(int) - moved["dari"].isin(baseline.reached).astype(int)
    if ratio == "A":
        return Share(baseline.counts.tercapai + int(gained.sum()), baseline.counts.terbentuk + formed)
    return Share(
        baseline.counts.desa_tercapai + _villages_gained(baseline, moved["kode"], gained), baseline.counts.desa_dihitung
    )


def _villages_gained(baseline: Start, codes: pd.Series, gained: pd.Series) -> int:
    listed = ~codes.str.contains("~", regex=False)
    change = gained[listed].groupby(codes[listed]).sum()
    before = [baseline.held.get(code, 0) for code in change.index]
    return sum((was + more > 0) - (was > 0) for was, more in zip(before, change.tolist(), strict=True))
