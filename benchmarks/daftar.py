"""The list of all Indonesia beside the list of the example's four regions: start, first page, memory.

    python -m benchmarks.daftar [--kali 5]

Each run is a process of its own on a store that holds the example: the store is opened and the first page is drawn as
Streamlit draws it, once with the shipped list, once with that of the four regions in its place, in turn so that a busy
machine slows both. Budget: the national list costs neither time nor memory (TOLERANCE: what a busy machine wavers by).
"""

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.impor import peak
from kkb.app.context import open_app
from kkb.store import sqlite_url

TOLERANCE = 1.1
KINDS = ("empat wilayah", "nasional")
PARTS = ("membuka (s)", "halaman pertama (s)", "memori puncak (GB)")


def measured(url: str, national: bool, kept: list[float]) -> None:
    """Seconds to open the store, seconds of its first page, peak memory in GB."""
    os.environ["KKB_DATABASE_URL"] = url
    from kkb.app import resources
    from kkb.core.area.village_list import village_list
    from tests.ui.shown import run_page

    if not national:
        four = village_list(resources.gazetteer())
        resources.villages = lambda: four
    start = time.perf_counter()
    open_app(url).store.close()
    opened = time.perf_counter()
    assert run_page("ringkasan").faults == []
    kept.extend((opened - start, time.perf_counter() - opened, peak()))


def main() -> None:
    """Measure both lists in turn and print the ratios of their medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kali", type=int, default=5)
    asked = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, context.Manager() as manager:
        url = sqlite_url(Path(folder) / "contoh.sqlite")
        open_app(url).store.close()
        found: dict[str, list[list[float]]] = {kind: [] for kind in KINDS}
        for _ in range(asked.kali):
            for kind in KINDS:
                kept = manager.list()
                process = context.Process(target=measured, args=(url, kind == KINDS[1], kept))
                process.start()
                process.join()
                found[kind].append(list(kept))
        for at, part in enumerate(PARTS):
            before, after = (statistics.median(run[at] for run in found[kind]) for kind in KINDS)
            verdict = "dalam batas" if after <= TOLERANCE * before else "DI ATAS BATAS"
            print(f"{part}: empat wilayah {before:.3f}, nasional {after:.3f}: {after / before:.2f} x, {verdict}")


if __name__ == "__main__":
    main()
