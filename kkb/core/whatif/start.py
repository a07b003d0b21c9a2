"""What a scenario starts from, and where it lands: any of the three ratios after some moves, in whole villages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.core.ratio import Share
from kkb.core.tally import Tally
from kkb.core.whatif.queue import limits
from kkb.core.whatif.scenario import Moves


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """The queue of those that may move (columns of queues), the counts before, how many at most can move in each way,
    and per confirmed village how many of its Kampung KB have reached the target classes (`reached`).
    """

    queue: pd.DataFrame
    counts: Tally
    most: Moves
    held: Mapping[str, int]
    reached: tuple[str, ...]


def start(state: pd.DataFrame, queue: pd.DataFrame, counts: Tally, reached: tuple[str, ...]) -> Start:
    """The start of every scenario for an area. `state` are the rows that `queue` and `counts` were made from."""
    hit = state.loc[state["strata"].isin(list(reached)), "kode"]
    held = Counter(hit[~hit.str.contains("~", regex=False)].tolist())
    return Start(queue, counts, limits(queue), held, reached)


def share_after(begun: Start, moved: pd.DataFrame, ratio: str = "A") -> Share:
    """Ratio A, B or C after some moves: what a tally of the outcome gives, without making it."""
    formed = int((moved["antrean"] == "baru").sum())
    if ratio == "C":
        return Share(begun.counts.desa_terbentuk + formed, begun.counts.desa_dihitung)
    gained = moved["ke"].isin(begun.reached).astype(int) - moved["dari"].isin(begun.reached).astype(int)
    if ratio == "A":
        return Share(begun.counts.tercapai + int(gained.sum()), begun.counts.terbentuk + formed)
    return Share(
        begun.counts.desa_tercapai + _villages_gained(begun, moved["kode"], gained), begun.counts.desa_dihitung
    )


def _villages_gained(begun: Start, codes: pd.Series, gained: pd.Series) -> int:
    listed = ~codes.str.contains("~", regex=False)
    change = gained[listed].groupby(codes[listed]).sum()
    before = [begun.held.get(code, 0) for code in change.index]
    return sum((was + more > 0) - (was > 0) for was, more in zip(before, change.tolist(), strict=True))
