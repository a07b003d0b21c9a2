"""Programmes, family functions, instansi and iBangga classes, as read from `data/skema/konvergensi.toml`."""

from dataclasses import dataclass
from typing import TypeVar

from kkb.core.convergence.family_index import FamilyIndex
from kkb.core.named import Named

STATES = ("ada", "tidak", "kosong")
"""There is one, there is none, nobody filled it in: three values that are never mixed."""


@dataclass(frozen=True, slots=True)
class Task(Named):
    """A convergence programme or a family function; `agencies` usually carry it, `goal` is its sasaran (or "")."""

    agencies: tuple[str, ...]
    goal: str


@dataclass(frozen=True, slots=True)
class PartnerAgency(Named):
    """An instansi that may work in a village; `aliases` are other spellings in files."""

    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State(Named):
    """How one of STATES looks: its colour and pattern."""

    color: str
    pattern: str


@dataclass(frozen=True, slots=True)
class PoktanGroup(Named):
    """One kind of Poktan: profile columns of its participants and of those it is for."""

    members: str
    meant_for: str


@dataclass(frozen=True, slots=True)
class Convergence:
    """The parsed konvergensi.toml; everything in the order of the file."""

    source: str
    goals: tuple[Named, ...]
    programmes: tuple[Task, ...]
    functions: tuple[Task, ...]
    agencies: tuple[PartnerAgency, ...]
    states: tuple[State, ...]
    datahouse_classes: tuple[Named, ...]
    groups: tuple[PoktanGroup, ...]
    family_index: FamilyIndex

    def tasks(self, kind: str) -> tuple[Task, ...]:
        """The programmes ("program") or the family functions ("fungsi")."""
        return {"program": self.programmes, "fungsi": self.functions}[kind]


Part = TypeVar("Part", bound=Named)


def by_key(parts: tuple[Part, ...]) -> dict[str, Part]:
    """Named parts by their key."""
    return {part.key: part for part in parts}
