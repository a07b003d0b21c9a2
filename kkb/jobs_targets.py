"""Targets for both front ends: set, taken back, read from a file; and every area below a look held against its own."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import pandas as pd

from kkb.core import wilayah
from kkb.core.look import Look, judge_parts
from kkb.core.tally import Tally, tallies_at
from kkb.core.target import Judged, Target, check_target
from kkb.io.targets_file import COLUMNS
from kkb.jobs import Desk, user_name
from kkb.jobs_reading import read_target_table
from kkb.store import StoredTarget


def part_targets(desk: Desk, seen: Look, parts: Sequence[Tally] | None = None) -> dict[str, Judged]:
    """The areas below a look (or other `parts` of it) that have a target, each against the one told first; by code."""
    told = seen.parts if parts is None else parts
    level = wilayah.level(told[0].code) if told else 0

    @cache
    def at(due: date) -> tuple[date | None, Sequence[Tally]]:
        before = desk.look(seen.area, due)
        return before.on, tallies_at(before.rows, before.places, before.area, desk.scheme.reached, level, before.known)

    return judge_parts(seen, told, desk.targets(), at)


def set_targets(desk: Desk, wanted: Sequence[Target], who: str | None = None) -> int:
    """Set targets, all or none; returns how many say something new. Raises KkbError when one can be no target."""
    known = {*desk.official.names, *desk.store.kabupaten()["kode_kab"]}
    for target in wanted:
        check_target(target, known)
    standing = set(desk.targets())
    new = [target for target in wanted if target not in standing]
    desk.store.targets.save(new, who or user_name())
    return len(new)


def undo_target(desk: Desk, number: int, who: str | None = None) -> StoredTarget:
    """Take back a target that was set. Raises KkbError when there is none of that number."""
    return desk.store.targets.undo(number, who or user_name())


def import_targets(desk: Desk, data: bytes, name: str, who: str | None = None) -> tuple[int, int]:
    """Set the targets of a table (.xlsx, .csv, .ods): how many rows it has, how many say something new. All or none."""
    wanted = read_target_table(data, name)
    return len(wanted), set_targets(desk, wanted, who)


def targets_table(desk: Desk) -> pd.DataFrame:
    """The targets that count, as the table that can be read back (COLUMNS and `nama`)."""
    names = desk.official
    rows = [(t.area, t.ratio, t.due, t.percent, t.source, names.name(t.area)) for t in desk.targets()]
    return pd.DataFrame(rows, columns=[*COLUMNS, "nama"])
