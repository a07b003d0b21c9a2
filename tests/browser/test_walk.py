"""The meeting, walked through in a real browser: move the slider, bring a file in, undo it, share the link."""

from pathlib import Path

import pytest

from tests.browser.conftest import StartApp, StartVisit
from tests.browser.map_on_screen import click_inside
from tests.browser.server import AppServer
from tests.browser.visit import PHONE, Visit
from tests.io.made import cells, reached, village, xlsx


def press(visit: Visit, slider: str, key: str, times: int) -> None:
    """Move a slider by its keyboard."""
    visit.key(slider).get_by_role("slider").first.focus()
    for _ in range(times):
        visit.page.keyboard.press(key)
    visit.settle()


def choose(visit: Visit, key: str, option: str) -> None:
    """Pick an option of a select box."""
    visit.key(key).locator("input").first.click()
    visit.page.get_by_role("option", name=option, exact=True).first.click()
    visit.settle()


def test_the_target_slider_says_how_many_must_still_move_up(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open("/simulasi?wilayah=16.05&tanggal=2022-11-01")
    assert "\n3\n" in visit.text("kpi_sim_kurang")
    press(visit, "sim_target", "ArrowLeft", 10)
    assert "\n1\n" in visit.text("kpi_sim_kurang")
    assert "perlu 13 dari 25" in visit.text("kpi_sim_kurang")
    visit.assert_clean()


def test_a_scenario_is_a_link_and_its_reset_brings_the_present_back(app: AppServer, visit_of: StartVisit) -> None:
    first = visit_of(app).open("/simulasi?wilayah=16.05&tanggal=2022-11-01")
    press(first, "sim_berkembang", "ArrowRight", 3)
    assert "15 dari 25" in first.text("kpi_sim_pangsa")
    link = first.page.url.removeprefix(first.url)
    second = visit_of(app, PHONE).open(link)
    assert "15 dari 25" in second.text("kpi_sim_pangsa")
    second.key("sim_ulang").get_by_role("button").click()
    second.settle()
    assert "12 dari 25" in second.text("kpi_sim_pangsa")
    second.assert_clean()


def test_choosing_a_region_follows_into_every_page_and_back_returns(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open("/")
    choose(visit, "pilih_daerah", "Kab. Lampung Barat")
    assert "wilayah=18.04" in visit.page.url
    visit.page.get_by_role("link", name="Banding").click()
    visit.page.wait_for_url("**/banding?wilayah=18.04")
    visit.settle()
    assert "Lampung Barat" in visit.text("konteks")
    visit.page.go_back()
    visit.settle()
    assert "Lampung Barat" in visit.text("konteks")
    visit.assert_clean()


def test_an_own_export_replaces_the_example_until_it_is_undone(
    fresh_app: StartApp, visit_of: StartVisit, tmp_path: Path
) -> None:
    file = tmp_path / "classification-table_20230115080000_musi_rawas.xlsx"
    file.write_bytes(xlsx(cells([reached(), village("TRIKOYO")])))
    visit = visit_of(fresh_app()).open("/data?wilayah=16.05")
    visit.key("unggah").locator('input[type="file"]').set_input_files(file)
    visit.settle()
    visit.key("bagian").locator('[role="radiogroup"] label').first.click()  # two of 199: all there is, says a person
    visit.settle()
    visit.page.get_by_role("button", name="Terima dan simpan").click()
    visit.page.get_by_text("tersimpan: 2 Kampung KB").wait_for()
    visit.settle()
    visit.page.get_by_role("link", name="Ringkasan").click()
    visit.key("kpi_pangsa").get_by_text("1 dari 2 terbentuk").wait_for()
    visit.settle()
    assert "Contoh" not in visit.text("konteks")
    visit.open("/data?wilayah=16.05")
    visit.key("ubah_potret").get_by_role("button").click()
    visit.key("konteks").get_by_text("Contoh (bukan data resmi)").wait_for()
    visit.assert_clean()


@pytest.mark.parametrize("content", [b"", b"bukan berkas Excel", b"PK\x03\x04rusak"])
def test_a_broken_file_is_refused_in_a_sentence_and_changes_nothing(
    app: AppServer, visit_of: StartVisit, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "classification-table_20230115080000.xlsx"
    file.write_bytes(content)
    visit = visit_of(app).open("/data?wilayah=16.05")
    visit.key("unggah").locator('input[type="file"]').set_input_files(file)
    visit.page.locator('[data-testid="stAlert"]').wait_for()
    visit.settle()
    assert visit.page.get_by_role("button", name="Terima dan simpan").count() == 0
    visit.assert_clean()


def test_a_shared_link_opens_the_same_view_as_the_first_request_of_a_fresh_server(
    fresh_app: StartApp, visit_of: StartVisit
) -> None:
    visit = visit_of(fresh_app(first=True), PHONE, new=True).open("/?wilayah=16.05&tanggal=2022-11-01")
    assert "48,0 %" in visit.text("kpi_pangsa")
    assert "12 dari 25" in visit.text("kpi_pangsa")
    assert "belum ditetapkan" in visit.text("kpi_kurang")
    assert "25 dari 199" in visit.text("kpi_cakupan")
    assert "12 dari 199" in visit.text("kpi_pangsa_desa")
    visit.assert_clean()
    visit.assert_no_overflow()


def test_english_is_one_click_away(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open("/?wilayah=16.05")
    visit.key("pilih_bahasa").get_by_text("English").click()
    visit.settle()
    assert "bahasa=en" in visit.page.url
    assert "Where are we" in visit.page.locator("h1").inner_text()
    visit.assert_clean()


def test_a_click_on_the_map_shows_the_twelve_items_of_that_village(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open("/peta?wilayah=16.05&tanggal=2022-11-01")
    area = visit.page.frame_locator('iframe[title*="folium"]').locator("path.leaflet-interactive")
    click_inside(area.nth(20))
    visit.key("kartu").wait_for()
    visit.settle()
    assert "(16.05." in visit.text("kartu")
    visit.open("/peta?wilayah=16.05&tanggal=2022-11-01")
    choose(visit, "pilih_lapisan", "Lapisan: Pangsa (A)")
    visit.page.wait_for_url("**lapisan=A**")
    visit.settle()
    click_inside(area.first)
    visit.page.wait_for_url("**wilayah=16.05.*")
    visit.settle()
    visit.assert_clean()
