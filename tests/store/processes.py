"""Work for other processes, started quickly from one that has everything imported already."""

import multiprocessing
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from types import ModuleType

from kkb.store import open_store
from tests.store.writers import WORK, snapshots

METHODS = multiprocessing.get_all_start_methods()
PROCESSES = multiprocessing.get_context("forkserver" if "forkserver" in METHODS else "spawn")
if "forkserver" in METHODS:
    PROCESSES.set_forkserver_preload([__name__, "alembic.command"])


def begin(process: BaseProcess) -> None:
    """Start a process with nothing but its work: a page that was opened before in this one stands as its main module,
    and every new process would run that page first.
    """
    page, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = page


def save_for_ever(url: str, name: str, told: Connection, kind: str | None = None) -> None:
    """Write one kind of WORK (None: snapshots) again and again, and tell each write that is done; None = ready."""
    store = open_store(url)
    told.send(None)
    for done in (WORK[kind].write if kind else snapshots)(store, name):
        told.send(done)


def open_together(url: str, start: Barrier) -> None:
    """Open the store in the same moment as others."""
    start.wait()
    open_store(url).close()
