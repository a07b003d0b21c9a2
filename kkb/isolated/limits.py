"""How much a reading process may use, and how the system is told: limits of POSIX, or a job object of Windows."""

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

MB = 2**20
_OPEN_FILES = 64
_CLOSING = 5
"""Seconds of processor between the word to stop and the end by force."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of processor, memory beyond what the empty process takes (MB), the largest file it may write (MB).

    `waiting` is how long it may take by the clock, which runs on while a machine does other things.
    """

    seconds: int
    memory: int
    written: int = 0
    waiting: int = 600


TABLES = Limits(seconds=60, memory=1024)
BOUNDARIES = Limits(seconds=60, memory=1024, written=4096)
BOUNDARIES_OF_OPERATOR = Limits(seconds=900, memory=2048, written=16384, waiting=3600)
"""Boundaries from the command line: who may start it owns the machine, and a national file takes minutes."""


def limit_self(limits: Limits) -> None:
    """Bound the running process, from what it uses now on; on Windows its job object does it instead."""
    system = _posix_limits()
    if system is None:
        return
    used = system.getrusage(system.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.seconds
    _set(system, "RLIMIT_CPU", seconds, seconds + _CLOSING)
    if size := _size():
        _set(system, "RLIMIT_AS", size + limits.memory * MB, size + limits.memory * MB)
    _set(system, "RLIMIT_FSIZE", limits.written * MB, limits.written * MB)
    _set(system, "RLIMIT_NOFILE", _OPEN_FILES, _OPEN_FILES)
    _set(system, "RLIMIT_CORE", 0, 0)


def _posix_limits() -> ModuleType | None:
    return None if sys.platform == "win32" else importlib.import_module("resource")


def _set(system: ModuleType, name: str, soft: int, hard: int) -> None:
    """Lower a limit; one that is lower already stays."""
    kind = getattr(system, name, None)
    if kind is None:
        return
    _, most = system.getrlimit(kind)
    bounded = hard if most == system.RLIM_INFINITY else min(hard, most)
    system.setrlimit(kind, (min(soft, bounded), bounded))


def _size() -> int:
    """The address space of this process in bytes; 0 where the system does not say."""
    told = Path("/proc/self/statm")
    if not told.is_file():
        return 0
    return int(told.read_text(encoding="ascii").split()[0]) * importlib.import_module("resource").getpagesize()
