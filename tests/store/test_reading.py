"""Which snapshot speaks for which region at which date, and what the store tells about its snapshots."""

from datetime import date, timedelta

import pytest
from pandas.testing import assert_frame_equal

from kkb.core.counts.rows import ROW_COLUMNS, empty_rows
from kkb.store import Store
from tests.store.made import JUN_2023, NOV_2022, NOV_2023, made, made_rows, names


def test_the_newest_snapshot_at_or_before_a_date_speaks(store: Store) -> None:
    store.save(made("16.05", NOV_2022, made_rows("16.05", kampung="2022")))
    store.save(made("16.05", NOV_2023, made_rows("16.05", kampung="2023")))
    assert names(store.rows_at("16.05", NOV_2022)) == ["2022"]
    assert names(store.rows_at("16.05", NOV_2023 - timedelta(days=1))) == ["2022"]
    assert names(store.rows_at("16.05", NOV_2023)) == ["2023"]
    assert names(store.rows_at("16.05")) == ["2023"]


def test_before_the_first_snapshot_there_are_no_rows_but_all_columns(store: Store) -> None:
    store.save(made("16.05", NOV_2022))
    before = store.rows_at("16.05", NOV_2022 - timedelta(days=1))
    assert len(before) == 0
    assert_frame_equal(before[list(ROW_COLUMNS)], empty_rows())
    assert store.sources("16.05", date(2000, 1, 1)) == ()


def test_an_empty_store_answers_every_question(store: Store) -> None:
    assert len(store.rows_at("00")) == 0
    assert len(store.history("00")) == 0
    assert (store.dates("00"), store.snapshots(), store.sources("00"), store.version()) == ((), (), (), 0)
    assert list(store.kabupaten().columns) == ["kode_kab", "nama_kab", "nama_prov", "contoh", "tanggal"]
    assert list(store.areas("00").columns) == ["kode", "nama"]


@pytest.mark.parametrize(
    "region", ["", "99", "16.0", "16.05.99", "16.05.01.9999", "x'y", "\0", "16.05.\0", "16.05.\ud800"]
)
def test_an_unknown_region_has_no_rows(store: Store, region: str) -> None:
    store.save(made("16.05", NOV_2022))
    assert len(store.rows_at(region)) == 0
    assert len(store.history(region)) == 0


def test_a_later_import_of_the_same_date_supersedes_and_undo_brings_the_first_back(store: Store) -> None:
    first = store.save(made("16.05", NOV_2022, made_rows("16.05", kampung="pertama")))
    second = store.save(made("16.05", NOV_2022, made_rows("16.05", kampung="kedua"), name="b.xlsx"))
    assert names(store.rows_at("16.05")) == ["kedua"]
    assert _states(store) == {first.id: "tertutup", second.id: "berlaku"}
    assert store.undo(second.id).state == "dibatalkan"
    assert names(store.rows_at("16.05")) == ["pertama"]
    assert store.redo(second.id).state == "berlaku"
    assert names(store.rows_at("16.05")) == ["kedua"]


def test_the_example_gives_way_to_own_data_of_any_date_and_comes_back_by_undo(store: Store) -> None:
    store.save(made("16.05", NOV_2023, made_rows("16.05", kampung="contoh"), example=True))
    store.save(made("16.73", NOV_2023, made_rows("16.73", kampung="contoh"), example=True, name="c"))
    own = store.save(made("16.05", NOV_2022, made_rows("16.05", kampung="sendiri"), name="b.xlsx"))
    assert names(store.rows_at("16.05")) == ["sendiri"]
    assert names(store.rows_at("16.73")) == ["contoh"]
    assert store.dates("16.05") == (NOV_2022,)
    store.undo(own.id)
    assert names(store.rows_at("16.05")) == ["contoh"]
    assert store.dates("16.05") == (NOV_2023,)


def test_a_province_file_speaks_for_each_kabupaten_that_has_nothing_newer(store: Store) -> None:
    province = store.save(made("16", NOV_2022, made_rows("16.05", "16.73", kampung="provinsi")))
    district = store.save(made("16.05", JUN_2023, made_rows("16.05", kampung="kabupaten"), name="b"))
    assert names(store.rows_at("16.05")) == ["kabupaten"]
    assert names(store.rows_at("16.73")) == ["provinsi"]
    assert store.rows_at("16")["kode_kab"].value_counts().to_dict() == {"16.05": 3, "16.73": 3}
    assert [s.id for s in store.sources("16")] == [district.id, province.id]
    assert [s.id for s in store.sources("16.73")] == [province.id]
    assert store.dates("16") == (NOV_2022, JUN_2023)
    assert store.dates("16.73") == (NOV_2022,)


def test_the_state_of_a_snapshot_is_told_for_the_region_asked(store: Store) -> None:
    province = store.save(made("16", NOV_2022, made_rows("16.05", "16.73")))
    store.save(made("16.05", JUN_2023, name="b"))
    assert {s.id: s.state for s in store.snapshots("16.05")}[province.id] == "riwayat"
    assert {s.id: s.state for s in store.snapshots("16.73")}[province.id] == "berlaku"
    assert _states(store)[province.id] == "berlaku"


