"""Comparing and one village, as a person does it: pick a kecamatan, see it on the map, find a village, print it."""

from tests.browser.conftest import StartVisit
from tests.browser.server import AppServer
from tests.browser.visit import PHONE, Visit


def pick(visit: Visit, key: str, typed: str, option: str) -> None:
    """Type part of a name into a select box and take an option."""
    box = visit.key(key).locator("input").first
    box.click()
    box.fill(typed)
    visit.page.get_by_role("option", name=option).first.click()
    visit.settle()


def test_a_kecamatan_that_was_picked_goes_along_in_the_link_and_onto_the_map(
    app: AppServer, visit_of: StartVisit
) -> None:
    visit = visit_of(app).open("/banding?wilayah=16.73")
    visit.key("pilih_tampilan").get_by_text("Corong").click()
    visit.settle()
    visit.key("grafik_banding_corong").wait_for()
    pick(visit, "pilih_pilih", "timur i", "Lubuk Linggau Timur I")
    visit.page.keyboard.press("Escape")
    assert "pilih=16.73.01" in visit.page.url
    assert "tampilan=corong" in visit.page.url
    visit.page.get_by_role("link", name="Lihat 1 pilihan di peta").click()
    visit.page.wait_for_url("**/peta?**pilih=16.73.01*")
    visit.settle()
    visit.assert_clean()


def test_a_village_is_found_by_part_of_its_name_and_printed_on_one_page(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app, PHONE).open("/desa?wilayah=16.05")
    pick(visit, "pilih_desa", "surod", "Surodadi · Tugumulyo")
    assert "wilayah=16.05.01.2002" in visit.page.url
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Cetak satu halaman").click()
    assert waiting.value.suggested_filename.startswith("desa_16.05.01.2002")
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    visit.assert_clean()
    visit.assert_no_overflow()
