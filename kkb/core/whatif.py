"""What if: a scenario of promotions, fall-backs and new Kampung KB applied to the villages of a district.

The result is a state like any other, so the same tallies, ratios and maps read it. Which village moves first is
fixed and said aloud: those that miss the fewest points of the rule, then by code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

import numpy as np
import pandas as pd

from kkb.core import rule, wilayah
from kkb.core.ruleset import RuleSet
from kkb.core.tally import cut_codes

STATE_COLUMNS = ("unit", "kode", "kode_kec", "kode_kab", "strata", "lapor")


@dataclass(frozen=True, slots=True)
class Moves:
    """Whole villages that move: Dasar (reported), Berkembang and Mandiri that rise, reached ones that fall, new ones.

    A rising Dasar becomes Mandiri and a rising Berkembang Berkelanjutan (its Input and Proses pass already); a rising
    Mandiri becomes Berkelanjutan, which leaves ratio A as it is. New ones enter at Dasar, unreported.
    """

    dasar: int = 0
    berkembang: int = 0
    mandiri: int = 0
    jatuh: int = 0
    baru: int = 0

    def total(self) -> int:
        """All moves together."""
        return sum(getattr(self, f.name) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if as a value: the target share of ratio A (whole percent), and the moves.

    `moves` are for the whole area; when `by_area` (moves per part, by code) is not empty it is used instead.
    """

    target: int
    moves: Moves = Moves()
    by_area: Mapping[str, Moves] = field(default_factory=dict)


def limits(queue: pd.DataFrame) -> Moves:
    """The most that can move: the sizes of the queues."""
    return Moves(**{name: int((queue["antrean"] == name).sum()) for name in _QUEUES})


def queues(state: pd.DataFrame, listed: pd.Series, ruleset: RuleSet, depth: int = 3) -> pd.DataFrame:
    """Who may move and in which order: unit, kode, kode_kec, antrean (field of Moves), poin, bagian.

    `state` has STATE_COLUMNS and the ITEMS; `listed` are the village codes of the official list. `poin` is what the
    village misses to reach the target classes, or for a fall the margin by which its Output passes; `bagian` is its
    area at the level `depth` (3 = kecamatan).
    """
    points = missing_points(state, ruleset)
    lines = state["strata"].where(state["strata"].isin(["dasar", "berkembang", "mandiri"]), "")
    lines = lines.where(lines.ne("dasar") | state["lapor"].astype(bool), "")
    rising = state[["unit", "kode", "kode_kec", "strata"]].assign(antrean=lines, poin=points)
    falling = rising.assign(antrean="jatuh", poin=_margin(state, ruleset))
    falling = falling[falling["strata"].isin(["mandiri", "berkelanjutan"])]
    fresh = sorted(set(listed) - set(state["kode"]))
    newly = pd.DataFrame(
        {
            "unit": fresh,
            "kode": fresh,
            "kode_kec": [wilayah.parent(c) for c in fresh],
            "antrean": "baru",
            "poin": 0,
        }
    )
    every = pd.concat([rising[rising["antrean"] != ""], falling, newly], ignore_index=True)
    every["bagian"] = cut_codes(every["kode"], depth)
    return every.sort_values(["antrean", "poin", "unit"], ignore_index=True)


def chosen(queue: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """The part of the queue that the scenario moves: per queue its first k, in the area or per part.

    A village that would rise to Berkelanjutan and fall at once only falls.
    """
    if scenario.by_area:
        wanted = {(code, name): getattr(m, name) for code, m in scenario.by_area.items() for name in _QUEUES}
        place = queue.groupby(["bagian", "antrean"]).cumcount()
        limit = pd.Series([wanted.get(key, 0) for key in zip(queue["bagian"], queue["antrean"], strict=True)])
    else:
        place = queue.groupby("antrean").cumcount()
        limit = queue["antrean"].map({name: getattr(scenario.moves, name) for name in _QUEUES})
    moved = queue[place.to_numpy() < limit.to_numpy()]
    fallen = moved.loc[moved["antrean"] == "jatuh", "unit"]
    return moved[(moved["antrean"] != "mandiri") | ~moved["unit"].isin(fallen)]


def outcome(state: pd.DataFrame, moved: pd.DataFrame) -> pd.DataFrame:
    """The state after the moves (STATE_COLUMNS); `state` is left as it is."""
    after = state[list(STATE_COLUMNS)].copy()
    way = after["unit"].map(dict(zip(moved["unit"], moved["antrean"], strict=True)))
    rises = {"dasar": "mandiri", "berkembang": "berkelanjutan", "mandiri": "berkelanjutan"}
    falls = {"mandiri": "dasar", "berkelanjutan": "berkembang"}
    risen = way.map(rises)
    after["strata"] = risen.where(risen.notna(), after["strata"])
    after["strata"] = after["strata"].where(way != "jatuh", state["strata"].map(falls))
    newly = moved[moved["antrean"] == "baru"]
    fresh = newly[["unit", "kode", "kode_kec"]].assign(
        kode_kab=newly["kode_kec"].map(wilayah.parent), strata="dasar", lapor=False
    )
    return pd.concat([after, fresh], ignore_index=True) if len(fresh) else after


def missing_points(state: pd.DataFrame, ruleset: RuleSet) -> pd.Series:
    """Score points a village misses to count for the target: those of Output plus the nearer of Input and Proses."""
    totals = rule.sums(state, ruleset)
    short = {v.key: (v.pass_sum - totals[v.key]).clip(lower=0) for v in ruleset.variables}
    return short["output"] + np.minimum(short["input"], short["proses"])


def _margin(state: pd.DataFrame, ruleset: RuleSet) -> pd.Series:
    bar = next(v.pass_sum for v in ruleset.variables if v.key == "output")
    return rule.sums(state, ruleset)["output"] - bar


_QUEUES = tuple(f.name for f in fields(Moves))
