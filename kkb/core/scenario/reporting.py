"""Villages that never reported: what they would be if they reported as the reported ones of their kabupaten are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pandas as pd

from kkb.core.rule.ladder import Ladder


def quota_sequence(weights: Sequence[int], length: int) -> list[int]:
    """The class (position in `weights`) of the first, second, ... of `length` villages.

    After each of them every class has its exact proportional share rounded up or down, and one more never takes
    anything from a class. The quota method (Balinski and Young 1975); plain largest remainders keep the first promise
    but not the second. Ties go to the first class. Without weights nothing is given.

    >>> quota_sequence([4, 1, 0, 1], 6)
    [0, 0, 1, 0, 0, 3]
    """
    total, given, order = sum(weights), [0] * len(weights), []
    for seat in range(1, length + 1 if total else 0):
        below = [n for n, weight in enumerate(weights) if given[n] * total < weight * seat]
        chosen = max(below, key=lambda n: (Fraction(weights[n], given[n] + 1), -n))
        given[chosen] += 1
        order.append(chosen)
    return order


def reported_mix(peers: pd.DataFrame, ladder: Ladder) -> dict[str, tuple[int, ...]]:
    """How many reported Kampung KB of each kabupaten are in each stratum of the ladder; unreadable ones are left out.

    `peers` has kode_kab, strata, lapor.
    """
    told = peers[peers["lapor"].astype(bool) & peers["strata"].isin(ladder.keys)]
    counts = told.groupby(["kode_kab", "strata"]).size()
    return {
        str(kab): tuple(int(counts.get((kab, stratum), 0)) for stratum in ladder.keys)
        for kab in told["kode_kab"].unique()
    }


def expected_strata(districts: Sequence[str], mixes: Mapping[str, tuple[int, ...]], ladder: Ladder) -> list[str]:
    """The stratum of each silent village (its kabupaten, in order of code) if it reports in its turn.

    A kabupaten without any report takes the mix of all; where nobody has reported they stay at entry.
    """
    overall = tuple(map(sum, zip(*mixes.values(), strict=True)))
    silent = Counter(districts)
    turns = {kab: iter(quota_sequence(mixes.get(kab, overall), n)) for kab, n in silent.items()}
    at_entry = ladder.rank(ladder.entry)
    return [ladder.keys[next(turns[kab], at_entry)] for kab in districts]
