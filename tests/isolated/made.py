"""A file read in a process of its own, as the front ends do it."""

from pathlib import Path

from kkb.app import resources
from kkb.config.file_specs import Aliases
from kkb.core.errors import KkbError
from kkb.io.boundary import AskedBoundary
from kkb.io.readers.source import Request
from kkb.isolated import BOUNDARIES, TABLES, Hear, Limits, Work, quiet, read
from kkb.text.wording import Wording
from tests.io.made import FILE

WORDS = Wording("id", resources.wording("id"))


def context() -> tuple[object, ...]:
    return resources.gazetteer(), resources.scheme(), resources.known_files()


def read_table(data: bytes, name: str = FILE, limits: Limits = TABLES, hear: Hear = quiet) -> object:
    """A table, read."""
    return read(Work("table", name, (context(), Request(), [])), data, limits, hear)


def read_boundary(path: Path, folder: Path, limits: Limits = BOUNDARIES, hear: Hear = quiet) -> object:
    """A boundary file, read."""
    folder.mkdir(exist_ok=True)
    book: tuple[object, Aliases] = (resources.gazetteer(), resources.known_files().aliases)
    return read(Work("boundaries", path.name, (book, AskedBoundary(), folder)), path, limits, hear)


def outcome(data: bytes, name: str = FILE, limits: Limits = TABLES) -> str:
    """`dibaca`, or the key of the sentence that refuses a file; the sentence must exist and tell what to do."""
    try:
        read_table(data, name, limits)
    except KkbError as refusal:
        assert len(WORDS.text(refusal.key, **refusal.values).split(". ")) >= 2
        return refusal.key
    return "dibaca"
