"""What goes into the store stays as it was, goes in whole, and is refused when it makes no sense."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from kkb.core.counts.rows import ROW_COLUMNS, empty_rows, typed_rows
from kkb.core.issue import Issue
from kkb.store import Store
from tests.store.made import NOV_2022, NOV_2023, made, made_rows, refused, sha256_of


def test_a_saved_snapshot_says_what_it_is(store: Store) -> None:
    saved = store.save(made("16.05", NOV_2022, name="musi rawas.xlsx"))
    assert (saved.wilayah, saved.tanggal, saved.berkas) == ("16.05", NOV_2022, "musi rawas.xlsx")
    assert (saved.sha256, saved.contoh, saved.oleh) == (sha256_of("musi rawas.xlsx"), False, "Ani")
    assert (saved.jumlah_baris, saved.jumlah_isu, saved.dibatalkan) == (3, 0, None)
    assert (saved.state, saved.in_force) == ("berlaku", True)


def test_the_moment_of_an_import_is_kept_in_utc(store: Store) -> None:
    made_at = store.save(made("16.05", NOV_2022)).dibuat
    assert made_at.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - made_at) < timedelta(minutes=1)


def test_rows_come_back_as_they_went_in(store: Store) -> None:
    rows = made_rows("16.05")
    store.save(made("16.05", NOV_2022, rows))
    back = store.rows_at("16.05")
    assert_frame_equal(back[list(ROW_COLUMNS)], rows)
    assert list(back.columns) == [*ROW_COLUMNS, "snapshot", "tanggal", "contoh", "lingkup"]
    assert set(back["tanggal"]) == {NOV_2022}
    assert (str(back["snapshot"].dtype), str(back["contoh"].dtype)) == ("int64", "bool")


def test_blank_scores_indices_and_strata_stay_blank(store: Store) -> None:
    rows = made_rows("16.05", strata=None)
    rows.loc[0, "input_pokja"] = pd.NA
    rows.loc[1, "index_output"] = float("nan")
    rows["kampung"] = None
    store.save(made("16.05", NOV_2022, rows))
    back = store.rows_at("16.05")
    assert_frame_equal(back[list(ROW_COLUMNS)], typed_rows(rows))
    assert back["strata"].tolist() == [None, None, None]
    assert back["kampung"].tolist() == [None, None, None]


def test_a_village_that_never_reported_stays_so(store: Store) -> None:
    store.save(made("16.05", NOV_2022, made_rows("16.05").assign(lapor=[True, False, True])))
    assert store.rows_at("16.05")["lapor"].tolist() == [True, False, True]
    assert store.history("16.05")["lapor"].tolist() == [True, False, True]


def test_two_kampung_kb_of_one_village_are_two_rows(store: Store) -> None:
    rows = made_rows("16.05", villages=2)
    rows["kode"] = rows.loc[0, "kode"]
    rows["unit"] = [rows.loc[0, "kode"], rows.loc[0, "kode"] + "#2"]
    store.save(made("16.05", NOV_2022, rows))
    assert len(store.rows_at(rows.loc[0, "kode"])) == 2


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "O'BRIEN; DROP TABLE snapshot", "a\0b\ud800c", "🏠"])
def test_hostile_names_are_stored_as_text(store: Store, name: str) -> None:
    rows = made_rows("16.05")
    rows["kampung"] = pd.Series([name] * 3, dtype=object)
    store.save(made("16.05", NOV_2022, rows, name=name))
    kept = store.rows_at("16.05")["kampung"].tolist()
    assert kept == [name.replace("\0", "").replace("\ud800", "?")] * 3


def test_findings_come_back_as_they_went_in(store: Store) -> None:
    found = (
        Issue("strata", "periksa", 14, "Klasifikasi", "Mandri\0\ud800", ("Dasar", "Mandiri"), "Mandiri"),
        Issue("baris_ganda", "tolak"),
    )
    saved = store.save(replace(made("16.05", NOV_2022), issues=found))
    assert saved.jumlah_isu == 2
    assert store.issues(saved.id) == found


def test_findings_of_an_unknown_snapshot_are_refused(store: Store) -> None:
    with refused("tak_ada", id=99):
        store.issues(99)


def test_every_change_and_only_a_change_moves_the_version(store: Store) -> None:
    versions = [store.version()]
    saved = store.save(made("16.05", NOV_2022))
    versions.append(store.version())
    store.undo(saved.id)
    versions.append(store.version())
    store.redo(saved.id)
    versions.append(store.version())
    assert versions == sorted(set(versions))
    store.rows_at("16.05")
    with refused("sama"):
        store.save(made("16.05", NOV_2022))
    assert store.version() == versions[-1]


def test_the_same_live_file_is_refused_and_the_first_one_named(store: Store) -> None:
    first = store.save(made("16.05", NOV_2022))
    today = datetime.now().astimezone().date()
    with refused("sama", id=first.id, dibuat=today, wilayah="16.05", tanggal=NOV_2022):
        store.save(made("16.05", NOV_2022))
    assert len(store.snapshots()) == 1


def test_the_same_file_at_another_date_or_after_an_undo_is_welcome(store: Store) -> None:
    first = store.save(made("16.05", NOV_2022))
    store.save(made("16.05", NOV_2023))
    store.undo(first.id)
    store.save(made("16.05", NOV_2022))
    assert len(store.snapshots()) == 3


def test_redo_is_refused_when_the_same_file_came_in_again_meanwhile(store: Store) -> None:
    first = store.save(made("16.05", NOV_2022))
    store.undo(first.id)
    again = store.save(made("16.05", NOV_2022))
    with refused("sama", id=again.id):
        store.redo(first.id)


def test_undo_and_redo_refuse_what_makes_no_sense(store: Store) -> None:
    saved = store.save(made("16.05", NOV_2022))
    with refused("tak_ada", id=99):
        store.undo(99)
    with refused("tak_ada", id=99):
        store.redo(99)
    with refused("belum_batal", id=saved.id):
        store.redo(saved.id)
    store.undo(saved.id)
    with refused("sudah_batal", id=saved.id):
        store.undo(saved.id)


def test_many_snapshots_go_in_together_or_not_at_all(store: Store) -> None:
    saved = store.save_many([made("16.05", NOV_2022), made("16.73", NOV_2022, name="b")])
    assert [s.wilayah for s in saved] == ["16.05", "16.73"]
    with refused("sama"):
        store.save_many([made("17.01", NOV_2022, name="c"), made("16.05", NOV_2022)])
    assert len(store.snapshots()) == 2
    assert len(store.rows_at("17.01")) == 0


def test_the_first_content_is_stored_only_in_a_store_that_never_held_anything(store: Store) -> None:
    assert len(store.seed([made("16.05", NOV_2022, example=True)])) == 1
    assert store.seed([made("16.73", NOV_2022, example=True)]) == ()
    store.undo(store.snapshots()[0].id)
    assert store.seed([made("16.73", NOV_2022, example=True)]) == ()
    assert len(store.snapshots()) == 1


@pytest.mark.parametrize(
    ("region", "rows", "key", "values"),
    [
        ("16.05", empty_rows(), "kosong", {"berkas": "a.xlsx"}),
        ("16.05.01", made_rows("16.05"), "wilayah_sempit", {"wilayah": "16.05.01"}),
        ("16.05", made_rows("16.05", "16.73"), "luar_wilayah", {"kode": "16.73", "jumlah": 3}),
        ("16.05", pd.concat([made_rows("16.05")] * 2), "unit_ganda", {"unit": "16.05.01.2001"}),
    ],
)
def test_rows_that_make_no_snapshot_are_refused(
    store: Store, region: str, rows: pd.DataFrame, key: str, values: dict[str, object]
) -> None:
    with refused(key, **values):
        store.save(made(region, NOV_2022, rows))
    assert (store.snapshots(), store.version()) == ((), 0)
