"""A job object of Windows: its processes together stay within limits, and end with the job's handle."""

import ctypes
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p

from kkb.isolated.limits import MB, Limits

CREATE_SUSPENDED, CREATE_NO_WINDOW = 0x4, 0x08000000
_EMPTY_PROCESS = 400
"""What Python and its libraries take before a file is read (MB)."""
_JOB_TIME, _ACTIVE_PROCESS, _JOB_MEMORY, _DIE_ON_EXCEPTION, _KILL_ON_CLOSE = 0x4, 0x8, 0x200, 0x400, 0x2000
_EXTENDED = 9
_TICKS = 10_000_000
_PROCESSES = 2
"""The python.exe of an environment starts the real one beside it."""


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", c_int64), ("PerJobUserTimeLimit", c_int64), ("LimitFlags", c_uint32),
        ("MinimumWorkingSetSize", c_size_t), ("MaximumWorkingSetSize", c_size_t), ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t), ("PriorityClass", c_uint32), ("SchedulingClass", c_uint32),
    )  # fmt: skip


class _Counters(ctypes.Structure):
    _fields_ = tuple(
        (name, c_uint64) for name in ("Reads", "Writes", "Others", "ReadBytes", "WriteBytes", "OtherBytes")
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("Basic", _Basic), ("Io", _Counters), ("ProcessMemoryLimit", c_size_t), ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t), ("PeakJobMemoryUsed", c_size_t),
    )  # fmt: skip


def limited(limits: Limits) -> ctypes.Structure:
    """The limits as Windows takes them."""
    told = _Extended()
    told.Basic.LimitFlags = _JOB_TIME | _ACTIVE_PROCESS | _JOB_MEMORY | _DIE_ON_EXCEPTION | _KILL_ON_CLOSE
    told.Basic.PerJobUserTimeLimit = limits.seconds * _TICKS
    told.Basic.ActiveProcessLimit = _PROCESSES
    told.JobMemoryLimit = (_EMPTY_PROCESS + limits.memory) * MB
    return told


def assign(process: int, limits: Limits) -> int:
    """Put a suspended process (its handle) into a new job and let it run; returns the job's handle.

    Raises OSError when Windows refuses: then the process must not run.
    """
    system = ctypes.WinDLL("kernel32", use_last_error=True)
    system.CreateJobObjectW.restype = c_void_p
    job = system.CreateJobObjectW(None, None)
    told = limited(limits)
    if not (
        job
        and system.SetInformationJobObject(c_void_p(job), _EXTENDED, ctypes.byref(told), ctypes.sizeof(told))
        and system.AssignProcessToJobObject(c_void_p(job), c_void_p(process))
    ):
        raise ctypes.WinError(ctypes.get_last_error())
    if ctypes.WinDLL("ntdll").NtResumeProcess(c_void_p(process)) != 0:
        raise OSError("NtResumeProcess")
    return int(job)


def close(job: int) -> None:
    """Close a job; what still runs in it ends."""
    ctypes.WinDLL("kernel32").CloseHandle(c_void_p(job))
