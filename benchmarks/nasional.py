"""Indonesia on the screen: how long the pages of a national store take beside those of the shipped example, and how
long its maps take to make.

    python -m benchmarks.nasional --daftar gazetir_nasional.csv.gz [--baris 33000] [--potret 12]

Every page runs as Streamlit runs it (without a browser), in a process of its own, after another page of the same store:
once for the first visitor and again as every later run. Budget: at most 2 x the example. The maps of all kabupaten/kota
are made from the points of all villages: under 60 s once, about 1 MB, then kept as a file.
"""

import argparse
import multiprocessing
import os
import statistics
import tempfile
from pathlib import Path

from benchmarks.impor import peak, store_nation, timed
from kkb.app.context import open_app
from kkb.draw.geometry.file import wide_geometry_file
from kkb.draw.geometry.outlines import SCHEMATIC, TILES
from kkb.store import sqlite_url

RATIO, SECONDS = 2.0, 60.0
PAGES = ("ringkasan", "peta")
NATION, ELSEWHERE = "00", "16.05"
AGAIN = 3


def filled(asked: argparse.Namespace, url: str) -> None:
    """A new store filled as a nation's is."""
    app = open_app(url)
    store_nation(app, asked)
    app.store.close()


def parsed(about: str) -> argparse.Namespace:
    """What a measurement on a national store is asked: the list of all villages, rows of a file, snapshots."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--daftar", type=Path, required=True)
    parser.add_argument("--baris", type=int, default=33_000)
    parser.add_argument("--potret", type=int, default=12)
    return parser.parse_args()


def pages(url: str, kept: dict[str, tuple[float, float]]) -> None:
    """The seconds of each page of Indonesia: the first time, and the median of later ones."""
    os.environ["KKB_DATABASE_URL"] = url
    from tests.ui.shown import run_page  # reads the address of the store

    for page in PAGES:
        run_page(page, wilayah=ELSEWHERE)
        if page == "peta":
            run_page(page, wilayah=NATION, lapisan="B")  # its outlines are measured apart
        first, shown = timed(lambda page=page: run_page(page, wilayah=NATION))
        assert shown.faults == []
        kept[page] = (
            first,
            statistics.median(timed(lambda page=page: run_page(page, wilayah=NATION))[0] for _ in range(AGAIN)),
        )


def maps(url: str) -> None:
    """The maps of all kabupaten/kota: seconds, megabytes, memory."""
    listed = open_app(url).listed
    with tempfile.TemporaryDirectory() as folder:
        for kind in (SCHEMATIC, TILES):
            spent, made = timed(lambda kind=kind: wide_geometry_file(listed, NATION, kind, Path(folder)))
            again, _ = timed(lambda kind=kind: wide_geometry_file(listed, NATION, kind, Path(folder)))
            size = made.path.stat().st_size / 1e6
            torn = f", {len(made.torn)} provinsi tidak utuh" if kind == TILES else ""
            print(
                f"peta {kind}: {spent:.1f} s, lalu {again:.1f} s; {size:.2f} MB, {len(made.codes_at(2))} kab/kota{torn}"
            )
            print(f"  memori puncak {peak():.2f} GB: {'cukup' if spent < SECONDS else 'MELEBIHI BATAS'}")


def main() -> None:
    """Measure pages and maps, each part in a process of its own."""
    asked = parsed(__doc__)
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, context.Manager() as manager:
        example, nation = (sqlite_url(Path(folder) / f"{name}.sqlite") for name in ("contoh", "nasional"))
        open_app(example).store.close()
        found = {}
        for work in ((filled, asked, nation), (maps, nation)):
            _alone(context, *work)
        for url in (example, nation):
            found[url] = manager.dict()
            _alone(context, pages, url, found[url])
        for page in PAGES:
            for name, before, after in zip(("pertama", "lagi"), found[example][page], found[nation][page], strict=True):
                verdict = "dalam batas" if after <= RATIO * before else "DI ATAS BATAS"
                print(
                    f"{page} {name}: contoh {before:.2f} s, nasional {after:.2f} s: {after / before:.1f} x, {verdict}"
                )


def _alone(context: multiprocessing.context.SpawnContext, work: object, *values: object) -> None:
    process = context.Process(target=work, args=values)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
