"""A slider move on /simulasi, from key press to the new number on screen, against an empty one-slider app.

    python -m benchmarks.penggeser [--moves 15]

Both apps run at the same time in the same browser and are moved in turn, so that a busy machine slows both. Prints
the median of each and their ratio. Budget: at most 1.3 at 199 villages, 1.6 at 1,513.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from kkb.uji import chromium
from tests.browser.chrome import running_browser
from tests.browser.server import running_app

EMPTY_APP = """
import streamlit as st
value = st.slider("Nilai", 0, 100, 60, key="sim_target")
with st.container(key="kpi_sim_kurang"):
    st.metric("Nilai", value * 2)
with st.container(key="siap"):
    st.caption("siap")
"""
BUDGETS = {"16.05": 1.3, "17": 1.6}
ARM = """() => {
    window.kkbDone = new Promise((resolve) => {
        const number = document.querySelector('.st-key-kpi_sim_kurang [data-testid="stMetricValue"]');
        const before = number.innerText;
        let start = 0;
        window.addEventListener('keydown', () => { start = performance.now(); }, {once: true, capture: true});
        const timer = new MutationObserver(() => {
            const now = document.querySelector('.st-key-kpi_sim_kurang [data-testid="stMetricValue"]');
            if (now && now.innerText !== before) { timer.disconnect(); resolve(performance.now() - start); }
        });
        timer.observe(document.body, {subtree: true, childList: true, characterData: true});
    });
}"""


def opened(browser: Browser, url: str) -> Page:
    """A page that is ready, its slider in focus."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(url)
    page.locator(".st-key-siap").wait_for(timeout=60_000)
    page.wait_for_timeout(2500)
    page.locator(".st-key-sim_target").get_by_role("slider").first.focus()
    return page


def moved(page: Page, key: str) -> float:
    """Milliseconds from one key press to the changed number."""
    page.bring_to_front()
    page.evaluate(ARM)
    page.keyboard.press(key)
    took = page.evaluate("() => window.kkbDone")
    page.wait_for_timeout(700)
    return float(took)


def measured(browser: Browser, urls: tuple[str, str], moves: int) -> tuple[float, float]:
    """Median milliseconds of the empty app and of ours, moved in turn."""
    pages = [opened(browser, url) for url in urls]
    for page in pages:
        moved(page, "ArrowLeft")
    keys = ["ArrowRight" if n % 2 else "ArrowLeft" for n in range(moves)]
    times = [[moved(page, key) for page in pages] for key in keys]
    for page in pages:
        page.close()
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def main() -> None:
    """Measure every budget once and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moves", type=int, default=15)
    moves = parser.parse_args().moves
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "kosong.py"
        script.write_text(EMPTY_APP, encoding="utf-8")
        with running_app(folder) as ours, running_app(folder, script=script) as empty, running_browser(chromium()) as b:
            for area, budget in BUDGETS.items():
                base, own = measured(b, (empty.url, f"{ours.url}/simulasi?wilayah={area}"), moves)
                ratio = own / base
                verdict = "dalam batas" if ratio <= budget else "DI ATAS BATAS"
                print(f"{area}: kosong {base:.0f} ms, simulasi {own:.0f} ms, {ratio:.2f} x (batas {budget}): {verdict}")


if __name__ == "__main__":
    main()
