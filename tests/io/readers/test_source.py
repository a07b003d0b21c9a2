"""An opened file tells how far its reader has come, and is the same file."""

import pytest

from kkb.app import resources
from kkb.io.readers import source as sources
from kkb.io.readers.source import open_source, telling
from tests.io.made import cells, villages, xlsx


def opened(count: int) -> sources.Source:
    """A file with so many villages."""
    listed, scheme, known = resources.gazetteer(), resources.scheme(), resources.known_files()
    return open_source(xlsx(cells(villages(count))), "a.xlsx", listed, scheme, known)


def test_the_progress_is_told_every_so_many_rows_and_nothing_else_changes(monkeypatch):
    monkeypatch.setattr(sources, "TOLD_EVERY", 5)
    source = opened(12)
    heard: list[int] = []
    told = telling(source, heard.append)
    assert list(told.sheets[0].numbered(None, 22)) == list(source.sheets[0].numbered(None, 22))
    assert heard == [5, 10]


def test_who_listens_may_stop_the_reading(monkeypatch):
    monkeypatch.setattr(sources, "TOLD_EVERY", 1)

    def stop(_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(telling(opened(3), stop).sheets[0].numbered(None, 22))
