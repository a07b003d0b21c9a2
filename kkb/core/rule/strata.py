"""The ladder of strata and the states beside it, as read from `data/skema/strata.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.errors import SchemeError
from kkb.core.named import Translations, in_language, translatable, translations
from kkb.core.rule.ladder import NOT_FORMED, SILENT, UNKNOWN
from kkb.core.strict import REQUIRED, check_unique, parse_list, parse_table, parse_texts

_COLOR, _KEY = re.compile(r"#[0-9A-Fa-f]{6}"), re.compile(r"[a-z][a-z_]*")
STATES = (SILENT, UNKNOWN, NOT_FORMED)
PATTERNS = ("polos", "titik", "mendatar", "tegak", "miring", "silang")
"""What a surface can be filled with beside its colour."""
_TAKEN = frozenset({"terbentuk", "tercapai", "desa", "jatuh", "baru", "lapor", "belum_dicocokkan"})
"""Names of counts and of moves beside the strata: no stratum may be called so."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """One class of the classification; `reached` = counts in ratios A and B; `mark` is its second cue beside colour.

    `entering`: how often, of each other 100, newly formed ones are thought to enter here before data say so;
    `short`: its name in a narrow column.
    """

    key: str
    name: str
    names: Translations
    color: str
    pattern: str
    mark: str
    meaning: str
    meanings: Translations
    reached: bool = False
    aliases: tuple[str, ...] = ()
    rises_to: str | None = None
    entering: int = 10
    short: str = ""

    def label(self, lang: str) -> str:
        """The name in a language."""
        return in_language(self.name, self.names, lang)

    def meaning_in(self, lang: str) -> str:
        """What the class means, in a language."""
        return in_language(self.meaning, self.meanings, lang)


_COMMON = {
    "kunci": (str, REQUIRED), "nama": (str, REQUIRED), "warna": (str, REQUIRED), "pola": (str, "polos"),
    "tanda": (str, REQUIRED), "arti": (str, REQUIRED),
} | translatable("nama") | translatable("arti")  # fmt: skip
_STRATUM = _COMMON | {
    "tercapai": (bool, REQUIRED),
    "alias": (list, []),
    "naik_ke": (str, None),
    "masuk": (int, 10),
    "singkat": (str, ""),
}


def parse_ladder(
    raw: Mapping[str, object], where: str = "strata.toml"
) -> tuple[tuple[Stratum, ...], tuple[Stratum, ...]]:
    """The strata from lowest to highest, and the states that are no strata.

    Raises SchemeError: unknown keys, bad colours, a ladder with a cycle or a gap, a key that means something else,
    no stratum that counts as reached, a name or alias that stands twice.
    """
    parse_table(raw, where, {"acuan": (str, REQUIRED), "strata": (list, REQUIRED), "keadaan": (list, REQUIRED)})
    strata = [_stratum(t, f"{where}, strata {n}", _STRATUM) for n, t in enumerate(parse_list(raw, "strata", where), 1)]
    states = [_stratum(t, f"{where}, keadaan {n}", _COMMON) for n, t in enumerate(parse_list(raw, "keadaan", where), 1)]
    check_unique([s.key for s in (*strata, *states)], where)
    if {s.key for s in states} != set(STATES):
        raise SchemeError(where, ", ".join(s.key for s in states), ", ".join(STATES))
    taken = [s.key for s in strata if s.key in _TAKEN or not _KEY.fullmatch(s.key)]
    if taken:
        raise SchemeError(
            f"{where}, kunci", taken[0], f"huruf kecil dan garis bawah, selain {', '.join(sorted(_TAKEN))}"
        )
    if not any(s.reached for s in strata):
        raise SchemeError(f"{where}, tercapai", "tidak satu pun strata", "sedikitnya satu dengan tercapai = true")
    check_unique([name.casefold() for s in strata for name in (s.name, *s.aliases)], f"{where}, nama dan alias")
    return _in_order(strata, where), tuple(states)


def _stratum(raw: object, where: str, spec: dict) -> Stratum:
    table = parse_table(raw, where, spec)
    if not _COLOR.fullmatch(table["warna"]):
        raise SchemeError(f"{where}, warna", table["warna"], "#RRGGBB")
    if table["pola"] not in PATTERNS:
        raise SchemeError(f"{where}, pola", table["pola"], ", ".join(PATTERNS))
    return Stratum(
        table["kunci"], table["nama"], translations(table, "nama"), table["warna"].upper(), table["pola"],
        table["tanda"], table["arti"], translations(table, "arti"), table.get("tercapai", False),
        parse_texts(table.get("alias", []), f"{where}, alias"), table.get("naik_ke"),
        table.get("masuk", 10), table.get("singkat") or table["nama"],
    )  # fmt: skip


def _in_order(strata: list[Stratum], where: str) -> tuple[Stratum, ...]:
    by_key = {s.key: s for s in strata}
    targets = [s.rises_to for s in strata if s.rises_to]
    unknown = [t for t in targets if t not in by_key]
    if unknown:
        raise SchemeError(f"{where}, naik_ke", unknown[0], ", ".join(by_key))
    bottoms = [s for s in strata if s.key not in targets]
    if len(bottoms) != 1:
        raise SchemeError(f"{where}, naik_ke", "jenjang melingkar atau bercabang", "satu jenjang dari bawah ke atas")
    ladder = [bottoms[0]]
    while ladder[-1].rises_to and len(ladder) <= len(strata):
        ladder.append(by_key[ladder[-1].rises_to])
    if len(ladder) != len(strata):
        raise SchemeError(f"{where}, naik_ke", "jenjang melingkar atau bercabang", "satu jenjang dari bawah ke atas")
    return tuple(ladder)
