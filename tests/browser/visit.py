"""A person's visit to the dashboard in a browser window, with everything that went wrong written down."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    WebSocket,
)

READY_SECONDS = 90
"""Time for a page to be drawn; the first one also makes the example and its store."""

QUIET_MS = 600
"""The app counts as at rest when nothing has run for this long: a slider waits a moment before it sends its value,
a map reports back after it is drawn."""

DRAWN_MS = 120
"""A page just opened that is there down to its footer, with no map in it, has nothing left to send after this long."""

LAPTOP = (1366, 768)
PHONE = (390, 844)
SIZES = {"laptop": LAPTOP, "ponsel": PHONE}

READY = '[class~="st-key-siap"]'

OWN_PROBE = re.compile(r"^[^/]+//[^/]+/[^?#]+/_stcore/(health|host-config)$")
"""On a direct link Streamlit's client first looks for its server below the page's own path
(`/peta/_stcore/health`) and takes the 404 as its answer; any multipage app makes that noise."""

AT_REST = """
([quietMs, drawnMs, ready]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const idle = app && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
  if (!idle) { window.__idleSince = undefined; return false; }
  window.__idleSince ??= performance.now();
  const hasMap = document.querySelector('[data-testid="stMain"] iframe');
  const isWhole = document.querySelector(ready) && !hasMap;
  return performance.now() - window.__idleSince >= (isWhole ? drawnMs : quietMs);
}
"""

OVERFLOW = """
() => [document.scrollingElement, ...document.querySelectorAll(
    '[data-testid="stMain"], [data-testid="stMainBlockContainer"], ' +
    '[aria-expanded="true"] [data-testid="stSidebarContent"]')]
  .filter(box => box.scrollWidth > box.clientWidth)
  .map(box => `${box.dataset?.testid ?? 'document'}: ${box.scrollWidth} px in ${box.clientWidth} px`)
  .concat(document.scrollingElement.scrollWidth > window.innerWidth ? ['document wider than the window'] : [])
"""

WIDE = """
() => [...document.querySelectorAll('[data-testid="stMain"] *')]
  .filter(box => box.getBoundingClientRect().right > window.innerWidth + 1 && box.offsetParent)
  .map(box => `${box.tagName} ${box.dataset?.testid ?? ''} ${box.className}`.slice(0, 120))
  .slice(0, 8)
