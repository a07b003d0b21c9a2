"""Fixtures for tests that look at the real dashboard in a real browser.

    def test_the_target_moves_the_number(visit_of, app):
        visit = visit_of(app).open("/simulasi?wilayah=16.05")
        ...
        visit.assert_clean()

`app` is one server for all tests that only look; one that writes (an upload) starts its own: `fresh_app()`.
`visit` is a window on `app`, once as a laptop and once as a phone.
A failed test leaves a picture in `gambar-uji/`.
"""

import contextlib
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kkb import uji
from tests import needs
from tests.browser.chrome import running_browser
from tests.browser.server import AppServer, running_app
from tests.browser.visit import LAPTOP, SIZES, Visit

PICTURES = needs.ROOT / "gambar-uji"

StartApp = Callable[..., AppServer]
StartVisit = Callable[..., Visit]
open_visits = pytest.StashKey[list[Visit]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is slow and needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Take a picture of every open window when a test fails."""
    report = yield
    if report.when == "call" and report.failed:
        for number, visit in enumerate(item.stash.get(open_visits, [])):
            file = PICTURES / f"{re.sub(r'[^A-Za-z0-9_-]+', '-', item.name)}-{number}.png"
            file.parent.mkdir(exist_ok=True)
            # The window may be gone; then the test's own failure is what matters.
            with contextlib.suppress(Exception):
                visit.picture(file)
                report.sections.append(("picture", str(file)))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this computer."""
    program = uji.chromium()
    needs.require(program, "Chromium atau Chrome tidak ada di komputer ini")
    with running_browser(program) as running:
        yield running


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[AppServer]:
    """One dashboard with the example in its store, shared by the tests that change nothing."""
    needs.require((needs.ROOT / "app.py").is_file(), "app.py belum ada")
    with running_app(tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture
def fresh_app(tmp_path: Path, browser: Browser) -> Iterator[StartApp]:
    """Start one more dashboard: `fresh_app()` has a store of its own, `fresh_app(store=url)` a given one."""
    with contextlib.ExitStack() as stack:

        def start(*, script: Path = needs.ROOT / "app.py", store: str | None = None) -> AppServer:
            return stack.enter_context(running_app(tmp_path, script=script, store=store))

        yield start


@pytest.fixture
def visit_of(browser: Browser, request: pytest.FixtureRequest) -> Iterator[StartVisit]:
    """Open a window: `visit_of(server, size=PHONE)`."""
    visits = request.node.stash.setdefault(open_visits, [])

    def start(server: AppServer, size: tuple[int, int] = LAPTOP) -> Visit:
        visits.append(Visit(browser, server.url, size))
        return visits[-1]

    yield start
    for visit in visits:
        visit.close()


@pytest.fixture(params=list(SIZES))
def visit(request: pytest.FixtureRequest, app: AppServer, visit_of: StartVisit) -> Visit:
    """A window on the shared dashboard, as a laptop with a projector and as a phone."""
    return visit_of(app, SIZES[request.param])
