"""A file before it is read: its name, bytes and sheets, what is known of such files, and what a person asked for."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from kkb.config.file_specs import FileSpecs
from kkb.core.area.village_list import VillageList
from kkb.core.scheme import Scheme
from kkb.io.containers.sheet import Cells, Sheet
from kkb.io.containers.sheets import read_sheets
from kkb.io.names.normal import clean_text

TOLD_EVERY = 1_000
"""Rows between two words on the progress."""

Tell = Callable[[int], None]
"""Hears how many rows of a sheet are read."""


@dataclass(frozen=True, slots=True)
class Request:
    """What comes beside the file: the date of the data and the region as a person says them, which win over what the
    file tells; and the hash of its bytes, where whoever sends them knows it already.
    """

    on: date | None = None
    region: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An opened file. `listed` is the code list in force."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    listed: pd.DataFrame | VillageList
    scheme: Scheme
    known: FileSpecs


def file_label(name: str) -> str:
    """A file's own name, without the folders before it.

    >>> file_label("C:\\\\unduhan\\\\rekap.xlsx")
    'rekap.xlsx'
    """
    return clean_text(re.split(r"[\\/]", name)[-1]) or "berkas"


def open_source(
    data: bytes,
    name: str,
    listed: pd.DataFrame | VillageList,
    scheme: Scheme,
    known: FileSpecs,
    sha256: str | None = None,
) -> Source:
    """The sheets of a file with what is needed to read them; `sha256` of its bytes is worked out where nobody knows it.

    Raises KkbError "berkas.*" when it is no table.
    """
    file = file_label(name)
    own = hashlib.sha256(data).hexdigest() if sha256 is None else sha256
    return Source(file, own, read_sheets(data, file), listed, scheme, known)


def telling(source: Source, tell: Tell) -> Source:
    """The same file, which says every TOLD_EVERY rows how far its reader has come."""

    def told(sheet: Sheet) -> Sheet:
        def numbered(last: int | None, width: int) -> Iterator[tuple[int, Cells]]:
            for count, row in enumerate(sheet.numbered(last, width), 1):
                if count % TOLD_EVERY == 0:
                    tell(count)
                yield row

        return replace(sheet, numbered=numbered)

    return replace(source, sheets=tuple(map(told, source.sheets)))
