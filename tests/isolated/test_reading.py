"""What a reading in a process of its own promises: the same result, bounds, no secrets, and an end at any moment."""

import ast
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from kkb.core.errors import KkbError
from kkb.io.boundary import BoundaryReading
from kkb.io.readers.classification import Reading
from kkb.isolated import TABLES, Limits, Progress, Work, read, start, tasks
from kkb.isolated import run as running
from kkb.isolated.limits import MB
from tests.io import made
from tests.io.made import FILE, cells, delimited, villages, xlsx
from tests.io.made_boundaries import cells as outlines
from tests.io.made_boundaries import read_frame, written
from tests.isolated.made import read_boundary, read_table

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc")
SMALL = xlsx(cells(villages()))


def large(rows: int = 30_000) -> bytes:
    """A table that takes a while: names that nobody knows."""
    table = cells([made.village(f"DESA {n:05d} X") for n in range(200)])
    body = delimited(table[1:], ";").encode()
    return delimited(table[:1], ";").encode() + body * (rows // 200)


def test_a_file_is_read_to_the_same_rows_and_findings() -> None:
    there, here = read_table(SMALL), made.read(SMALL)
    assert isinstance(there, Reading)
    pd.testing.assert_frame_equal(there.rows, here.rows)
    others = [name for name in Reading.__slots__ + Reading.__mro__[1].__slots__ if name != "rows"]
    assert [getattr(there, name) for name in others] == [getattr(here, name) for name in others]


def test_a_refusal_comes_through_with_its_values() -> None:
    with pytest.raises(KkbError) as refused:
        read_table(xlsx([["a", "b"], [1, 2]]))
    assert refused.value.key == "berkas.tak_dikenal" and refused.value.values["ditemukan"] == "a, b"


def test_boundaries_are_read_to_the_same_outlines(tmp_path: Path) -> None:
    path = written(outlines(), tmp_path / "desa.gpkg")
    there = read_boundary(path, tmp_path / "sana")
    here = read_frame(outlines(), tmp_path, "sini.gpkg")
    assert isinstance(there, BoundaryReading)
    assert list(there.outlines("16.73")) == list(here.outlines("16.73")) != []
    assert there.districts == here.districts and there.issues == here.issues


def test_a_process_of_its_own_for_where_none_can_be_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_makes_copies", lambda: False)
    assert len(read_table(SMALL).rows) == len(villages())


@pytest.mark.parametrize("is_copied", [True, False])
def test_it_ends_after_so_many_seconds_of_processor(monkeypatch: pytest.MonkeyPatch, is_copied: bool) -> None:
    if not is_copied:
        monkeypatch.setattr(start, "_makes_copies", lambda: False)
    with pytest.raises(KkbError) as refused:
        read_table(large(150_000), "rekap.csv", Limits(seconds=1, memory=1024))
    assert refused.value.key == "baca.waktu" and refused.value.values["detik"] == 1


def test_it_ends_by_the_clock_too() -> None:
    baseline = time.monotonic()
    with pytest.raises(KkbError, match=r"baca\.waktu"):
        read_table(large(150_000), "rekap.csv", Limits(seconds=60, memory=1024, waiting=1))
    assert time.monotonic() - baseline < 20


def test_it_gets_no_more_memory_than_it_may() -> None:
    with pytest.raises(KkbError) as refused:
        read_table(large(300_000), "rekap.csv", Limits(seconds=60, memory=10))
    assert refused.value.key in ("baca.memori", "baca.jatuh")


def test_progress_is_heard_with_rows_and_seconds() -> None:
    heard: list[Progress] = []
    read_table(large(2_000), "classification-table_20230830093000.csv", hear=heard.append)
    assert [one.told for one in heard if one.told] == [(1000,), (2000,)]
    assert heard[-1].seconds > 0 and heard[-1].most == TABLES.seconds


def test_whoever_hears_can_end_it_at_once() -> None:
    class EnoughError(Exception):
        pass

    def hear(progress: Progress) -> None:
        if progress.told:
            raise EnoughError

    before = threading.active_count()
    baseline = time.monotonic()
    with pytest.raises(EnoughError):
        read_table(large(), "classification-table_20230830093000.csv", hear=hear)
    assert time.monotonic() - baseline < 20
    for _ in range(50):
        if threading.active_count() <= before:
            break
        time.sleep(0.1)
    assert threading.active_count() <= before


def test_others_go_on_meanwhile() -> None:
    ticks, is_done = [], threading.Event()

    def tick() -> None:
        while not is_done.wait(0.01):
            ticks.append(time.monotonic())

    thread = threading.Thread(target=tick)
    thread.start()
    baseline = time.monotonic()
    with pytest.raises(KkbError):
        read_table(large(), "rekap.csv", Limits(seconds=2, memory=1024))
    is_done.set()
    thread.join()
    took = time.monotonic() - baseline
    longest = max(b - a for a, b in pairwise(ticks))
    assert longest < took / 2


@POSIX
def test_a_reading_process_has_no_environment_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKB_DATABASE_URL", "postgresql://rahasia")
    process = start.spawned(TABLES)
    try:
        pids = [pid for pid in _running() if _parent(pid) == os.getpid()]
        told = [Path(f"/proc/{pid}/environ").read_bytes() for pid in pids]
    finally:
        process.end()
    assert told and not any(b"rahasia" in environment or b"KKB_" in environment for environment in told)


def _running() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


@POSIX
def test_a_template_that_was_killed_is_replaced() -> None:
    read_table(SMALL)
    for pid in _running():
        if _parent(pid) == os.getpid() and b"--template" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
    assert len(read_table(SMALL).rows) == len(villages())


@POSIX
def test_a_template_ends_with_whoever_started_it() -> None:
    script = (
        "import os, sys; sys.path.insert(0, sys.argv[1]); from kkb.isolated import start; start.warm();"
        "print(os.getpid(), flush=True); os._exit(0)"
    )
    root = str(Path(start.__file__).resolve().parents[2])
    subprocess.run([sys.executable, "-c", script, root], check=True, capture_output=True, timeout=60)
    for _ in range(100):
        if not _orphans():
            return
        time.sleep(0.1)
    raise AssertionError(_orphans())


def _orphans() -> list[int]:
    """Templates whose parent is gone."""
    found = []
    for pid in _running():
        try:
            if b"--template" in Path(f"/proc/{pid}/cmdline").read_bytes() and _parent(pid) == 1:
                found.append(pid)
        except OSError:
            continue
    return found


def test_an_unexpected_fault_is_logged_and_told_as_a_sentence(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KkbError, match=r"baca\.jatuh"):
        read(Work("actions", FILE, (None, date(2024, 1, 1))), SMALL, TABLES, lambda _: None)
    assert "Traceback" in caplog.text


def test_no_more_are_read_at_once_than_the_machine_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_AT_ONCE", threading.BoundedSemaphore(1))
    done: list[float] = []
    threads = [threading.Thread(target=lambda: done.append(len(read_table(SMALL).rows))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [len(villages())] * 3


def test_a_reading_process_writes_nothing(tmp_path: Path) -> None:
    path = written(outlines(), tmp_path / "desa.gpkg")
    with pytest.raises(KkbError, match=r"baca\.jatuh_batas|perbatasan\.rusak"):
        read_boundary(path, tmp_path / "kerja", Limits(seconds=60, memory=1024, written=0))
    assert sum(file.stat().st_size for file in (tmp_path / "kerja").rglob("*")) < MB


def test_all_that_a_task_imports_is_loaded_before_the_process_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: set[str] = set()
    monkeypatch.setattr(tasks.importlib, "import_module", loaded.add)
    tasks.prepare("table")
    tasks.prepare("boundaries")
    functions = [
        node for node in ast.parse(Path(tasks.__file__).read_text(encoding="utf-8")).body if hasattr(node, "args")
    ]
    asked = {n.module for function in functions for n in ast.walk(function) if isinstance(n, ast.ImportFrom)}
    assert loaded == asked != set()


def test_a_small_file_needs_little_more_than_the_empty_process() -> None:
    limits = Limits(seconds=60, memory=96)
    for _ in range(3):
        assert len(read_table(SMALL, limits=limits).rows) == len(villages())
