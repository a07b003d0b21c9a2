"""A file read in a process of its own: what is asked, what is heard meanwhile, what is said when it is ended."""

import logging
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kkb.core.errors import KkbError
from kkb.isolated import frames, values
from kkb.isolated.limits import Limits
from kkb.isolated.start import Process, start

_BEAT = 0.2
_AT_ONCE = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))
"""So many files are read at the same time on one server; the next waits."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """What to do: the task, the name of the file as people know it, and what is given beside it."""

    task: str
    file: str
    given: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is, as the task tells it (empty: nothing new), after how many seconds, and how many there may be."""

    told: tuple[object, ...]
    seconds: float
    most: int


def quiet(_: Progress) -> None:
    """Nobody is told how far it is."""


Hear = Callable[[Progress], None]
"""Called several times a second while a file is read; what it raises ends the reading at once."""


def read(work: Work, data: bytes | Path, limits: Limits, hear: Hear) -> Any:
    """The result of a task, of whatever type the task has: it comes as bytes, and whoever asked says what it is.

    Meanwhile everything else in this process goes on.

    Raises KkbError: of the task, or "baca.*" when the reading took too much, or ended by itself.
    """
    started = time.monotonic()
    with _turn(lambda: hear(Progress((), time.monotonic() - started, limits.seconds))):
        return _read(work, data, limits, hear)


def _read(work: Work, data: bytes | Path, limits: Limits, hear: Hear) -> object:
    process = start(work.task, limits)
    try:
        return _heard(process, work, data, limits, hear)
    finally:
        process.end()


@contextmanager
def _turn(wait: Callable[[], None]) -> Iterator[None]:
    """Wait until fewer files are being read."""
    while not _AT_ONCE.acquire(timeout=_BEAT):
        wait()
    try:
        yield
    finally:
        _AT_ONCE.release()


def _heard(process: Process, work: Work, data: bytes | Path, limits: Limits, hear: Hear) -> object:
    """What the process answers, listened to until it is done, has taken too long, or is not wanted any more."""
    arrived: queue.Queue[tuple[bytes, bytes] | None] = queue.Queue(maxsize=100)
    is_over = threading.Event()
    request = pickle.dumps((work.task, work.file, work.given, limits, data if isinstance(data, Path) else None))
    sent = (request, b"" if isinstance(data, Path) else data)
    threading.Thread(target=_exchange, args=(process, sent, arrived, is_over), daemon=True).start()
    baseline = time.monotonic()
    try:
        while time.monotonic() - baseline < limits.waiting:
            told: tuple[object, ...] = ()
            try:
                frame = arrived.get(timeout=_BEAT)
            except queue.Empty:
                pass
            else:
                if frame is None:
                    raise _ended(process, work, limits)
                if frame[0] != frames.PROGRESS:
                    return _result(frame, work, limits)
                told = _decoded(frame[1], work, limits)
            hear(Progress(told, time.monotonic() - baseline, limits.seconds))
        raise _refusal("waktu", work, limits)
    finally:
        is_over.set()


def _exchange(
    process: Process,
    sent: tuple[bytes, bytes],
    arrived: queue.Queue[tuple[bytes, bytes] | None],
    is_over: threading.Event,
) -> None:
    """Send the request and pass on what comes; ends with the process, or when nobody listens."""
    frame: tuple[bytes, bytes] | None = (b"", b"")
    try:
        frames.write_frame(process.request, frames.REQUEST, sent[0])
        frames.write_frame(process.request, frames.DATA, sent[1])
    except (OSError, ValueError):
        pass  # it has ended; what it said before may still be there
    while frame is not None and not is_over.is_set():
        try:
            frame = frames.read_frame(process.answers)
        except (OSError, ValueError, MemoryError):
            frame = None
        while not is_over.is_set():
            try:
                arrived.put(frame, timeout=_BEAT)
                break
            except queue.Full:
                continue


def _result(frame: tuple[bytes, bytes], work: Work, limits: Limits) -> object:
    kind, payload = frame
    if kind == frames.RESULT:
        return _decoded(payload, work, limits)
    if kind == frames.REFUSAL:
        key, told = _decoded(payload, work, limits)
        raise KkbError(str(key), **{str(name): value for name, value in dict(told).items()})
    is_memory = kind == frames.MEMORY
    _LOG.log(logging.WARNING if is_memory else logging.ERROR, "%s: %s", work.file, payload.decode("utf-8", "replace"))
    raise _refusal("memori" if is_memory else "jatuh", work, limits)


def _decoded(payload: bytes, work: Work, limits: Limits) -> Any:
    try:
        return values.decode(payload)
    except ValueError as error:
        _LOG.error("reading %s gave no result: %s", work.file, error)
        raise _refusal("jatuh", work, limits) from error


def _ended(process: Process, work: Work, limits: Limits) -> KkbError:
    """What is said of a process that ended without an answer."""
    code = process.status()
    is_time = sys.platform != "win32" and code in (-signal.SIGXCPU, -signal.SIGKILL)
    is_memory = sys.platform != "win32" and code == -signal.SIGABRT  # how a library ends that gets no more of it
    _LOG.warning("reading %s ended with %s", work.file, code)
    return _refusal("waktu" if is_time else "memori" if is_memory else "jatuh", work, limits)


def _refusal(kind: str, work: Work, limits: Limits) -> KkbError:
    key = f"baca.{kind}_batas" if work.task == "boundaries" else f"baca.{kind}"
    return KkbError(key, file=work.file, detik=limits.seconds, mb=limits.memory)
