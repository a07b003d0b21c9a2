"""Participants and contraceptive users that the rule scores as wanted: whole people, percentages in the band."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from kkb.core.convergence.scheme import PoktanGroup
from kkb.core.rule import classify as ruling
from kkb.core.rule.ruleset import Band, Item, RuleSet
from kkb.example.draw import Roll, is_hit

Profile = Mapping[str, Any]
_SILENT = 40  # percent of villages with nothing but ones in Output that sent no contraception report at all
_HIGHEST = 62  # an open band reaches this far: more than three in five taking part is not believed
_LOWEST = 24  # and the lowest band of a whole that others are taken of starts here, lest the parts come in too few


def turnout(
    scores: Mapping[str, int], rule: RuleSet, groups: Sequence[PoktanGroup], found: Profile, roll: Roll
) -> dict[str, object]:
    """The columns of the Output items for a profile whose sizes and groups are known.

    Raises ValueError when no whole numbers give a score.
    """
    items = {item.key: item for item in rule.items if item.measure in ("persen", "rata_persen")}
    report = {c for v in rule.variables for c in v.report}
    if all(scores[key] == 1 for key in items) and is_hit(_SILENT, roll):
        return {}
    made: dict[str, object] = {}
    for item in (i for i in items.values() if i.measure == "rata_persen"):
        made |= _participants(item, scores[item.key], groups, found, roll)
    for item in (i for i in items.values() if i.measure == "persen"):
        made |= _part_of(item, scores[item.key], {**found, **made}, roll)
    others = {"hamil": 0.04, "ingin_anak_segera": 0.06}
    women = int(found["pus"])
    return made | {c: int(women * share) for c, share in others.items() if c in report}


def percent(part: int, whole: int) -> int:
    """Whole percent as the rule rounds it.

    >>> percent(1, 8), percent(45, 200)
    (12, 22)
    """
    return int(ruling.percent(np.array([part]), np.array([whole]))[0])


def _participants(
    item: Item, score: int, groups: Sequence[PoktanGroup], found: Profile, roll: Roll
) -> dict[str, object]:
    """Those who take part, more in groups that exist; where none would do, in all five."""
    band = _band(item, score)
    key = {group.members: group.key for group in groups}
    wholes = [int(found[whole]) for _, whole in item.pairs]
    there = [n for n, (part, _) in enumerate(item.pairs) if found.get(key.get(part, part))]
    for goal in _goals(band, roll):
        total = goal * len(item.pairs)
        open_to = there if there and total <= 90 * len(there) else range(len(item.pairs))
        rates = _shared(total, list(open_to), len(item.pairs), roll)
        parts = [_people(rate, whole) for rate, whole in zip(rates, wholes, strict=True)]
        reached = [percent(part, whole) for part, whole in zip(parts, wholes, strict=True)]
        if _is_in(band, percent(sum(reached), 100 * len(reached))):
            return {part: people for (part, _), people in zip(item.pairs, parts, strict=True)}
    raise ValueError(f"{item.key}: skor {score} tidak dapat dicapai")


def _part_of(item: Item, score: int, found: Profile, roll: Roll) -> dict[str, object]:
    """The columns of a percentage. Columns that are part of a sum made earlier are shared out of it anew."""
    band = _band(item, score)
    whole = sum(int(found.get(c) or 0) for c in item.over)
    for goal in _goals(band, roll):
        people = _people(goal, whole)
        if whole and _is_in(band, percent(people, whole)):
            rest = [c for c in item.over if c not in item.columns]
            made: dict[str, object] = {**_spread(people, item.columns, roll)}
            is_subset = set(item.columns) < set(item.over)
            return made | (_spread(whole - people, rest, roll) if is_subset else {})
    raise ValueError(f"{item.key}: skor {score} tidak dapat dicapai dari {whole}")


def _band(item: Item, score: int) -> Band:
    return next(band for band in item.bands if band.score == score)


def _is_in(band: Band, measure: int) -> bool:
    return band.low <= measure and (band.high is None or measure <= band.high)


def _goals(band: Band, roll: Roll) -> list[int]:
    """The percentages of a band to try, a drawn one first, then outward from it."""
    high = min(100, max(_HIGHEST, band.low)) if band.high is None else band.high
    if band.high is None and band.low < 20:
        high = band.low + 12
    low = max(band.low, min(_LOWEST, high - 4)) if band.low == 0 and high >= _LOWEST else band.low
    first = low + int(roll() * (high - low + 1))
    return sorted(range(band.low, high + 1), key=lambda goal: (abs(goal - first), goal))


def _people(rate: int, whole: int) -> int:
    return min(whole, (rate * whole + 50) // 100)


def _shared(total: int, places: list[int], of: int, roll: Roll) -> list[int]:
    """Rates that sum to `total`, uneven by a few points, over some of the places; nought elsewhere."""
    rates = [0] * of
    for n, place in enumerate(places):
        rates[place] = total // len(places) + (1 if n < total % len(places) else 0)
    for left, right in pairwise(places):
        shift = min(int(roll() * 5), rates[right], 100 - rates[left])
        rates[left] += shift
        rates[right] -= shift
    return rates


def _spread(people: int, columns: Sequence[str], roll: Roll) -> dict[str, int]:
    """People over columns, uneven, whole, none lost."""
    weights = [1 + int(roll() * 9) for _ in columns]
    made = {c: people * w // sum(weights) for c, w in zip(columns, weights, strict=True)}
    made[columns[-1]] += people - sum(made.values())
    return made
