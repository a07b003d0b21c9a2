"""Moves per part of an area in a link: `16.05.01:2.1.0.0.3.0,16.05.02:...` in the order of the fields of Moves."""

from collections.abc import Mapping
from dataclasses import astuple, fields

from kkb.core.whatif import Moves

PARAMETER = "sim_kec"
_DIGITS = 4
_MOST = 9999


def parse_moves(text: str) -> dict[str, Moves]:
    """The moves per kecamatan of a link; parts that cannot be read are dropped.

    >>> parse_moves("16.05.01:2.0.0.0.1,rusak")
    {'16.05.01': Moves(dasar=2, berkembang=0, mandiri=0, jatuh=0, baru=1, lapor=0)}
    """
    found = {}
    for part in text.split(","):
        code, _, numbers = part.partition(":")
        values = numbers.split(".")
        if code and len(values) <= len(fields(Moves)) and all(v.isascii() and v.isdigit() for v in values):
            found[code] = Moves(*(int(v) if len(v) <= _DIGITS else _MOST for v in values))
    return found


def format_moves(moves: Mapping[str, Moves]) -> str:
    """The link part for some moves; areas without any are left out.

    >>> format_moves({"16.05.01": Moves(dasar=2), "16.05.02": Moves()})
    '16.05.01:2.0.0.0.0.0'
    """
    return ",".join(f"{code}:{'.'.join(map(str, astuple(m)))}" for code, m in sorted(moves.items()) if m.total())
