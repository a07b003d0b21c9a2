"""Pages of a national store opened in a real browser, beside the same pages of the shipped example.

    python -m benchmarks.halaman --daftar gazetir_nasional.csv.gz [--baris 33000] [--potret 12]

Both dashboards run at the same time and are opened in turn, so that a busy machine slows both: from the address to the
page that is ready, every time on a computer that was never here; the first visitor and the median of later ones. What
comes with a server's first page of all is not counted. Budget: at most 2 x the example.
"""

import contextlib
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.nasional import NATION, RATIO, filled, parsed
from kkb.store import sqlite_url
from kkb.uji import chromium
from tests.browser.chrome import running_browser
from tests.browser.server import AppServer, running_app
from tests.browser.visit import LAPTOP, Visit, new_computer

PAGES = ("", "peta", "banding", "target", "simulasi", "desa", "konvergensi")
AGAIN = 3


def opened(browser: Browser, server: AppServer, path: str) -> float:
    """Seconds from the address to the page that is ready."""
    with contextlib.closing(new_computer(browser, LAPTOP)) as computer:
        visit, start = Visit(computer, server.url), time.perf_counter()
        visit.open(path)
        return time.perf_counter() - start


def compare(browser: Browser, example: AppServer, nation: AppServer) -> None:
    """Print every page's seconds on both stores and their ratios."""
    servers = (example, nation)
    for server in servers:
        opened(browser, server, "/metode")
    for page in PAGES:
        for server in servers if page == "peta" else ():
            opened(browser, server, f"/peta?wilayah={NATION}&lapisan=B")  # making outlines is measured in nasional.py
        turns = [[opened(browser, server, f"/{page}?wilayah={NATION}") for server in servers]
                 for _ in range(1 + AGAIN)]  # fmt: skip
        later = [statistics.median(times) for times in zip(*turns[1:], strict=True)]
        for name, (before, after) in (("pertama", turns[0]), ("lagi", later)):
            verdict = "dalam batas" if after <= RATIO * before else "DI ATAS BATAS"
            print(f"/{page} {name}: contoh {before:.2f} s, nasional {after:.2f} s: {after / before:.2f} x, {verdict}")


def main() -> None:
    """Fill a national store and open its pages beside those of the example."""
    asked = parsed(__doc__)
    program = chromium()
    if not program:
        raise SystemExit("Chromium atau Chrome tidak ditemukan.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        places = [Path(folder) / name for name in ("contoh", "nasional")]
        for place in places:
            place.mkdir()
        url = sqlite_url(places[1] / "penuh.sqlite")
        filled(asked, url)
        with (
            running_app(places[0]) as example,
            running_app(places[1], store=url) as nation,
            running_browser(program) as browser,
        ):
            compare(browser, example, nation)


if __name__ == "__main__":
    main()
