"""The classification rule as data: items with their bands, variables with their pass sums, the decision."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.rows import ITEMS, STRATA
from kkb.core.strict import REQUIRED, SchemeError, check_unique, parse_list, parse_table

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
    name_en: str
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


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One dated version of the classification rule. `decision` maps the set of passed variables to a stratum."""

    version: str
    source: str
    items: tuple[Item, ...]
    variables: tuple[Variable, ...]
    decision: Mapping[frozenset[str], str]
    otherwise: str

    def item(self, key: str) -> Item:
        """The item with this key."""
        return next(item for item in self.items if item.key == key)


_ITEM = {
    "kunci": (str, REQUIRED), "judul": (str, REQUIRED), "nama": (str, REQUIRED), "nama_en": (str, ""),
    "variabel": (str, REQUIRED), "ukuran": (str, REQUIRED), "kolom": (list, []), "pembilang": (list, []),
    "penyebut": (list, []), "pasangan": (list, []), "paling_banyak": (int, None), "instansi": (str, REQUIRED),
    "pita": (list, REQUIRED),
}  # fmt: skip
_BAND = {"skor": (int, REQUIRED), "dari": (int, REQUIRED), "sampai": (int, None), "arti": (str, REQUIRED)}
_VARIABLE = {
    "kunci": (str, REQUIRED),
    "nama": (str, REQUIRED),
    "lulus": (int, REQUIRED),
    "laporan": (list, []),
}


def parse_ruleset(raw: Mapping[str, object], where: str = "aturan.toml") -> RuleSet:
    """The rule from its parsed TOML. Raises SchemeError with the place for anything that cannot be."""
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
    decision, otherwise = _decision(table["keputusan"], f"{where}, keputusan")
    return RuleSet(table["versi"], table["acuan"], items, variables, decision, otherwise)


def _item(raw: object, where: str) -> Item:
    table = parse_table(raw, where, _ITEM)
    where = f"{where} ({table['kunci']})"
    if table["variabel"] not in VARIABLES:
        raise SchemeError(f"{where}, variabel", table["variabel"], ", ".join(VARIABLES))
    needed = MEASURES.get(table["ukuran"])
    if needed is None:
        raise SchemeError(f"{where}, ukuran", table["ukuran"], ", ".join(MEASURES))
    for key in needed:
        if not table[key]:
            raise SchemeError(f"{where}, ukuran {table['ukuran']}", f"“{key}” kosong", f"“{key}” harus diisi")
    if any(not isinstance(pair, list) or len(pair) != 2 for pair in table["pasangan"]):
        raise SchemeError(f"{where}, pasangan", table["pasangan"], "pasangan [peserta, sasaran]")
    return Item(
        table["kunci"], table["judul"], table["nama"], table["nama_en"] or table["nama"], table["variabel"],
        table["ukuran"], tuple(table["kolom"] or table["pembilang"]), tuple(table["penyebut"]),
        tuple((a, b) for a, b in table["pasangan"]), table["paling_banyak"], table["instansi"],
        _bands(table["pita"], f"{where}, pita"),
    )  # fmt: skip


def _bands(raw: list[object], where: str) -> tuple[Band, ...]:
    tables = [parse_table(t, f"{where} {n}", _BAND) for n, t in enumerate(raw, 1)]
    bands = sorted((Band(t["skor"], t["dari"], t["sampai"], t["arti"]) for t in tables), key=lambda band: band.low)
    if sorted(band.score for band in bands) != list(range(1, len(bands) + 1)):
        raise SchemeError(f"{where}, skor", [band.score for band in bands], "1, 2, 3 ... masing-masing satu kali")
    expected = 0
    for band in bands:
        if expected is None or band.low != expected:
            raise SchemeError(
                where,
                f"skor {band.score} mulai {band.low}",
                f"mulai {expected}: tanpa celah atau tumpang tindih",
            )
        if band.high is not None and band.high < band.low:
            raise SchemeError(where, f"{band.low} sampai {band.high}", "dari <= sampai")
        expected = None if band.high is None else band.high + 1
    if expected is not None:
        raise SchemeError(where, f"berhenti di {expected - 1}", "pita teratas tanpa “sampai”")
    return tuple(bands)


def _variable(raw: object, items: tuple[Item, ...], where: str) -> Variable:
    table = parse_table(raw, where, _VARIABLE)
    own = [item for item in items if item.variable == table["kunci"]]
    low, high = len(own), sum(item.max_score for item in own)
    if not low < table["lulus"] <= high:
        raise SchemeError(f"{where}, lulus", table["lulus"], f"{low + 1} sampai {high}")
    return Variable(table["kunci"], table["nama"], table["lulus"], tuple(i.key for i in own), tuple(table["laporan"]))


def _decision(raw: Mapping[str, object], where: str) -> tuple[dict[frozenset[str], str], str]:
    spec = {"lainnya": (str, REQUIRED)} | {key: (list, []) for key in STRATA}
    table = parse_table(raw, where, spec)
    if table["lainnya"] not in STRATA:
        raise SchemeError(f"{where}, lainnya", table["lainnya"], ", ".join(STRATA))
    decision: dict[frozenset[str], str] = {}
    for stratum in STRATA:
        for passed in table[stratum]:
            if not isinstance(passed, list) or not set(passed) <= set(VARIABLES):
                raise SchemeError(f"{where}, {stratum}", passed, f"daftar dari {', '.join(VARIABLES)}")
            if frozenset(passed) in decision:
                raise SchemeError(f"{where}, {stratum}", passed, "setiap kombinasi satu kali")
            decision[frozenset(passed)] = stratum
    return decision, table["lainnya"]
