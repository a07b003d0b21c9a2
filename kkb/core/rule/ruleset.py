"""The classification rule as data: items with their bands, variables with their pass sums, the decision."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.counts.rows import ITEMS
from kkb.core.errors import SchemeError
from kkb.core.named import Translations, in_language, translatable, translations
from kkb.core.rule.ladder import Ladder
from kkb.core.rule.strata import Stratum
from kkb.core.strict import REQUIRED, check_unique, parse_list, parse_table, parse_texts

VARIABLES = ("input", "proses", "output")
MEASURES = {
    "bertahap": ("kolom",), "jumlah": ("kolom",), "hitung_ada": ("kolom",),
    "persen": ("pembilang", "penyebut"), "rata_persen": ("pasangan",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Band:
    """Whole measures from `low` to `high` (None = no upper end) get `score`; `meaning` says it in words."""

    score: int
    low: int
    high: int | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of the twelve items: how its measure is taken from a profile and which score each measure gets."""

    key: str
    header: str
    name: str
    names: Translations
    variable: str
    measure: str
    columns: tuple[str, ...]
    over: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    at_most: int | None
    agency: str
    bands: tuple[Band, ...]

    @property
    def max_score(self) -> int:
        """The best score the item can have (3 for Sarana and PKB/PLKB, else 4)."""
        return max(band.score for band in self.bands)

    def label(self, lang: str) -> str:
        """The name in a language."""
        return in_language(self.name, self.names, lang)

    def meaning(self, score: int) -> str:
        """What a score of this item means, in words."""
        return next((band.meaning for band in self.bands if band.score == score), "")


