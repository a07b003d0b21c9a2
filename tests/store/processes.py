"""Work for other processes, started quickly from one that has everything imported already."""

import itertools
import multiprocessing
from datetime import date, timedelta
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from kkb.store import open_store
from tests.store.made import made, made_rows

METHODS = multiprocessing.get_all_start_methods()
PROCESSES = multiprocessing.get_context("forkserver" if "forkserver" in METHODS else "spawn")
if "forkserver" in METHODS:
    PROCESSES.set_forkserver_preload([__name__, "alembic.command"])

KABUPATEN = ("16.05", "16.73", "17.01")
VILLAGES = 700
FIRST = date(2000, 1, 1)


def save_for_ever(url: str, name: str, told: Connection) -> None:
    """Import day after day, and tell the id of each import that is done; None = ready to begin."""
    store = open_store(url)
    rows = made_rows(*KABUPATEN, villages=VILLAGES)
    told.send(None)
    for day in itertools.count():
        told.send(store.save(made("00", FIRST + timedelta(days=day), rows, name=name)).id)


def open_together(url: str, start: Barrier) -> None:
    """Open the store in the same moment as others."""
    start.wait()
    open_store(url).close()
