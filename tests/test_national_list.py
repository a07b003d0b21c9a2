"""The list of all Indonesia: any kabupaten is at home from its first file, and nothing is read before it is needed."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from kkb import jobs, shipped
from kkb.book import Book, build_book
from kkb.core.village_list import VillageList, village_list
from tests.io.made import cells, village, xlsx

FILE = "classification-table_20221101080000.xlsx"
NOTHING = pd.DataFrame(columns=["atas", "kunci", "kode"])
NO_LIST = pd.DataFrame(columns=shipped.gazetteer().columns)
HOMES = {
    "33.10": "Kabupaten Klaten",
    "51.02": "Kabupaten Tabanan",
    "93.01": "Kabupaten Merauke",
    "11.72": "Kota Sabang",
}


@pytest.fixture
def desk(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[jobs.Desk]:
    """A desk on an empty store."""
    monkeypatch.setenv("KKB_TANPA_CONTOH", "1")
    opened = jobs.open_desk(sqlite_url)
    yield opened
    opened.store.close()


def export(code: str, *, most: int | None = None) -> bytes:
    """An export that names the villages of a kabupaten as the portal does."""
    rows = shipped.villages().within(code).head(most)
    return xlsx(cells([
        village(one.nama.upper(), Provinsi=one.nama_prov.upper(), Kecamatan=one.nama_kec.upper(),
                Kabupaten=one.nama_kab.removeprefix("Kabupaten ").upper())
        for one in rows.drop_duplicates(["kode_kec", "nama"]).itertuples()
    ]))  # fmt: skip


def test_it_holds_every_village_once_under_its_own_kecamatan() -> None:
    listed = shipped.villages()
    rows = listed.within("00")
    assert (len(rows), rows["kode"].nunique(), rows["kode_kec"].nunique()) == (83_762, 83_762, 7_285)
    assert (rows["kode_kab"].nunique(), rows["kode_prov"].nunique()) == (514, 38)
    assert int(rows["lat"].isna().sum()) == 360
    assert (rows["kode"].str.rsplit(".", n=1).str[0] == rows["kode_kec"]).all()
    assert list(listed.districts()["kode_kab"]) == sorted(shipped.districts())


def test_it_says_of_the_regions_of_the_example_just_what_their_own_list_says() -> None:
    example = shipped.gazetteer()
    found = pd.concat([shipped.villages().within(code) for code in ("16.05", "16.73", "17", "18.04")])
    pd.testing.assert_frame_equal(
        found.sort_values("kode", ignore_index=True), example.sort_values("kode", ignore_index=True)
    )


@pytest.mark.parametrize("area", ["33.10", "33.10.01", "33", "16.05.01", "99", "99.01", "33.10.99"])
def test_an_area_is_what_the_whole_list_has_of_it(area: str) -> None:
    listed = shipped.villages()
    whole = listed.within("00")
    inside = whole[whole["kode"].str.startswith(area + ".")]
    assert list(listed.within(area)["kode"]) == list(inside["kode"])
    assert (area in listed) == (len(inside) > 0)


def test_a_list_that_was_added_takes_the_place_of_its_kabupaten_and_of_no_other() -> None:
    own = shipped.villages().within("33.10").head(3).assign(nama="Baru")
    listed = shipped.villages().laid_over(own)
    assert list(listed.within("33.10")["nama"]) == ["Baru"] * 3
    assert (
        len(listed.within("33")) == len(shipped.villages().within("33")) - len(shipped.villages().within("33.10")) + 3
    )
    assert len(listed.within("33.11")) == len(shipped.villages().within("33.11"))
    assert "33.10.01" in listed


def test_a_list_at_hand_is_asked_in_the_same_way() -> None:
    listed = village_list(shipped.gazetteer())
    assert len(listed.within("16.05")) == 199
    assert len(listed.within("00")) == 1_920
    assert "33.10" not in listed


def test_only_the_example_and_what_the_store_holds_is_in_force() -> None:
    assert len(build_book(NO_LIST, NOTHING).listed) == 1_920
    book = build_book(NO_LIST, NOTHING, ["16.05", "33.10"])
    assert set(book.listed["kode_kab"]) == {*shipped.gazetteer()["kode_kab"], "33.10"}


def test_a_store_with_the_example_reads_no_province(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    unread = VillageList(
        shipped.villages().subdistricts, lambda code: read.append(code) or shipped.gazetteer().iloc[:0]
    )
    monkeypatch.setattr(shipped, "villages", lambda: unread)
    desk = jobs.open_desk(sqlite_url)
    assert desk.look("16.73").tally.desa == 72
    assert desk.official.count("16.73") == 72
    assert read == []
    desk.store.close()


@pytest.mark.parametrize(("code", "name"), HOMES.items())
def test_any_kabupaten_is_at_home_from_its_first_file(desk: jobs.Desk, code: str, name: str) -> None:
    reading = jobs.read_file(desk, export(code), FILE)
    count = len(shipped.villages().within(code))
    assert (reading.region, reading.date) == (code, date(2022, 11, 1))
    assert reading.unmatched <= count // 20  # names that the list has twice in a kecamatan
    assert desk.places(reading.rows).count(code) == count
    jobs.accept(desk, reading)
    seen = desk.look(code)
    assert seen.name == name
    assert seen.tally.desa == count
    assert seen.tally.share_c.total == count
    assert set(desk.listed["kode_kab"]) == {*shipped.gazetteer()["kode_kab"], code}
    assert {part.code for part in seen.parts} >= set(desk.listed.loc[desk.listed["kode_kab"] == code, "kode_kec"])


def test_a_file_of_one_kabupaten_does_not_make_its_neighbours_known(desk: jobs.Desk) -> None:
    jobs.accept(desk, jobs.read_file(desk, export("33.10"), FILE))
    assert "33.11" not in desk.official
    assert desk.look("33").extent.with_data == 1
    assert desk.look("33").extent.districts == 35


def test_what_came_in_before_the_list_joins_it_when_the_store_is_opened(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KKB_TANPA_CONTOH", "1")
    data = export("33.10", most=20)
    with monkeypatch.context() as before:
        before.setattr(shipped, "villages", lambda: village_list(shipped.gazetteer()))
        old = jobs.open_desk(sqlite_url)
        jobs.accept(old, jobs.read_file(old, data, FILE))
        assert "~" in old.store.kabupaten()["kode_kab"].iloc[0]
        old.store.close()
    new = jobs.open_desk(sqlite_url)
    assert list(new.store.kabupaten()["kode_kab"]) == ["33.10"]
    assert new.look("33.10").tally.desa_terbentuk == 20
    new.store.close()


def test_an_area_that_a_list_does_not_have_is_still_taken_in_under_its_names(desk: jobs.Desk, short_list: None) -> None:
    rows = [village(name, Provinsi="JAWA BARAT", Kabupaten="BOGOR") for name in ("PONDOK RAJEG", "KARADENAN")]
    reading = jobs.read_file(desk, xlsx(cells(rows)), FILE)
    assert reading.unmatched == 2


def test_the_book_stays_the_same_until_a_list_or_a_kabupaten_is_new(desk: jobs.Desk) -> None:
    first: Book = desk.book
    jobs.accept(desk, jobs.read_file(desk, export("33.10", most=5), FILE))
    second = desk.book
    assert second is not first
    jobs.accept(desk, jobs.read_file(desk, export("33.10", most=6), "classification-table_20221201080000.xlsx"))
    assert desk.book is second
