"""A store with the example for every test of the command line."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _files_read_here(files_read_here: None) -> None:
    """What a process of its own promises is tested in tests/isolated."""


@pytest.fixture
def store_file(example_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that the commands of one test work on."""
    path = tmp_path / "kkb.sqlite"
    shutil.copy(example_file, path)
    monkeypatch.setenv("KKB_DATABASE_URL", f"sqlite:///{path.as_posix()}")
    return path
