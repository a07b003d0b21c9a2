"""What follows from the decision table: what it takes to count, where a rise ends, what a fall loses."""

from collections.abc import Collection
from functools import lru_cache
from itertools import combinations

import numpy as np
import pandas as pd

from kkb.core.rule.classify import sums
from kkb.core.rule.ruleset import RuleSet

Passed = frozenset[str]
"""A set of variables that pass, by key."""


def passing_sets(rule: RuleSet, wanted: Collection[str] = ()) -> tuple[tuple[int, ...], ...]:
    """The smallest sets of variables (by position) whose passing gives a stratum of `wanted`, whatever the others do.

    Without `wanted`: the strata that count. Of the rule of 2021-2023: Input with Output, and Proses with Output.
    """
    allowed = frozenset(wanted or rule.ladder.reached)
    enough = {passed for passed in _combinations(rule) if rule.stratum(passed) in allowed}
    safe = [s for s in enough if all(bigger in enough for bigger in _combinations(rule) if s <= bigger)]
    smallest = [s for s in safe if not any(other < s for other in safe)]
    return tuple(sorted(tuple(n for n, v in enumerate(rule.variables) if v.key in s) for s in smallest))


def missing_points(scored: pd.DataFrame, rule: RuleSet) -> pd.Series:
    """Score points that each row misses to count by the rule: those of the nearest of the passing sets."""
    totals = sums(scored, rule)
    short = np.column_stack([(v.pass_sum - totals[v.key]).clip(lower=0) for v in rule.variables])
    nearest = np.min([short[:, list(group)].sum(axis=1) for group in passing_sets(rule)], axis=0)
    return pd.Series(nearest, index=scored.index)


def nearest_set(short: dict[str, int], rule: RuleSet) -> tuple[str, ...]:
    """The variables of the passing set that takes the fewest points (`short` by key); what every set needs first."""
    sets = passing_sets(rule)
    best = min(sets, key=lambda group: sum(short[rule.variables[n].key] for n in group))
    everywhere = set(best).intersection(*sets)
    return tuple(rule.variables[n].key for n in sorted(best, key=lambda n: (n not in everywhere, n)))


def rising_ends(rule: RuleSet) -> dict[str, str]:
    """Where a rise ends, by the stratum it begins in: the next that counts by the fewest variables more.

    Of equally near ones the lower. A stratum that counts already goes on to the next above it; the highest rises no
    more. Of the rule of 2021-2023: Dasar to Mandiri, Berkembang and Mandiri to Berkelanjutan.
    """
    ends = {stratum: _rising_end(rule, stratum) for stratum in rule.ladder.keys}
    return {stratum: end for stratum, end in ends.items() if end is not None}


def rises_to_count(rule: RuleSet) -> tuple[str, ...]:
    """The strata out of which a rise makes a village count, from the lowest up."""
    return tuple(stratum for stratum in rising_ends(rule) if stratum not in rule.ladder.reached)


def nearest_step(rule: RuleSet, stratum: str) -> tuple[tuple[str, ...], str] | None:
    """The variables that pass in a stratum, and the one that is missing to rise; None where there are several ways."""
    giving, end = _giving(rule, stratum), rising_ends(rule).get(stratum)
    if len(giving) != 1 or end is None:
        return None
    own = giving[0]
    more = [v.key for v in rule.variables if v.key not in own and rule.stratum(own | {v.key}) == end]
    return (tuple(v.key for v in rule.variables if v.key in own), more[0]) if len(more) == 1 else None


def falling_ends(rule: RuleSet) -> dict[str, str]:
    """Where the fall of a stratum that counts ends when it loses one of `holding_variables`: the mildest way down.

    A stratum that still counts then is left out. Of the rule of 2021-2023: Mandiri to Dasar, Berkelanjutan to
    Berkembang.
    """
    ladder, holding = rule.ladder, frozenset(holding_variables(rule))
    found: dict[str, str] = {}
    for stratum in ladder.reached:
        left = [rule.stratum(passed - {v}) for passed in _giving(rule, stratum) for v in passed & holding]
        down = [end for end in left if end not in ladder.reached]
        if down:
            found[stratum] = max(down, key=ladder.rank)
    return found


def holding_variables(rule: RuleSet) -> tuple[str, ...]:
    """The variables without which nothing counts; all of them where none is of that kind."""
    counting = [passed for stratum in rule.ladder.reached for passed in _giving(rule, stratum)]
    needed = frozenset(v.key for v in rule.variables).intersection(*counting)
    return tuple(v.key for v in rule.variables if v.key in needed or not needed)


def holding_margin(scored: pd.DataFrame, rule: RuleSet) -> pd.Series:
    """Points by which the slimmest holding variable that passes is above its pass sum; below 0 where none passes."""
    totals, holding = sums(scored, rule), holding_variables(rule)
    over = np.column_stack([totals[v.key] - v.pass_sum for v in rule.variables if v.key in holding])
    passing = np.where(over >= 0, over, np.iinfo(np.int64).max)
    margin = np.where((over >= 0).any(axis=1), passing.min(axis=1), over.max(axis=1))
    return pd.Series(margin, index=scored.index)


def _rising_end(rule: RuleSet, stratum: str) -> str | None:
    ladder, ways = rule.ladder, []
    for passed in _giving(rule, stratum):
        for bigger in _combinations(rule):
            end = rule.stratum(bigger)
            if passed < bigger and end in ladder.reached and ladder.rank(end) > ladder.rank(stratum):
                ways.append((len(bigger - passed), ladder.rank(end)))
    return ladder.keys[min(ways)[1]] if ways else None


def _giving(rule: RuleSet, stratum: str) -> list[Passed]:
    return [passed for passed in _combinations(rule) if rule.stratum(passed) == stratum]


def _combinations(rule: RuleSet) -> tuple[Passed, ...]:
    return _subsets(tuple(v.key for v in rule.variables))


@lru_cache(maxsize=4)
def _subsets(keys: tuple[str, ...]) -> tuple[Passed, ...]:
    return tuple(frozenset(chosen) for size in range(len(keys) + 1) for chosen in combinations(keys, size))
