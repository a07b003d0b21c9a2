"""The way to the target in a real browser: simulate, plan, read who does what, take it along, send it."""

from pathlib import Path
from urllib.parse import urlsplit

from openpyxl import load_workbook

from tests.browser.conftest import StartApp, StartVisit
from tests.browser.controls import click, numbers, pick, slide
from tests.browser.server import AppServer
from tests.browser.visit import PHONE, Visit

START = "/simulasi?wilayah=16.05&tanggal=2022-11-01"


def plan_numbers(visit: Visit) -> list[str]:
    """Villages that rise, effort, share after."""
    cards = (visit.text(f"kpi_ren_{name}").splitlines() for name in ("desa", "upaya", "pangsa"))
    return [[line for line in card if line][1] for card in cards]


def type_number(visit: Visit, key: str, text: str) -> None:
    field = visit.key(key).locator("input")
    field.fill(text)
    field.press("Enter")
    visit.settle()


def saved(visit: Visit, key: str, file: Path) -> Path:
    with visit.page.expect_download() as waiting:
        visit.key(key).get_by_role("button").click()
    waiting.value.save_as(file)
    return file


def test_from_what_if_to_a_plan_to_a_list_per_agency_to_a_workbook(
    app: AppServer, visit_of: StartVisit, tmp_path: Path
) -> None:
    visit = visit_of(app).open(START)
    slide(visit, "sim_berkembang", 3)
    assert numbers(visit) == ("0", "15 dari 25")
    pick(visit, "pilih_sim_mode", "Rencana")
    assert plan_numbers(visit) == ["3", "22 poin", "60,0 %"]
    assert "terbukti" in visit.text("kpi_ren_upaya")
    pick(visit, "pilih_ren_lihat", "Per instansi")
    pick(visit, "pilih_ren_siapa", "Dinas Kesehatan")
    assert visit.key("tabel_rencana_langkah").count() == 1
    book = load_workbook(saved(visit, "ren_unduh", tmp_path / "rencana.xlsx"))
    assert book.sheetnames[:3] == ["Ringkasan", "Per desa", "Per kecamatan"]
    assert {"Dinas Kesehatan", "Keterangan"} <= set(book.sheetnames)
    assert any(cell.value == "Contoh (bukan data resmi)" for row in book["Ringkasan"].iter_rows() for cell in row)
    pick(visit, "pilih_sim_mode", "Simulasi")
    assert numbers(visit) == ("0", "15 dari 25")
    visit.assert_clean()


def test_a_plan_with_limits_opens_the_same_on_a_phone_by_its_link(
    app: AppServer, fresh_app: StartApp, visit_of: StartVisit
) -> None:
    first = visit_of(app).open(f"{START}&sim_mode=rencana")
    type_number(first, "pilih_ren_target", "64")
    first.key("ren_batas").locator("summary").click()
    type_number(first, "pilih_ren_kapasitas", "1")
    parts = urlsplit(first.page.url)
    assert "ren_kapasitas=1" in parts.query and "ren_target=64" in parts.query
    second = visit_of(fresh_app(), PHONE, new=True).open(f"{parts.path}?{parts.query}")
    assert plan_numbers(second) == plan_numbers(first)
    assert plan_numbers(second)[0] == "4"
    second.assert_no_overflow()
    second.assert_clean()
    click(first, "ren_ulang")
    assert plan_numbers(first) == ["3", "22 poin", "60,0 %"]
    assert "ren_" not in first.page.url
    first.assert_clean()


def test_a_price_typed_into_the_table_stands_in_the_link(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open(f"{START}&sim_mode=rencana")
    visit.key("ren_harga").locator("summary").click()
    visit.settle()
    visit.type_into(visit.key("ren_harga").locator('[data-testid="stDataFrame"]').first, 250, 62, "9")
    assert "ren_upaya=input_pokja.2%3A9" in visit.page.url
    visit.assert_clean()
