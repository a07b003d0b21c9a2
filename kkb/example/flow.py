"""How many villages go from which stratum to which between two snapshots, before it is said which ones."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from kkb.config.recipe import STRATA, Edge, Recipe, RecipeStep, Region
from kkb.example.draw import Roll

Counts = Mapping[str, int]
MIDDLE_OF_MONTH = 15


def months(weights: tuple[int, ...], after: dt.date, until: dt.date) -> Fraction:
    """The even months that the months between two dates are worth; a month counts when its 15th lies between.

    >>> weights = (50, 50, 50, 50, 50, 50, 150, 150, 150, 150, 150, 150)
    >>> months(weights, dt.date(2022, 5, 31), dt.date(2022, 8, 31))
    Fraction(7, 2)
    """
    numbers = range(after.year * 12 + after.month - 1, until.year * 12 + until.month)
    middles = [dt.date(n // 12, n % 12 + 1, MIDDLE_OF_MONTH) for n in numbers]
    return Fraction(sum(weights[m.month - 1] for m in middles if after < m <= until), 100)


def is_rise(edge: Edge) -> bool:
    """Whether an edge goes up the official order.

    >>> is_rise(("dasar", "mandiri")), is_rise(("berkelanjutan", "mandiri"))
    (True, False)
    """
    return STRATA.index(edge[1]) > STRATA.index(edge[0])


def chances(recipe: Recipe, region: Region, since: dt.date, step: RecipeStep) -> dict[Edge, Fraction]:
    """The chance of each edge since the snapshot before: the rates at the pace of region and season."""
    season = months(recipe.month_weights, since, step.on) / recipe.rate_months
    fall = 0 if step.is_steady else 100
    return {
        edge: Fraction(rate * (region.pace if is_rise(edge) else fall), 100 * 100) * season
        for edge, rate in recipe.rates.items()
    }


def usual_flow(able: Counts, by_edge: Mapping[Edge, Fraction], roll: Roll) -> Counter[Edge]:
    """Whole villages per edge, of those able to move; fractions are drawn up or down, right on average.

    >>> usual_flow({"dasar": 10}, {("dasar", "mandiri"): Fraction(1, 4)}, lambda: 0.5)
    Counter({('dasar', 'mandiri'): 3})
    """
    flow: Counter[Edge] = Counter()
    for edge, chance in by_edge.items():
        wanted = int(able.get(edge[0], 0) * chance + Fraction(roll()))
        flow[edge] = min(_free(edge[0], flow, able), wanted)
    return flow


def fitted_flow(flow: Counter[Edge], now: Counts, able: Counts, step: RecipeStep) -> Counter[Edge]:
    """The flow with more or fewer rises, so that it leads from the counts `now` to the fixed ones of a step.

    Where Dasar has one too many and Berkelanjutan one too few, two villages move: Dasar to Berkembang, and
    Berkembang to Berkelanjutan. Raises ValueError when nobody is left who could move.
    """
    fitted = Counter(flow)
    while (edge := _missing(fitted, now, step)) is not None:
        for part in _route(edge, fitted, able):
            back = (part[1], part[0])
            if is_rise(back) and fitted[back] > 0:
                fitted[back] -= 1
            elif _free(part[0], fitted, able) > 0:
                fitted[part] += 1
            else:
                raise ValueError(f"{step.on}: tidak ada lagi yang dapat pindah dari {part[0]} ke {part[1]}")
    return fitted


def _missing(flow: Counter[Edge], now: Counts, step: RecipeStep) -> Edge | None:
    """A stratum with a village too many and one with a village too few, or nothing when all fit."""
    goal = dict(zip(STRATA, step.tally or (), strict=True))
    after = {s: now.get(s, 0) + sum(n * ((b == s) - (a == s)) for (a, b), n in flow.items()) for s in STRATA}
    many = [s for s in STRATA if after[s] > goal[s]]
    few = [s for s in STRATA if after[s] < goal[s]]
    return (many[0], few[-1]) if many else None


def _route(edge: Edge, flow: Counter[Edge], able: Counts) -> tuple[Edge, ...]:
    bottom, middle, top = STRATA[0], STRATA[1], STRATA[-1]
    if edge == (bottom, top) and _free(middle, flow, able) > 0:
        return (bottom, middle), (middle, top)
    return (edge,)


def _free(stratum: str, flow: Counter[Edge], able: Counts) -> int:
    return able.get(stratum, 0) - sum(n for (source, _), n in flow.items() if source == stratum)
