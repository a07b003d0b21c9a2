"""The reading process: takes one request, bounds itself, reads, answers, ends.

With `--template FD` it reads nothing itself: loaded once, it makes a copy of itself for each request that comes through
a socket. Such a copy is ready at once, and knows nothing of the files before it.
"""

import contextlib
import gc
import os
import pickle
import select
import signal
import socket
import sys
import traceback
from typing import BinaryIO

from kkb.core.errors import KkbError
from kkb.isolated import frames, tasks, values
from kkb.isolated.limits import limit_self

_LONGEST_TOLD = 8000
IDLE = 900.0
"""Seconds without a request after which a template ends."""


def answer(source: BinaryIO, target: BinaryIO) -> None:
    """Take one request and answer it. The request is our own; what is read because of it is not trusted."""
    request, data = frames.read_frame(source), frames.read_frame(source)
    if request is None or data is None:
        return
    task, name, given, limits, path = pickle.loads(request[1])
    tasks.prepare(task)
    limit_self(limits)

    def tell(*told: object) -> None:
        frames.write_frame(target, frames.PROGRESS, values.encode(told))

    try:
        result = values.encode(tasks.TASKS[task](data[1] if path is None else path, name, given, tell))
        kind = frames.RESULT
    except KkbError as error:
        kind, result = frames.REFUSAL, values.encode((error.key, _plain(error.values)))
    except MemoryError:
        kind, result = frames.MEMORY, traceback.format_exc()[-_LONGEST_TOLD:].encode("utf-8", "replace")
    except BaseException:  # a fault inside a library may be no Exception
        kind, result = frames.FAULT, traceback.format_exc()[-_LONGEST_TOLD:].encode("utf-8", "replace")
    frames.write_frame(target, kind, result)


def _plain(told: dict[str, object]) -> dict[str, object]:
    return {name: v if v is None or type(v) in (bool, int, float, str) else str(v) for name, v in told.items()}


def template(control: socket.socket) -> None:
    """Answer requests by copies until the other end closes, or nothing was asked for a while."""
    tasks.prepare("table")
    gc.collect()
    gc.freeze()
    running: dict[int, socket.socket] = {}
    wake, woken = socket.socketpair()
    for end in (wake, woken):
        end.setblocking(False)
    signal.set_wakeup_fd(woken.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    try:
        while True:
            poll = select.poll()
            poll.register(control, select.POLLIN)
            poll.register(wake, select.POLLIN)
            for status in running.values():
                poll.register(status, 0)
            ready = dict(poll.poll(None if running else IDLE * 1000))
            if not ready and not running:
                return
            if wake.fileno() in ready:
                wake.recv(4096)
            _end_cancelled(running, ready)
            _report_ended(running)
            if control.fileno() in ready and not _start_one(control, running, (wake, woken)):
                return
    finally:
        for pid in running:
            os.kill(pid, signal.SIGKILL)


def _start_one(control: socket.socket, running: dict[int, socket.socket], own: tuple[socket.socket, ...]) -> bool:
    """Make a copy for the next request; False when there will be none any more."""
    message, handles, _, _ = socket.recv_fds(control, 1, 2)  # one word at a time: each has its own handles
    if not handles:  # a word to keep awake, or the end
        return bool(message)
    data, status = (socket.socket(fileno=handle) for handle in handles)
    if message == frames.COPY_FOR_BOUNDARIES:  # loaded at the first boundary file, for this copy and all after it
        tasks.prepare("boundaries")
    pid = os.fork()
    if pid == 0:
        _copy(data, (control, status, *own, *running.values()))
    data.close()
    running[pid] = status
    return True


def _copy(data: socket.socket, others: tuple[socket.socket, ...]) -> None:
    """What a copy does: answer one request and end, whatever happens."""
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for other in others:
            other.close()
        with data.makefile("rwb") as stream:
            answer(stream, stream)
    finally:
        os._exit(0)


def _end_cancelled(running: dict[int, socket.socket], ready: dict[int, int]) -> None:
    """End the copies that nobody waits for any more."""
    for pid, status in running.items():
        if ready.get(status.fileno(), 0) & (select.POLLHUP | select.POLLERR):
            os.kill(pid, signal.SIGKILL)


def _report_ended(running: dict[int, socket.socket]) -> None:
    """Tell how each copy ended that did."""
    while running:
        pid, code = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        status = running.pop(pid, None)
        if status is not None:
            with contextlib.suppress(OSError):  # nobody may be waiting for it
                status.send(str(os.waitstatus_to_exitcode(code)).encode("ascii"))
            status.close()


def main() -> None:
    """One request over stdin and stdout, or a template on a socket."""
    if "--template" in sys.argv:
        template(socket.socket(fileno=int(sys.argv[-1])))
        return
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nothing, handle)
    answer(source, target)
    target.close()
    os._exit(0)
