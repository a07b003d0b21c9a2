"""The project's own environment: made once, made again when it must be, and plain words when it cannot be."""

import os
from pathlib import Path

import pytest

from kkb.setup import environment


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with two locks that ask for nothing, in a path with a space."""
    root = tmp_path / "dasbor kami"
    root.mkdir()
    for name in (environment.RUNTIME, environment.TESTS):
        (root / name).write_text("# nothing\n", encoding="utf-8")
    return root


def test_an_old_python_is_told_which_one_is_needed() -> None:
    with pytest.raises(environment.SetupError, match=r"Perlu Python 3\.11 .* sekarang Python 3\.8"):
        environment.check_python((3, 8))


def test_an_incomplete_python_is_told_which_package_completes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "can_make_venv", lambda: False)
    with pytest.raises(environment.SetupError, match=r"sudo apt install python3\.\d+-venv"):
        environment.check_venv()


@pytest.mark.slow
def test_an_environment_is_made_once_and_only_once(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not environment.is_installed([environment.RUNTIME], clone)
    python = environment.install([environment.RUNTIME], clone)
    assert python.exists()
    assert "Pustaka siap" in capsys.readouterr().out
    assert environment.install([environment.RUNTIME], clone) == python
    assert capsys.readouterr().out == ""


@pytest.mark.slow
def test_an_environment_left_half_made_is_made_again(clone: Path) -> None:
    python = environment.environment_python(clone)
    python.parent.mkdir(parents=True)
    python.write_text("", encoding="utf-8")
    python.chmod(0o755)
    environment.install([environment.RUNTIME], clone)
    assert environment.is_installed([environment.RUNTIME], clone)


@pytest.mark.slow
def test_without_internet_the_person_reads_what_to_do(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    (clone / environment.RUNTIME).write_text("paket-yang-tidak-ada==1\n", encoding="utf-8")
    with pytest.raises(environment.SetupError, match="Pustaka tidak bisa dipasang"):
        environment.install([environment.RUNTIME], clone)
    assert not environment.is_installed([environment.RUNTIME], clone)


def test_a_changed_requirement_or_another_python_counts_as_not_installed(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pretend_installed(clone, [environment.RUNTIME])
    assert environment.is_installed([environment.RUNTIME], clone)
    assert not environment.is_installed([environment.RUNTIME, environment.TESTS], clone)
    monkeypatch.setattr(environment, "_this_python", lambda: "cpython 3.99 linux")
    assert not environment.is_installed([environment.RUNTIME], clone)
    monkeypatch.undo()
    (clone / environment.RUNTIME).write_text("pandas\n", encoding="utf-8")
    assert not environment.is_installed([environment.RUNTIME], clone)


def test_starting_after_testing_installs_nothing_again(clone: Path) -> None:
    _pretend_installed(clone, [environment.RUNTIME, environment.TESTS])
    _pretend_installed(clone, [environment.RUNTIME])
    assert environment.is_installed([environment.RUNTIME, environment.TESTS], clone)


def test_an_environment_whose_python_is_gone_counts_as_not_installed(clone: Path) -> None:
    _pretend_installed(clone, [environment.RUNTIME])
    environment.environment_python(clone).unlink()
    assert not environment.is_installed([environment.RUNTIME], clone)


def test_a_broken_stamp_counts_as_not_installed(clone: Path) -> None:
    _pretend_installed(clone, [environment.RUNTIME])
    (clone / ".venv" / environment.STAMP).write_text("{", encoding="utf-8")
    assert not environment.is_installed([environment.RUNTIME], clone)


def test_a_failed_download_is_told_apart_from_a_wrong_package() -> None:
    assert "dari internet" in environment._pip_advice(["WARNING: Retrying after connection broken", "ERROR: no match"])
    assert "tidak bisa dipasang" in environment._pip_advice(["ERROR: No matching distribution found for x"])


def _pretend_installed(root: Path, files: list[str]) -> None:
    python = environment.environment_python(root)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    environment._write_stamp(files, root)
