"""Bringing files in: how long a national file takes and how much memory, also again and again, and what many stored
snapshots cost a page.

    python -m benchmarks.impor [nasional] [bulanan] [banyak] [--daftar gazetir_nasional.csv.gz]
                               [--baris 33000] [--ulang 6] [--bulan 60] [--potret 12]

Every part runs in a process of its own on a new SQLite store. A national file needs `--daftar`, a code list of all
villages; without it the shipped list of 1,920 villages is used. Scores are invented; strata follow from them. Budget: a
national file of 33,000 rows under 20 s and 1.5 GB, memory that stops growing after the second import, a page on 12
national snapshots at most 2 x the same page on the shipped example. “prosesor” is the processor's own time: on a busy
machine the clock shows more.
"""

import argparse
import io
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import numpy as np
import openpyxl
import pandas as pd

from kkb.app import imports, names, resources
from kkb.app.context import AppContext, open_app
from kkb.core.counts.rows import ITEMS
from kkb.core.rule import classify
from kkb.store import sqlite_url
from tests.io.made import HEADINGS

SECONDS, GIGABYTES, RATIO = 20.0, 1.5, 2.0
FIRST_DAY = date(2019, 1, 31)
DISTRICT = "16.05"
MONTHLY = timedelta(days=30)

_T = TypeVar("_T")


def portal_file(villages: pd.DataFrame, seed: int) -> bytes:
    """An .xlsx in the portal's layout with one row per village, names in capitals, a third never reported."""
    draw = np.random.default_rng(seed)
    best = np.array([item.max_score for item in resources.scheme().items])
    scores = 1 + np.floor(draw.random((len(villages), len(ITEMS))) * best).astype(int)
    scores[draw.random(len(villages)) < 0.36] = 1
    state = pd.DataFrame(scores, columns=list(ITEMS)).astype("Int8")
    names = {s.key: s.name for s in resources.scheme().strata}
    columns = [
        [None] * len(villages), "Kampung KB " + villages["nama"], villages["nama_prov"].str.upper(),
        villages["nama_kab"].str.upper().str.removeprefix("KABUPATEN "), villages["nama_kec"].str.upper(),
        villages["nama"].str.upper(), *scores.T.tolist(),
        *classify.indices(state, resources.scheme().rule).T.to_numpy().tolist(),
        classify.stratum(state, resources.scheme().rule).map(names),
    ]  # fmt: skip
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Worksheet")
    sheet.append(HEADINGS)
    for row in zip(*columns, strict=True):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def national(app: AppContext, asked: argparse.Namespace) -> None:
    """A national file, and the same size again and again in one process."""
    listed = with_list(app, asked)
    chosen = sampled(listed, asked)
    for turn in range(asked.ulang):
        day = FIRST_DAY + turn * MONTHLY
        data = portal_file(chosen, seed=turn)
        busy = time.process_time()
        spent, reading = timed(lambda data=data, day=day: imports.read_file(app, data, "nasional.xlsx", on=day))
        stored, _ = timed(lambda reading=reading: imports.accept(app, reading))
        busy = time.process_time() - busy
        verdict = "cukup" if spent + stored < SECONDS and peak() < GIGABYTES else "MELEBIHI BATAS"
        print(f"berkas {turn + 1} ({len(data) / 1e6:.1f} MB): {len(reading.rows)} baris, {len(reading.issues)} temuan")
        print(f"  baca {spent:.1f} s + simpan {stored:.1f} s (prosesor {busy:.1f} s): {verdict}")
        print(f"  memori puncak {peak():.2f} GB, kini {_now():.2f} GB")
        del reading, data