@dataclass(frozen=True, slots=True)
class Variable:
    """Input, Proses or Output: passes when the sum of its items is at least `pass_sum`."""

    key: str
    name: str
    pass_sum: int
    items: tuple[str, ...]
    report: tuple[str, ...]

    @property
    def pass_index(self) -> float:
        """The index (mean of the items, two decimals) at which it passes."""
        return round(self.pass_sum / len(self.items), 2)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One dated version of the classification rule. `decision` maps the set of passed variables to a stratum."""

    version: str
    source: str
    items: tuple[Item, ...]
    variables: tuple[Variable, ...]
    decision: Mapping[frozenset[str], str]
    otherwise: str
    strata: tuple[Stratum, ...]

    @property
    def ladder(self) -> Ladder:
        """The strata in their order; whoever has nothing to show stands where the rule puts it."""
        keys, entering = (tuple(getattr(s, name) for s in self.strata) for name in ("key", "entering"))
        return Ladder(keys, self.reached, self.stratum(frozenset()), entering)

    @property
    def reached(self) -> tuple[str, ...]:
        """The keys of the strata that count."""
        return tuple(s.key for s in self.strata if s.reached)

    def stratum(self, passed: frozenset[str]) -> str:
        """The stratum of a set of variables that pass."""
        return self.decision.get(passed, self.otherwise)

    def variable(self, key: str) -> Variable:
        """The variable with this key."""
        return next(variable for variable in self.variables if variable.key == key)

    def mark(self, item: Item) -> int:
        """The score below which an item holds its variable back: the mean it takes, rounded up, as far as it goes."""
        own = self.variable(item.variable)
        return min(-(-own.pass_sum // len(own.items)), item.max_score)

    def item(self, key: str) -> Item:
        """The item with this key."""
        return next(item for item in self.items if item.key == key)


_ITEM = {
    "kunci": (str, REQUIRED), "judul": (str, REQUIRED), "nama": (str, REQUIRED),
    "variabel": (str, REQUIRED), "ukuran": (str, REQUIRED), "kolom": (list, []), "pembilang": (list, []),
    "penyebut": (list, []), "pasangan": (list, []), "paling_banyak": (int, None), "instansi": (str, REQUIRED),
    "pita": (list, REQUIRED),
} | translatable("nama")  # fmt: skip
_BAND = {"skor": (int, REQUIRED), "dari": (int, REQUIRED), "sampai": (int, None), "arti": (str, REQUIRED)}
_VARIABLE = {
    "kunci": (str, REQUIRED),
    "nama": (str, REQUIRED),
    "lulus": (int, REQUIRED),
    "laporan": (list, []),
}


def parse_ruleset(raw: Mapping[str, object], strata: tuple[Stratum, ...], where: str = "aturan.toml") -> RuleSet:
    """The rule from its parsed TOML, over the `strata` from lowest to highest.

    Raises SchemeError with the place for anything that cannot be.
    """
    text, tables = (str, REQUIRED), (list, REQUIRED)
    spec = {"versi": text, "acuan": text, "variabel": tables, "item": tables, "keputusan": (dict, REQUIRED)}
    table = parse_table(raw, where, spec)
    items = tuple(_item(t, f"{where}, item {n}") for n, t in enumerate(parse_list(raw, "item", where), 1))
    check_unique([item.key for item in items], where)
    if tuple(item.key for item in items) != ITEMS:
        raise SchemeError(f"{where}, item", ", ".join(item.key for item in items), ", ".join(ITEMS))
    variables = tuple(
        _variable(t, items, f"{where}, variabel {n}") for n, t in enumerate(parse_list(raw, "variabel", where), 1)
    )
    if tuple(v.key for v in variables) != VARIABLES:
        raise SchemeError(f"{where}, variabel", ", ".join(v.key for v in variables), ", ".join(VARIABLES))
    decision, otherwise = _decision(table["keputusan"], tuple(s.key for s in strata), f"{where}, keputusan")
    rule = RuleSet(table["versi"], table["acuan"], items, variables, decision, otherwise, strata)
    best = rule.stratum(frozenset(VARIABLES))
    if best not in rule.reached:
        raise SchemeError(f"{where}, keputusan", f"semua variabel lulus: “{best}”", ", ".join(rule.reached))
    return rule


def _item(raw: object, where: str) -> Item:
    table = parse_table(raw, where, _ITEM)
    where = f"{where} ({table['kunci']})"
    if table["variabel"] not in VARIABLES:
        raise SchemeError(f"{where}, variabel", table["variabel"], ", ".join(VARIABLES))
    if table["ukuran"] not in MEASURES:
        raise SchemeError(f"{where}, ukuran", table["ukuran"], ", ".join(MEASURES))
    needed = MEASURES[table["ukuran"]]
    for key in {key for keys in MEASURES.values() for key in keys}:
        if bool(table[key]) != (key in needed):
            found, allowed = f"“{key}” {'diisi' if table[key] else 'kosong'}", " dan ".join(f"“{k}”" for k in needed)
            raise SchemeError(f"{where}, ukuran {table['ukuran']}", found, f"{allowed} diisi, lainnya tidak")
    columns = {key: parse_texts(table[key], f"{where}, {key}") for key in ("kolom", "pembilang", "penyebut")}
    return Item(
        table["kunci"], table["judul"], table["nama"], translations(table, "nama"), table["variabel"],
        table["ukuran"], columns["kolom"] or columns["pembilang"], columns["penyebut"],
        _pairs(table["pasangan"], f"{where}, pasangan"), table["paling_banyak"], table["instansi"],
        _bands(table["pita"], f"{where}, pita"),
    )  # fmt: skip


def _pairs(raw: list[object], where: str) -> tuple[tuple[str, str], ...]:
    pairs = [parse_texts(pair, where) for pair in raw]
    if any(len(pair) != 2 for pair in pairs):
        raise SchemeError(where, raw, "pasangan [peserta, sasaran]")
    return tuple((part, whole) for part, whole in pairs)


def _bands(raw: list[object], where: str) -> tuple[Band, ...]:
    if not raw:
        raise SchemeError(where, "daftar kosong", "sedikitnya satu pita")
    tables = [parse_table(t, f"{where} {n}", _BAND) for n, t in enumerate(raw, 1)]
    bands = sorted((Band(t["skor"], t["dari"], t["sampai"], t["arti"]) for t in tables), key=lambda band: band.low)
    if sorted(band.score for band in bands) != list(range(1, len(bands) + 1)):
        raise SchemeError(f"{where}, skor", [band.score for band in bands], "1, 2, 3 ... masing-masing satu kali")
    _check_unbroken(bands, where)
    return tuple(bands)


def _check_unbroken(bands: list[Band], where: str) -> None:
    expected = 0
    for band in bands:
        if band.low != expected:
            found = f"skor {band.score} mulai {band.low}"
            raise SchemeError(where, found, f"mulai {expected}: tanpa celah atau tumpang tindih")
        if band.high is None and band is not bands[-1]:
            raise SchemeError(where, f"skor {band.score} tanpa “sampai”", "hanya pita teratas tanpa “sampai”")
        if band.high is not None and band.high < band.low:
            raise SchemeError(where, f"{band.low} sampai {band.high}", "dari <= sampai")
        expected = band.low if band.high is None else band.high + 1
    if bands[-1].high is not None:
        raise SchemeError(where, f"berhenti di {bands[-1].high}", "pita teratas tanpa “sampai”")


def _variable(raw: object, items: tuple[Item, ...], where: str) -> Variable:
    table = parse_table(raw, where, _VARIABLE)
    own = [item for item in items if item.variable == table["kunci"]]
    low, high = len(own), sum(item.max_score for item in own)
    if not low < table["lulus"] <= high:
        raise SchemeError(f"{where}, lulus", table["lulus"], f"{low + 1} sampai {high}")
    report = parse_texts(table["laporan"], f"{where}, laporan")
    return Variable(table["kunci"], table["nama"], table["lulus"], tuple(i.key for i in own), report)


def _decision(raw: Mapping[str, object], strata: tuple[str, ...], where: str) -> tuple[dict[frozenset[str], str], str]:
    spec = {"lainnya": (str, REQUIRED)} | {key: (list, []) for key in strata}
    table = parse_table(raw, where, spec)
    if table["lainnya"] not in strata:
        raise SchemeError(f"{where}, lainnya", table["lainnya"], ", ".join(strata))
    decision: dict[frozenset[str], str] = {}
    for stratum in strata:
        for passed in table[stratum]:
            combination = frozenset(parse_texts(passed, f"{where}, {stratum}"))
            if not combination <= set(VARIABLES):
                raise SchemeError(f"{where}, {stratum}", passed, f"daftar dari {', '.join(VARIABLES)}")
            if combination in decision:
                raise SchemeError(f"{where}, {stratum}", passed, "setiap kombinasi satu kali")
            decision[combination] = stratum
    return decision, table["lainnya"]