@pytest.mark.parametrize(
    ("region", "rows"), [("00", 9), ("16", 6), ("16.05", 3), ("16.05.01", 2), ("16.05.01.2001", 1), ("17", 3)]
)
def test_a_region_of_any_level_reads_its_own_rows(store: Store, region: str, rows: int) -> None:
    for kab in ("16.05", "16.73", "17.01"):
        store.save(made(kab, NOV_2022, name=kab))
    assert len(store.rows_at(region)) == rows
    assert len(store.history(region)) == rows


def test_a_code_that_only_begins_alike_lies_outside(store: Store) -> None:
    store.save(made("16.051", NOV_2022))
    assert len(store.rows_at("16.05")) == 0
    assert len(store.rows_at("1")) == 0


def test_a_district_known_only_by_its_names_is_a_region_like_others(store: Store) -> None:
    kab = "~jawa-barat.~kota-bogor"
    store.save(made(kab, NOV_2022))
    assert len(store.rows_at(kab)) == len(store.rows_at("~jawa-barat")) == len(store.rows_at("00")) == 3
    assert store.kabupaten()["kode_kab"].tolist() == [kab]


def test_rows_come_ordered_by_unit_on_every_database(store: Store) -> None:
    kab = "~aceh.~b-c"
    store.save(made("16.05", NOV_2022, made_rows("16.05").iloc[::-1]))
    store.save(made(kab, NOV_2022, name="b"))
    units = store.rows_at("00")["unit"].tolist()
    assert units == sorted(units)


def test_history_holds_every_snapshot_that_counts_once(store: Store) -> None:
    store.save(made("16.05", NOV_2022, made_rows("16.05", strata="dasar"), example=True))
    superseded = store.save(made("16.05", JUN_2023, made_rows("16.05", strata="dasar"), name="b"))
    kept = store.save(made("16.05", JUN_2023, made_rows("16.05", strata="berkembang"), name="c"))
    undone = store.save(made("16.05", NOV_2023, name="d"))
    later = store.save(made("16.05", NOV_2023, made_rows("16.05", strata="mandiri"), name="e"))
    store.undo(undone.id)
    history = store.history("16.05.01.2001")
    assert list(history["snapshot"]) == [kept.id, later.id]
    assert superseded.id not in set(history["snapshot"])
    assert list(history["strata"]) == ["berkembang", "mandiri"]
    assert list(history["tanggal"]) == [JUN_2023, NOV_2023]
    assert list(history.columns) == [
        "unit", "kode", "kode_kec", "kode_kab", "snapshot", "tanggal", "contoh", "strata", "lapor",
        "lingkup",
    ]  # fmt: skip


def test_snapshots_are_listed_newest_date_first_with_undone_ones(store: Store) -> None:
    newest = store.save(made("16.05", NOV_2023))
    oldest = store.save(made("16.05", NOV_2022, name="b"))
    again = store.save(made("16.05", NOV_2022, name="c"))
    store.undo(again.id)
    listed = store.snapshots()
    assert [s.id for s in listed] == [newest.id, again.id, oldest.id]
    assert [s.state for s in listed] == ["berlaku", "dibatalkan", "riwayat"]
    assert listed[1].dibatalkan is not None


@pytest.mark.parametrize(("region", "found"), [(None, 2), ("16", 1), ("16.73", 0), ("16.05.01", 1), ("17.01", 1)])
def test_snapshots_of_a_region_are_those_with_rows_near_it(store: Store, region: str | None, found: int) -> None:
    store.save(made("16.05", NOV_2022))
    store.save(made("17.01", NOV_2022))
    assert len(store.snapshots(region)) == found


def test_kabupaten_lists_each_with_its_newest_date_and_whether_it_is_the_example(store: Store) -> None:
    store.save(made("16.73", NOV_2022, example=True))
    store.save(made("16.05", NOV_2022))
    store.save(made("16.05", NOV_2023, name="b"))
    found = store.kabupaten()
    assert found["kode_kab"].tolist() == ["16.05", "16.73"]
    assert found["nama_kab"].tolist() == ["MUSI RAWAS", "KOTA LUBUK LINGGAU"]
    assert found["nama_prov"].tolist() == ["SUMATERA SELATAN"] * 2
    assert found["contoh"].tolist() == [False, True]
    assert found["tanggal"].tolist() == [NOV_2023, NOV_2022]


@pytest.mark.parametrize(
    ("region", "areas"),
    [
        ("00", {"16": "SUMATERA SELATAN", "17": "BENGKULU"}),
        ("16", {"16.05": "MUSI RAWAS"}),
        ("16.05", {"16.05.01": "KEC 16.05.01", "16.05.02": "KEC 16.05.02"}),
        ("16.05.01", {"16.05.01.2001": "DESA 1", "16.05.01.2002": "DESA 2"}),
        ("16.05.01.2001", {"16.05.01.2001": "DESA 1"}),
    ],
)
def test_areas_are_named_as_the_files_name_them(store: Store, region: str, areas: dict[str, str]) -> None:
    store.save(made("16.05", NOV_2022))
    store.save(made("17.01", NOV_2022))
    found = store.areas(region)
    assert dict(zip(found["kode"], found["nama"], strict=True)) == areas


def _states(store: Store) -> dict[int, str]:
    return {s.id: s.state for s in store.snapshots()}
