"""Official boundaries and the printed map in a browser: brought in on Data, chosen on Peta, downloaded as a page."""

from pathlib import Path

from pypdf import PdfReader

from tests.browser.conftest import StartApp, StartVisit
from tests.browser.map_on_screen import UNITS
from tests.io.made_boundaries import cells, written


def test_a_boundary_file_becomes_a_map_and_a_page_to_print(
    fresh_app: StartApp, visit_of: StartVisit, tmp_path: Path
) -> None:
    path = written(cells().drop(index=3), tmp_path / "batas.gpkg")
    visit = visit_of(fresh_app()).open("/data?wilayah=16.73")
    visit.page.get_by_text("Masukkan berkas batas").click()
    visit.key("unggah_batas").locator("input[type=file]").set_input_files(path)
    visit.key("terima_batas").get_by_role("button").click()
    visit.page.get_by_text("Batas 71 desa/kelurahan di 1 kabupaten/kota disimpan").wait_for()
    visit.open("/peta?wilayah=16.73&bentuk=resmi")
    frame = visit.key("peta").locator("iframe").element_handle().content_frame()
    frame.locator(UNITS).first.wait_for()
    assert frame.locator(UNITS).count() == 71
    with visit.page.expect_download() as download:
        visit.key("cetak_pdf").get_by_role("button").click()
    words = "".join(PdfReader(download.value.path()).pages[0].extract_text().split())
    assert "KotaLubukLinggau:Stratatiapdesa/kelurahan" in words and "Contoh(bukandataresmi)" in words
    visit.assert_clean()
