"""A what-if as a value: the aim, and how many villages move in which way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Moves:
    """Whole villages that move: Dasar (reported), Berkembang and Mandiri that rise, reached ones that fall, new ones,
    and silent ones that report at last.

    A rising Dasar becomes Mandiri and a rising Berkembang Berkelanjutan (its Input and Proses pass already); a rising
    Mandiri becomes Berkelanjutan, which leaves ratios A and B as they are. New ones enter at Dasar, unreported. Those
    that report become what the reported ones of their kabupaten are, in the same proportions.
    """

    dasar: int = 0
    berkembang: int = 0
    mandiri: int = 0
    jatuh: int = 0
    baru: int = 0
    lapor: int = 0

    def total(self) -> int:
        """All moves together."""
        return sum(getattr(self, name) for name in MOVES)

    def plus(self, other: "Moves") -> "Moves":
        """Both together.

        >>> Moves(dasar=1).plus(Moves(dasar=2, baru=1))
        Moves(dasar=3, berkembang=0, mandiri=0, jatuh=0, baru=1, lapor=0)
        """
        return Moves(*(getattr(self, name) + getattr(other, name) for name in MOVES))

    def at_most(self, most: "Moves") -> "Moves":
        """Each move cut to what there is.

        >>> Moves(dasar=9, baru=1).at_most(Moves(dasar=2, baru=5)).dasar
        2
        """
        return Moves(*(max(0, min(getattr(self, name), getattr(most, name))) for name in MOVES))


MOVES = tuple(f.name for f in fields(Moves))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if: the target share (whole percent) of `ratio` (A, B or C) to be reached by `due`, and the moves.

    `moves` are for the whole area; when `by_area` (moves per part, by code) is not empty it is used instead.
    """

    target: int
    moves: Moves = Moves()
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
