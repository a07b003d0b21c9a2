"""Fixtures for tests that look at the real dashboard in a real browser.

    def test_the_target_moves_the_number(visit_of, app):
        visit = visit_of(app).open("/simulasi?wilayah=16.05")
        ...
        visit.assert_clean()

`app` is one server for all tests that only look; one that writes (an upload) starts its own: `fresh_app()`.
`visit` is a window on `app`, once as a laptop and once as a phone. Windows of one size are on one computer, which
keeps in its cache what the dashboard sent before; `visit_of(app, new=True)` is a computer that was never here.
A failed test leaves a picture in `gambar-uji/`.
"""

import contextlib
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from kkb import uji
from tests import needs
from tests.browser.chrome import running_browser
from tests.browser.server import STORE, AppServer, running_app
from tests.browser.visit import LAPTOP, SIZES, Visit, new_computer

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
def computers(browser: Browser) -> dict[tuple[int, int], BrowserContext]:
    """A computer for each size of window, used again and again."""
    return {}


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, browser: Browser, example_file: Path) -> Iterator[AppServer]:
    """One dashboard with the example in its store, shared by the tests that change nothing."""
    needs.require((needs.ROOT / "app.py").is_file(), "app.py belum ada")
    folder = tmp_path_factory.mktemp("app")
    shutil.copy(example_file, folder / STORE)
    with running_app(folder) as server:
        yield server


@pytest.fixture
def fresh_app(tmp_path: Path, browser: Browser, example_file: Path) -> Iterator[StartApp]:
    """Start one more dashboard on an example of its own; `fresh_app(first=True)` starts for the very first time."""
    with contextlib.ExitStack() as stack:

        def start(*, first: bool = False) -> AppServer:
            if not first:
                shutil.copy(example_file, tmp_path / STORE)
            return stack.enter_context(running_app(tmp_path))

        yield start


@pytest.fixture
def visit_of(
    browser: Browser, computers: dict[tuple[int, int], BrowserContext], request: pytest.FixtureRequest
) -> Iterator[StartVisit]:
    """Open a window: `visit_of(server, size=PHONE)`."""
    visits = request.node.stash.setdefault(open_visits, [])
    with contextlib.ExitStack() as stack:

        def start(server: AppServer, size: tuple[int, int] = LAPTOP, *, new: bool = False) -> Visit:
            if new:
                computer = stack.enter_context(contextlib.closing(new_computer(browser, size)))
            else:
                computer = computers[size] = computers.get(size) or new_computer(browser, size)
            visits.append(Visit(computer, server.url))
            return visits[-1]

        yield start
        for visit in visits:
            visit.close()


@pytest.fixture(params=list(SIZES))
def visit(request: pytest.FixtureRequest, app: AppServer, visit_of: StartVisit) -> Visit:
    """A window on the shared dashboard, as a laptop with a projector and as a phone."""
    return visit_of(app, SIZES[request.param])
