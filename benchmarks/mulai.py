"""The first start beside a dashboard without it: start, first page, the page again, memory; and an area without data.

    python -m benchmarks.mulai [--kali 5]

Each run is a process of its own on a store that holds the example; its own processor time counts. "tanpa":
no region of an office, no search, no band; "dengan": the first page of a new store as it opens; "tanpa data": the first
page of a kabupaten that the store has nothing of. Budget: the first start costs neither time nor memory, nor does an
area without data (benchmarks.turns: what a busy machine wavers by).
"""

import os
import statistics
import time

from benchmarks.impor import peak
from benchmarks.turns import asked_times, medians, verdict
from kkb.app.context import open_app

AGAIN = 5
KINDS = ("tanpa", "dengan", "tanpa data")
PARTS = ("membuka (s)", "halaman pertama (s)", "lagi (s)", "memori puncak (GB)")


def without_first_start() -> None:
    """The frame as it is without an office's region."""
    from kkb.app import office
    from kkb.ui.frame import menu
    from kkb.ui.start import band

    nothing = office.FirstSteps(None, frozenset(), frozenset(), has_own=True)
    office.first_steps = lambda _: nothing
    menu.show_menu_entry = menu.ask_region = band.show_start = lambda *_: None


def measured(url: str, kind: str, kept: list[float]) -> None:
    """Processor seconds to open the store, of its first page and of the same page again, peak memory in GB."""
    os.environ["KKB_DATABASE_URL"] = url
    from tests.ui.shown import run_page

    link = {"wilayah": "33.10"} if kind == KINDS[2] else {}
    if kind == KINDS[0]:
        without_first_start()
    start = time.process_time()
    open_app(url).store.close()
    opened = time.process_time()
    shown = run_page("ringkasan", **link)
    first = time.process_time()
    assert shown.faults == []
    again = []
    for _ in range(AGAIN):
        begun = time.process_time()
        shown.app.run()
        again.append(time.process_time() - begun)
    kept.extend((opened - start, first - opened, statistics.median(again), peak()))


def main() -> None:
    """Measure all kinds in turn and print the ratios of their medians."""
    found = medians(measured, KINDS, asked_times(__doc__))
    for at, part in enumerate(PARTS):
        base = found[KINDS[0]][at]
        for kind in KINDS[1:]:
            value = found[kind][at]
            print(f"{part}: tanpa {base:.3f}, {kind} {value:.3f}: {value / base:.2f} x, {verdict(value, base)}")


if __name__ == "__main__":
    main()
