"""Agreed actions in two real browsers: made by hand, edited by two at once, disputed, settled, filtered by link."""

from tests.browser.conftest import StartApp, StartVisit
from tests.browser.controls import click
from tests.browser.visit import PHONE, Visit

START = "/konvergensi?wilayah=16.05.01.2007&tampilan=aksi"
NOTE = 8
"""Cells to the right of the first one in the table."""


def type_note(visit: Visit, text: str) -> None:
    """Type into the note of the first action, as a person does who goes through the table by keyboard."""
    table = visit.key("tabel_aksi").locator('[data-testid="stDataFrame"]').first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    visit.page.mouse.click(box["x"] + 40, box["y"] + 62)
    visit.page.wait_for_timeout(500)  # the cell takes the keyboard after it is drawn as chosen
    for _ in range(NOTE):
        visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_timeout(300)  # the cell opens
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.type(text)
    visit.page.wait_for_timeout(300)
    visit.page.keyboard.press("Enter")
    visit.settle()


def test_two_people_edit_one_action_and_neither_loses_a_word(fresh_app: StartApp, visit_of: StartVisit) -> None:
    server = fresh_app()
    first = visit_of(server).open(START)
    first.key("aksi_tambah").locator("summary").click()
    first.settle()
    click(first, "aksi_tambahkan")
    second = visit_of(server, new=True).open(START)
    type_note(first, "besok")
    click(first, "aksi_simpan")
    type_note(second, "lusa")
    click(second, "aksi_simpan")
    told = second.text("aksi_bentrok_0")
    assert "isian Anda “lusa”" in told
    assert "yang tersimpan “besok”" in told
    click(second, "pakai_saya_0")
    assert second.key("aksi_bentrok_0").count() == 0
    first.open(START)
    type_note(first, "lusa")
    assert first.key("aksi_simpan").count() == 0  # nothing differs: what is stored is what the second chose
    phone = visit_of(server, PHONE).open(f"{START}&aksi_lewat=ya")
    assert "Tidak ada aksi dengan saringan ini" in phone.page.locator('[data-testid="stMain"]').inner_text()
    phone.assert_no_overflow()
    for visit in (first, second, phone):
        visit.assert_clean()
