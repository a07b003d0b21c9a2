"""What a visit writes down: each kind of fault is made once, on a small page of the tests' own, and must be seen."""

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from tests.browser.conftest import StartVisit
from tests.browser.server import AppServer, running_app
from tests.browser.visit import PHONE, Visit

OpenPage = Callable[[str], Visit]

SCRIPT = """
import streamlit as st
exec(st.query_params["isi"])
with st.container(key="siap"):
    st.caption("siap")
"""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """A server whose only page runs what its link says."""
    folder = tmp_path_factory.mktemp("panggung")
    (folder / "app.py").write_text(SCRIPT, encoding="utf-8")
    with running_app(folder, script=folder / "app.py") as server:
        yield server


@pytest.fixture
def page(stage: AppServer, visit_of: StartVisit) -> OpenPage:
    """Open a page with the given body on a phone: `page("st.title('a')")`."""
    return lambda body: visit_of(stage, PHONE).open(f"/?isi={quote(body)}")


def test_a_good_page_is_clean_and_fits(page: OpenPage) -> None:
    visit = page("with st.container(key='kpi_pangsa'): st.metric('Pangsa', '48 %')")
    visit.assert_clean()
    visit.assert_no_overflow()
    assert "48 %" in visit.text("kpi_pangsa")


def test_a_request_to_another_host_is_seen(page: OpenPage) -> None:
    visit = page("st.html('<img src=\"https://cdn.jsdelivr.net/a.png\">')")
    assert visit.record.foreign_requests == ["https://cdn.jsdelivr.net/a.png"]
    with pytest.raises(AssertionError, match="jsdelivr"):
        visit.assert_clean()


def test_a_missing_file_is_seen(page: OpenPage) -> None:
    visit = page("st.title('a')")
    visit.page.evaluate("fetch('/media/tidak-ada.png')")
    visit.page.wait_for_timeout(300)
    assert any("tidak-ada.png: 404" in request for request in visit.record.failed_requests)


def test_an_error_on_the_console_is_seen(page: OpenPage) -> None:
    visit = page("st.title('a')")
    visit.page.evaluate("console.error('peta rusak')")
    visit.page.evaluate("setTimeout(() => { throw new Error('skrip rusak') })")
    visit.page.wait_for_timeout(300)
    assert any("peta rusak" in text for text in visit.record.console_errors)
    assert any("skrip rusak" in text for text in visit.record.page_errors)


def test_an_error_box_is_seen(page: OpenPage) -> None:
    visit = page("st.exception(ValueError('salah'))")
    assert "exceptions" in visit.faults()


def test_a_page_too_wide_for_a_phone_is_seen(page: OpenPage) -> None:
    visit = page("st.html('<div style=\"width:700px\">lebar</div>')")
    assert any("700" in box or "stMain" in box for box in visit.overflow())


def test_a_visit_waits_until_the_app_is_at_rest(page: OpenPage) -> None:
    body = (
        "import time; import streamlit as st\nx = st.slider('target', 0, 100, 60, key='sim_target')\ntime.sleep(1.5)\n"
        "with st.container(key='kpi_sim'): st.write(f'hasil {x}')"
    )
    visit = page(body)
    assert "hasil 60" in visit.text("kpi_sim")
    visit.key("sim_target").get_by_role("slider").press("ArrowRight")
    visit.settle()
    assert "hasil 61" in visit.text("kpi_sim")


def test_a_page_that_breaks_before_its_footer_is_seen_at_once(page: OpenPage) -> None:
    with pytest.raises(AssertionError, match="without its footer"):
        page("raise ValueError('salah')")
