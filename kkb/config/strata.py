"""Reads `strata.toml`: the ladder of strata and the states beside it."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from kkb.config.names import NamedTable, translations
from kkb.config.schema import Color, Table, Tables, check_unique, one_of, parse
from kkb.core.errors import SchemeError
from kkb.core.rule.strata import PATTERNS, STATES, Stratum

_KEY = re.compile(r"[a-z][a-z_]*")
_TAKEN = frozenset({"terbentuk", "tercapai", "desa", "jatuh", "baru", "lapor", "belum_dicocokkan"})
"""Names of counts and of moves beside the strata: no stratum may be called so."""


class _Class(NamedTable):
    color: Color = Field(alias="warna")
    pattern: Annotated[str, one_of(PATTERNS)] = Field("polos", alias="pola")
    mark: str = Field(alias="tanda")
    meaning: str = Field(alias="arti")
    meanings: dict[str, str] = Field({}, alias="arti_lain")


class _Stratum(_Class):
    reached: bool = Field(alias="tercapai")
    aliases: list[str] = Field([], alias="alias")
    rises_to: str | None = Field(None, alias="naik_ke")
    entering: int = Field(10, alias="masuk")
    short: str = Field("", alias="singkat")


class _Ladder(Table):
    source: str = Field(alias="acuan")
    strata: Tables[_Stratum] = Field(alias="strata")
    states: Tables[_Class] = Field(alias="keadaan")


def parse_ladder(
    raw: Mapping[str, object], where: str = "strata.toml"
) -> tuple[tuple[Stratum, ...], tuple[Stratum, ...]]:
    """The strata from lowest to highest, and the states that are no strata.

    Raises SchemeError: unknown keys, bad colours, a ladder with a cycle or a gap, a key that means something else,
    no stratum that counts as reached, a name or alias that stands twice.
    """
    table = parse(_Ladder, raw, where)
    check_unique([one.key for one in (*table.strata, *table.states)], where)
    if {state.key for state in table.states} != set(STATES):
        raise SchemeError(where, ", ".join(state.key for state in table.states), ", ".join(STATES))
    taken = [one.key for one in table.strata if one.key in _TAKEN or not _KEY.fullmatch(one.key)]
    if taken:
        allowed = f"huruf kecil dan garis bawah, selain {', '.join(sorted(_TAKEN))}"
        raise SchemeError(f"{where}, kunci", taken[0], allowed)
    if not any(one.reached for one in table.strata):
        raise SchemeError(f"{where}, tercapai", "tidak satu pun strata", "sedikitnya satu dengan tercapai = true")
    names = [name.casefold() for one in table.strata for name in (one.name, *one.aliases)]
    check_unique(names, f"{where}, nama dan alias")
    strata = [_with_steps(one) for one in table.strata]
    return _in_order(strata, f"{where}, naik_ke"), tuple(Stratum(*_looks(state)) for state in table.states)


def _with_steps(one: _Stratum) -> Stratum:
    steps = (one.reached, tuple(one.aliases), one.rises_to, one.entering, one.short or one.name)
    return Stratum(*_looks(one), *steps)


def _looks(
    one: _Class,
) -> tuple[str, str, tuple[tuple[str, str], ...], str, str, str, str, tuple[tuple[str, str], ...]]:
    return *one.named, one.color, one.pattern, one.mark, one.meaning, translations(one.meanings)


def _in_order(strata: Sequence[Stratum], where: str) -> tuple[Stratum, ...]:
    by_key = {one.key: one for one in strata}
    targets = [one.rises_to for one in strata if one.rises_to]
    unknown = [key for key in targets if key not in by_key]
    if unknown:
        raise SchemeError(where, unknown[0], ", ".join(by_key))
    bottoms = [one for one in strata if one.key not in targets]
    ladder = bottoms[:1]
    while ladder and ladder[-1].rises_to and len(ladder) <= len(strata):
        ladder.append(by_key[ladder[-1].rises_to])
    if len(bottoms) != 1 or len(ladder) != len(strata):
        raise SchemeError(where, "jenjang melingkar atau bercabang", "satu jenjang dari bawah ke atas")
    return tuple(ladder)
