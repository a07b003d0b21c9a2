"""Targets for both front ends: every area below a look held against its own."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from kkb.core import wilayah
from kkb.core.look import Look, judge_parts
from kkb.core.tally import Tally, tallies_at
from kkb.core.target import Judged
from kkb.jobs import Desk


def part_targets(desk: Desk, seen: Look, parts: Sequence[Tally] | None = None) -> dict[str, Judged]:
    """The areas below a look (or other `parts` of it) that have a target, each against the one told first; by code."""
    told = seen.parts if parts is None else parts
    level = wilayah.level(told[0].code) if told else 0

    @cache
    def at(due: date) -> tuple[date | None, Sequence[Tally]]:
        before = desk.look(seen.area, due)
        return before.on, tallies_at(before.rows, before.places, before.area, desk.scheme.reached, level, before.known)

    return judge_parts(seen, told, desk.scheme.targets, at)
