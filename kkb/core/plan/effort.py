"""What one step on one item costs and who does it, as read from `data/skema/upaya.toml` or edited on the page."""

from dataclasses import dataclass, replace

from kkb.core.errors import SchemeError
from kkb.core.named import Named, Translations, in_language

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


def _check_effort(effort: int, where: str) -> None:
    if not 0 <= effort <= MOST:
        raise SchemeError(f"{where}, upaya", effort, f"bilangan bulat 0 sampai {MOST}")
