"""What raising one item would do for ratio A, village by village, by the rule itself."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.counts.ratio import Share
from kkb.core.rule import classify
from kkb.core.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Lift:
    """One item raised in every Kampung KB of an area, all else left as it is.

    `open` could still rise; `newly` are the units that would count then and do not now, in the order of the rows.
    """

    item: str
    open: int
    newly: tuple[str, ...]
    before: Share
    after: Share


def lift(rows: pd.DataFrame, item: str, scheme: Scheme, steps: int | None = None) -> Lift:
    """The lift of an item by so many steps, never above its best score (None = to its best score).

    `rows` has unit, strata (as the file gave it) and the ITEMS. Whom the file counts already is no gain, nor whom the
    rule would count with the scores as they are: its stratum was given otherwise, and no score explains that.
    """
    best = scheme.rule.item(item).max_score
    now = rows[item].to_numpy(dtype=float, na_value=1.0).astype(np.int64)
    then = np.full_like(now, best) if steps is None else np.minimum(now + steps, best)
    raised = rows.assign(**{item: np.maximum(now, then)})
    counted = rows["strata"].isin(list(scheme.reached)).to_numpy()
    was = classify.stratum(rows, scheme.rule).isin(list(scheme.reached)).to_numpy()
    becomes = classify.stratum(raised, scheme.rule).isin(list(scheme.reached)).to_numpy()
    gained = becomes & ~was & ~counted
    before = Share(int(counted.sum()), len(rows))
    newly = tuple(rows["unit"].to_numpy()[gained].tolist())
    return Lift(item, int((now < best).sum()), newly, before, Share(before.n + len(newly), before.total))
