"""Reads `target.toml`: the dated targets that ship, and the benchmark for areas that have none."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from kkb.config.schema import Table, Tables, between, one_of, parse
from kkb.core.errors import SchemeError
from kkb.core.target.targets import RATIOS, Target


class _Target(Table):
    area: str = Field(alias="wilayah")
    ratio: Annotated[str, one_of(RATIOS)] = Field(alias="rasio")
    due: date = Field(alias="tanggal")
    percent: Annotated[int, between(0, 100)] = Field(alias="persen")
    source: str = Field(alias="acuan")


class _Targets(Table):
    targets: Tables[_Target] = Field(alias="target")
    benchmark: _Target = Field(alias="pembanding")


def parse_targets(raw: Mapping[str, object], where: str = "target.toml") -> tuple[tuple[Target, ...], Target]:
    """All targets by area, ratio and date, and the benchmark. Raises SchemeError: over 100, the same date twice."""
    table = parse(_Targets, raw, where)
    targets = {}
    for target in map(_target, table.targets):
        key = (target.area, target.ratio, target.due)
        if key in targets:
            found = f"{target.area}, rasio {target.ratio}, {target.due} dua kali"
            raise SchemeError(where, found, "satu target per tanggal")
        targets[key] = target
    return tuple(targets[key] for key in sorted(targets)), _target(table.benchmark)


def _target(table: _Target) -> Target:
    return Target(table.area, table.ratio, table.due, table.percent, table.source)
