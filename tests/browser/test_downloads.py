"""Files as a browser gets them: every button that a page shows is pressed, what comes is opened; a failure is told."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import StartVisit
from tests.browser.server import STORE, AppServer, running_app
from tests.browser.visit import Visit
from tests.needs import ROOT
from tests.opened import NOTHING_MADE_UP, words_of

LINK = "wilayah=16.05&tanggal=2022-11-01"
VIEWS = [
    ("peta", "", 3), ("banding", "", 1), ("target", "", 1), ("simulasi", "", 1),
    ("simulasi", "sim_mode=rencana", 2), ("konvergensi", "", 1), ("konvergensi", "lihat=aksi", 1),
    ("data", "", 2), ("data", "bagian=lapor", 1), ("metode", "", 3),
]  # fmt: skip
"""Pages, views and how many files they hand out at least. All views without a browser: tests/ui/test_downloads.py."""
BROKEN = """
from kkb.ui.frame import frame
from kkb.ui.widgets.download import Download, show_download_button

with frame.open_page("ringkasan") as room:
    show_download_button(room, Download("rusak", "Unduh rusak", "rusak.xlsx", lambda: b"" + None))
    show_download_button(room, Download("baik", "Unduh baik", "baik.xlsx", lambda: b"isi"))
"""


def buttons(visit: Visit) -> list[Locator]:
    """The download buttons that can be pressed, also those under a fold."""
    for fold in visit.page.locator('[data-testid="stExpander"] summary').all():
        if fold.is_visible() and fold.locator("xpath=..").get_attribute("open") is None:
            fold.click()
    visit.settle()
    return [one for one in visit.page.locator('[data-testid="stDownloadButton"] button').all() if one.is_visible()]


@pytest.mark.parametrize(("slug", "view", "least"), VIEWS)
def test_every_button_delivers_a_file_that_opens(
    app: AppServer, visit_of: StartVisit, tmp_path: Path, slug: str, view: str, least: int
) -> None:
    visit = visit_of(app).open(f"/{slug}?{LINK}&{view}")
    pressed = buttons(visit)
    assert len(pressed) >= least
    for button in pressed:
        with visit.page.expect_download() as download:
            button.click()
        name = download.value.suggested_filename
        download.value.save_as(tmp_path / name)
        words = words_of(name, (tmp_path / name).read_bytes())
        assert name.endswith(".png") or name in NOTHING_MADE_UP or "Contoh (bukan data resmi)" in words
    visit.assert_clean()
    assert "Traceback" not in app.log


def test_a_file_that_cannot_be_made_says_so_on_the_page_and_the_next_one_comes(
    visit_of: StartVisit, tmp_path: Path, example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pages", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "app.py").write_text(BROKEN, encoding="utf-8")
    shutil.copy(example_file, tmp_path / STORE)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with running_app(tmp_path, script=tmp_path / "app.py") as server:
        visit = visit_of(server).open(f"/?{LINK}")
        visit.page.get_by_role("button", name="Unduh rusak").click()
        visit.page.get_by_text("Berkas “rusak.xlsx” tidak dapat dibuat").wait_for()
        visit.settle()
        assert "wilayah=16.05" in visit.page.url
        assert "Musi Rawas" in visit.text("konteks")
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="Unduh baik").click()
        assert Path(download.value.path()).read_bytes() == b"isi"
        assert "rusak.xlsx" in server.log
