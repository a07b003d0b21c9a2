"""A file that holds a part of a kabupaten lies over what stood before it; undo, redo and supersede stay right."""

from datetime import date

import pandas as pd
import pytest
import sqlalchemy as sa

from kkb.core.counts.state import PART, PART_ALONE, WHOLE
from kkb.store import NewSnapshot, Store, migrate, open_store
from tests.core.villages import LADDER
from tests.store.made import JUN_2023, NOV_2022, NOV_2023, made, made_rows, names, sha256_of

REACHED = ("mandiri", "berkelanjutan")
WHOLE_VILLAGES = ["16.05.01.2001", "16.05.01.2002", "16.05.02.2003", "16.05.02.2004"]


def whole(on: date = NOV_2022, name: str = "utuh.xlsx", villages: int = 4) -> NewSnapshot:
    return made("16.05", on, made_rows("16.05", villages=villages, kampung=name), name=name)


def part(on: date = JUN_2023, name: str = "sebagian.xlsx", villages: int = 2) -> NewSnapshot:
    """The first villages only, all Mandiri by now."""
    rows = made_rows("16.05", villages=villages, strata="mandiri", kampung=name)
    return NewSnapshot(
        wilayah="16.05", tanggal=on, berkas=name, sha256=sha256_of(name), contoh=False, oleh="Ani", issues=(),
        rows=rows, parts=frozenset({"16.05"}),
    )  # fmt: skip


def strata(rows: pd.DataFrame) -> list[str]:
    return rows.sort_values("kode")["strata"].tolist()


def test_villages_outside_a_part_keep_their_last_state_and_its_date(store: Store) -> None:
    store.save_many([whole(), part()])
    now = store.rows_at("16.05")
    assert now["kode"].tolist() == WHOLE_VILLAGES
    assert strata(now) == ["mandiri", "mandiri", "dasar", "dasar"]
    assert now["tanggal"].tolist() == [JUN_2023, JUN_2023, NOV_2022, NOV_2022]
    assert now["lingkup"].tolist() == [PART, PART, WHOLE, WHOLE]
    assert strata(store.rows_at("16.05", NOV_2022)) == ["dasar"] * 4
    assert strata(store.rows_at("16.05.02")) == ["dasar", "dasar"]
    assert set(store.areas("16.05")["kode"]) == {"16.05.01", "16.05.02"}


def test_history_and_counts_hold_the_whole_state_at_the_date_of_a_part(store: Store) -> None:
    store.save_many([whole(), part()])
    history = store.history("16.05")
    assert history.groupby("tanggal").size().to_dict() == {NOV_2022: 4, JUN_2023: 4}
    assert history.groupby("tanggal")["snapshot"].nunique().to_dict() == {NOV_2022: 1, JUN_2023: 1}
    counts = store.counts("16.05", LADDER).set_index("tanggal")
    assert (counts.loc[JUN_2023, "terbentuk"], counts.loc[JUN_2023, "tercapai"]) == (4, 2)
    assert (counts.loc[NOV_2022, "terbentuk"], counts.loc[NOV_2022, "tercapai"]) == (4, 0)


def test_both_files_of_a_composed_state_are_its_sources_and_in_force(store: Store) -> None:
    ground, over = store.save_many([whole(), part()])
    assert {s.id for s in store.sources("16.05")} == {ground.id, over.id}
    assert {s.id: (s.state, s.sebagian) for s in store.snapshots()} == {
        ground.id: ("berlaku", False), over.id: ("berlaku", True),
    }  # fmt: skip


def test_undo_of_the_part_and_of_what_lies_below_it_leaves_the_other(store: Store) -> None:
    ground, over = store.save_many([whole(), part()])
    store.undo(over.id)
    assert strata(store.rows_at("16.05")) == ["dasar"] * 4
    store.redo(over.id)
    store.undo(ground.id)
    alone = store.rows_at("16.05")
    assert (strata(alone), set(alone["lingkup"])) == (["mandiri", "mandiri"], {PART_ALONE})
    store.redo(ground.id)
    assert strata(store.rows_at("16.05")) == ["mandiri", "mandiri", "dasar", "dasar"]


def test_a_later_whole_file_ends_a_part_and_an_earlier_one_comes_to_lie_below_it(store: Store) -> None:
    store.save(part())
    store.save(whole())  # brought in later, dated earlier
    assert strata(store.rows_at("16.05")) == ["mandiri", "mandiri", "dasar", "dasar"]
    store.save(whole(NOV_2023, "baru.xlsx", villages=3))
    assert names(store.rows_at("16.05")) == ["baru.xlsx"]
    assert len(store.rows_at("16.05")) == 3


def test_parts_of_one_date_add_up_and_a_whole_file_of_that_date_supersedes_them(store: Store) -> None:
    first, second = part(villages=3), part(name="lagi.xlsx", villages=1)
    store.save_many([whole(), first, second])
    assert store.rows_at("16.05")["kampung"].tolist() == [second.berkas, first.berkas, first.berkas, "utuh.xlsx"]
    store.save(whole(JUN_2023, "semua.xlsx", villages=2))
    assert names(store.rows_at("16.05")) == ["semua.xlsx"]
    assert {s.berkas: s.state for s in store.snapshots()} == {
        "utuh.xlsx": "riwayat", "semua.xlsx": "berlaku", first.berkas: "tertutup", second.berkas: "tertutup",
    }  # fmt: skip


def test_the_example_is_no_ground_for_a_part_of_ones_own(store: Store) -> None:
    store.save(made("16.05", NOV_2022, example=True, name="contoh"))
    store.save(part())
    assert set(store.rows_at("16.05")["lingkup"]) == {PART_ALONE}
    assert len(store.rows_at("16.05")) == 2


@pytest.mark.parametrize("region", ["16", "00"])
def test_a_part_of_one_kabupaten_leaves_the_others_whole(store: Store, region: str) -> None:
    store.save(made("16", NOV_2022, made_rows("16.05", "16.73", villages=4)))
    store.save(part())
    now = store.rows_at(region)
    assert now.groupby("kode_kab").size().to_dict() == {"16.05": 4, "16.73": 4}
    assert set(now.loc[now["kode_kab"] == "16.73", "lingkup"]) == {WHOLE}


def test_everything_stored_before_parts_were_known_is_whole(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "HEAD", "0006")
        old = open_store(database_url)
    with old.database.writing() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO snapshot (wilayah, tanggal, berkas, sha256, contoh, jumlah_baris, jumlah_isu, isu, "
                "oleh, dibuat) VALUES ('16.05', '2022-11-01', 'a', 'b', :f, 1, 0, '[]', 'Ani', '2022-11-02')"
            ),
            {"f": False},
        )
        connection.execute(
            sa.text("INSERT INTO snapshot_kabupaten VALUES (1, '16.05', 'MUSI RAWAS', 'SUMATERA SELATAN')")
        )
        connection.execute(
            sa.text(
                "INSERT INTO snapshot_baris (snapshot, kode_kab, unit, kode, kode_kec, strata, lapor) "
                "VALUES (1, '16.05', '16.05.01.2001', '16.05.01.2001', '16.05.01', 'dasar', :t)"
            ),
            {"t": True},
        )
    old.close()
    store = open_store(database_url)
    assert store.rows_at("16.05")["lingkup"].tolist() == [WHOLE]
    assert [s.sebagian for s in store.snapshots()] == [False]
    store.save(part())
    assert strata(store.rows_at("16.05")) == ["mandiri", "mandiri"]
    store.close()
