"""Dated targets: which share must be reached by when, by which reference, and which one is in force at a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kkb.core import wilayah
from kkb.core.strict import REQUIRED, SchemeError, parse_list, parse_table

RATIOS = ("A", "B", "C")
EVERYWHERE = "*"
_TARGET = {
    "wilayah": (str, REQUIRED), "rasio": (str, REQUIRED), "tanggal": (date, REQUIRED), "persen": (int, REQUIRED),
    "acuan": (str, REQUIRED),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """`percent` (whole, 0-100) of ratio A, B or C to be reached by `due`; `borrowed` = a yardstick, not its own."""

    area: str
    ratio: str
    due: date
    percent: int
    source: str

    @property
    def borrowed(self) -> bool:
        """Whether the region has no target of its own and this one only serves for comparison."""
        return self.area == EVERYWHERE


def parse_targets(raw: Mapping[str, object], where: str = "target.toml") -> tuple[Target, ...]:
    """All targets, by date. Raises SchemeError: over 100, unknown ratio, the same date twice."""
    parse_table(raw, where, {"target": (list, REQUIRED)})
    targets = [_target(t, f"{where}, target {n}") for n, t in enumerate(parse_list(raw, "target", where), 1)]
    seen = [(t.area, t.ratio, t.due) for t in targets]
    for key in seen:
        if seen.count(key) > 1:
            raise SchemeError(where, f"{key[0]}, rasio {key[1]}, {key[2]} dua kali", "satu target per tanggal")
    return tuple(sorted(targets, key=lambda t: (t.area, t.ratio, t.due)))


def target_path(targets: tuple[Target, ...], area: str, ratio: str = "A") -> tuple[Target, ...]:
    """The dated targets of an area: its own, else those of the area above it, else the general yardstick."""
    for code in (*reversed(wilayah.path(area)), EVERYWHERE):
        found = tuple(t for t in targets if t.area == code and t.ratio == ratio)
        if found:
            return found
    return ()


def target_in_force(path: tuple[Target, ...], on: date) -> Target | None:
    """The first target not yet due at a date; past the last one, the last stays in force."""
    return next((t for t in path if t.due >= on), path[-1] if path else None)


def _target(raw: object, where: str) -> Target:
    table = parse_table(raw, where, _TARGET)
    if table["rasio"] not in RATIOS:
        raise SchemeError(f"{where}, rasio", table["rasio"], ", ".join(RATIOS))
    if not 0 <= table["persen"] <= 100:
        raise SchemeError(f"{where}, persen", table["persen"], "0 sampai 100")
    return Target(table["wilayah"], table["rasio"], table["tanggal"], table["persen"], table["acuan"])
