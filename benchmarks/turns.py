"""Kinds of one thing measured in turn, so that a busy machine slows all alike: each run a process of its own."""

import argparse
import multiprocessing
import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from kkb.app.context import open_app
from kkb.store import sqlite_url

TOLERANCE = 1.1
"""What a busy machine wavers by."""
Measured = Callable[[str, str, list[float]], None]
"""Takes the store's URL and the kind, and leaves one number for each part in a list."""


def asked_times(about: str | None) -> int:
    """How many runs of each kind the command line asks for."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kali", type=int, default=5)
    times: int = parser.parse_args().kali
    return times


def medians(measured: Measured, kinds: Sequence[str], times: int) -> dict[str, list[float]]:
    """The median of every part by kind, on one store that holds the example."""
    context = multiprocessing.get_context("spawn")
    found: dict[str, list[list[float]]] = {kind: [] for kind in kinds}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, context.Manager() as manager:
        url = sqlite_url(Path(folder) / "contoh.sqlite")
        open_app(url).store.close()
        for _ in range(times):
            for kind in kinds:
                kept = manager.list()
                process = context.Process(target=measured, args=(url, kind, kept))
                process.start()
                process.join()
                found[kind].append(list(kept))
    return {kind: [statistics.median(part) for part in zip(*runs, strict=True)] for kind, runs in found.items()}


def verdict(value: float, base: float) -> str:
    """Whether a value keeps the budget of its base, as it is printed."""
    return "dalam batas" if value <= TOLERANCE * base else "DI ATAS BATAS"
