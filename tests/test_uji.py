"""Running the tests: a fast and a slow part, and what this computer lacks said aloud."""

from pathlib import Path

import pytest

from kkb import uji
from kkb.setup import changed


def test_what_cannot_be_added_is_said_and_the_tests_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(uji, "_apt", lambda: None)
    uji.add_programs(["chromium"])
    assert "chromium. Uji yang memerlukannya dilewati." in capsys.readouterr().out


def test_the_fast_part_asks_for_neither_browser_nor_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uji, "chromium", lambda: None)
    monkeypatch.setattr(uji, "postgres_programs", lambda: None)
    monkeypatch.setattr(uji, "office_program", lambda: None)
    monkeypatch.setattr(uji, "can_make_venv", lambda: True)
    assert uji.missing_programs(slow=False) == []
    assert uji.missing_programs(slow=True) == ["chromium", "postgresql", "libreoffice-calc"]


def test_the_suite_runs_in_a_fast_and_a_slow_part_unless_a_marker_is_asked_for() -> None:
    fast, slow = uji.parts([], fast_only=False)
    assert (fast[:2], fast[-2:]) == (["-m", "not slow"], ["--dist", "worksteal"])
    assert slow == ["-m", "slow", "-n", "2", "--dist", "worksteal"]
    assert uji.parts([], fast_only=True) == [fast]
    assert uji.parts(["-m", "browser"], fast_only=False) == [[]]


def test_only_what_a_change_touches_is_handed_to_both_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(uji, "missing_programs", lambda **_: [])
    monkeypatch.setattr(uji, "install", lambda _: Path("python"))
    monkeypatch.setattr(uji, "_pytest", lambda _, options, passed_on: handed.append([*options[:2], *passed_on]) or 0)
    monkeypatch.setattr(changed, "changed_files", lambda _: {"tests/test_uji.py"})
    assert uji.main(["--ubahan", "-x"]) == 0
    tests = ["-x", "tests/test_architecture.py", "tests/test_uji.py"]
    assert handed == [["-m", "not slow", *tests], ["-m", "slow", *tests]]
    monkeypatch.setattr(changed, "changed_files", lambda _: {"pyproject.toml"})
    assert uji.main(["--ubahan", "--cepat"]) == 0
    assert handed[2:] == [["-m", "not slow"]]


@pytest.mark.parametrize(
    ("codes", "expected"), [([0, 0], 0), ([0, 5], 0), ([5, 0], 0), ([5, 5], 5), ([0, 1], 1), ([2, 1], 2), ([1, 5], 1)]
)
def test_the_exit_code_is_the_first_failure(codes: list[int], expected: int) -> None:
    assert uji.total(codes) == expected
