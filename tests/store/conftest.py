"""A store of its own for every test, once on SQLite and once on PostgreSQL."""

from collections.abc import Iterator

import pytest

from kkb.store import Store, open_store


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store; a second writer gives up after a moment instead of 20 seconds."""
    opened = open_store(database_url, wait_seconds=5)
    yield opened
    opened.close()
