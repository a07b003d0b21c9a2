"""The villages of one region through time: who is formed, reports, moves; a state maps code to scores."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from kkb.config.recipe import STRATA, Edge, RecipeStep
from kkb.example.area import ExampleArea
from kkb.example.draw import is_hit, rolls
from kkb.example.flow import chances, fitted_flow, is_rise, months, usual_flow
from kkb.example.scores import BLANK, Scores, distance, drawn, drifted, stepped, stratum

State = dict[str, Scores]
HALF_YEAR = 6
DRIFTS = 2  # items that may change between two snapshots without a change of stratum
LUCK, LEADERSHIP = 8.0, 3.0  # score steps that chance and a strong kecamatan outweigh in who moves first


def states(area: ExampleArea) -> Iterator[tuple[dt.date, State]]:
    """The state at each snapshot of the region, oldest first, without dates at which nothing is formed."""
    since, state = area.region.steps[0].on, State()
    for step in area.region.steps:
        state = _next(area, since, state, step) if state else _first(area, step)
        since = step.on
        if state:
            yield since, state


def _first(area: ExampleArea, step: RecipeStep) -> State:
    """The first snapshot: strata by the fixed counts or by the usual shares, the strong kecamatan ahead."""
    codes = area.order[: step.formed]
    ranked = sorted(codes, key=lambda c: (area.chance(c, "awal") + area.strength(c) / 2, c))
    tally = step.tally or _start_tally(area.recipe.start_shares, step.formed)
    ladder = [s for s, n in zip(STRATA, tally, strict=True) for _ in range(n)]
    return {code: _start(area, code, target) for code, target in zip(ranked, ladder, strict=True)}


def _start_tally(shares: tuple[int, ...], formed: int) -> tuple[int, ...]:
    upper = [formed * share // sum(shares) for share in shares[1:]]
    return (formed - sum(upper), *upper)


def _start(area: ExampleArea, code: str, target: str) -> Scores:
    roll = rolls(area.recipe.seed, "mulai", code)
    is_reported = target != STRATA[0] or is_hit(area.recipe.start_reported, roll)
    return drawn(target, area.form, roll) if is_reported else BLANK


def _next(area: ExampleArea, since: dt.date, old: State, step: RecipeStep) -> State:
    share = float(months(area.recipe.month_weights, since, step.on) / HALF_YEAR)
    state = {code: _quiet_change(area, code, scores, share, step) for code, scores in old.items()}
    for code, target in _moves(area, since, state, step).items():
        roll = rolls(area.recipe.seed, "pindah", code, step.on.isoformat())
        is_first = state[code] == BLANK
        state[code] = drawn(target, area.form, roll) if is_first else stepped(state[code], target, area.form, roll)
    new = [code for code in area.order[: step.formed] if code not in old]
    return state | {code: _first_report(area, code, area.region.reports_at_once, step) for code in new}


def _quiet_change(area: ExampleArea, code: str, scores: Scores, share: float, step: RecipeStep) -> Scores:
    """What happens without a change of stratum: a late first report at Dasar, or single items up or down."""
    if scores == BLANK:
        return _first_report(area, code, area.region.reports_later * share, step)
    roll = rolls(area.recipe.seed, "ubah", code, step.on.isoformat())
    up = 100 if step.is_steady else area.recipe.drift_up
    for _ in range(DRIFTS):
        if is_hit(area.recipe.drift * share, roll):
            scores = drifted(scores, up, area.form, roll)
    return scores


def _first_report(area: ExampleArea, code: str, percent: float, step: RecipeStep) -> Scores:
    """A first report at Dasar, or still none; the strong kecamatan report up to three times as often."""
    roll = rolls(area.recipe.seed, "lapor", code, step.on.isoformat())
    is_reported = is_hit(percent * (0.5 + area.strength(code)), roll)
    return drawn(STRATA[0], area.form, roll) if is_reported else BLANK


def _moves(area: ExampleArea, since: dt.date, state: State, step: RecipeStep) -> dict[str, str]:
    """The new stratum of each village that moves: those nearest to it and the strong kecamatan first."""
    strata = {code: stratum(scores, area.form) for code, scores in state.items()}
    moves: dict[str, str] = {}
    for edge, count in _flow(area, since, state, strata, step):
        able = [code for code in state if strata[code] == edge[0] and code not in moves]
        ranked = sorted(able, key=lambda c: (_reluctance(area, c, state[c], edge, step), c))
        moves |= dict.fromkeys(ranked[:count], edge[1])
    return moves


def _flow(
    area: ExampleArea, since: dt.date, state: State, strata: Mapping[str, str], step: RecipeStep
) -> list[tuple[Edge, int]]:
    """Villages per edge, highest goal first; the usual rates count only those that have reported."""
    roll = rolls(area.recipe.seed, "arus", area.region.code, step.on.isoformat())
    reported = Counter(strata[code] for code, scores in state.items() if scores != BLANK)
    flow = usual_flow(reported, chances(area.recipe, area.region, since, step), roll)
    if step.tally is not None:
        able = Counter(strata.values())
        now = able + Counter({STRATA[0]: step.formed - len(state)})
        flow = fitted_flow(flow, now, able, step)
    return sorted(flow.items(), key=lambda item: STRATA.index(item[0][1]), reverse=True)


def _reluctance(area: ExampleArea, code: str, scores: Scores, edge: Edge, step: RecipeStep) -> float:
    """How late a village's turn comes; a strong kecamatan rises early and falls late."""
    chance = area.chance(code, "giliran", edge[1], step.on.isoformat())
    strength = -area.strength(code) if is_rise(edge) else area.strength(code)
    return distance(scores, edge[1], area.form) + LUCK * chance + LEADERSHIP * strength
