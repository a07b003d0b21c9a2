"""What a reading process can do with a file; each task takes the file, its name, what is given, and whom to tell."""

import importlib
from collections.abc import Callable, Container
from datetime import date
from pathlib import Path
from typing import Any

from kkb.config.file_specs import FileSpecs
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.area.village_list import VillageList
from kkb.core.area.wilayah import INDONESIA
from kkb.core.scheme import Scheme
from kkb.io.containers.archive import opened, tables_inside
from kkb.io.readers.mapping import Mapped
from kkb.io.readers.source import Request, Source, open_source, telling

Tell = Callable[..., None]
"""Hears how far the work is: rows of a table, or stage, done and total of boundaries."""
Context = tuple[object, Scheme, FileSpecs]
"""List in force, scheme, and what is known of files."""


def table(data: bytes, name: str, given: tuple[Context, Request, list[Mapped]], tell: Tell) -> object:
    """A file of any known kind, read and checked."""
    from kkb.io.readers.recognise import read_any

    context, asked, mappings = given
    return read_any(telling(_source(data, name, context, asked.sha256), tell), asked, mappings)


def headings(data: bytes, name: str, given: tuple[Context], tell: Tell) -> object:
    """What looks like the headings of a table that no reader knows."""
    from kkb.io.readers.unknown import candidate, unknown_table

    source = telling(_source(data, name, given[0]), tell)
    found = candidate(source)
    if found is None:
        raise unknown_table(source)
    return found


def cells(data: bytes, name: str, given: tuple[Context, list[Mapped]], tell: Tell) -> object:
    """The cells of the sheet that its reader took, to be given back with marks."""
    from kkb.io.table.marking import copied

    return copied(telling(_source(data, name, given[0]), tell), given[1])


def members(data: bytes, name: str, _: tuple[()], __: Tell) -> object:
    """The names of the tables in a zip."""
    return tables_inside(data, name)


def code_list(data: bytes, name: str, given: tuple[object], _: Tell) -> object:
    """A code list, against the one in force."""
    from kkb.io.readers.code_list import read_code_list

    return read_code_list(data, name, given[0])


def spellings(data: bytes, name: str, given: tuple[Container[str]], _: Tell) -> object:
    """Confirmed spellings of another office; `given` has the codes that are known."""
    from kkb.io.names.spellings import read_spellings

    return read_spellings(data, name, given[0])


def actions(data: bytes, name: str, given: tuple[Vocabulary, date], _: Tell) -> object:
    """Agreed actions in an edited workbook."""
    from kkb.io.readers.actions import read_actions

    return read_actions(data, name, *given)


def targets(data: bytes, name: str, _: tuple[()], __: Tell) -> object:
    """Targets of another office, as a table."""
    from kkb.io.readers.targets import read_targets

    return read_targets(data, name)


def profiles(data: bytes, name: str, _: tuple[()], __: Tell) -> object:
    """The headings of a table of profiles for the rule, and its cells by where their column stands."""
    from kkb.io.readers.profiles import read_profile_table

    read = read_profile_table(data, name)
    return list(read.columns), read.set_axis(range(read.shape[1]), axis=1)


def boundaries(path: Path, name: str, given: tuple[Any, Any, Path], tell: Tell) -> object:
    """A boundary file; its outlines stay in the folder that is given."""
    from kkb.io.boundary import read_boundaries

    (listed, aliases), asked, folder = given
    rows = listed.within(INDONESIA) if isinstance(listed, VillageList) else listed
    return read_boundaries(path, name, (rows, aliases), asked, (folder, tell))


_ALL = (table, headings, cells, members, code_list, spellings, actions, targets, profiles, boundaries)
TASKS = {task.__name__: task for task in _ALL}


OF_TABLES = (
    "kkb.io.readers.recognise", "kkb.io.readers.unknown", "kkb.io.readers.code_list", "kkb.io.readers.actions",
    "kkb.io.readers.targets", "kkb.io.readers.profiles", "kkb.io.names.spellings", "kkb.io.table.marking",
)  # fmt: skip
OF_BOUNDARIES = ("kkb.io.boundary",)
"""Modules that the tasks import when they start."""


def prepare(task: str) -> None:
    """Load what a task needs, before the process is bounded: what is loaded later counts against its memory."""
    for module in OF_BOUNDARIES if task == "boundaries" else OF_TABLES:
        importlib.import_module(module)


def _source(data: bytes, name: str, context: Context, sha256: str | None = None) -> Source:
    """The file, or the table in a zip that `name` names: that one has a hash of its own."""
    listed, scheme, known = context
    table, own = opened(data, name)
    return open_source(table, own, listed, scheme, known, sha256 if table is data else None)
