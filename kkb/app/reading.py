"""Files of people read for both front ends beside the imports: headings to be asked about, cells to be marked, actions.

Each is read in a process of its own, as every file is. All raise KkbError when a file cannot be used.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from kkb import isolated
from kkb.app import resources
from kkb.app.context import AppContext
from kkb.app.imports import context
from kkb.app.mappings import mappings
from kkb.core.actions.action import Action
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.errors import KkbError
from kkb.core.target.targets import Target
from kkb.io.containers.sheets import MAX_BYTES
from kkb.io.readers.actions import ActionFile, matched
from kkb.io.readers.profiles import parse_profiles
from kkb.io.readers.unknown import Candidate
from kkb.io.table.marking import Copied
from kkb.isolated import TABLES, Work


def table_headings(app: AppContext, data: bytes, name: str) -> Candidate:
    """What looks like the headings of a table that no reader knows."""
    headings: Candidate = isolated.read(Work("headings", name, (context(app),)), data, TABLES, isolated.quiet)
    return headings


def table_cells(app: AppContext, data: bytes, name: str) -> Copied:
    """The cells of the sheet that the reader of a file took."""
    cells: Copied = isolated.read(Work("cells", name, (context(app), mappings(app))), data, TABLES, isolated.quiet)
    return cells


def read_agreed(file: tuple[bytes, str], known: Vocabulary, today: date, stored: Mapping[int, Action]) -> ActionFile:
    """Agreed actions in an edited workbook (bytes, name), each the one of its number among those that are `stored`."""
    data, name = file
    agreed: ActionFile = isolated.read(Work("actions", name, (known, today)), data, TABLES, isolated.quiet)
    return matched(agreed, stored, known)


def read_target_table(data: bytes, name: str) -> tuple[Target, ...]:
    """The targets of a table."""
    targets: tuple[Target, ...] = isolated.read(Work("targets", name, ()), data, TABLES, isolated.quiet)
    return targets


def read_profiles(data: bytes, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A CSV of village profiles: its text cells in its own columns, twice named ones too; and what the rule reads."""
    heads, cells = isolated.read(Work("profiles", name, ()), data, TABLES, isolated.quiet)
    table = cells.set_axis(heads, axis=1)
    return table, parse_profiles(table, resources.scheme().rule, name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file a person named; KkbError when it is not there, or larger than any file may be."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise KkbError("berkas.terlalu_besar", file=path.name, mb=-(-size // 2**20), batas=MAX_BYTES // 2**20)
        return path.read_bytes()
    except OSError as error:
        raise KkbError("galat.berkas_tidak_ada", file=str(path)) from error
