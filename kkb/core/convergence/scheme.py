"""Programmes, family functions, instansi and iBangga classes, as read from `data/skema/konvergensi.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from kkb.core.convergence.family_index import FamilyIndex, parse_family_index
from kkb.core.named import Named, Translations, translatable, translations
from kkb.core.strict import REQUIRED, SchemeError, check_unique, parse_list, parse_table, parse_texts

STATES = ("ada", "tidak", "kosong")
"""There is one, there is none, nobody filled it in: three values that are never mixed."""
_NAMED = {"kunci": (str, REQUIRED), "nama": (str, REQUIRED)} | translatable("nama")
_TASK = _NAMED | {"instansi": (list, REQUIRED), "sasaran": (str, "")}
_PARTS = ("sasaran", "program", "fungsi", "instansi", "keadaan", "kelas_rumah_dataku", "poktan")


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


def parse_convergence(raw: Mapping[str, object], where: str = "konvergensi.toml") -> Convergence:
    """The file as one value. Raises SchemeError with the place for anything that cannot be."""
    spec = dict.fromkeys(_PARTS, (list, REQUIRED)) | {"acuan": (str, REQUIRED), "ibangga": (dict, REQUIRED)}
    table = parse_table(raw, where, spec)
    lists = {name: parse_list(raw, name, where) for name in _PARTS}
    made = Convergence(
        table["acuan"],
        tuple(Named(*_named(t, w, _NAMED)[0]) for t, w in _placed(lists, "sasaran", where)),
        tuple(_task(t, w) for t, w in _placed(lists, "program", where)),
        tuple(_task(t, w) for t, w in _placed(lists, "fungsi", where)),
        tuple(_agency(t, w) for t, w in _placed(lists, "instansi", where)),
        tuple(_state(t, w) for t, w in _placed(lists, "keadaan", where)),
        tuple(Named(*_named(t, w, _NAMED)[0]) for t, w in _placed(lists, "kelas_rumah_dataku", where)),
        tuple(_group(t, w) for t, w in _placed(lists, "poktan", where)),
        parse_family_index(table["ibangga"], f"{where}, ibangga"),
    )
    _check(made, where)
    return made


def _placed(lists: Mapping[str, list[object]], name: str, where: str) -> list[tuple[object, str]]:
    return [(raw, f"{where}, {name} {n}") for n, raw in enumerate(lists[name], 1)]


def _named(raw: object, where: str, spec: dict) -> tuple[tuple[str, str, Translations], dict[str, object]]:
    table = parse_table(raw, where, spec)
    return (table["kunci"], table["nama"], translations(table, "nama")), table


def _task(raw: object, where: str) -> Task:
    names, table = _named(raw, where, _TASK)
    return Task(*names, parse_texts(table["instansi"], f"{where}, instansi"), table["sasaran"])


def _agency(raw: object, where: str) -> PartnerAgency:
    names, table = _named(raw, where, _NAMED | {"alias": (list, [])})
    return PartnerAgency(*names, parse_texts(table["alias"], f"{where}, alias"))


def _state(raw: object, where: str) -> State:
    names, table = _named(raw, where, _NAMED | {"warna": (str, REQUIRED), "pola": (str, REQUIRED)})
    return State(*names, table["warna"].upper(), table["pola"])


def _group(raw: object, where: str) -> PoktanGroup:
    names, table = _named(raw, where, _NAMED | {"peserta": (str, REQUIRED), "sasaran": (str, REQUIRED)})
    return PoktanGroup(*names, table["peserta"], table["sasaran"])


def _check(made: Convergence, where: str) -> None:
    parts = {
        "sasaran": made.goals, "program": made.programmes, "fungsi": made.functions, "instansi": made.agencies,
        "keadaan": made.states, "kelas_rumah_dataku": made.datahouse_classes, "poktan": made.groups,
    }  # fmt: skip
    for name, group in parts.items():
        check_unique([part.key for part in group], f"{where}, {name}")
    if {s.key for s in made.states} != set(STATES):
        raise SchemeError(f"{where}, keadaan", ", ".join(s.key for s in made.states), ", ".join(STATES))
    known, goals = {a.key for a in made.agencies}, {g.key for g in made.goals}
    for task in (*made.programmes, *made.functions):
        unknown = [key for key in task.agencies if key not in known]
        if unknown or not task.agencies:
            raise SchemeError(
                f"{where}, {task.key}, instansi", ", ".join(unknown) or "kosong", ", ".join(sorted(known))
            )
    for task in made.programmes:
        if task.goal not in goals:
            raise SchemeError(f"{where}, {task.key}, sasaran", task.goal, ", ".join(sorted(goals)))
    names = [name.casefold() for a in made.agencies for name in dict.fromkeys((a.name, *a.aliases))]
    check_unique(names, f"{where}, nama dan alias instansi")