"""


@dataclass(slots=True)
class Record:
    """What the browser reported during a visit; empty lists mean that nothing went wrong."""

    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    websockets: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    """Size in bytes of every frame that came over a websocket, in order."""

    def faults(self) -> dict[str, list[str]]:
        """The lists that must be empty and are not, by name."""
        must_be_empty = ("console_errors", "page_errors", "failed_requests", "foreign_requests")
        return {name: found for name in must_be_empty if (found := getattr(self, name))}


def new_computer(browser: Browser, size: tuple[int, int] = LAPTOP) -> BrowserContext:
    """A computer or phone in Indonesia that was never here before: nothing in its cache, no cookies."""
    width, height = size
    return browser.new_context(
        viewport={"width": width, "height": height},
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        reduced_motion="reduce",
    )


class Visit:
    """One browser window on one dashboard. Everything Playwright can do is on `page`."""

    def __init__(self, computer: BrowserContext, url: str) -> None:
        self.url = url
        self.record = Record()
        self.page: Page = computer.new_page()
        self.page.set_default_timeout(30_000)
        shown = self.page.viewport_size or {}
        self.size = (shown["width"], shown["height"])
        self._listen(self.page)

    def open(self, path: str = "/") -> "Visit":
        """Go to a page of the dashboard, such as `/peta?wilayah=16.05`, and wait until it is drawn."""
        self.page.goto(self.url + path, wait_until="domcontentloaded")
        return self._rest(DRAWN_MS, READY_SECONDS)

    def settle(self, seconds: float = READY_SECONDS) -> "Visit":
        """Wait until the app has come to rest; AssertionError when the page's footer is not there then."""
        return self._rest(QUIET_MS, seconds)

    def _rest(self, drawn_ms: int, seconds: float) -> "Visit":
        self.page.evaluate("window.__idleSince = undefined")
        self.page.wait_for_function(AT_REST, arg=[QUIET_MS, drawn_ms, READY], timeout=seconds * 1000)
        if not self.page.locator(READY).count():
            shown = self.page.locator('[data-testid="stMain"]').inner_text()
            raise AssertionError(f"{self.page.url} ended without its footer (key='siap'):\n{shown[:1000]}")
        return self

    def key(self, key: str) -> Locator:
        """The element that the page made with `key=...` (a container, a widget)."""
        return self.page.locator(f'[class~="st-key-{key}"]')

    def text(self, key: str) -> str:
        """The visible text of the element made with `key=...`."""
        return self.key(key).inner_text()

    def type_into(self, table: Locator, x: float, y: float, text: str) -> None:
        """Type over a cell of a table (x, y from its corner), as a person does: click, type, Enter."""
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + x, box["y"] + y)
        self.page.wait_for_timeout(500)  # the cell takes the keyboard after it is drawn as chosen
        self.page.keyboard.type(text)
        self.page.wait_for_timeout(300)  # the cell opens
        self.page.keyboard.press("Enter")
        self.settle()

    def faults(self) -> dict[str, list[str]]:
        """Console errors, failed and foreign requests, error boxes of Streamlit; empty when all is well."""
        boxes = self.page.locator('[data-testid="stException"]').all_inner_texts()
        return self.record.faults() | ({"exceptions": boxes} if boxes else {})

    def overflow(self) -> list[str]:
        """What scrolls sideways (the document, one of Streamlit's own boxes) and what causes it."""
        boxes = self.page.evaluate(OVERFLOW)
        return boxes + self.page.evaluate(WIDE) if boxes else []

    def assert_clean(self) -> None:
        """No console error, no failed request, no request to another host, no error box of Streamlit."""
        faults = self.faults()
        assert not faults, f"{self.page.url}: {faults}"

    def assert_no_overflow(self) -> None:
        """Nothing scrolls sideways."""
        overflow = self.overflow()
        assert not overflow, f"{self.page.url}: {overflow}"

    def picture(self, file: Path, *, whole: bool = False) -> None:
        """Save the window as a PNG; with `whole`, the page down to its end."""
        if whole:
            content = "() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight"
            height = min(max(self.page.evaluate(content), self.size[1]), 12_000)
            self.page.set_viewport_size({"width": self.size[0], "height": height})
            self.page.wait_for_timeout(700)
        self.page.screenshot(path=file)
        if whole:
            self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})

    def close(self) -> None:
        """Close the window."""
        self.page.close()

    def _listen(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.record.page_errors.append(str(error)))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)
        page.on("websocket", self._on_websocket)

    def _on_console(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not ("404" in message.text and OWN_PROBE.match(where)):
            self.record.console_errors.append(f"{message.text} ({where})")

    def _on_request(self, request: Request) -> None:
        self.record.requests.append(request.url)
        self._check_host(request.url)

    def _on_failure(self, request: Request) -> None:
        # ERR_ABORTED is the browser's own doing: the page was left, or a picture replaced by a newer one.
        if request.failure != "net::ERR_ABORTED":
            self.record.failed_requests.append(f"{request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and not (response.status == 404 and OWN_PROBE.match(response.url)):
            self.record.failed_requests.append(f"{response.url}: {response.status}")

    def _on_websocket(self, websocket: WebSocket) -> None:
        self.record.websockets.append(websocket.url)
        self._check_host(websocket.url)
        websocket.on("framereceived", lambda frame: self.record.received.append(len(frame or b"")))

    def _check_host(self, url: str) -> None:
        parts = urlsplit(url)
        local = parts.scheme in {"data", "blob", "about"} or parts.netloc == urlsplit(self.url).netloc
        if not local:
            self.record.foreign_requests.append(url)
