"""The strata in their official order, which of them count, and the classes a Kampung KB can stand in."""

from dataclasses import dataclass

SILENT, UNKNOWN, NOT_FORMED = "belum_lapor", "tidak_dikenal", "belum_terbentuk"
"""Classes that are no strata: never reported, unreadable in the file, no Kampung KB yet."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The keys of the strata from lowest to highest; `reached` are those that count in ratios A and B.

    `entry` is the stratum of whoever has nothing to show: by the rule it is given to those that never reported, and
    newly formed ones begin there. `entering`: by stratum, how often in 100 newly formed ones are thought to stand there
    at their first report, before data say so.
    """

    keys: tuple[str, ...]
    reached: tuple[str, ...]
    entry: str
    entering: tuple[int, ...] = ()

    @property
    def goals(self) -> tuple[str, ...]:
        """The strata that count, from lowest to highest: what a plan may aim at."""
        return tuple(key for key in self.keys if key in self.reached)

    def rank(self, stratum: object) -> int:
        """The place of a stratum, 0 the lowest; -1 for what is none."""
        return self.keys.index(stratum) if stratum in self.keys else -1

    def at_least(self, goal: str = "") -> tuple[str, ...]:
        """A stratum and all above it; of the lowest that counts when none is named."""
        return self.keys[self.rank(goal or self.goals[0]) :]

    def class_of(self, stratum: object, is_reported: bool) -> str:
        """The class of one Kampung KB: its stratum, SILENT for one at entry that never reported, or UNKNOWN.

        >>> ladder = Ladder(("dasar", "mandiri"), ("mandiri",), "dasar")
        >>> ladder.class_of("dasar", True), ladder.class_of("dasar", False), ladder.class_of(None, True)
        ('dasar', 'belum_lapor', 'tidak_dikenal')
        """
        if stratum not in self.keys:
            return UNKNOWN
        return SILENT if stratum == self.entry and not is_reported else str(stratum)

    @property
    def classes(self) -> tuple[str, ...]:
        """Where a Kampung KB can stand, from lowest to highest: never reported just below entry, unreadable last.

        >>> Ladder(("dasar", "mandiri"), ("mandiri",), "dasar").classes
        ('belum_lapor', 'dasar', 'mandiri', 'tidak_dikenal')
        """
        return (*self._with(SILENT, before=True), UNKNOWN)

    @property
    def columns(self) -> tuple[str, ...]:
        """The classes as a table counts them: of those at entry, first who reported and then who never did.

        >>> Ladder(("dasar", "mandiri"), ("mandiri",), "dasar").columns
        ('dasar', 'belum_lapor', 'mandiri', 'tidak_dikenal')
        """
        return (*self._with(SILENT, before=False), UNKNOWN)

    @property
    def from_the_top(self) -> tuple[str, ...]:
        """The classes as a picture stacks them: the highest first, unreadable last.

        >>> Ladder(("dasar", "mandiri"), ("mandiri",), "dasar").from_the_top
        ('mandiri', 'dasar', 'belum_lapor', 'tidak_dikenal')
        """
        return (*reversed(self._with(SILENT, before=True)), UNKNOWN)

    def _with(self, extra: str, *, before: bool) -> tuple[str, ...]:
        at = self.rank(self.entry) + (not before)
        return (*self.keys[:at], extra, *self.keys[at:])
