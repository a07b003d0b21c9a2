"""Reads `aturan.toml`: the classification rule, its items with their bands, its variables, the decision."""

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from kkb.config.names import NamedTable
from kkb.config.schema import RefusedError, Table, Tables, check_unique, one_of, parse
from kkb.core.counts.rows import ITEMS
from kkb.core.errors import SchemeError
from kkb.core.rule.ruleset import MEASURES, VARIABLES, Band, Item, RuleSet, Variable
from kkb.core.rule.strata import Stratum


class _Band(Table):
    score: int = Field(alias="skor")
    low: int = Field(alias="dari")
    high: int | None = Field(None, alias="sampai")
    meaning: str = Field(alias="arti")


def _unbroken(bands: list[_Band]) -> list[_Band]:
    """The bands by their lower end: every whole number from 0 up in one of them, every score once."""
    if not bands:
        raise RefusedError("daftar kosong", "sedikitnya satu pita")
    ordered, expected = sorted(bands, key=lambda band: band.low), 0
    if sorted(band.score for band in bands) != list(range(1, len(bands) + 1)):
        raise RefusedError([band.score for band in ordered], "1, 2, 3 ... masing-masing satu kali", at="skor")
    for band in ordered:
        if band.low != expected:
            raise RefusedError(
                f"skor {band.score} mulai {band.low}", f"mulai {expected}: tanpa celah atau tumpang tindih"
            )
        if band.high is None and band is not ordered[-1]:
            raise RefusedError(f"skor {band.score} tanpa “sampai”", "hanya pita teratas tanpa “sampai”")
        if band.high is not None and band.high < band.low:
            raise RefusedError(f"{band.low} sampai {band.high}", "dari <= sampai")
        expected = band.low if band.high is None else band.high + 1
    if ordered[-1].high is not None:
        raise RefusedError(f"berhenti di {ordered[-1].high}", "pita teratas tanpa “sampai”")
    return ordered


def _pairs(pairs: list[list[str]]) -> list[list[str]]:
    if any(len(pair) != 2 for pair in pairs):
        raise RefusedError(pairs, "pasangan [peserta, sasaran]")
    return pairs


class _Item(NamedTable):
    label: ClassVar[str] = "kunci"
    header: str = Field(alias="judul")
    variable: Annotated[str, one_of(VARIABLES)] = Field(alias="variabel")
    measure: Annotated[str, one_of(MEASURES)] = Field(alias="ukuran")
    columns: list[str] = Field([], alias="kolom")
    counted: list[str] = Field([], alias="pembilang")
    over: list[str] = Field([], alias="penyebut")
    pairs: Annotated[list[list[str]], AfterValidator(_pairs)] = Field([], alias="pasangan")
    at_most: int | None = Field(None, alias="paling_banyak")
    agency: str = Field(alias="instansi")
    bands: Annotated[list[_Band], AfterValidator(_unbroken)] = Field(alias="pita")

    @model_validator(mode="after")
    def _has_its_columns(self) -> "_Item":
        """A measure reads the columns it needs and no others."""
        needed = MEASURES[self.measure]
        given = {"kolom": self.columns, "pembilang": self.counted, "penyebut": self.over, "pasangan": self.pairs}
        for key, value in given.items():
            if bool(value) != (key in needed):
                allowed = " dan ".join(f"“{one}”" for one in needed)
                found = f"“{key}” {'diisi' if value else 'kosong'}"
                raise RefusedError(found, f"{allowed} diisi, lainnya tidak", at=f"ukuran {self.measure}")
        return self


class _Variable(Table):
    key: str = Field(alias="kunci")
    name: str = Field(alias="nama")
    pass_sum: int = Field(alias="lulus")
    report: list[str] = Field([], alias="laporan")


class _Decision(Table):
    """Which combinations of passed variables lead to a stratum, by its key; `lainnya` is the stratum of all others."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, list[list[str]]]
    otherwise: str = Field(alias="lainnya")


class _Rule(Table):
    version: str = Field(alias="versi")
    source: str = Field(alias="acuan")
    variables: Tables[_Variable] = Field(alias="variabel")
    items: Tables[_Item] = Field(alias="item")
    decision: _Decision = Field(alias="keputusan")


def parse_ruleset(raw: Mapping[str, object], strata: tuple[Stratum, ...], where: str = "aturan.toml") -> RuleSet:
    """The rule from its parsed TOML, over the `strata` from lowest to highest.

    Raises SchemeError with the place for anything that cannot be.
    """
    table = parse(_Rule, raw, where)
    check_unique([item.key for item in table.items], where)
    if tuple(item.key for item in table.items) != ITEMS:
        raise SchemeError(f"{where}, item", ", ".join(item.key for item in table.items), ", ".join(ITEMS))
    items = tuple(map(_item, table.items))
    variables = tuple(_variable(v, items, f"{where}, variabel {n}") for n, v in enumerate(table.variables, 1))
    if tuple(v.key for v in variables) != VARIABLES:
        raise SchemeError(f"{where}, variabel", ", ".join(v.key for v in variables), ", ".join(VARIABLES))
    decision = _decision(table.decision, [one.key for one in strata], f"{where}, keputusan")
    rule = RuleSet(table.version, table.source, items, variables, decision, table.decision.otherwise, strata)
    best = rule.stratum(frozenset(VARIABLES))
    if best not in rule.reached:
        raise SchemeError(f"{where}, keputusan", f"semua variabel lulus: “{best}”", ", ".join(rule.reached))
    return rule


def _item(table: _Item) -> Item:
    return Item(
        table.key, table.header, table.name, table.named[2], table.variable, table.measure,
        tuple(table.columns or table.counted), tuple(table.over), tuple((part, whole) for part, whole in table.pairs),
        table.at_most, table.agency, tuple(Band(b.score, b.low, b.high, b.meaning) for b in table.bands),
    )  # fmt: skip


def _variable(table: _Variable, items: Sequence[Item], where: str) -> Variable:
    own = [item for item in items if item.variable == table.key]
    low, high = len(own), sum(item.max_score for item in own)
    if not low < table.pass_sum <= high:
        raise SchemeError(f"{where}, lulus", table.pass_sum, f"{low + 1} sampai {high}")
    return Variable(table.key, table.name, table.pass_sum, tuple(item.key for item in own), tuple(table.report))


def _decision(table: _Decision, strata: Sequence[str], where: str) -> dict[frozenset[str], str]:
    if table.otherwise not in strata:
        raise SchemeError(f"{where}, lainnya", table.otherwise, ", ".join(strata))
    decision: dict[frozenset[str], str] = {}
    for stratum, combinations in (table.model_extra or {}).items():
        if stratum not in strata:
            raise SchemeError(where, f"kunci “{stratum}” tidak dikenal", ", ".join(("lainnya", *strata)))
        for passed in combinations:
            combination = frozenset(passed)
            if not combination <= set(VARIABLES):
                raise SchemeError(f"{where}, {stratum}", passed, f"daftar dari {', '.join(VARIABLES)}")
            if combination in decision:
                raise SchemeError(f"{where}, {stratum}", passed, "setiap kombinasi satu kali")
            decision[combination] = stratum
    return decision
