"""The map in a browser: offline, drawn once, recoloured in place, clicked, and every name as text."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import StartVisit
from tests.browser.map_on_screen import STAGE, UNITS, MapOnScreen
from tests.browser.server import AppServer, running_app
from tests.browser.visit import LAPTOP, PHONE, SIZES
from tests.draw.made_places import HOSTILE

OpenMap = Callable[..., MapOnScreen]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    with running_app(tmp_path_factory.mktemp("peta"), script=STAGE) as server:
        yield server


@pytest.fixture
def open_map(stage: AppServer, visit_of: StartVisit) -> OpenMap:
    return lambda link="/", size=LAPTOP, new=False: MapOnScreen(visit_of(stage, size, new=new), link)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_map_is_drawn_offline_without_a_fault_and_fits(open_map: OpenMap, size: tuple[int, int]) -> None:
    shown = open_map(size=size)
    assert shown.units().count() == 24
    shown.visit.assert_clean()
    shown.visit.assert_no_overflow()
    assert shown.frame.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_all_units_are_in_sight_at_first(open_map: OpenMap, size: tuple[int, int]) -> None:
    shown = open_map(size=size)
    outside = shown.frame.evaluate(
        """() => {
            const box = document.getElementById('map_div').getBoundingClientRect();
            const isOut = (r) => r.left < box.left || r.right > box.right || r.top < box.top || r.bottom > box.bottom;
            return map.kkb.units.getLayers().map((l) => l.getElement().getBoundingClientRect()).filter(isOut).length;
        }"""
    )
    assert outside == 0


def test_hostile_names_stay_text_everywhere(open_map: OpenMap) -> None:
    shown = open_map()
    found = set()
    for n in range(len(HOSTILE)):
        shown.units().nth(n).hover(force=True)
        found.add(shown.frame.locator(".kkb-kotak .kkb-judul").text_content())
    assert found == set(HOSTILE)
    labels = shown.frame.locator(".kkb-label span:first-child").all_text_contents()
    assert any("<" in label or "{" in label or "`" in label for label in labels)
    assert shown.visit.page.evaluate("() => window.tertipu") is None
    assert shown.frame.locator("img[src='x']").count() == 0
    shown.visit.assert_clean()


def test_the_legend_counts_and_the_note_says_what_is_seen(open_map: OpenMap) -> None:
    shown = open_map()
    rows = shown.frame.locator(".kkb-panel .kkb-kelas").all_inner_texts()
    said = {" ".join(row.split()) for row in rows}
    assert {"M Mandiri 5", "D Dasar 13", "? Dasar (belum lapor) 2", "Belum terbentuk 4"} <= said
    assert "24 ubin" in shown.frame.locator(".kkb-catatan").inner_text()
    sizes = shown.frame.evaluate(
        """() => [...document.querySelectorAll('.kkb-kelas .kkb-nama')]
            .map((name) => parseFloat(getComputedStyle(name).fontSize))"""
    )
    assert min(sizes) >= 16


def test_a_recolouring_changes_colours_and_nothing_else(open_map: OpenMap) -> None:
    shown = open_map()
    code = "91.01.01.2103"
    shown.frame.evaluate("() => { window.sama = true; map.setZoom(map.getZoom() + 0.7, {animate: false}); }")
    shown.visit.settle()
    before, sight = shown.fill(code), shown.sight()
    asked = len(shown.visit.record.requests)
    for _ in range(8):
        shown.slide()
    assert shown.fill(code) != before
    assert shown.sight() == sight
    assert shown.frame.evaluate("() => window.sama") is True
    assert [url for url in shown.visit.record.requests[asked:] if "/component/" in url] == []


def test_another_layer_and_shape_keep_the_frame(open_map: OpenMap) -> None:
    shown = open_map()
    shown.frame.evaluate("() => { window.sama = true; }")
    shown.choose("A")
    shown.frame.locator(".kkb-panel .kkb-judul", has_text="Pangsa klasifikasi (A)").wait_for()
    assert shown.units().count() == 3
    assert any("5 dari 8" in label for label in shown.frame.locator(".kkb-label").all_text_contents())
    shown.choose("skematik")
    shown.frame.locator(".kkb-catatan", has_text="bukan batas resmi").wait_for()
    assert shown.frame.evaluate("() => window.sama") is True
    shown.visit.assert_clean()


@pytest.mark.parametrize("layer, code", [("strata", "91.01.02.2201"), ("A", "91.01.02")])
def test_a_click_names_the_area_and_redraws_only_the_map_s_part(open_map: OpenMap, layer: str, code: str) -> None:
    shown = open_map()
    shown.choose(layer)
    run = shown.visit.page.get_by_text("jalan").inner_text()
    shown.unit(code).click(force=True)
    shown.visit.key("dipilih").wait_for()
    assert shown.visit.text("dipilih") == code
    assert shown.visit.page.get_by_text("jalan").inner_text() == run


def test_the_first_click_counts_even_when_the_map_reaches_below_the_window(open_map: OpenMap) -> None:
    shown = open_map(size=(1366, 600))
    box = shown.unit("91.01.02.2201").bounding_box()
    shown.visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    shown.visit.key("dipilih").wait_for()
    assert shown.visit.text("dipilih") == "91.01.02.2201"


def test_a_second_click_elsewhere_names_the_other_area(open_map: OpenMap) -> None:
    shown = open_map()
    for code in ("91.01.01.2001", "91.01.03.2501"):
        shown.unit(code).click(force=True)
        shown.visit.page.locator('[class~="st-key-dipilih"]', has_text=code).wait_for()


def test_a_click_that_means_nothing_in_the_new_layer_is_forgotten(open_map: OpenMap) -> None:
    shown = open_map()
    shown.unit("91.01.02.2201").click(force=True)
    shown.visit.key("dipilih").wait_for()
    shown.choose("A")
    shown.visit.key("dipilih").wait_for(state="detached")


def test_moving_and_zooming_ask_nothing_of_the_server(open_map: OpenMap) -> None:
    shown = open_map()
    heard = len(shown.visit.record.received)
    shown.frame.evaluate("() => { map.panBy([80, 40], {animate: false}); map.zoomIn(1, {animate: false}); }")
    shown.visit.page.wait_for_timeout(1000)
    assert len(shown.visit.record.received) == heard


def test_outlines_cross_the_wire_once_per_browser(open_map: OpenMap) -> None:
    shown = open_map(new=True)
    for _ in range(2):
        shown.visit.page.reload()
        again = MapOnScreen.__new__(MapOnScreen)
        again.visit = shown.visit.settle()
        again.frame = again._frame()
        again.units().first.wait_for()
        sent = again.frame.evaluate(
            """() => performance.getEntriesByType('resource')
                .filter((entry) => entry.name.includes('.geojson')).map((entry) => entry.transferSize)"""
        )
        assert sent == [0]


def test_outlines_that_cannot_be_fetched_are_said_in_a_sentence(open_map: OpenMap, visit_of, stage: AppServer) -> None:
    visit = visit_of(stage, new=True)
    visit.page.route("**/*.geojson*", lambda route: route.fulfill(status=404, body="hilang"))
    visit.open("/")
    frame = visit.key("peta").locator("iframe").element_handle().content_frame()
    frame.locator(".kkb-pesan", has_text="tidak dapat dimuat").wait_for()
    assert frame.locator(UNITS).count() == 0


def test_a_kecamatan_in_focus_fills_the_map_and_the_rest_is_faint(open_map: OpenMap) -> None:
    whole, near = open_map("/?nama=luas"), open_map("/?nama=luas&fokus=91.01.02")
    assert near.sight()[0] > whole.sight()[0] + 0.5
    assert near.unit("91.01.02.2201").get_attribute("fill-opacity") == "1"
    assert near.unit("91.01.01.2001").get_attribute("fill-opacity") == "0.25"


def test_a_click_on_what_is_faint_leads_nowhere(open_map: OpenMap) -> None:
    shown = open_map("/?nama=luas&fokus=91.01.02")
    shown.unit("91.01.03.2401").click(force=True)
    shown.visit.page.wait_for_timeout(700)
    shown.visit.settle()
    assert shown.visit.key("dipilih").count() == 0
    shown.unit("91.01.02.2201").click(force=True)
    shown.visit.key("dipilih").wait_for()


def test_names_never_lie_over_one_another(open_map: OpenMap) -> None:
    shown = open_map(size=PHONE)
    shown.frame.evaluate("() => map.setZoom(map.getZoom() - 1.5, {animate: false})")
    overlaps = shown.frame.evaluate(
        """() => {
            const seen = [...document.querySelectorAll('.kkb-label')].filter((n) => n.style.visibility !== 'hidden')
              .map((n) => n.getBoundingClientRect());
            return seen.filter((a, i) => seen.some((b, j) => j > i && a.left < b.right && b.left < a.right
              && a.top < b.bottom && b.top < a.bottom)).length;
        }"""
    )
    assert overlaps == 0


def test_strata_keep_a_second_cue_beside_colour(open_map: OpenMap) -> None:
    shown = open_map()
    letters = shown.frame.locator(".kkb-huruf text")
    assert set(letters.all_text_contents()) == {"D", "M", "?"}
    assert letters.first.is_visible()
    shown.choose("skematik")
    assert shown.fill("91.01.01.2001").startswith("url(#kkb-")


def test_the_page_scrolls_under_the_wheel_until_the_map_is_clicked(open_map: OpenMap) -> None:
    shown = open_map()
    assert shown.frame.evaluate("() => map.scrollWheelZoom.enabled()") is False
    shown.unit("91.01.02.2201").click(force=True)
    assert shown.frame.evaluate("() => map.scrollWheelZoom.enabled()") is True
