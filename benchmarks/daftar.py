"""The list of all Indonesia beside the list of the example's four regions: start, first page, memory.

    python -m benchmarks.daftar [--kali 5]

Each run is a process of its own on a store that holds the example: the store is opened and the first page is drawn as
Streamlit draws it, once with the shipped list, once with that of the four regions in its place, in turn so that a busy
machine slows both. Budget: the national list costs neither time nor memory, beyond what a busy machine wavers by.
"""

import os
import time

from benchmarks.impor import peak
from benchmarks.turns import asked_times, medians, verdict
from kkb.app.context import open_app

KINDS = ("empat wilayah", "nasional")
PARTS = ("membuka (s)", "halaman pertama (s)", "memori puncak (GB)")


def measured(url: str, kind: str, kept: list[float]) -> None:
    """Seconds to open the store, seconds of its first page, peak memory in GB."""
    os.environ["KKB_DATABASE_URL"] = url
    from kkb.app import resources
    from kkb.core.area.village_list import village_list
    from tests.ui.shown import run_page

    if kind == KINDS[0]:
        four = village_list(resources.gazetteer())
        resources.villages = lambda: four
    start = time.perf_counter()
    open_app(url).store.close()
    opened = time.perf_counter()
    assert run_page("ringkasan").faults == []
    kept.extend((opened - start, time.perf_counter() - opened, peak()))


def main() -> None:
    """Measure both lists in turn and print the ratios of their medians."""
    found = medians(measured, KINDS, asked_times(__doc__))
    for part, before, after in zip(PARTS, *(found[kind] for kind in KINDS), strict=True):
        told = f"{part}: empat wilayah {before:.3f}, nasional {after:.3f}"
        print(f"{told}: {after / before:.2f} x, {verdict(after, before)}")


if __name__ == "__main__":
    main()
