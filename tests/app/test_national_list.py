"""The list of all Indonesia: any kabupaten is at home from its first file, and nothing is read before it is needed."""

from datetime import date

import pandas as pd
import pytest

from kkb.app import imports, resources
from kkb.app.context import AppContext, open_app
from kkb.app.reference import Reference, build_reference
from kkb.core.area.village_list import VillageList, village_list
from tests.io.made import cells, village, xlsx

FILE = "classification-table_20221101080000.xlsx"
NOTHING = pd.DataFrame(columns=["atas", "kunci", "kode"])
NO_LIST = pd.DataFrame(columns=resources.gazetteer().columns)
HOMES = {
    "33.10": "Kabupaten Klaten",
    "51.02": "Kabupaten Tabanan",
    "93.01": "Kabupaten Merauke",
    "11.72": "Kota Sabang",
}


def export(code: str, *, most: int | None = None) -> bytes:
    """An export that names the villages of a kabupaten as the portal does."""
    rows = resources.villages().within(code).head(most)
    return xlsx(cells([
        village(one.nama.upper(), Provinsi=one.nama_prov.upper(), Kecamatan=one.nama_kec.upper(),
                Kabupaten=one.nama_kab.removeprefix("Kabupaten ").upper())
        for one in rows.drop_duplicates(["kode_kec", "nama"]).itertuples()
    ]))  # fmt: skip


def test_it_holds_every_village_once_under_its_own_kecamatan() -> None:
    listed = resources.villages()
    rows = listed.within("00")
    assert (len(rows), rows["kode"].nunique(), rows["kode_kec"].nunique()) == (83_762, 83_762, 7_285)
    assert (rows["kode_kab"].nunique(), rows["kode_prov"].nunique()) == (514, 38)
    assert int(rows["lat"].isna().sum()) == 360
    assert (rows["kode"].str.rsplit(".", n=1).str[0] == rows["kode_kec"]).all()
    assert list(listed.districts()["kode_kab"]) == sorted(resources.districts())


def test_it_says_of_the_regions_of_the_example_just_what_their_own_list_says() -> None:
    example = resources.gazetteer()
    found = pd.concat([resources.villages().within(code) for code in ("16.05", "16.73", "17", "18.04")])
    pd.testing.assert_frame_equal(
        found.sort_values("kode", ignore_index=True), example.sort_values("kode", ignore_index=True)
    )


@pytest.mark.parametrize("area", ["33.10", "33.10.01", "33", "16.05.01", "99", "99.01", "33.10.99"])
def test_an_area_is_what_the_whole_list_has_of_it(area: str) -> None:
    listed = resources.villages()
    whole = listed.within("00")
    inside = whole[whole["kode"].str.startswith(area + ".")]
    assert list(listed.within(area)["kode"]) == list(inside["kode"])
    assert (area in listed) == (len(inside) > 0)


def test_a_list_that_was_added_takes_the_place_of_its_kabupaten_and_of_no_other() -> None:
    own = resources.villages().within("33.10").head(3).assign(nama="Baru")
    listed = resources.villages().laid_over(own)
    assert list(listed.within("33.10")["nama"]) == ["Baru"] * 3
    assert (
        len(listed.within("33"))
        == len(resources.villages().within("33")) - len(resources.villages().within("33.10")) + 3
    )
    assert len(listed.within("33.11")) == len(resources.villages().within("33.11"))
    assert "33.10.01" in listed


def test_a_list_at_hand_is_asked_in_the_same_way() -> None:
    listed = village_list(resources.gazetteer())
    assert len(listed.within("16.05")) == 199
    assert len(listed.within("00")) == 1_920
    assert "33.10" not in listed


def test_only_the_example_and_what_the_store_holds_is_in_force() -> None:
    assert len(build_reference(NO_LIST, NOTHING).listed) == 1_920
    book = build_reference(NO_LIST, NOTHING, ["16.05", "33.10"])
    assert set(book.listed["kode_kab"]) == {*resources.gazetteer()["kode_kab"], "33.10"}


def test_a_store_with_the_example_reads_no_province(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    unread = VillageList(
        resources.villages().subdistricts, lambda code: read.append(code) or resources.gazetteer().iloc[:0]
    )
    monkeypatch.setattr(resources, "villages", lambda: unread)
    app = open_app(sqlite_url)
    assert app.area_view("16.73").tally.desa == 72
    assert app.official.count("16.73") == 72
    assert read == []
    app.store.close()


@pytest.mark.parametrize(("code", "name"), HOMES.items())
def test_any_kabupaten_is_at_home_from_its_first_file(app: AppContext, code: str, name: str) -> None:
    reading = imports.read_file(app, export(code), FILE)
    count = len(resources.villages().within(code))
    assert (reading.region, reading.date) == (code, date(2022, 11, 1))
    assert reading.unmatched <= count // 20  # names that the list has twice in a kecamatan
    assert app.places(reading.rows).count(code) == count
    imports.accept(app, reading)
    seen = app.area_view(code)
    assert seen.name == name
    assert seen.tally.desa == count
    assert seen.tally.share_c.total == count
    assert set(app.listed["kode_kab"]) == {*resources.gazetteer()["kode_kab"], code}
    assert {part.code for part in seen.parts} >= set(app.listed.loc[app.listed["kode_kab"] == code, "kode_kec"])


@pytest.mark.own_process
def test_a_file_of_one_kabupaten_does_not_make_its_neighbours_known(app: AppContext) -> None:
    imports.accept(app, imports.read_file(app, export("33.10"), FILE))
    assert "33.11" not in app.official
    assert app.area_view("33").extent.with_data == 1
    assert app.area_view("33").extent.districts == 35


def test_what_came_in_before_the_list_joins_it_when_the_store_is_opened(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KKB_TANPA_CONTOH", "1")
    data = export("33.10", most=20)
    with monkeypatch.context() as before:
        before.setattr(resources, "villages", lambda: village_list(resources.gazetteer()))
        old = open_app(sqlite_url)
        imports.accept(old, imports.read_file(old, data, FILE))
        assert "~" in old.store.kabupaten()["kode_kab"].iloc[0]
        old.store.close()
    new = open_app(sqlite_url)
    assert list(new.store.kabupaten()["kode_kab"]) == ["33.10"]
    assert new.area_view("33.10").tally.desa_terbentuk == 20
    new.store.close()


def test_an_area_that_a_list_does_not_have_is_still_taken_in_under_its_names(app: AppContext, short_list: None) -> None:
    rows = [village(name, Provinsi="JAWA BARAT", Kabupaten="BOGOR") for name in ("PONDOK RAJEG", "KARADENAN")]
    reading = imports.read_file(app, xlsx(cells(rows)), FILE)
    assert reading.unmatched == 2


def test_the_book_stays_the_same_until_a_list_or_a_kabupaten_is_new(app: AppContext) -> None:
    first: Reference = app.book
    imports.accept(app, imports.read_file(app, export("33.10", most=5), FILE))
    second = app.book
    assert second is not first
    imports.accept(app, imports.read_file(app, export("33.10", most=6), "classification-table_20221201080000.xlsx"))
    assert app.book is second
