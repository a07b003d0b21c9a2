"""Twelve scores that give a wanted stratum by the rule, drawn afresh or reached item by item."""

from dataclasses import dataclass
from itertools import product

from kkb.core.counts.rows import ITEMS
from kkb.core.rule.ruleset import RuleSet
from kkb.example.draw import Roll, is_hit, picked

Scores = tuple[int, ...]
Pattern = tuple[bool, ...]
BLANK: Scores = (1,) * len(ITEMS)


@dataclass(frozen=True, slots=True)
class Shape:
    """The rule seen from the scores: places of each variable's items, pass sums, best scores, strata."""

    groups: tuple[tuple[int, ...], ...]
    pass_sums: tuple[int, ...]
    tops: Scores
    strata: dict[Pattern, str]


def shape(rule: RuleSet) -> Shape:
    """The shape of a rule; a pattern says for each variable whether it passes."""
    groups = tuple(tuple(ITEMS.index(i) for i in v.items) for v in rule.variables)
    patterns = product((False, True), repeat=len(groups))
    return Shape(
        groups,
        tuple(v.pass_sum for v in rule.variables),
        tuple(item.max_score for item in rule.items),
        {pattern: _decided(pattern, rule) for pattern in patterns},
    )


def pattern(scores: Scores, form: Shape) -> Pattern:
    """Which variables pass."""
    return tuple(s >= need for s, need in zip(_sums(scores, form), form.pass_sums, strict=True))


def stratum(scores: Scores, form: Shape) -> str:
    """The stratum of one village's scores by the rule."""
    return form.strata[pattern(scores, form)]


def distance(scores: Scores, target: str, form: Shape) -> int:
    """The fewest single-item steps from the scores to a stratum."""
    return min(_steps(scores, wanted, form) for wanted in _patterns(target, form))


def stepped(scores: Scores, target: str, form: Shape, roll: Roll) -> Scores:
    """The scores after the fewest single-item steps that reach a stratum; which items move is drawn."""
    wanted = min(_patterns(target, form), key=lambda p: _steps(scores, p, form))
    while (differing := _differing(scores, wanted, form)) is not None:
        step = 1 if wanted[differing] else -1
        scores = _moved(scores, picked(_movable(scores, form.groups[differing], step, form), roll), step)
    return scores


def drawn(target: str, form: Shape, roll: Roll) -> Scores:
    """Fresh scores of a village that reports for the first time with this stratum; never all blank."""
    options = _patterns(target, form)
    wanted = min(picked(options, roll), picked(options, roll), key=sum)  # most fail in all they may fail in
    scores = BLANK
    for group, need, is_passed in zip(form.groups, form.pass_sums, wanted, strict=True):
        low, high = (need, sum(form.tops[i] for i in group)) if is_passed else (len(group) + 1, need - 1)
        share = min(roll(), roll()) if is_passed else roll()  # most that pass have only just passed
        for _ in range(low + int(share * (high - low + 1)) - len(group)):
            scores = _moved(scores, picked(_movable(scores, group, 1, form), roll), 1)
    return scores


def drifted(scores: Scores, up_percent: int, form: Shape, roll: Roll) -> Scores:
    """The scores after one item moved one step, up or down, where that leaves the stratum as it is."""
    step = 1 if is_hit(up_percent, roll) else -1
    movable = _movable(scores, tuple(range(len(scores))), step, form)
    moved = _moved(scores, picked(movable, roll), step) if movable else scores
    return moved if moved != BLANK and stratum(moved, form) == stratum(scores, form) else scores


def _decided(passed: Pattern, rule: RuleSet) -> str:
    names = frozenset(v.key for v, is_passed in zip(rule.variables, passed, strict=True) if is_passed)
    return rule.decision.get(names, rule.otherwise)


def _patterns(target: str, form: Shape) -> tuple[Pattern, ...]:
    return tuple(p for p, key in form.strata.items() if key == target)


def _sums(scores: Scores, form: Shape) -> tuple[int, ...]:
    return tuple(sum(scores[i] for i in group) for group in form.groups)


def _steps(scores: Scores, wanted: Pattern, form: Shape) -> int:
    """Steps up to each sum that must pass, down below each that must not."""
    triples = zip(_sums(scores, form), form.pass_sums, wanted, strict=True)
    return sum(max(0, need - s) if is_passed else max(0, s - need + 1) for s, need, is_passed in triples)


def _differing(scores: Scores, wanted: Pattern, form: Shape) -> int | None:
    pairs = zip(pattern(scores, form), wanted, strict=True)
    return next((n for n, (is_now, is_wanted) in enumerate(pairs) if is_now != is_wanted), None)


def _movable(scores: Scores, places: tuple[int, ...], step: int, form: Shape) -> tuple[int, ...]:
    return tuple(i for i in places if 1 <= scores[i] + step <= form.tops[i])


def _moved(scores: Scores, place: int, step: int) -> Scores:
    return (*scores[:place], scores[place] + step, *scores[place + 1 :])
