"""What one step on one item costs and who does it, as read from `data/skema/upaya.toml` or edited on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kkb.core.named import Named, Translations, in_language, translatable, translations
from kkb.core.rule.ruleset import RuleSet
from kkb.core.strict import REQUIRED, SchemeError, check_unique, parse_list, parse_table

UNITS = ("poin", "rupiah")
MOST = 10**12


@dataclass(frozen=True, slots=True)
class Agency(Named):
    """An instansi that carries out steps."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The step of an item from score `to` - 1 to `to`: effort (whole units), the agency's key, the work in words."""

    to: int
    effort: int
    agency: str
    work: str
    works: Translations

    def work_in(self, lang: str) -> str:
        """The work in words of a language."""
        return in_language(self.work, self.works, lang)


@dataclass(frozen=True, slots=True)
class ItemEffort:
    """The steps of one item from score 1 up; at most `per_year` of them in a year (None = no limit).

    A `fixed` item cannot be moved at all.
    """

    key: str
    rungs: tuple[Rung, ...]
    per_year: int | None
    fixed: bool

    def rung(self, to: int) -> Rung:
        """The step that ends at score `to`."""
        return self.rungs[to - 2]


@dataclass(frozen=True, slots=True)
class Effort:
    """The price list of a plan: `unit` is "poin" or "rupiah"; items stand in the order of the rule."""

    unit: str
    source: str
    agencies: tuple[Agency, ...]
    items: tuple[ItemEffort, ...]

    def item(self, key: str) -> ItemEffort:
        """The steps of the item with this key."""
        return next(item for item in self.items if item.key == key)

    def agency(self, key: str) -> Agency:
        """The agency with this key."""
        return next(agency for agency in self.agencies if agency.key == key)

    def repriced(self, item: str, to: int, effort: int) -> "Effort":
        """The same list with another effort for one step. Raises SchemeError for a negative or absurd one."""
        _check_effort(effort, f"{item}, ke {to}")
        old = self.item(item)
        rungs = tuple(replace(rung, effort=effort) if rung.to == to else rung for rung in old.rungs)
        return self._with(replace(old, rungs=rungs))

    def limited(self, item: str, per_year: int | None, *, fixed: bool = False) -> "Effort":
        """The same list with another limit on one item's steps per year, or with the item fixed."""
        return self._with(replace(self.item(item), per_year=per_year, fixed=fixed))

    def _with(self, changed: ItemEffort) -> "Effort":
        return replace(self, items=tuple(changed if item.key == changed.key else item for item in self.items))


_AGENCY = {"kunci": (str, REQUIRED), "nama": (str, REQUIRED)} | translatable("nama")
_ITEM = {"kunci": (str, REQUIRED), "per_tahun": (int, None), "tetap": (bool, False), "langkah": (list, REQUIRED)}
_RUNG = {
    "ke": (int, REQUIRED), "upaya": (int, REQUIRED), "instansi": (str, REQUIRED), "kerja": (str, REQUIRED),
} | translatable("kerja")  # fmt: skip


def parse_effort(raw: Mapping[str, object], rule: RuleSet, where: str = "upaya.toml") -> Effort:
    """The price list from its parsed TOML: every item of the rule once, every step from 1 to its best score.

    Raises SchemeError that names the place, what was found and what is allowed.
    """
    text, tables = (str, REQUIRED), (list, REQUIRED)
    table = parse_table(raw, where, {"satuan": text, "acuan": text, "instansi": tables, "item": tables})
    if table["satuan"] not in UNITS:
        raise SchemeError(f"{where}, satuan", table["satuan"], ", ".join(UNITS))
    agencies = tuple(_agency(t, f"{where}, instansi {n}") for n, t in enumerate(parse_list(raw, "instansi", where), 1))
    check_unique([agency.key for agency in agencies], where)
    known = frozenset(agency.key for agency in agencies)
    items = {}
    for n, given in enumerate(parse_list(raw, "item", where), 1):
        item = _item(given, rule, known, f"{where}, item {n}")
        if item.key in items:
            raise SchemeError(where, f"“{item.key}” dua kali", "setiap item satu kali")
        items[item.key] = item
    missing = [item.key for item in rule.items if item.key not in items]
    if missing:
        raise SchemeError(f"{where}, item", f"“{missing[0]}” tidak ada", ", ".join(item.key for item in rule.items))
    return Effort(table["satuan"], table["acuan"], agencies, tuple(items[item.key] for item in rule.items))


def _agency(raw: object, where: str) -> Agency:
    table = parse_table(raw, where, _AGENCY)
    return Agency(table["kunci"], table["nama"], translations(table, "nama"))


def _item(raw: object, rule: RuleSet, agencies: frozenset[str], where: str) -> ItemEffort:
    table = parse_table(raw, where, _ITEM)
    where = f"{where} ({table['kunci']})"
    ruled = next((item for item in rule.items if item.key == table["kunci"]), None)
    if ruled is None:
        raise SchemeError(f"{where}, kunci", table["kunci"], ", ".join(item.key for item in rule.items))
    if table["per_tahun"] is not None and table["per_tahun"] < 0:
        raise SchemeError(f"{where}, per_tahun", table["per_tahun"], "bilangan bulat 0 ke atas")
    rungs = tuple(_rung(t, agencies, f"{where}, langkah {n}") for n, t in enumerate(table["langkah"], 1))
    if [rung.to for rung in rungs] != list(range(2, ruled.max_score + 1)):
        wanted = ", ".join(str(to) for to in range(2, ruled.max_score + 1))
        raise SchemeError(f"{where}, langkah", f"ke {', '.join(str(r.to) for r in rungs)}", f"ke {wanted}, berurutan")
    return ItemEffort(table["kunci"], rungs, table["per_tahun"], table["tetap"])


def _rung(raw: object, agencies: frozenset[str], where: str) -> Rung:
    table = parse_table(raw, where, _RUNG)
    _check_effort(table["upaya"], where)
    if table["instansi"] not in agencies:
        raise SchemeError(f"{where}, instansi", table["instansi"], ", ".join(sorted(agencies)))
    return Rung(table["ke"], table["upaya"], table["instansi"], table["kerja"], translations(table, "kerja"))


def _check_effort(effort: int, where: str) -> None:
    if not 0 <= effort <= MOST:
        raise SchemeError(f"{where}, upaya", effort, f"bilangan bulat 0 sampai {MOST}")
