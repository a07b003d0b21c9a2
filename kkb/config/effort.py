"""Reads `upaya.toml`: what one step on one item costs and who does it."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from kkb.config.names import NamedTable, translations
from kkb.config.schema import Table, Tables, between, check_unique, one_of, parse
from kkb.core.errors import SchemeError
from kkb.core.plan.effort import MOST, UNITS, Agency, Effort, ItemEffort, Rung
from kkb.core.rule.ruleset import Item, RuleSet


class _Rung(Table):
    to: int = Field(alias="ke")
    effort: Annotated[int, between(0, MOST)] = Field(alias="upaya")
    agency: str = Field(alias="instansi")
    work: str = Field(alias="kerja")
    works: dict[str, str] = Field({}, alias="kerja_lain")


class _Item(Table):
    label: ClassVar[str] = "kunci"
    key: str = Field(alias="kunci")
    per_year: Annotated[int, between(0)] | None = Field(None, alias="per_tahun")
    fixed: bool = Field(False, alias="tetap")
    rungs: list[_Rung] = Field(alias="langkah")


class _Effort(Table):
    unit: Annotated[str, one_of(UNITS)] = Field(alias="satuan")
    source: str = Field(alias="acuan")
    agencies: Tables[NamedTable] = Field(alias="instansi")
    items: Tables[_Item] = Field(alias="item")


def parse_effort(raw: Mapping[str, object], rule: RuleSet, where: str = "upaya.toml") -> Effort:
    """The price list from its parsed TOML: every item of the rule once, every step from 1 to its best score.

    Raises SchemeError that names the place, what was found and what is allowed.
    """
    table = parse(_Effort, raw, where)
    check_unique([agency.key for agency in table.agencies], where)
    check_unique([item.key for item in table.items], where, "setiap item satu kali")
    ruled, items = {item.key: item for item in rule.items}, {}
    for n, item in enumerate(table.items, 1):
        place = f"{where}, item {n} ({item.key})"
        if item.key not in ruled:
            raise SchemeError(f"{place}, kunci", item.key, ", ".join(ruled))
        _check_rungs(item, ruled[item.key], {agency.key for agency in table.agencies}, place)
        items[item.key] = ItemEffort(item.key, tuple(map(_rung, item.rungs)), item.per_year, item.fixed)
    missing = [key for key in ruled if key not in items]
    if missing:
        raise SchemeError(f"{where}, item", f"“{missing[0]}” tidak ada", ", ".join(ruled))
    agencies = tuple(Agency(*agency.named) for agency in table.agencies)
    return Effort(table.unit, table.source, agencies, tuple(items[key] for key in ruled))


def _check_rungs(item: _Item, ruled: Item, agencies: set[str], where: str) -> None:
    wanted = range(2, ruled.max_score + 1)
    if [rung.to for rung in item.rungs] != list(wanted):
        found = ", ".join(str(rung.to) for rung in item.rungs)
        raise SchemeError(f"{where}, langkah", f"ke {found}", f"ke {', '.join(map(str, wanted))}, berurutan")
    for n, rung in enumerate(item.rungs, 1):
        if rung.agency not in agencies:
            raise SchemeError(f"{where}, langkah {n}, instansi", rung.agency, ", ".join(sorted(agencies)))


def _rung(rung: _Rung) -> Rung:
    return Rung(rung.to, rung.effort, rung.agency, rung.work, translations(rung.works))
