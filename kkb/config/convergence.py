"""Reads `konvergensi.toml`: programmes, family functions, instansi, Poktan, and the classes of iBangga."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from kkb.config.names import NamedTable
from kkb.config.schema import Color, Table, Tables, between, check_unique, parse
from kkb.core.convergence.family_index import FamilyIndex, IndexClass, PublishedIndex
from kkb.core.convergence.scheme import STATES, Convergence, PartnerAgency, PoktanGroup, State, Task
from kkb.core.errors import SchemeError
from kkb.core.named import Named


class _Task(NamedTable):
    agencies: list[str] = Field(alias="instansi")
    goal: str = Field("", alias="sasaran")


class _Agency(NamedTable):
    aliases: list[str] = Field([], alias="alias")


class _State(NamedTable):
    color: Color = Field(alias="warna")
    pattern: str = Field(alias="pola")


class _Group(NamedTable):
    members: str = Field(alias="peserta")
    meant_for: str = Field(alias="sasaran")


class _IndexClass(NamedTable):
    low: int = Field(alias="dari")
    including: bool = Field(alias="termasuk")


class _PublishedIndex(Table):
    area: str = Field(alias="kode")
    year: int = Field(alias="tahun")
    value: Annotated[float, between(0, 100)] = Field(alias="indeks")
    source: str = Field(alias="acuan")


class _FamilyIndex(Table):
    source: str = Field(alias="acuan")
    dimensions: Tables[NamedTable] = Field(alias="dimensi")
    classes: Tables[_IndexClass] = Field(alias="kelas")
    published: list[_PublishedIndex] = Field([], alias="terbit")


class _Convergence(Table):
    source: str = Field(alias="acuan")
    goals: Tables[NamedTable] = Field(alias="sasaran")
    programmes: Tables[_Task] = Field(alias="program")
    functions: Tables[_Task] = Field(alias="fungsi")
    agencies: Tables[_Agency] = Field(alias="instansi")
    states: Tables[_State] = Field(alias="keadaan")
    datahouse_classes: Tables[NamedTable] = Field(alias="kelas_rumah_dataku")
    groups: Tables[_Group] = Field(alias="poktan")
    family_index: _FamilyIndex = Field(alias="ibangga")


def parse_convergence(raw: Mapping[str, object], where: str = "konvergensi.toml") -> Convergence:
    """The file as one value. Raises SchemeError with the place for anything that cannot be."""
    table = parse(_Convergence, raw, where)
    _check_keys(table, where)
    _check_tasks(table, where)
    return Convergence(
        table.source,
        tuple(Named(*goal.named) for goal in table.goals),
        tuple(Task(*task.named, tuple(task.agencies), task.goal) for task in table.programmes),
        tuple(Task(*task.named, tuple(task.agencies), task.goal) for task in table.functions),
        tuple(PartnerAgency(*agency.named, tuple(agency.aliases)) for agency in table.agencies),
        tuple(State(*state.named, state.color, state.pattern) for state in table.states),
        tuple(Named(*datahouse.named) for datahouse in table.datahouse_classes),
        tuple(PoktanGroup(*group.named, group.members, group.meant_for) for group in table.groups),
        _family_index(table.family_index, f"{where}, ibangga"),
    )


def _check_keys(table: _Convergence, where: str) -> None:
    parts: dict[str, Sequence[NamedTable]] = {
        "sasaran": table.goals, "program": table.programmes, "fungsi": table.functions, "instansi": table.agencies,
        "keadaan": table.states, "kelas_rumah_dataku": table.datahouse_classes, "poktan": table.groups,
    }  # fmt: skip
    for name, part in parts.items():
        check_unique([one.key for one in part], f"{where}, {name}")
    if {state.key for state in table.states} != set(STATES):
        raise SchemeError(f"{where}, keadaan", ", ".join(s.key for s in table.states), ", ".join(STATES))
    names = [name.casefold() for a in table.agencies for name in dict.fromkeys((a.name, *a.aliases))]
    check_unique(names, f"{where}, nama dan alias instansi")


def _check_tasks(table: _Convergence, where: str) -> None:
    known, goals = sorted(a.key for a in table.agencies), sorted(g.key for g in table.goals)
    for task in (*table.programmes, *table.functions):
        unknown = [key for key in task.agencies if key not in known]
        if unknown or not task.agencies:
            raise SchemeError(f"{where}, {task.key}, instansi", ", ".join(unknown) or "kosong", ", ".join(known))
    for task in table.programmes:
        if task.goal not in goals:
            raise SchemeError(f"{where}, {task.key}, sasaran", task.goal, ", ".join(goals))


def _family_index(table: _FamilyIndex, where: str) -> FamilyIndex:
    """The iBangga part. Raises SchemeError: a dimension twice, classes that do not rise from 0."""
    check_unique([dimension.key for dimension in table.dimensions], f"{where}, dimensi")
    lows = [one.low for one in table.classes]
    if lows != sorted(set(lows)) or lows[0] != 0 or not table.classes[0].including or lows[-1] >= 100:
        raise SchemeError(f"{where}, kelas", lows, "batas naik mulai 0 (termasuk) dan di bawah 100")
    return FamilyIndex(
        table.source,
        tuple(Named(*dimension.named) for dimension in table.dimensions),
        tuple(IndexClass(*one.named, one.low, one.including) for one in table.classes),
        tuple(PublishedIndex(one.area, one.year, one.value, one.source) for one in table.published),
    )
