"""Use cases are tried in the test's own process."""

import pytest


@pytest.fixture(autouse=True)
def _files_read_here(files_read_here: None) -> None:
    """What a process of its own promises is tested in tests/isolated."""
