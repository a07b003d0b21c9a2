"""The map of the stage as a test sees it: the visit, the frame inside it and the outlines that answer."""

from pathlib import Path

from playwright.sync_api import Frame, Locator

from tests.browser.visit import Visit

STAGE = Path(__file__).with_name("map_stage.py")
UNITS = "path.leaflet-interactive"

INSIDE = """
(path) => {
  const box = path.getBoundingClientRect();
  const steps = [...Array(19).keys()].map((n) => (n + 1) / 20);
  const spots = steps.flatMap((y) => steps.map((x) => ({x: box.width * x, y: box.height * y})));
  const middle = ({x, y}) => Math.hypot(x / box.width - 0.5, y / box.height - 0.5);
  spots.sort((a, b) => middle(a) - middle(b));
  return spots.find(({x, y}) => document.elementFromPoint(box.x + x, box.y + y) === path);
}
"""
"""A point of an outline that a pointer can hit, as near to the middle of its box as there is one."""


def click_inside(area: Locator) -> None:
    """Click an outline where it really is: the middle of a bent kecamatan's box may belong to another."""
    area.click(position=area.evaluate(INSIDE))


class MapOnScreen:
    """A visit to the stage, and the frame of its map once everything is drawn."""

    def __init__(self, visit: Visit, link: str = "/") -> None:
        self.visit = visit.open(link)
        self.frame: Frame = self._frame()
        self.frame.locator(UNITS).first.wait_for()
        visit.settle()

    def _frame(self) -> Frame:
        handle = self.visit.key("peta").locator("iframe").element_handle()
        return handle.content_frame()

    def units(self) -> Locator:
        """The outlines that answer to the pointer."""
        return self.frame.locator(UNITS)

    def unit(self, code: str) -> Locator:
        """The outline of one area, marked so that it can be found."""
        self.frame.evaluate(
            """code => map.kkb.units.eachLayer((layer) =>
                layer.feature.id === code && layer.getElement().setAttribute('data-uji', code))""",
            code,
        )
        return self.frame.locator(f'[data-uji="{code}"]')

    def fill(self, code: str) -> str:
        """What an area is filled with: a colour, or a pattern named after its colour."""
        return self.unit(code).get_attribute("fill") or ""

    def choose(self, label: str) -> None:
        """Another layer or shape."""
        self.visit.page.get_by_text(label, exact=True).click()
        self.visit.settle()

    def slide(self, key: str = "ArrowRight") -> None:
        """One more village reaches Mandiri."""
        self.visit.key("mandiri").get_by_role("slider").first.press(key)
        self.visit.settle()

    def sight(self) -> object:
        """Where the map looks."""
        return self.frame.evaluate("() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]")


MARK = """(code) => map.kkb.units.getLayers().find((l) => l.feature.id.startsWith(code)).getElement()
  .setAttribute('data-uji', code)"""


def frames(visit: Visit) -> list[Frame]:
    """The frames of the maps once their outlines are drawn, in the order of the screen."""
    handles = visit.key("peta").locator("iframe").element_handles()
    found = [handle.content_frame() for handle in handles]
    for frame in found:
        frame.locator(UNITS).first.wait_for()
    return found


def area(visit: Visit, code: str) -> Locator:
    """The outline of an area, or of the first one in it."""
    (frame,) = frames(visit)
    frame.evaluate(MARK, code)
    return frame.locator(f'[data-uji="{code}"]')


def went(visit: Visit, link: str) -> None:
    """Wait until the page stands at a link."""
    visit.page.wait_for_url(f"**/peta?{link}")
    visit.settle()
