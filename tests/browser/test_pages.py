"""Every page as a laptop with a projector and as a phone see it: drawn, quiet, this host only, nothing sideways."""

import pytest

from tests.browser.conftest import StartVisit
from tests.browser.server import AppServer
from tests.browser.visit import Visit
from tests.needs import ROOT

PAGES = ["", *sorted(page.stem for page in (ROOT / "pages").glob("*.py"))]
SHARED, NONSENSE = "wilayah=17&tanggal=2022-11-01&bahasa=en", "wilayah=omong.kosong&tanggal=kemarin&bahasa=xx"
LINKS = [*((page, SHARED) for page in PAGES), ("", NONSENSE), ("peta", NONSENSE)]


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_opens_without_complaint_at_both_sizes(visit: Visit, slug: str) -> None:
    visit.open(f"/{slug}")
    visit.assert_clean()
    visit.assert_no_overflow()


@pytest.mark.parametrize(("slug", "link"), LINKS)
def test_a_page_opens_from_a_link_good_or_nonsense(app: AppServer, visit_of: StartVisit, slug: str, link: str) -> None:
    visit = visit_of(app).open(f"/{slug}?{link}")
    visit.assert_clean()
    visit.assert_no_overflow()
