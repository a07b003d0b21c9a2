"""Where a store may be, and what is said when it cannot be reached, opened or written."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from kkb.store import Store, open_store, sqlite_url
from kkb.store.database import parse_address
from kkb.store.schema import VERSI
from tests.postgres import free_port
from tests.store.made import NOV_2022, NOV_2023, made, made_rows, refused

_ELSEWHERE = [
    "", "kkb.db", "sqlite://", "sqlite:///:memory:", "mysql://a:rahasia@b/c", "http://x",
    "postgresql:/a:rahasia@server", "postgresql://a:rahasia@server:lima/kkb",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_understood_in_the_spellings_in_use(scheme: str) -> None:
    assert parse_address(f"{scheme}://a:b@server/kkb").drivername == "postgresql+psycopg"


@pytest.mark.parametrize("url", _ELSEWHERE)
def test_other_addresses_are_refused_without_showing_a_password(url: str) -> None:
    with refused("alamat") as caught:
        parse_address(url)
    assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize("name", ["a b", "kkb#1", "100%", "désa", "a'b"])
def test_a_new_file_is_made_together_with_its_folder_whatever_they_are_called(tmp_path: Path, name: str) -> None:
    file = tmp_path / name / f"{name}.sqlite"
    open_store(sqlite_url(file)).close()
    assert file.is_file()


def test_a_relative_address_means_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///lokal/kkb.sqlite").close()
    assert (tmp_path / "lokal" / "kkb.sqlite").is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    file = tmp_path / "berkas" / "kkb.sqlite"
    with refused("tak_terbuka", basis_data=str(file)):
        open_store(sqlite_url(file))


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    with refused("tak_terbuka", basis_data=str(tmp_path)):
        open_store(sqlite_url(tmp_path))


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "kkb.sqlite"
    file.write_bytes(b"bukan basis data" * 500)
    with refused("rusak", basis_data=str(file)):
        open_store(sqlite_url(file))
    assert file.read_bytes() == b"bukan basis data" * 500


@pytest.mark.slow
def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    port = free_port()
    with refused("tak_terhubung", basis_data="127.0.0.1/kkb"):
        open_store(f"postgresql://a:rahasia@127.0.0.1:{port}/kkb")


@pytest.mark.slow
def test_a_database_that_the_server_does_not_have_is_named(postgres_url: str) -> None:
    with refused("tak_terhubung", basis_data="127.0.0.1/tidak_ada"):
        open_store(postgres_url.rpartition("/")[0] + "/tidak_ada")


@pytest.mark.slow
def test_a_store_survives_the_loss_of_its_connections(postgres_url: str) -> None:
    store = open_store(postgres_url)
    store.save(made("16.05", NOV_2022))
    with sa.create_engine(postgres_url).connect() as other:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        other.execute(sa.text(others + " AND datname = current_database()"))
    assert len(store.rows_at("16.05")) == 3
    store.close()


def test_sqlite_keeps_its_safeguards(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.database.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _SAFEGUARDS}
    assert found == _SAFEGUARDS
    store.close()


def test_a_writer_that_waits_too_long_is_told_so_and_nothing_changes(database_url: str) -> None:
    store = open_store(database_url, wait_seconds=0.2)
    with _held(database_url), refused("terkunci", basis_data=store.database.name):
        store.save(made("16.05", NOV_2022))
    assert store.snapshots() == ()
    store.save(made("16.05", NOV_2022))
    store.close()


def test_a_writer_waits_for_the_one_before(store: Store, database_url: str) -> None:
    with _held(database_url):
        saving = threading.Thread(target=store.save, args=(made("16.05", NOV_2022),))
        saving.start()
        time.sleep(0.2)
        assert store.snapshots() == ()
    saving.join()
    assert len(store.snapshots()) == 1


def test_pages_are_read_while_somebody_writes(store: Store, database_url: str) -> None:
    store.save(made("16.05", NOV_2022))
    with _held(database_url):
        assert len(store.rows_at("16.05")) == 3
        late = open_store(database_url)
        assert late.version() == 1
        late.close()


def test_a_full_disk_is_told_and_nothing_changes(store: Store) -> None:
    store.save(made("16.05", NOV_2022))
    with _full(store), refused("penuh", basis_data=store.database.name):
        store.save(made("16.73", NOV_2022, made_rows("16.73", villages=2000)))
    assert [s.wilayah for s in store.snapshots()] == ["16.05"]
    assert store.version() == 1
    store.save(made("16.73", NOV_2023))
    assert len(store.rows_at("16.73")) == 3


def test_a_database_that_may_only_be_read_is_told(store: Store) -> None:
    with _read_only(store), refused("hanya_baca", basis_data=store.database.name):
        store.save(made("16.05", NOV_2022))


_SAFEGUARDS = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 20_000}


@contextmanager
def _held(url: str) -> Iterator[None]:
    """Another process is in the middle of a change."""
    other = open_store(url)
    with other.database.writing() as connection:
        connection.execute(sa.update(VERSI).values(nilai=VERSI.c.nilai))
        yield
    other.close()


@contextmanager
def _full(store: Store) -> Iterator[None]:
    if store.database.is_postgres:
        with _raising_trigger(store, "53100"):
            yield
        return
    with store.database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    with _on_connect(store, f"PRAGMA max_page_count = {pages + 5}"):
        yield


@contextmanager
def _read_only(store: Store) -> Iterator[None]:
    if not store.database.is_postgres:
        with _on_connect(store, "PRAGMA query_only = ON"):
            yield
        return
    with _on_connect(store, "SET default_transaction_read_only = on"):
        yield


@contextmanager
def _on_connect(store: Store, statement: str) -> Iterator[None]:
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(statement)
        connection.commit()

    store.close()
    sa.event.listen(store.database.engine, "connect", limit)
    yield
    sa.event.remove(store.database.engine, "connect", limit)
    store.close()


@contextmanager
def _raising_trigger(store: Store, state: str) -> Iterator[None]:
    """Make PostgreSQL itself report this error while rows are written."""
    body = f"BEGIN RAISE EXCEPTION 'uji' USING ERRCODE = '{state}'; END"
    statements = (
        f"CREATE FUNCTION gagal() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        "CREATE TRIGGER gagal AFTER INSERT ON snapshot_baris EXECUTE FUNCTION gagal()",
    )
    with store.database.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    yield
    with store.database.writing() as connection:
        connection.exec_driver_sql("DROP FUNCTION gagal CASCADE")
