"""The schema is made and moved forward by itself: once, whole, and never backwards."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kkb.store import NewDataset, Store, migrate, open_store
from kkb.store.dataset import Dataset
from kkb.store.schema import HEAD, METADATA, SISI, SISI_BARIS
from tests.needs import ROOT
from tests.store.made import NOV_2022, made, refused
from tests.store.processes import PROCESSES, begin, open_together


def test_the_migrations_lead_to_the_tables_the_program_uses(store: Store) -> None:
    with store.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_newest_migration_is_the_one_the_program_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS).replace("%", "%%"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_opening_again_changes_nothing_and_loads_no_alembic(database_url: str) -> None:
    first = open_store(database_url)
    first.save(made("16.05", NOV_2022))
    first.close()
    program = (
        "import sys; from kkb.store import open_store\n"
        "assert len(open_store(sys.argv[1]).snapshots()) == 1\n"
        "assert 'alembic' not in sys.modules"
    )
    command = [sys.executable, "-c", program, database_url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_a_new_store_can_be_opened_from_any_folder(tmp_path: Path, database_url: str) -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from kkb.store import open_store; open_store(sys.argv[1])"
    )
    command = [sys.executable, "-c", program, database_url]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_several_processes_may_open_a_new_store_at_once(database_url: str) -> None:
    start = PROCESSES.Barrier(4)
    opening = [PROCESSES.Process(target=open_together, args=(database_url, start)) for _ in range(4)]
    for process in opening:
        begin(process)
    for process in opening:
        process.join(60)
    assert [process.exitcode for process in opening] == [0] * 4
    store = open_store(database_url)
    assert store.version() == 0
    store.close()


def test_a_migration_that_fails_leaves_nothing_behind(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched, pytest.raises(RuntimeError):
        patched.setattr("alembic.op.bulk_insert", _failing)
        open_store(database_url)
    engine = sa.create_engine(database_url)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()
    open_store(database_url).close()


def test_a_store_of_a_later_version_is_refused_and_left_alone(database_url: str) -> None:
    store = open_store(database_url)
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with refused("lebih_baru", revisi="9999"):
        open_store(database_url)


def test_rows_of_sets_stored_with_their_names_are_kept_tightly_and_nothing_is_lost(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = pd.DataFrame({"kode": [f"16.05.01.{2000 + n}" for n in range(2300)], "urutan": range(2300)})
    mixed = pd.DataFrame({"kode": ["16.73", None], 'é, "b"': ["'x'", None], "nilai": [0.5, True], "teks": [None, "[]"]})
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "HEAD", "0009")
        store = open_store(database_url)
    for region, rows in (("16.05", many), ("16", mixed)):
        store.side.save(NewDataset(region, NOV_2022, "a", region, False, "Ani", (), rows, "lain"))
    kept = _sets_of(store)
    with store.database.writing() as connection:
        tight = connection.execute(sa.select(SISI_BARIS)).all()
        _stand_under_their_names(connection)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0008'")
    store.close()
    again = open_store(database_url)
    with again.database.reading() as connection:
        assert sorted(connection.execute(sa.select(SISI_BARIS)).all()) == sorted(tight)
    for (was, rows), (now, rows_now) in zip(kept, _sets_of(again), strict=True):
        assert was == now
        pd.testing.assert_frame_equal(rows, rows_now)
    again.close()


def _sets_of(store: Store) -> list[tuple[Dataset, pd.DataFrame]]:
    return [store.side.one(one.id) for one in store.side.sets()]


def _stand_under_their_names(connection: sa.Connection) -> None:
    """Every row as it was stored up to 0008: a JSON object by the names of its columns."""
    names = {row.id: json.loads(row.kolom) for row in connection.execute(sa.select(SISI))}
    rows = connection.execute(sa.select(SISI_BARIS)).all()
    connection.execute(sa.delete(SISI_BARIS))
    spelled = [json.dumps(dict(zip(names[row.sisi], json.loads(row.isi), strict=True))) for row in rows]
    old = [row._asdict() | {"isi": text} for row, text in zip(rows, spelled, strict=True)]
    connection.execute(sa.insert(SISI_BARIS), old)


def _failing(*_: object) -> None:
    raise RuntimeError