def monthly(app: AppContext, asked: argparse.Namespace) -> None:
    """Years of monthly files of one district, and what they cost the page and its history."""
    listed = app.listed
    villages = listed[listed["kode_kab"] == DISTRICT].reset_index(drop=True)
    spent = []
    for month in range(asked.bulan):
        data, day = portal_file(villages, seed=month), FIRST_DAY + month * MONTHLY
        taken, _ = timed(lambda data=data, day=day: imports.accept(app, imports.read_file(app, data, "b.xlsx", on=day)))
        spent.append(taken)
        if month == 0:
            _tell_page(app, DISTRICT, "1 berkas")
    print(f"{asked.bulan} berkas: {sum(spent):.1f} s; pertama {spent[0]:.2f} s, terakhir {spent[-1]:.2f} s")
    _tell_page(app, DISTRICT, f"{asked.bulan} berkas")


def many(app: AppContext, asked: argparse.Namespace) -> None:
    """Pages on many national snapshots, beside the same pages on the shipped example."""
    with tempfile.TemporaryDirectory() as folder:
        shown = open_app(sqlite_url(Path(folder) / "contoh.sqlite"))
        before = {area: _tell_page(shown, area, "contoh") for area in ("00", "17", DISTRICT)}
        shown.store.database.engine.dispose()
    store_nation(app, asked)
    for area, one in before.items():
        after = _tell_page(app, area, f"{asked.potret} nasional")
        print(f"  {area}: {after / one:.2f} x contoh (batas {RATIO} x)")


def store_nation(app: AppContext, asked: argparse.Namespace) -> None:
    """The list of all villages and several snapshots of a national file."""
    chosen = sampled(with_list(app, asked), asked)
    first = imports.read_file(app, portal_file(chosen, seed=1), "nasional.xlsx", on=FIRST_DAY)
    for turn in range(asked.potret):
        rows = first.rows.assign(strata=np.roll(first.rows["strata"].to_numpy(), turn))
        imports.accept(app, replace(first, rows=rows, date=FIRST_DAY + turn * MONTHLY, sha256=f"{turn:064x}"))


def _tell_page(app: AppContext, area: str, what: str) -> float:
    """Print and return the seconds in which a page's look, its change and its counts through time are read."""

    def page() -> None:
        seen = app.area_view(area)
        app.change(seen)
        app.through_time(area, seen.on)
        app.store.snapshots(area)

    taken = statistics.median(timed(page)[0] for _ in range(3))
    print(f"halaman {area} pada {what}: {taken * 1000:.0f} ms")
    return taken


def with_list(app: AppContext, asked: argparse.Namespace) -> pd.DataFrame:
    """The desk's list after a national one was taken in."""
    if asked.daftar is not None:
        data = asked.daftar.read_bytes()
        read, reading = timed(lambda: names.read_list(app, data, asked.daftar.name))
        stored, _ = timed(lambda: names.accept_list(app, reading))
        print(f"daftar {len(reading.rows)} desa: baca {read:.1f} s + simpan {stored:.1f} s")
    return app.listed.reset_index(drop=True)


def sampled(listed: pd.DataFrame, asked: argparse.Namespace) -> pd.DataFrame:
    """As many villages of the list as a national file has rows, always the same."""
    return listed.sample(min(asked.baris, len(listed)), random_state=1).sort_index(ignore_index=True)


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """The seconds some work takes, and what it answers."""
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def peak() -> float:
    """The most memory of this process so far, in GB (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def _now() -> float:
    """The memory of this process now, in GB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e9


def _run(part: Callable[[AppContext, argparse.Namespace], None], asked: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = open_app(sqlite_url(Path(folder) / "ukur.sqlite"))
        part(app, asked)
        app.store.database.engine.dispose()


def main() -> None:
    """Measure all parts, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = {"nasional": national, "bulanan": monthly, "banyak": many}
    parser.add_argument("bagian", nargs="*", help=f"{', '.join(parts)}; tanpa ini semuanya")
    parser.add_argument("--daftar", type=Path)
    sizes = {"baris": 33_000, "ulang": 6, "bulan": 60, "potret": 12}
    for name, size in sizes.items():
        parser.add_argument(f"--{name}", type=int, default=size)
    asked = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    for part in [parts[name] for name in asked.bagian or parts]:
        print(f"== {part.__doc__}", flush=True)
        process = context.Process(target=_run, args=(part, asked))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
