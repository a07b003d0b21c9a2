"""The first start as a person does it: another region from the menu, the office's region, then its targets."""

from tests.browser.conftest import StartApp, StartVisit


def test_regions_are_picked_by_a_part_of_their_name_and_the_steps_follow(
    fresh_app: StartApp, visit_of: StartVisit
) -> None:
    visit = visit_of(fresh_app())
    page = visit.open("/banding?wilayah=16.05").page
    page.get_by_text("Pilih daerah lain").click()
    page.locator(".st-key-cari_menu input").fill("banyuasin musi")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Kabupaten Musi Banyuasin").click()
    page.get_by_text("Kabupaten Musi Banyuasin belum punya data").wait_for()
    page.locator(".st-key-kantor_menu button").click()
    page.locator(".st-key-cari_kantor input").fill("merauke")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Kabupaten Merauke").click()
    page.get_by_text("Kabupaten Merauke belum punya data").wait_for()
    page.locator(".st-key-mulai").get_by_role("link", name="Tetapkan target").click()
    page.wait_for_url("**/target")
    assert visit.settle().key("target_wilayah").locator("input").first.input_value() == "Kabupaten Merauke (93.01)"
    visit.assert_clean()
