"""Code lists and confirmed spellings are kept whole, and snapshots stored under names join them without changing."""

import pandas as pd
import pytest

from kkb.app import resources
from kkb.app.reference import join_names
from kkb.store import Spelling, Store, open_store
from tests.io.made import code_list
from tests.store.made import JUN_2023, NOV_2022, made, refused
from tests.store.made_names import BOGOR, KOTA, LIST, bogor

pytestmark = pytest.mark.usefixtures("short_list")


def test_a_whole_district_joins_its_list_and_what_no_list_confirms_keeps_its_name(store: Store) -> None:
    store.save(made(BOGOR, NOV_2022, bogor("PONDOK RAJEG", "KARADENANN")))
    store.names.save_list(LIST, join_names)
    rows = store.rows_at("32.01")
    assert list(rows["kode"]) == ["32.01.01.1001", "32.01.01.~karadenann"]
    assert list(rows["unit"]) == list(rows["kode"])
    assert list(rows["nama"]) == ["Pondok Rajeg", "KARADENANN"]
    assert set(rows["nama_kab"]) == {KOTA} and set(rows["nama_prov"]) == {"Jawa Barat"}
    assert list(store.rows_at("32.01.01.1001")["nama"]) == ["Pondok Rajeg"]
    assert len(store.rows_at("32.01.01")) == len(store.rows_at("32")) == len(store.rows_at("00")) == 2
    assert store.rows_at(BOGOR).empty
    assert list(store.kabupaten()["kode_kab"]) == ["32.01"]
    assert list(store.areas("32.01")["nama"]) == ["Cibinong"]
    assert store.snapshots("32.01")[0].wilayah == "32.01"


def test_links_from_before_the_list_find_the_area(store: Store) -> None:
    store.save(made(BOGOR, NOV_2022, bogor("PONDOK RAJEG")))
    assert store.names.joined(BOGOR) == BOGOR
    store.names.save_list(LIST, join_names)
    assert [store.names.joined(code) for code in ("~jawa-barat", BOGOR, f"{BOGOR}.~cibinong", "17")] == [
        "32", "32.01", "32.01.01", "17",
    ]  # fmt: skip


def test_a_snapshot_under_names_and_one_under_codes_are_one_history(store: Store) -> None:
    store.save(made(BOGOR, NOV_2022, bogor("PONDOK RAJEG")))
    store.names.save_list(LIST, join_names)
    later = bogor("PONDOK RAJEG").assign(
        unit="32.01.01.1001", kode="32.01.01.1001", kode_kec="32.01.01", kode_kab="32.01"
    )
    store.save(made("32.01", JUN_2023, later, name="b.xlsx"))
    assert list(store.history("32.01")["unit"]) == ["32.01.01.1001"] * 2
    assert store.dates("32.01") == (NOV_2022, JUN_2023)


def test_the_same_file_is_known_again_after_its_district_joined(store: Store) -> None:
    first = store.save(made(BOGOR, NOV_2022, bogor("PONDOK RAJEG")))
    store.names.save_list(LIST, join_names)
    joined = bogor("PONDOK RAJEG").assign(kode_kab="32.01")
    with refused("sama", id=first.id, wilayah="32.01"):
        store.save(made("32.01", NOV_2022, joined))


def test_two_names_that_mean_one_village_stay_two_kampung(store: Store) -> None:
    store.save(made(BOGOR, NOV_2022, bogor("PONDOK RAJEG", "PONDOKRAJEG")))
    store.names.save_list(LIST, join_names)
    assert sorted(store.rows_at("32.01")["unit"]) == ["32.01.01.1001", "32.01.01.1001#2"]


def test_a_confirmed_spelling_joins_and_a_forgotten_one_leaves_again(store: Store) -> None:
    store.names.save_list(LIST, join_names)
    store.save(made(BOGOR, NOV_2022, bogor("KARADENANN")))
    store.names.save_aliases([Spelling("KARADENANN", "KARADENANN", "32.01.01.1002")], "Ani", join_names)
    assert list(store.rows_at("32.01")["kode"]) == ["32.01.01.1002"]
    assert list(store.names.aliases()["atas"]) == ["32.01.01"]
    assert store.names.drop_aliases("32.01.01.1002", [], join_names) == 1
    assert list(store.rows_at("32.01")["kode"]) == ["32.01.01.~karadenann"]
    with refused("alias_tak_ada", kode="32.01.01.1002"):
        store.names.drop_aliases("32.01.01.1002", [], join_names)


