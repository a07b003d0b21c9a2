"""Which snapshot speaks for which kabupaten at a date: the state rule, in one place.

A snapshot that holds a part of a kabupaten lies over what stood before it: the villages it names speak from it, all
others keep their last state.
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd

PAIR_COLUMNS = ("kode_kab", "snapshot", "tanggal", "contoh")


WHOLE, PART, PART_ALONE = "utuh", "sebagian", "hanya_sebagian"
"""The scope of a row: from a file of its whole kabupaten; from a part that lies over a whole one; from a part with no
whole one below it, so that nothing is known of the rest."""


def pairs_in_rule(pairs: pd.DataFrame) -> pd.DataFrame:
    """The live (snapshot, kabupaten) pairs that count: of one kabupaten and date the highest id, and no example
    snapshot of a kabupaten that has a snapshot of its own. `pairs` has PAIR_COLUMNS.
    """
    columns = [pairs[column].tolist() for column in PAIR_COLUMNS]
    own = {kab for kab, _, _, is_example in zip(*columns, strict=True) if not is_example}
    best: dict[tuple[str, date], tuple[int, int]] = {}
    for place, (kab, id_, on, is_example) in enumerate(zip(*columns, strict=True)):
        if not (is_example and kab in own):
            best[kab, on] = max(best.get((kab, on), (id_, place)), (id_, place))
    return pairs.iloc[[best[key][1] for key in sorted(best)]]


def pairs_at(pairs: pd.DataFrame, on: date | None = None) -> pd.DataFrame:
    """Per kabupaten the newest pair in rule at or before a date (None = newest of all)."""
    kept = pairs_in_rule(pairs)
    if on is not None:
        kept = kept[kept["tanggal"] <= on]
    return kept.drop_duplicates("kode_kab", keep="last")


def layers(pairs: pd.DataFrame) -> list[tuple[int, ...]]:
    """The snapshots that the state of each pair is composed of, the oldest first; `pairs` has PAIR_COLUMNS, sebagian.

    A whole snapshot stands alone. A part lies over everything of its kabupaten back to the newest whole snapshot at
    or before it (of one date in the order of import); the example is no ground for a district's own part.
    """
    if not pairs["sebagian"].astype(bool).any():
        return [(id_,) for id_ in pairs["snapshot"]]
    own = set(pairs.loc[~pairs["contoh"].astype(bool), "kode_kab"])
    found: dict[tuple[str, int], tuple[int, ...]] = {}
    stacks: dict[tuple[str, bool], tuple[int, ...]] = {}
    for pair in pairs.sort_values(["kode_kab", "tanggal", "snapshot"]).itertuples():
        stack = (pair.kode_kab, bool(pair.contoh) and pair.kode_kab in own)
        below = stacks.get(stack, ()) if pair.sebagian else ()
        found[pair.kode_kab, pair.snapshot] = stacks[stack] = (*below, pair.snapshot)
    return [found[key] for key in zip(pairs["kode_kab"], pairs["snapshot"], strict=True)]


def composed(rows: pd.DataFrame, order: Sequence[int]) -> pd.DataFrame:
    """The rows of one kabupaten out of the snapshots it is composed of: of every village those of the newest snapshot
    that names it. `rows` have kode, snapshot; `order` are the snapshots, the oldest first.
    """
    if len(order) == 1:
        return rows
    place = rows["snapshot"].map({id_: n for n, id_ in enumerate(order)})
    return rows[place == place.groupby(rows["kode"].to_numpy()).transform("max")]


def whole_states(history: pd.DataFrame) -> pd.DataFrame:
    """The rows of a history without the states in which a part speaks: villages that were not asked did not stay."""
    if "lingkup" not in history or (history["lingkup"] == WHOLE).all():
        return history
    key = ["kode_kab", "snapshot"]
    mixed = history.loc[history["lingkup"] != WHOLE, key].drop_duplicates()
    is_mixed = pd.MultiIndex.from_frame(history[key]).isin(pd.MultiIndex.from_frame(mixed))
    return history[~is_mixed]
