"""A reading process started: a copy of a template that is loaded already (POSIX), or a new one (Windows)."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from kkb.isolated import frames
from kkb.isolated.limits import Limits

_ROOT = Path(__file__).resolve().parent.parent.parent
_START = "import sys; sys.path.insert(0, sys.argv[1]); from kkb.isolated.serve import main; main()"
_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What a process cannot run without; no setting of ours, no address of a database, no secret."""
_OWN = {
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2", "PROJ_NETWORK": "OFF",
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # its own would reserve a gigabyte before the first cell
}  # fmt: skip
_LOCK = threading.Lock()
_CLOSING = 5.0


@dataclass(frozen=True, slots=True)
class Process:
    """A reading process: where requests go, where answers come from, how to end it at once, how it ended.

    `status` waits for the end and gives the exit code, negative for a signal of POSIX; None when nobody can tell.
    """

    request: BinaryIO
    answers: BinaryIO
    end: Callable[[], None] = field(repr=False)
    status: Callable[[], int | None] = field(repr=False)


def start(task: str, limits: Limits) -> Process:
    """A process that waits for one request of a task. Raises OSError when the system gives none."""
    if not _makes_copies():
        return spawned(limits)
    return _copied(frames.COPY_FOR_BOUNDARIES if task == "boundaries" else frames.COPY)


def warm() -> None:
    """Let what reading needs be loaded in the background, because a file is about to come."""
    if _makes_copies():
        with contextlib.suppress(OSError):
            _Template.ask(frames.AWAKE, [])


def _makes_copies() -> bool:
    return sys.platform != "win32" and hasattr(socket, "send_fds")


def _command() -> list[str]:
    """Python apart from the user's settings and folders, which knows of this project only where it stands."""
    return [sys.executable, "-I", "-X", "utf8", "-c", _START, str(_ROOT)]


def environment() -> dict[str, str]:
    """The environment of a reading process."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | _OWN


def spawned(limits: Limits) -> Process:
    """A new process of its own; on Windows inside a job object before its first step."""
    options: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        from kkb.isolated import windows_job

        options = {"creationflags": windows_job.CREATE_SUSPENDED | windows_job.CREATE_NO_WINDOW}
    child = subprocess.Popen(
        _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env=environment(), cwd=tempfile.gettempdir(), **options,
    )  # fmt: skip
    job = 0
    if sys.platform == "win32":
        try:
            job = windows_job.assign(int(child._handle), limits)
        except OSError:
            child.kill()
            raise

    def end() -> None:
        child.kill()
        for stream in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                stream.close()
        if job:
            windows_job.close(job)
        child.wait()

    return Process(child.stdin, child.stdout, end, lambda: child.wait(_CLOSING))


class _Template:
    """A loaded process that makes copies of itself; a new one takes the place of one that ended."""

    control: socket.socket | None = None
    owner = 0

    @classmethod
    def ask(cls, word: bytes, handles: list[int]) -> None:
        """Ask for a copy that speaks over these handles; without any, only see to it that there is a template."""
        with _LOCK:
            for _ in range(2):
                if cls.control is None or cls.owner != os.getpid():
                    cls.control, cls.owner = _new_template(), os.getpid()
                try:
                    if handles:
                        socket.send_fds(cls.control, [word], handles)
                    else:
                        cls.control.send(word)
                except OSError:  # it has ended
                    cls.control.close()
                    cls.control = None
                else:
                    return
        raise OSError("no reading process")


def _new_template() -> socket.socket:
    ours, theirs = socket.socketpair()
    with theirs:
        subprocess.Popen(
            [*_command(), "--template", str(theirs.fileno())],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(),
            cwd=tempfile.gettempdir(), pass_fds=(theirs.fileno(),), start_new_session=True,
        )  # fmt: skip
    return ours


def _copied(word: bytes) -> Process:
    data, far_data = socket.socketpair()
    status, far_status = socket.socketpair()
    with far_data, far_status:
        _Template.ask(word, [far_data.fileno(), far_status.fileno()])
    status.settimeout(_CLOSING)

    def end() -> None:
        for one in (status, data):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def code() -> int | None:
        try:
            return int(status.recv(16) or b"0")
        except (OSError, ValueError):
            return None

    return Process(data.makefile("wb"), data.makefile("rb"), end, code)
