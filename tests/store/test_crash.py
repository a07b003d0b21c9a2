"""A process killed at any moment, and several at once: never half of what was written, never a lost one."""

import random
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import pytest
import sqlalchemy as sa

from kkb.store import Store
from kkb.store.schema import BARIS, KABUPATEN
from tests.store import processes, writers
from tests.store.made import NOV_2022, made, made_rows

ROWS = len(writers.KABUPATEN) * writers.VILLAGES


@pytest.mark.slow
def test_a_process_killed_many_times_at_random_points_loses_and_halves_nothing(store: Store, database_url: str) -> None:
    chance = random.Random(8)
    told: set[int] = set()
    for number in range(20):
        told |= _killed_import(database_url, f"berkas {number}", seconds=chance.uniform(0, 0.4))
        _check_whole(store, told)
    assert told


@pytest.mark.slow
@pytest.mark.parametrize("kind", writers.WORK)
def test_a_process_killed_while_it_writes_anything_else_leaves_it_whole_or_as_it_was(
    store: Store, database_url: str, kind: str
) -> None:
    chance, work, done = random.Random(9), writers.WORK[kind], set()
    for number in range(6):
        told = _killed(database_url, f"berkas {number}", chance.uniform(0, 1.5), kind)
        if store.database.is_postgres:
            _wait_for_orphans(store)
        with store.database.reading() as connection:
            found = work.found(connection)
        assert set(found.values()) <= {writers.ROWS}
        if work.replaces:  # what was told last, or one more that nobody could tell any more
            assert [*found] in ([told[-1]], [f"berkas {number} {len(told):04}"])
        done |= {*told}
        assert work.replaces or done <= found.keys()


@pytest.mark.slow
def test_two_processes_importing_at_once_both_succeed(store: Store, database_url: str) -> None:
    savers = [_saver(database_url, name) for name in ("a", "b")]
    told = {ids.recv() for _ in range(4) for _, ids in savers}
    for process, _ in savers:
        process.kill()
        process.join()
    assert len(told - {None}) == 6
    _check_whole(store, told - {None})


def test_threads_importing_at_once_all_succeed(store: Store) -> None:
    saving = [threading.Thread(target=store.save, args=(made("16.05", NOV_2022, name=str(n)),)) for n in range(8)]
    for thread in saving:
        thread.start()
    for thread in saving:
        thread.join()
    assert len(store.snapshots()) == 8
    assert store.version() == 8


def test_readers_never_see_half_a_snapshot(store: Store) -> None:
    rows = made_rows("16.05", "16.73", villages=500)
    done, seen = threading.Event(), []

    def read() -> None:
        while not done.is_set():
            seen.append(len(store.rows_at("16")))
            seen.append(len(store.history("00")))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for day in range(1, 6):
        store.save(made("16", NOV_2022.replace(day=day), rows))
    done.set()
    for reader in readers:
        reader.join()
    assert seen
    assert {count % 1000 for count in seen} == {0}


def _saver(url: str, name: str, kind: str | None = None) -> tuple[BaseProcess, Connection]:
    """A process that imports without end, and what it tells."""
    ids, told = processes.PROCESSES.Pipe(duplex=False)
    process = processes.PROCESSES.Process(target=processes.save_for_ever, args=(url, name, told, kind), daemon=True)
    processes.begin(process)
    told.close()
    return process, ids


def _killed_import(url: str, name: str, seconds: float) -> set[int]:
    """The ids that a process told before it was killed, `seconds` after it began to import."""
    process, ids = _saver(url, name)
    assert ids.recv() is None
    return {*_killed_after(seconds, process, ids)}


def _killed(url: str, name: str, writes: float, kind: str) -> list[str]:
    """What a process told before it was killed, after one write and the time of so many `writes` more."""
    process, marks = _saver(url, name, kind)
    assert marks.recv() is None
    start = time.monotonic()
    first = marks.recv()
    return [first, *_killed_after(writes * (time.monotonic() - start), process, marks)]


def _killed_after(seconds: float, process: BaseProcess, told: Connection) -> list:
    time.sleep(seconds)
    assert process.is_alive()
    process.kill()
    process.join()
    return _received(told)


def _received(ids: Connection) -> list:
    received = []
    while True:
        try:
            received.append(ids.recv())
        except (EOFError, OSError):  # OSError: killed while telling
            return received


def _check_whole(store: Store, told: set[int]) -> None:
    """Every stored snapshot has all its rows and kabupaten, and every import that was told done is there."""
    if store.database.is_postgres:
        _wait_for_orphans(store)
    stored = store.snapshots()
    assert told <= {snapshot.id for snapshot in stored}
    assert {snapshot.jumlah_baris for snapshot in stored} <= {ROWS}
    assert _counts(store, BARIS) == {snapshot.id: ROWS for snapshot in stored}
    assert _counts(store, KABUPATEN) == {snapshot.id: len(writers.KABUPATEN) for snapshot in stored}
    assert store.version() == len(stored)
    if not store.database.is_postgres:
        with store.database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def _wait_for_orphans(store: Store) -> None:
    """PostgreSQL finishes, for a client that is gone, what it has already received."""
    store.close()
    deadline = time.monotonic() + 20
    while _others(store):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _others(store: Store) -> int:
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with store.database.reading() as connection:  # a new transaction each time: within one the answer stays
        return connection.exec_driver_sql(others).scalar_one()


def _counts(store: Store, table: sa.Table) -> dict[int, int]:
    query = sa.select(table.c.snapshot, sa.func.count()).group_by(table.c.snapshot)
    with store.database.reading() as connection:
        return dict(connection.execute(query).all())
