"""The Data page with files that are no classification, and with a table that nobody knows yet."""

from collections.abc import Callable

from kkb.app.context import open_app
from tests.io.made import xlsx
from tests.io.made_side import OFFICE_TABLE, REKAP_FILE, rekap, statistics
from tests.ui.shown import Shown, is_whole, uploaded

Open = Callable[..., Shown]
MUSI_RAWAS = {"wilayah": "16.05"}
STATISTICS = [("TUGUMULYO", *["1", "20,00"] * 3, "2", "40,00", "5"), ("Total", *["1", "20,00"] * 3, "2", "40,00", "5")]


def test_a_profile_is_shown_and_stored_without_touching_the_strata(open_own_page: Open):
    table = rekap({"Desa": "SURODADI", "Pus": 300}, {"Desa": "WIDODO", "Pus": -1})
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), xlsx(table), REKAP_FILE)
    assert is_whole(shown)
    assert "Rekap Kampung" in shown.prose and "30 Agustus 2023" in shown.prose
    assert "kurang dari nol" in shown.prose
    shown.app.button(key="terima").click().run()
    assert is_whole(shown)
    assert any("data pendukung nomor" in done.value for done in shown.app.success)
    assert open_own_page(**MUSI_RAWAS).kpi("pangsa")[1].endswith("dari 199 terbentuk")


def test_a_statistics_table_is_held_against_what_is_stored(open_own_page: Open):
    content = xlsx(statistics("Kabupaten - MUSI RAWAS", STATISTICS))
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), content, "statistik.xlsx")
    shown.app.button(key="terima").click().run()
    seen = open_own_page("data", bagian="angka", **MUSI_RAWAS)
    assert is_whole(seen)
    assert "tabel_beda_statistik" in seen.container_keys()
    files = open_own_page("data", **MUSI_RAWAS)
    files.app.button(key="ubah_pendukung").click().run()
    assert is_whole(files)
    after = open_own_page("data", bagian="angka", **MUSI_RAWAS)
    assert "tabel_beda_statistik" not in after.container_keys()
    assert "Belum ada tabel statistik portal" in after.prose


def test_an_unknown_table_is_asked_about_once_and_then_read(open_own_page: Open):
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), xlsx(OFFICE_TABLE), "rekap 30-11-2022.xlsx")
    assert is_whole(shown)
    assert "Hasil Penilaian" in shown.app.error[0].value
    shown.app.button(key="simpan_pemetaan").click().run()
    assert any("kolom klasifikasi" in error.value for error in shown.app.error)
    shown.app.selectbox(key="peta_klasifikasi_3").select("strata")
    shown.app.button(key="simpan_pemetaan").click().run()
    assert is_whole(shown) and not shown.app.error
    assert "3 Kampung KB dari 3 baris, 2 di antaranya" in shown.prose
    again = uploaded(open_own_page("data", **MUSI_RAWAS), xlsx(OFFICE_TABLE), "lagi 31-12-2022.xlsx")
    assert not again.app.error and "31 Desember 2022" in again.prose
    again.app.button(key="lupakan_pemetaan").click().run()
    assert len(again.app.error) == 1


def test_a_table_that_names_no_region_is_read_for_the_one_that_is_chosen(open_own_page: Open):
    table = [[cell for at, cell in enumerate(row) if at not in (2, 3)] for row in rekap({"Desa": "SURODADI", "Pus": 9})]
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), xlsx(table), REKAP_FILE)
    assert len(shown.app.error) == 1
    shown.app.button(key="baca_daerah").click().run()
    assert is_whole(shown) and not shown.app.error
    assert "Musi Rawas, 30 Agustus 2023" in shown.prose


def test_a_table_of_an_offices_own_stands_beside_the_area_and_its_village_and_is_no_stratum(open_own_page: Open):
    head = "Kabupaten,Kecamatan,Desa,IKS,Nilai IDM,Status"
    rows = ["MUSI RAWAS,TUGUMULYO,SURODADI,0.8,0.71,Mandiri", "MUSI RAWAS,TUGUMULYO,WIDODO,0.7,0.69,Berkembang"]
    content = "\n".join([head, *rows]).encode()
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), content, "indeks desa 2022-11-01.csv")
    assert "tabel pendukung" in shown.prose and "strata tidak berubah" in shown.prose
    shown.app.button(key="terima").click().run()
    stored = [one for one in open_app().store.side.sets("lain") if not one.contoh]
    assert [(one.tabel, one.jumlah_baris) for one in stored] == [("indeks-desa", 2)]
    assert "tabel_tabel_sendiri_isi" in open_own_page("data", **MUSI_RAWAS).container_keys()
    village = open_own_page("desa", wilayah="16.05.01.2002")
    assert is_whole(village)
    assert "tabel_lain_indeks-desa_16.05.01.2002" in village.container_keys()
    assert any("bukan strata Kampung KB" in note.value for note in village.app.caption)
