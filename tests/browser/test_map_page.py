"""The Peta page in a browser: one click per level, Back, ticking rows, two maps that move together, the keyboard."""

import pytest

from tests.browser.conftest import StartVisit
from tests.browser.map_on_screen import UNITS, area, click_inside, frames, went
from tests.browser.server import AppServer
from tests.browser.visit import LAPTOP, Visit

SIGHT = "() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
"""Where a map looks."""
ALL = "() => { map.kkb.panel.querySelector('.kkb-tombol button:last-child').click(); }"
BOX_IS_WHOLE = """() => { const box = map.kkb.tip.getBoundingClientRect();
  return box.height > map.getSize().y && box.top >= 0 && box.bottom <= window.innerHeight; }"""
"""The hover box is taller than the map and stands in the frame all the same."""


def assert_above_the_fold(visit: Visit) -> None:
    """The map ends where the window does, with its legend whole."""
    maps = frames(visit)
    box = visit.key("peta").bounding_box()
    assert 700 <= box["y"] + box["height"] <= LAPTOP[1]
    for frame in maps:
        assert frame.evaluate("() => map.kkb.panel.scrollHeight <= map.kkb.panel.clientHeight + 1")


def test_one_click_a_level_down_to_the_village_and_back_again(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open("/peta?wilayah=16&lapisan=A")
    assert_above_the_fold(visit)
    (first,) = frames(visit)
    fitted = first.evaluate(SIGHT)
    first.evaluate("() => { window.sama = true; map.zoomIn(0.5, {animate: false}); }")
    zoomed = first.evaluate(SIGHT)
    assert zoomed[0] > fitted[0]
    click_inside(area(visit, "16.05"))
    went(visit, "wilayah=16.05&lapisan=A")
    click_inside(area(visit, "16.05.01"))
    went(visit, "wilayah=16.05.01&lapisan=A")
    click_inside(area(visit, "16.05.01.2017"))
    went(visit, "wilayah=16.05.01&lapisan=A&pilih=16.05.01.2017")
    assert "(16.05.01.2017)" in visit.text("kartu")
    assert visit.key("kartu").get_by_role("link", name="Halaman desa ini").count() == 1
    assert visit.text("peta_jejak").count("›") == 4
    assert visit.key("peta_jejak").get_by_role("link", name="Halaman desa ini").is_visible()
    assert_above_the_fold(visit)
    assert frames(visit)[0].evaluate("() => window.sama") is True
    for link in ("wilayah=16.05.01&lapisan=A", "wilayah=16.05&lapisan=A", "wilayah=16&lapisan=A"):
        visit.page.go_back()
        went(visit, link)
    assert "Provinsi Sumatera Selatan" in visit.text("konteks")
    assert frames(visit)[0].evaluate("() => map.kkb.data.fokus") is None
    assert frames(visit)[0].evaluate(SIGHT) == pytest.approx(zoomed)
    frames(visit)[0].evaluate(ALL)
    visit.page.go_forward()
    went(visit, "wilayah=16.05&lapisan=A")
    visit.key("peta_jejak").get_by_role("button", name="Sumatera Selatan").click()
    went(visit, "wilayah=16&lapisan=A")
    assert frames(visit)[0].evaluate(SIGHT) == pytest.approx(fitted, abs=0.001)
    visit.assert_clean()


def test_ticked_rows_are_marked_on_the_map_and_a_click_on_the_map_ticks_its_row(
    app: AppServer, visit_of: StartVisit
) -> None:
    visit = visit_of(app).open("/peta?wilayah=16.05.01")
    table = visit.key("tabel_daftar_desa").locator('[data-testid="stDataFrame"]')
    table.scroll_into_view_if_needed()
    for row in (1, 2):
        table.click(position={"x": 16, "y": 40 * row + 20})
        visit.settle()
    marked = frames(visit)[0].evaluate("() => map.kkb.data.pilih")
    assert len(marked) == 2
    assert "pilih=" + ",".join(marked) in visit.page.url.replace("%2C", ",")
    click_inside(area(visit, "16.05.01.2017"))
    visit.page.wait_for_url("**pilih=16.05.01.2017")
    visit.settle()
    assert frames(visit)[0].evaluate("() => map.kkb.data.pilih") == ["16.05.01.2017"]
    first = table.locator('[role="row"][aria-rowindex="2"]')
    assert first.get_attribute("aria-selected") == "true"
    assert "Sidoharjo" in first.inner_text()
    visit.assert_clean()


@pytest.mark.parametrize("mode", ["dua=ya", "layar=penuh", "lapisan=ubah_strata"])
def test_two_dates_move_together_and_every_view_of_the_map_ends_at_the_fold(
    app: AppServer, visit_of: StartVisit, mode: str
) -> None:
    visit = visit_of(app).open(f"/peta?wilayah=16.05&{mode}")
    maps = frames(visit)
    assert_above_the_fold(visit)
    if mode == "dua=ya":
        maps[0].locator(".kkb-tombol button").first.click()
        visit.page.wait_for_timeout(600)
        looks = [one.evaluate("() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]") for one in maps]
        assert looks[0] == looks[1]
        assert visit.key("tabel_perpindahan").count() == 1
        maps[0].locator(UNITS).nth(14).hover(force=True)  # a village that misses much: a tall box over a low map
        assert maps[0].evaluate(BOX_IS_WHOLE)
    visit.assert_no_overflow()
    if mode == "layar=penuh":
        assert visit.page.locator('[data-testid="stSidebar"]').count() == 0
        visit.page.keyboard.press("Escape")
        went(visit, "wilayah=16.05")
        visit.page.locator('[data-testid="stSidebar"]').wait_for()
    visit.assert_clean()


def test_the_keyboard_walks_from_area_to_area_and_enter_opens(app: AppServer, visit_of: StartVisit) -> None:
    visit = visit_of(app).open("/peta?wilayah=16.05&lapisan=B")
    (frame,) = frames(visit)
    assert frame.locator(f'{UNITS}[tabindex="0"]').count() == 1
    frame.locator(f'{UNITS}[tabindex="0"]').focus()
    before = frame.evaluate("() => document.activeElement.getAttribute('aria-label')")
    visit.page.keyboard.press("ArrowDown")
    after = frame.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert before != after
    assert frame.locator(".kkb-kotak .kkb-judul").text_content() == after.split(",")[0]
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**wilayah=16.05.*")
    visit.settle()
    assert after.split(",")[0] in visit.text("konteks")
