"""The choice of villages as a problem in whole numbers, and what a solver may answer."""

from dataclasses import dataclass

import numpy as np

UNLIMITED = np.iinfo(np.int64).max
"""A capacity that never binds."""


@dataclass(frozen=True, slots=True)
class Patience:
    """When the solver gives back the best it has: after so many nodes of its search tree, the same on every computer;
    after so many seconds only where one node takes too long.
    """

    nodes: int
    seconds: float


THOROUGH, SHORT = Patience(20_000, 60), Patience(50, 6)


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Villages that may be raised (n, in the order of their codes) and what the choice must keep to.

    `area` (n,): kecamatan; `must` (n,): has to be chosen; `menu` (n,): position in `efforts`, per menu
    (ways, 1 + watched agencies). `required`: villages to choose at least; `floor`, `capacity` (areas,): villages per
    kecamatan; `budget`: effort in all; `agency_capacity`: effort per watched agency. None = no limit. `patience`:
    how long to search.
    """

    area: np.ndarray
    must: np.ndarray
    menu: np.ndarray
    efforts: tuple[np.ndarray, ...]
    required: int
    floor: np.ndarray
    capacity: np.ndarray
    budget: int | None
    agency_capacity: tuple[int | None, ...]
    patience: Patience = THOROUGH

    def __len__(self) -> int:
        return len(self.area)

    @property
    def has_area_limits(self) -> bool:
        """Whether any kecamatan has a floor or a capacity."""
        return bool((self.floor > 0).any() or (self.capacity < UNLIMITED).any())


@dataclass(frozen=True, slots=True, eq=False)
class SolvedChoice:
    """The chosen villages (positions, ascending) and the way of each; the effort in all.

    `bound`: no choice takes less effort; `proven` when the effort equals it.
    """

    village: np.ndarray
    way: np.ndarray
    effort: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether no choice takes less effort."""
        return self.effort <= self.bound


class UnsolvedError(ArithmeticError):
    """The solver stopped before it found a choice or showed that there is none."""
