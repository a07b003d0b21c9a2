"""A what-if as a value: the aim, and how many villages move in which way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kkb.core.rule.paths import rising_ends
from kkb.core.rule.ruleset import RuleSet

FALL, FORMED, REPORT = "jatuh", "baru", "lapor"
"""Ways to move that are no rise: reached ones that fall, newly formed ones, silent ones that report at last."""


def ways_to_move(rule: RuleSet) -> tuple[str, ...]:
    """Every way to move: a rise out of each stratum that can rise, by its key from the lowest up, then the others.

    Rises end where `kkb.core.rule.paths.rising_ends` says, unless the least steps give more. Newly formed ones enter
    at the stratum of entry, unreported. Those that report become what the reported ones of their kabupaten are, in the
    same proportions.
    """
    return (*rising_ends(rule), FALL, FORMED, REPORT)


class Moves(Mapping[str, int]):
    """Whole villages that move, by the way they do (`ways_to_move`); a way that is not named moves nobody."""

    __slots__ = ("_counts",)

    def __init__(self, **counts: int) -> None:
        self._counts = {way: count for way, count in counts.items() if count}

    def __getitem__(self, way: str) -> int:
        return self._counts.get(way, 0)

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __contains__(self, way: object) -> bool:
        return way in self._counts

    def __hash__(self) -> int:
        return hash(frozenset(self._counts.items()))

    def __repr__(self) -> str:
        return f"Moves({', '.join(f'{way}={count}' for way, count in self._counts.items())})"

    def total(self) -> int:
        """All moves together."""
        return sum(self._counts.values())

    def plus(self, other: "Moves") -> "Moves":
        """Both together.

        >>> Moves(dasar=1).plus(Moves(dasar=2, baru=1))
        Moves(dasar=3, baru=1)
        """
        return Moves(**{way: self[way] + other[way] for way in dict.fromkeys((*self, *other))})

    def at_most(self, most: "Moves") -> "Moves":
        """Each move cut to what there is.

        >>> Moves(dasar=9, baru=1).at_most(Moves(dasar=2, baru=5))
        Moves(dasar=2, baru=1)
        """
        return Moves(**{way: max(0, min(count, most[way])) for way, count in self.items()})


NO_MOVES = Moves()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if: the target share (whole percent) of `ratio` (A, B or C) to be reached by `due`, and the moves.

    `moves` are for the whole area; when `by_area` (moves per part, by code) is not empty it is used instead.
    """

    target: int
    moves: Moves = NO_MOVES
    by_area: Mapping[str, Moves] = field(default_factory=dict)
    ratio: str = "A"
    due: date | None = None

    @property
    def all_moves(self) -> Moves:
        """The moves of all parts together."""
        if not self.by_area:
            return self.moves
        total = Moves()
        for moves in self.by_area.values():
            total = total.plus(moves)
        return total

    def plus(self, moves: Moves, by_area: Mapping[str, Moves]) -> "Scenario":
        """The same with more moves, given both for the whole area and by part; the way the scenario is set decides."""
        if not self.by_area:
            return replace(self, moves=self.moves.plus(moves))
        codes = {*self.by_area, *by_area}
        more = {c: self.by_area.get(c, Moves()).plus(by_area.get(c, Moves())) for c in sorted(codes)}
        return replace(self, by_area=more)
