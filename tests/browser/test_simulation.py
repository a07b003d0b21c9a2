"""The simulation in a real browser: a slide is a link, two scenarios side by side, the workbook that is downloaded."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import StartApp, StartVisit
from tests.browser.controls import click, numbers, pick, slide
from tests.browser.server import AppServer
from tests.browser.visit import PHONE, Visit

START = "/simulasi?wilayah=16.05&tanggal=2022-11-01"


def keep(visit: Visit, name: str) -> None:
    visit.key("sim_nama").locator("input").fill(name)
    click(visit, "sim_simpan_tombol")


def link_of(visit: Visit) -> str:
    parts = urlsplit(visit.page.url)
    return f"{parts.path}?{parts.query}"


def test_a_scenario_set_by_hand_opens_the_same_on_another_laptop_and_a_fresh_server(
    app: AppServer, fresh_app: StartApp, visit_of: StartVisit
) -> None:
    first = visit_of(app).open(START)
    slide(first, "sim_berkembang", 3)
    slide(first, "sim_baru", 4)
    slide(first, "sim_target", -5)
    keep(first, "Usul Bappeda")
    pick(first, "pilih_sim_rasio", "Pangsa B")
    second = visit_of(fresh_app(), PHONE, new=True).open(link_of(first))
    assert numbers(second) == numbers(first)
    assert "Usul Bappeda" in second.text("sim_satu_Usul Bappeda".replace(" ", "-"))
    second.assert_clean()
    second.assert_no_overflow()
    first.assert_clean()


def test_the_levers_go_back_to_how_it_is_now(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open(f"{START}&sim_berkembang=3&sim_baru=4&sim_jatuh=1&sim_lapor=2")
    assert numbers(visit) != ("3", "12 dari 25")
    click(visit, "sim_ulang")
    assert numbers(visit) == ("3", "12 dari 25")
    assert not {"sim_berkembang", "sim_baru", "sim_jatuh", "sim_lapor"} & set(
        link_of(visit).replace("?", "&").split("&")
    )
    visit.assert_clean()


def test_what_must_move_is_one_click_away_and_too_much_forming_is_taken_back(
    app: AppServer, visit_of: StartVisit
) -> None:
    visit = visit_of(app).open(START)
    click(visit, "sim_pakai_terdekat")
    assert numbers(visit) == ("0", "15 dari 25")
    slide(visit, "sim_baru", 8)
    assert numbers(visit) == ("5", "15 dari 33")
    click(visit, "sim_pakai_kurangi_baru")
    assert numbers(visit) == ("0", "15 dari 25")
    visit.assert_clean()


def test_two_scenarios_are_compared_opened_again_and_exported(
    app: AppServer, visit_of: StartVisit, tmp_path: Path
) -> None:
    visit = visit_of(app).open(START)
    slide(visit, "sim_berkembang", 3)
    keep(visit, "Naik <b>tiga</b>")
    slide(visit, "sim_baru", 5)
    keep(visit, "=Dan lima baru")
    assert visit.key("grafik_sim_banding").count() == 1
    file = tmp_path / "skenario.xlsx"
    with visit.page.expect_download() as waiting:
        visit.key("sim_unduh").get_by_role("button").click()
    waiting.value.save_as(file)
    visit.key("sim_buka_Naik--b-tiga--b-").get_by_role("button").click()
    visit.settle()
    assert numbers(visit) == ("0", "15 dari 25")
    visit.assert_clean()
    check_workbook(file)


def check_workbook(file: Path) -> None:
    book = load_workbook(file)
    assert book.sheetnames == ["Skenario tersimpan", "Per kecamatan", "Yang bergerak", "Keterangan"]
    rows = [[cell.value for cell in row] for row in book["Skenario tersimpan"].iter_rows(min_row=2)]
    assert [row[0] for row in rows] == ["Sekarang", "Naik <b>tiga</b>", "=Dan lima baru"]
    assert [row[4] for row in rows] == ["12/25", "15/25", "15/30"]
    assert [row[5] for row in rows] == [None, 0, 3]
    assert "sim_baru=5" in rows[2][-1]
    assert "wilayah=16.05" in rows[2][-1]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert book["Per kecamatan"].max_row == 1 + 2 * 14
    assert book["Yang bergerak"].max_row == 1 + 3 + 8
    notes = "\n".join(str(row[0].value) for row in book["Keterangan"].iter_rows())
    assert "Contoh (bukan data resmi)" in notes
    assert "1 November 2022" in notes
    assert "mulai di Dasar" in notes


@pytest.mark.parametrize("way", ["seluruh", "bagian"])
def test_the_map_follows_the_scenario_without_being_rebuilt(app: AppServer, visit_of: StartVisit, way: str) -> None:
    visit = visit_of(app).open(f"{START}&sim_lihat=peta" + ("&sim_cara=bagian" if way == "bagian" else ""))
    frame = visit.page.frame_locator('iframe[title*="folium"]')
    frame.locator("path.leaflet-interactive").first.wait_for()
    mark = "document.querySelector('iframe[title*=folium]').contentWindow.uji = 1"
    visit.page.evaluate(mark)
    click(visit, "sim_pakai_terdekat")
    frame.get_by_text("Naik", exact=True).wait_for()
    assert visit.page.evaluate(mark.replace(" = 1", "")) == 1
    visit.assert_clean()


def test_moves_typed_into_the_table_of_kecamatan_count(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open(f"{START}&sim_cara=bagian")
    visit.type_into(visit.page.locator('[data-testid="stDataFrame"]').first, 190, 60, "1")
    assert "sim_kec=16.05.01%3A0.1" in visit.page.url
    visit.assert_clean()
