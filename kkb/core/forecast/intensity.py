"""The common pace of every movement between states: a Markov process in continuous time, learned from its ends."""

from dataclasses import dataclass

import numpy as np

from kkb.core.rule.ladder import UNKNOWN, Ladder

GROUPS = ("masuk", "naik", "keluar", "turun", "hilang", "lain")
"""Movements that have a pace of their own: into the target classes, other rises, out of them, other falls, gone for
good, and to or from an unreadable stratum."""
_ROUNDS = 60
_NODES, _WEIGHTS = (a / 2 for a in np.polynomial.legendre.leggauss(6))
_LEANING = 6.0
"""Village-months by which a rate leans to the mean of its group: enough for a movement never seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """(cells, groups): moves `seen`, villages at `risk`, and `due` = the hazard all of them bear at the common pace."""

    seen: np.ndarray
    risk: np.ndarray
    due: np.ndarray


def group_table(ladder: Ladder) -> np.ndarray:
    """For every movement the index of its group, -1 where there is none; shape (n + 1, n + 1).

    Rows and columns are the n classes of the ladder, and gone.
    """
    states, gone = ladder.classes, len(ladder.classes)
    table = np.full((gone + 1, gone + 1), -1)
    for a, start in enumerate(states):
        for b, end in enumerate(states):
            table[a, b] = GROUPS.index(_group(start, end, ladder)) if a != b else -1
    table[:gone, gone] = GROUPS.index("hilang")
    return table


def rates(moved: np.ndarray, time: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Moves per village and month (n + 1, n + 1) that best explain what was seen, by expectation-maximisation.

    `moved` (periods, n + 1, n + 1) counts; `time` (periods, groups) months as each group feels them. Between two
    snapshots a village may have moved more than once. Method: Kalbfleisch and Lawless 1985; Bladt and Sørensen 2005.
    """
    found = np.where(table >= 0, 0.02, 0.0)
    for _ in range(_ROUNDS):
        jumps, stays = _between(generator(found, time, table), moved)
        exposure = np.where(table >= 0, np.einsum("ka,kab->ab", stays, time[:, table]), 0.0)
        found = _leaning(jumps, exposure, table)
    return found


def events(counts: np.ndarray, period: np.ndarray, found: np.ndarray, time: np.ndarray, table: np.ndarray) -> Events:
    """What each group did per cell, by the two ends of it.

    `counts` (cells, n + 1, n + 1) fall in `period` (cells), an index into `time` (periods, groups). A village at
    risk has moved with probability 1 - exp(-due / risk).
    """
    ends, standing = exponential(generator(found, time, table)), counts.sum(axis=2)
    seen, risk, due = (np.zeros((len(counts), len(GROUPS))) for _ in range(3))
    for g in range(len(GROUPS)):
        own = table == g
        seen[:, g] = counts[:, own].sum(axis=1)
        risk[:, g] = standing[:, own.any(axis=1)].sum(axis=1)
        chance = (standing * (ends * own).sum(axis=2)[period]).sum(axis=1) / np.maximum(risk[:, g], 1)
        due[:, g] = -np.log1p(-np.minimum(chance, 0.999)) * risk[:, g]
    return Events(seen, risk, due)


def generator(found: np.ndarray, time: np.ndarray, table: np.ndarray) -> np.ndarray:
    """The generators (periods, n + 1, n + 1): rates times months each group feels; rows add up to 0."""
    flows = np.where(table >= 0, found * time[:, table], 0.0)
    balanced: np.ndarray = flows - np.eye(len(table)) * flows.sum(axis=2, keepdims=True)
    return balanced


def exponential(generators: np.ndarray) -> np.ndarray:
    """exp(Q) of a stack of small generators (..., n + 1, n + 1): Taylor series after scaling, then squaring."""
    largest = max(1e-9, float(np.abs(generators).max(initial=0.0)))
    squarings = max(0, int(np.ceil(np.log2(largest))) + 3)
    scaled = generators / 2**squarings
    result, term = np.eye(generators.shape[-1]) + scaled, scaled
    for n in range(2, 9):
        term = term @ scaled / n
        result = result + term
    for _ in range(squarings):
        result = result @ result
    chances: np.ndarray = np.clip(result, 0.0, 1.0)
    return chances


def _between(flows: np.ndarray, moved: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Given the ends of every period: moves expected in all of them (n + 1, n + 1), and periods spent by state."""
    ahead = exponential(flows[:, None] * (0.5 + _NODES)[:, None, None])
    pairs = moved / np.maximum(exponential(flows), 1e-12)
    halves = np.swapaxes(ahead, 2, 3) @ pairs[:, None] @ np.swapaxes(ahead[:, ::-1], 2, 3)
    spent = np.einsum("n,knab->kab", _WEIGHTS, halves)
    jumps = (spent * np.where(np.eye(flows.shape[-1], dtype=bool), 0.0, flows)).sum(axis=0)
    return jumps, np.diagonal(spent, axis1=1, axis2=2)


def _leaning(jumps: np.ndarray, exposure: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Moves over exposure, leaning to the mean rate of the group where little was seen."""
    found = np.zeros_like(jumps)
    for g in range(len(GROUPS)):
        own = table == g
        mean = (jumps[own].sum() + 0.1) / (exposure[own].sum() + 2 * _LEANING)
        found[own] = (jumps[own] + _LEANING * mean) / (exposure[own] + _LEANING)
    return found


def _group(start: str, end: str, ladder: Ladder) -> str:
    if UNKNOWN in (start, end):
        return "lain"
    if (start in ladder.reached) != (end in ladder.reached):
        return "masuk" if end in ladder.reached else "keluar"
    return "naik" if ladder.classes.index(end) > ladder.classes.index(start) else "turun"
