"""Targets for both front ends: set, taken back, read from a file; and every area below a view held against its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd

from kkb.app.context import AppContext
from kkb.app.people import user_name
from kkb.app.reading import read_target_table
from kkb.core.area import wilayah
from kkb.core.counts.area_view import AreaView, judge_parts
from kkb.core.counts.tally import Tally, tallies_at
from kkb.core.target.targets import Judged, Target, check_target
from kkb.io.names.normal import clean_text
from kkb.io.readers.targets import COLUMNS
from kkb.store import StoredTarget

__all__ = [
    "StoredTarget",
    "import_targets",
    "part_targets",
    "set_targets",
    "stored_targets",
    "targets_table",
    "undo_target",
]


def part_targets(app: AppContext, seen: AreaView, parts: Sequence[Tally] | None = None) -> dict[str, Judged]:
    """The areas below a view (or other `parts` of it) that have a target, each against the one told first; by code."""
    told = seen.parts if parts is None else parts
    level = wilayah.level(told[0].code) if told else 0

    @cache
    def at(due: date) -> tuple[date | None, Sequence[Tally]]:
        before = app.area_view(seen.area, due)
        return before.on, tallies_at(before.rows, before.places, before.area, app.scheme.ladder, level, before.known)

    return judge_parts(seen, told, app.targets(), at)


def set_targets(app: AppContext, wanted: Sequence[Target], who: str | None = None) -> int:
    """Set targets, all or none; returns how many say something new. Raises KkbError when one can be no target."""
    wanted = [replace(target, source=clean_text(target.source)) for target in wanted]
    known = {*app.official.names, *app.store.kabupaten()["kode_kab"]}
    known |= {target.area for target in wanted if target.area in app.book.villages}
    for target in wanted:
        check_target(target, known)
    standing = set(app.targets())
    new = [target for target in wanted if target not in standing]
    app.store.targets.save(new, who or user_name())
    return len(new)


def stored_targets(app: AppContext) -> tuple[StoredTarget, ...]:
    """Every target that was set, newest first, those taken back too."""
    return app.store.targets.all()


def undo_target(app: AppContext, number: int, who: str | None = None) -> StoredTarget:
    """Take back a target that was set. Raises KkbError when there is none of that number."""
    return app.store.targets.undo(number, who or user_name())


def import_targets(app: AppContext, data: bytes, name: str, who: str | None = None) -> tuple[int, int]:
    """Set the targets of a table (.xlsx, .csv, .ods): how many rows it has, how many say something new. All or none."""
    wanted = read_target_table(data, name)
    return len(wanted), set_targets(app, wanted, who)


def targets_table(app: AppContext) -> pd.DataFrame:
    """The targets that count, as the table that can be read back (COLUMNS and `nama`)."""
    rows = [(t.area, t.ratio, t.due, t.percent, t.source, app.book.name(t.area)) for t in app.targets()]
    return pd.DataFrame(rows, columns=[*COLUMNS, "nama"])
