"""Known other spellings of area names, as data: valid only inside one area, and always said aloud when used."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.area import wilayah
from kkb.core.strict import REQUIRED, SchemeError, parse_list, parse_table
from kkb.io.names.normal import compact, name_key

_ALIAS = {"kode": (str, REQUIRED), "tulisan": (list, REQUIRED), "acuan": (str, "")}


@dataclass(frozen=True, slots=True)
class Aliases:
    """`codes` maps (code of the area above, compared name without spaces) to a code."""

    codes: Mapping[tuple[str, str], str]

    def code(self, above: str, keys: tuple[str, ...]) -> str | None:
        """The code meant by one of the compared names inside an area, or None."""
        found = (self.codes.get((above, compact(key))) for key in keys)
        return next((code for code in found if code), None)


def parse_aliases(raw: Mapping[str, object], where: str = "alias.toml") -> Aliases:
    """The aliases from `data/skema/alias.toml`.

    Raises SchemeError: unknown keys, a blank spelling, one spelling for two areas under the same roof.
    """
    parse_table(raw, where, {"alias": (list, REQUIRED)})
    codes: dict[tuple[str, str], str] = {}
    for n, table in enumerate(parse_list(raw, "alias", where), 1):
        place = f"{where}, alias {n}"
        entry = parse_table(table, place, _ALIAS)
        for spelling in entry["tulisan"]:
            _add(codes, str(spelling), str(entry["kode"]), place)
    return Aliases(codes)


def _add(codes: dict[tuple[str, str], str], spelling: str, code: str, place: str) -> None:
    key = compact(name_key(spelling))
    if not key:
        raise SchemeError(f"{place}, tulisan", spelling, "nama dengan huruf atau angka")
    known = codes.setdefault((wilayah.parent(code), key), code)
    if known != code:
        raise SchemeError(f"{place}, tulisan", f"“{spelling}” untuk {known} dan {code}", "satu wilayah saja")
