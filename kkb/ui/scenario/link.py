"""A scenario as parts of a link, and kept scenarios as one part of it. Anything that cannot be read is dropped.

Moves per kecamatan: `16.05.01:2.1.0.0.3.0,16.05.02:...` in the order of `kkb.core.scenario.ways_to_move`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kkb.core.scenario import Moves, Scenario
from kkb.core.target.targets import RATIOS

PARAMETER = "sim_kec"
KEPT_PARAMETER = "sim_simpan"
MOST_KEPT, LONGEST_NAME = 8, 40
_MOST, _DIGITS = 99_999, 9
_SEPARATORS = str.maketrans(dict.fromkeys(";|!", " "))


@dataclass(frozen=True, slots=True)
class Kept:
    """A scenario under a name."""

    name: str
    scenario: Scenario


def parse_moves(text: str, ways: Sequence[str]) -> dict[str, Moves]:
    """The moves per kecamatan of a link; parts that cannot be read are dropped.

    >>> parse_moves("16.05.01:2.0.0.1,rusak", ("dasar", "berkembang", "jatuh", "baru", "lapor"))
    {'16.05.01': Moves(dasar=2, baru=1)}
    """
    parts = (part.partition(":") for part in text.split(","))
    found = {code: _moves(numbers, ways) for code, _, numbers in parts if code}
    return {code: moves for code, moves in found.items() if moves is not None}


def format_moves(moves: Mapping[str, Moves], ways: Sequence[str]) -> str:
    """The link part for some moves; areas without any are left out.

    >>> format_moves({"16.05.01": Moves(dasar=2), "16.05.02": Moves()}, ("dasar", "jatuh", "baru", "lapor"))
    '16.05.01:2.0.0.0'
    """
    return ",".join(f"{code}:{_numbers(m, ways)}" for code, m in sorted(moves.items()) if m.total())


def scenario_params(scenario: Scenario, ways: Sequence[str]) -> dict[str, str]:
    """The query parameters that open a scenario again on any server. The aim is always written: its default depends on
    the data.

    >>> scenario_params(Scenario(60, Moves(dasar=2), due=date(2024, 12, 31)), ("dasar", "baru"))
    {'sim_target': '60', 'sim_batas': '2024-12-31', 'sim_dasar': '2'}
    """
    aim = {"sim_target": str(scenario.target)}
    aim |= {"sim_rasio": scenario.ratio} if scenario.ratio != RATIOS[0] else {}
    aim |= {"sim_batas": scenario.due.isoformat()} if scenario.due else {}
    if scenario.by_area:
        return aim | {"sim_cara": "bagian", PARAMETER: format_moves(scenario.by_area, ways)}
    return aim | {f"sim_{way}": str(scenario.moves[way]) for way in ways if scenario.moves[way]}


def kept_name(text: str) -> str:
    """A name as it can be kept: on one line, without the signs of the link, not too long.

    >>> kept_name("  Usulan | Bappeda; 2024 ")
    'Usulan Bappeda 2024'
    """
    return " ".join(text.translate(_SEPARATORS).split())[:LONGEST_NAME].strip()


def format_kept(area: str, kept: Sequence[Kept], ways: Sequence[str]) -> str:
    """The link part for the scenarios kept for an area.

    >>> format_kept("16.05", [Kept("Usul", Scenario(60, Moves(dasar=2), due=date(2024, 12, 31)))], ("dasar", "baru"))
    '16.05!Usul;A60;2024-12-31;2.0'
    """
    return f"{area}!{'|'.join(_format_one(one, ways) for one in kept)}" if kept else ""


def parse_kept(text: str, area: str, ways: Sequence[str]) -> tuple[Kept, ...]:
    """The scenarios that a link keeps for an area; those of another area are none of its business.

    >>> parse_kept("16.05!Usul;B60;2024-12-31;2.0|rusak", "16.05", ("dasar", "baru"))[0].scenario.ratio
    'B'
    """
    owner, _, rest = text.partition("!")
    found = (_parse_one(part, ways) for part in rest.split("|")) if owner == area else ()
    by_name = {one.name: one for one in found if one}
    return tuple(by_name.values())[:MOST_KEPT]


def _format_one(kept: Kept, ways: Sequence[str]) -> str:
    scenario = kept.scenario
    moves = format_moves(scenario.by_area, ways) if scenario.by_area else _numbers(scenario.moves, ways)
    due = scenario.due.isoformat() if scenario.due else ""
    return ";".join((kept.name, f"{scenario.ratio}{scenario.target}", due, moves))


def _parse_one(text: str, ways: Sequence[str]) -> Kept | None:
    name, aim, due, moves, *more = [*text.split(";"), "", "", ""][:5]
    name, ratio, percent = kept_name(name), aim[:1], aim[1:]
    is_sound = name and ratio in RATIOS and _is_number(percent) and int(percent) <= 100 and not any(more)
    if not is_sound:
        return None
    by_area, whole = (parse_moves(moves, ways), Moves()) if ":" in moves else ({}, _moves(moves, ways) or Moves())
    return Kept(name, Scenario(int(percent), whole, by_area, ratio, _day(due)))


def _numbers(moves: Moves, ways: Sequence[str]) -> str:
    return ".".join(str(moves[way]) for way in ways)


def _moves(numbers: str, ways: Sequence[str]) -> Moves | None:
    values = numbers.split(".")
    if len(values) > len(ways) or not all(v.isascii() and v.isdigit() for v in values):
        return None
    counts = (min(int(v[:_DIGITS]), _MOST) for v in values)  # Python refuses to read thousands of digits
    return Moves(**dict(zip(ways, counts, strict=False)))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