def test_a_list_replaces_its_kabupaten_and_leaves_the_others(store: Store) -> None:
    other = code_list(("17.01.01.2001", "A", "B", "Kabupaten Bengkulu Selatan", "Bengkulu"))
    store.names.save_list(pd.concat([LIST, other.assign(kode_bps="")]), join_names)
    store.names.save_list(LIST.head(1), join_names)
    assert list(store.names.listed()["kode"]) == ["17.01.01.2001", "32.01.01.1001"]


def test_a_list_that_is_taken_out_leaves_its_snapshots_under_their_names(store: Store) -> None:
    store.save(made(BOGOR, NOV_2022, bogor("PONDOK RAJEG")))
    store.names.save_list(LIST, join_names)
    assert store.names.lists().to_dict("records") == [{"kode_kab": "32.01", "nama_kab": KOTA, "desa": 3}]
    assert store.names.drop_list("32.01", join_names) == 3
    assert list(store.rows_at(BOGOR)["nama"]) == ["PONDOK RAJEG"]
    assert store.rows_at("32.01").empty and store.names.lists().empty
    before = store.version(), store.names.version()
    with refused("daftar_tak_ada", kode="32.01"):
        store.names.drop_list("32.01", join_names)
    assert (store.version(), store.names.version()) == before


def test_a_list_that_fails_halfway_leaves_everything_as_it_was(store: Store) -> None:
    store.names.save_list(LIST, join_names)
    before = store.version(), store.names.version()

    def failing(*_: object) -> pd.DataFrame:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.names.save_list(LIST.head(1), failing)
    assert len(store.names.listed()) == 3
    assert (store.version(), store.names.version()) == before


def test_joins_survive_closing_and_rows_are_never_rewritten(database_url: str) -> None:
    store = open_store(database_url)
    store.save(made(BOGOR, NOV_2022, bogor("PONDOK RAJEG")))
    store.names.save_list(LIST, join_names)
    store.close()
    again = open_store(database_url)
    assert list(again.rows_at("32.01")["kode"]) == ["32.01.01.1001"]
    assert list(again.names.unconfirmed()["kode"]) == [f"{BOGOR}.~cibinong.~pondok-rajeg"]
    assert again.names.unmatched().empty
    again.close()


def test_the_shipped_list_stays_in_force_beside_a_stored_one(store: Store) -> None:
    from kkb.app.reference import build_reference

    store.names.save_list(LIST, join_names)
    book = build_reference(store.names.listed(), store.names.aliases())
    assert len(book.listed) == len(resources.gazetteer()) + 3
    assert book.official.count("32.01") == 3


MOVED = code_list(
    ("16.05.01.2001", "Anyar", "Tugumulyo", "Kabupaten Musi Rawas", "Sumatera Selatan"),
    ("16.05.02.2001", "Teratai", "Muara Lakitan", "Kabupaten Musi Rawas", "Sumatera Selatan"),
    ("16.05.03.2001", "Cuka", "Muara Kelingi", "Kabupaten Musi Rawas", "Sumatera Selatan"),
).assign(lat=-3.0, lon=103.0, luas_km2=float("nan"), kode_bps="")


def test_a_village_that_moved_is_read_in_its_kecamatan_of_today_once_that_is_confirmed(store: Store) -> None:
    store.names.save_list(MOVED, join_names)
    names = {"nama_kec": "Tugumulyo", "kode_kec": "16.05.01", "kode_kab": "16.05", "nama_kab": "Kabupaten Musi Rawas"}
    frame = bogor("ANYAR", "TERATAI").assign(**names, nama_prov="Sumatera Selatan")
    frame["kode"] = frame["unit"] = ["16.05.01.2001", "16.05.01.~teratai"]
    store.save(made("16.05", NOV_2022, frame))
    store.names.save_aliases([Spelling("TERATAI", "TERATAI", "16.05.02.2001", "16.05.01")], "x", join_names)
    rows = store.rows_at("16.05")
    assert rows[["unit", "kode_kec", "nama_kec", "nama"]].to_numpy().tolist() == [
        ["16.05.01.2001", "16.05.01", "Tugumulyo", "ANYAR"],
        ["16.05.02.2001", "16.05.02", "Muara Lakitan", "Teratai"],
    ]
    assert list(store.rows_at("16.05.02")["kode"]) == list(store.history("16.05.02")["kode"]) == ["16.05.02.2001"]
    assert list(store.rows_at("16.05.01")["kode"]) == ["16.05.01.2001"]
    assert list(store.areas("16.05")["nama"]) == ["Tugumulyo", "Muara Lakitan"]
    assert store.names.unmatched().empty
    store.names.drop_aliases("16.05.02.2001", [], join_names)
    assert list(store.rows_at("16.05")["kode"]) == ["16.05.01.2001", "16.05.01.~teratai"]
