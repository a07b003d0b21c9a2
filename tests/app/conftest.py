"""Use cases are tried in the test's own process."""

from collections.abc import Iterator

import pytest

from kkb.app.context import AppContext, open_app


@pytest.fixture
def app(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppContext]:
    """The product on an empty store, which is the store of the environment too."""
    monkeypatch.setenv("KKB_TANPA_CONTOH", "1")
    monkeypatch.setenv("KKB_DATABASE_URL", sqlite_url)
    opened = open_app()
    yield opened
    opened.store.close()


@pytest.fixture(autouse=True)
def _files_read_here(files_read_here: None) -> None:
    """What a process of its own promises is tested in tests/isolated."""
