"""Side sets go in whole, come back as they were, and supersede each other by the rule of snapshots."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from kkb.app.reference import join_names
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.issue import Issue
from kkb.store import NewDataset, Store
from kkb.store.dataset import KINDS
from tests.store.made import NOV_2022, NOV_2023, made, sha256_of
from tests.store.made_names import BOGOR, LIST, bogor


def made_side(
    region: str, on: date = NOV_2022, rows: pd.DataFrame | None = None, *, jenis: str = "profil", name: str = "a"
) -> NewDataset:
    """A side set of a region from the file `name`; without rows, two villages with a profile."""
    if rows is None:
        rows = pd.DataFrame({"kode": [f"{region}.01.2001", f"{region}.01.2002"], "pokja": ["ada", None]})
    return NewDataset(region, on, name, sha256_of(name), False, "Ani", (), rows, jenis)


def told(store: Store, region: str, on: date | None = None, jenis: str = "profil") -> Sequence[object]:
    return list(store.side.rows_at(jenis, region, on).get("pokja", ()))


def profile(region: str, *values: object) -> pd.DataFrame:
    return pd.DataFrame({"kode": [f"{region}.01.200{n}" for n, _ in enumerate(values, 1)], "pokja": values})


def test_a_saved_set_says_what_it_is(store: Store) -> None:
    found = Issue("kolom_pribadi", "catatan", 1, None, None, ("NIP",))
    saved = store.side.save(replace(made_side("16.05", name="rekap.xlsx"), issues=(found,)))
    assert (saved.jenis, saved.wilayah, saved.tanggal, saved.berkas) == ("profil", "16.05", NOV_2022, "rekap.xlsx")
    assert (saved.jumlah_baris, saved.jumlah_isu, saved.dibatalkan, saved.in_force) == (2, 1, None, True)
    assert store.side.issues(saved.id) == (found,)
    assert store.side.sets("profil", "16.05.01.2001") == (saved,)
    assert store.side.sets("statistik") == () == store.side.sets("profil", "17")


def test_rows_come_back_in_their_order_with_their_kinds_of_value(store: Store) -> None:
    rows = pd.DataFrame(
        {
            "kode": ["16.05.02.2002", "16.05.01.~air-belit", "16.05"],
            "nama": ["B", "AIR BELIT", None],
            "pus": pd.array([3, 1, 5], dtype="Int64"),
            "ipk": [54.01, np.nan, 1.5],
            "pokja": ["ada", None, "tidak"],
            "aktif": [True, False, True],
        }
    )
    store.side.save(made_side("16.05", rows=rows))
    back = store.side.rows_at("profil", "16.05")
    own = ["pus", "ipk", "pokja", "aktif"]
    assert list(back.columns) == [*PLACE_COLUMNS, *own, "set", "tabel", "tanggal", "contoh"]
    assert back["kode"].tolist() == rows["kode"].tolist() == back["unit"].tolist()
    assert back["kode_kab"].tolist() == ["16.05"] * 3
    assert (back["pus"].tolist(), back["aktif"].tolist()) == ([3, 1, 5], [True, False, True])
    assert back["pokja"].tolist() == ["ada", None, "tidak"]
    assert back["ipk"].isna().tolist() == [False, True, False]
    assert set(back["tanggal"]) == {NOV_2022}


def test_the_newest_live_set_at_or_before_a_date_speaks_per_kabupaten(store: Store) -> None:
    both = pd.concat([profile("17.01", "a"), profile("17.02", "b")])
    store.side.save(made_side("17", NOV_2022, both))
    later = store.side.save(made_side("17.01", NOV_2023, profile("17.01", "c"), name="b"))
    assert told(store, "17", date(2021, 1, 1)) == []
    assert told(store, "17", NOV_2022) == ["a", "b"]
    assert sorted(told(store, "17")) == ["b", "c"]
    assert told(store, "17.01.01.2001") == ["c"]
    assert store.side.dates("profil", "17.01") == (NOV_2022, NOV_2023)
    store.side.undo(later.id)
    assert told(store, "17") == ["a", "b"]
    store.side.redo(later.id)
    assert sorted(told(store, "17")) == ["b", "c"]


def test_own_data_makes_the_example_of_its_kabupaten_step_aside(store: Store) -> None:
    store.side.seed([replace(made_side("17", NOV_2023, pd.concat([profile("17.01", "x"), profile("17.02", "y")])),
                             contoh=True)])  # fmt: skip
    assert store.side.rows_at("profil", "17")["contoh"].tolist() == [True, True]
    store.side.save(made_side("17.01", NOV_2022, profile("17.01", "a"), name="b"))
    assert sorted(told(store, "17")) == ["a", "y"]
    assert told(store, "17.01", NOV_2023) == ["a"]


def test_kinds_and_tables_of_one_kind_do_not_supersede_each_other(store: Store) -> None:
    store.side.save(made_side("16.05", rows=profile("16.05", "a")))
    store.side.save(made_side("16.05", rows=profile("16.05", "b"), jenis="program"))
    store.side.save(replace(made_side("16.05", rows=profile("16.05", "c"), jenis="program", name="c"), tabel="kedua"))
    assert told(store, "16.05") == ["a"]
    assert told(store, "16.05", jenis="program") == ["b", "c"]


def test_a_published_table_speaks_for_its_own_region_as_a_whole(store: Store) -> None:
    province = pd.DataFrame({"kode": ["16.05", "16.73", "16"], "pokja": ["a", "b", "jumlah"]})
    district = pd.DataFrame({"kode": ["16.05.01", "16.05"], "pokja": ["c", "jumlah kab"]})
    store.side.save(made_side("16", NOV_2022, province, jenis="statistik"))
    store.side.save(made_side("16.05", NOV_2023, district, jenis="statistik", name="b"))
    assert told(store, "16", jenis="statistik") == ["a", "b", "jumlah", "c", "jumlah kab"]
    assert told(store, "16.05", jenis="statistik") == ["a", "c", "jumlah kab"]


def test_the_seed_fills_only_kinds_that_never_held_anything(store: Store) -> None:
    assert len(store.side.seed([made_side("16.05"), made_side("16.73")])) == 2
    version = store.version()
    assert store.side.seed([made_side("17.01")]) == ()
    assert store.version() == version
    assert len(store.side.seed([made_side("17.01"), made_side("17.01", jenis="program")])) == 1


def test_every_change_and_only_a_change_moves_the_version(store: Store) -> None:
    versions = [store.version()]
    saved = store.side.save(made_side("16.05"))
    versions.append(store.version())
    store.side.undo(saved.id)
    versions.append(store.version())
    assert versions == [0, 1, 2]
    with pytest.raises(Exception, match=r"pendukung\.sudah_batal"):
        store.side.undo(saved.id)
    assert store.version() == 2


@pytest.mark.parametrize(
    ("new", "key"),
    [
        (made_side("16.05", rows=pd.DataFrame({"kode": []})), "pendukung.kosong"),
        (made_side("16.05", rows=profile("16.73", "a")), "pendukung.luar_wilayah"),
        (made_side("16.05", jenis="cuaca"), "pendukung.jenis"),
    ],
)
def test_rows_that_make_no_set_are_refused(store: Store, new: NewDataset, key: str) -> None:
    with pytest.raises(Exception, match=key):
        store.side.save(new)
    assert (store.side.sets(), store.version()) == ((), 0)


def test_the_same_live_file_is_refused_and_welcome_again_after_an_undo(store: Store) -> None:
    first = store.side.save(made_side("16.05"))
    with pytest.raises(Exception, match=r"pendukung\.sama"):
        store.side.save_many([made_side("16.73", name="b"), made_side("16.05")])
    assert len(store.side.sets()) == 1
    store.side.undo(first.id)
    again = store.side.save(made_side("16.05"))
    with pytest.raises(Exception, match=r"pendukung\.sama"):
        store.side.redo(first.id)
    assert [one.state for one in store.side.sets()] == ["berlaku", "dibatalkan"]
    with pytest.raises(Exception, match=r"pendukung\.tak_ada"):
        store.side.undo(again.id + 1)
    with pytest.raises(Exception, match=r"pendukung\.belum_batal"):
        store.side.redo(again.id)


def test_hostile_text_and_impossible_numbers_are_kept_harmless(store: Store) -> None:
    rows = pd.DataFrame({"kode": ["16.05.01.2001"], "y": [np.inf]})
    rows["nama"] = pd.Series(["a\0<b>\ud800"], dtype=object)
    rows["x"] = pd.Series(["\0\ud800'"], dtype=object)
    store.side.save(made_side("16.05", rows=rows))
    back = store.side.rows_at("profil", "16.05").iloc[0]
    assert (back["nama"], back["x"], pd.isna(back["y"])) == ("a<b>?", "?'", True)


def test_side_sets_and_snapshots_stand_beside_each_other(store: Store) -> None:
    store.save(made("16.05", NOV_2022))
    store.side.save(made_side("16.05"))
    assert len(store.snapshots()) == 1
    assert {one.jenis for one in store.side.sets()} <= set(KINDS)


def test_rows_under_names_join_the_list_that_comes_later(store: Store) -> None:
    rows = bogor("PONDOK RAJEG", "KARADENANN")[list(PLACE_COLUMNS)].assign(pokja=["ada", "tidak"])
    store.side.save(made_side(BOGOR, NOV_2022, rows))
    assert set(store.names.unmatched()["nama"]) == {"PONDOK RAJEG", "KARADENANN"}
    store.names.save_list(LIST, join_names)
    back = store.side.rows_at("profil", "32.01")
    assert back["kode"].tolist() == back["unit"].tolist() == ["32.01.01.1001", "32.01.01.~karadenann"]
    assert back["nama"].tolist() == ["Pondok Rajeg", "KARADENANN"]
    assert store.side.sets("profil", "32.01")[0].wilayah == "32.01"
    assert store.side.rows_at("profil", BOGOR).empty
    with pytest.raises(Exception, match=r"pendukung\.sama"):
        store.side.save(made_side("32.01", NOV_2022, profile("32.01", "a")))
