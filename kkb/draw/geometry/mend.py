"""Mends torn groups of hexagons: exchanges hexagons between groups until each group hangs together, where it can."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

Neighbours = Sequence[tuple[int, ...]]
MOST_ROUNDS = 400


def mended(owner: np.ndarray, around: Neighbours, centres: np.ndarray) -> np.ndarray:
    """Owners of the hexagons again (same count each), with fewer torn groups.

    `owner` names the group of each hexagon, `around` its neighbours, `centres` its middle (metres). Each exchange
    leaves fewer hexagons outside the largest piece of their group, so it ends; what no exchange can mend stays torn.
    """
    groups = owner.copy()
    hopeless: set[int] = set()
    for _ in range(MOST_ROUNDS):
        stray = next(iter(s for s in _strays(groups, around) if s not in hopeless), None)
        if stray is None:
            break
        better = _exchanged(stray, groups, around, centres)
        if better is None:
            hopeless.add(stray)
        else:
            groups, hopeless = better, set()
    return groups


def pieces(group: object, groups: np.ndarray, around: Neighbours) -> list[set[int]]:
    """The connected pieces of one group, largest first (ties: the one with the lowest hexagon)."""
    left = set(np.flatnonzero(groups == group).tolist())
    found = []
    while left:
        piece = _reached(min(left), left, around)
        left -= piece
        found.append(piece)
    return sorted(found, key=lambda p: (-len(p), min(p)))


def _strays(groups: np.ndarray, around: Neighbours) -> Iterable[int]:
    """The hexagons outside the largest piece of their group, smallest pieces first."""
    torn = [piece for group in np.unique(groups) for piece in pieces(group, groups, around)[1:]]
    for piece in sorted(torn, key=lambda p: (len(p), min(p))):
        yield from sorted(piece)


def _reached(start: int, allowed: set[int], around: Neighbours) -> set[int]:
    seen, queue = {start}, [start]
    while queue:
        for n in around[queue.pop()]:
            if n in allowed and n not in seen:
                seen.add(n)
                queue.append(n)
    return seen


def _exchanged(stray: int, groups: np.ndarray, around: Neighbours, centres: np.ndarray) -> np.ndarray | None:
    """The groups after passing the stray hexagon along a chain of groups to its own; None when no chain helps."""
    main = pieces(groups[stray], groups, around)[0]
    for chain in _chains(stray, main, groups, around):
        tried = _passed(stray, chain, main, groups, around, centres)
        touched = [groups[stray], *chain]
        if tried is not None and _torn(tried, around, touched) < _torn(groups, around, touched):
            return tried
    return None


def _torn(groups: np.ndarray, around: Neighbours, names: Iterable[object]) -> int:
    """How many hexagons of these groups lie outside the largest piece of their group."""
    return sum(len(piece) for name in names for piece in pieces(name, groups, around)[1:])


def _chains(stray: int, main: set[int], groups: np.ndarray, around: Neighbours) -> Iterator[tuple[str, ...]]:
    """Shortest chains of groups from the neighbours of the stray to those of its main piece, shortest first."""
    own, touching = groups[stray], _touching(groups, around)
    goal = {groups[n] for tile in main for n in around[tile]} - {own}
    queue: deque[tuple[str, ...]] = deque((name,) for name in sorted({groups[n] for n in around[stray]} - {own}))
    seen = {own, *(chain[0] for chain in queue)}
    while queue:
        chain = queue.popleft()
        if chain[-1] in goal:
            yield chain
        for name in sorted(touching[chain[-1]] - seen):
            seen.add(name)
            queue.append((*chain, name))


def _touching(groups: np.ndarray, around: Neighbours) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {name: set() for name in groups}
    for tile, name in enumerate(groups):
        near[name] |= {groups[n] for n in around[tile]} - {name}
    return near


def _passed(
    stray: int, chain: tuple[str, ...], main: set[int], groups: np.ndarray, around: Neighbours, centres: np.ndarray
) -> np.ndarray | None:
    """The groups with the stray given to the first of the chain, one hexagon of each passed on, the last to `main`."""
    result, given = groups.copy(), stray
    own = groups[stray]
    for position, name in enumerate(chain):
        result[given] = name
        follower = chain[position + 1] if position + 1 < len(chain) else None
        target = main if follower is None else set(np.flatnonzero(result == follower).tolist())
        passed = _passable((name, target), given, result, around, centres)
        if passed is None:
            return None
        given = passed
    result[given] = own
    return result


def _passable(
    step: tuple[object, set[int]], given: int, groups: np.ndarray, around: Neighbours, centres: np.ndarray
) -> int | None:
    """For a step (group, hexagons to reach): the hexagon of the group next to those, nearest to the one just given,
    whose loss does not tear the group; None when there is none.
    """
    name, target = step
    near = centres[given]
    members = set(np.flatnonzero(groups == name).tolist())
    count = _count(members, around)
    edge = [m for m in members if any(n in target for n in around[m])]
    for tile in sorted(edge, key=lambda m: (float(((centres[m] - near) ** 2).sum()), m)):
        rest = members - {tile}
        if rest and _count(rest, around) <= count:
            return tile
    return None


def _count(members: set[int], around: Neighbours) -> int:
    left, n = set(members), 0
    while left:
        left -= _reached(min(left), left, around)
        n += 1
    return n
