"""Files of others read in a process of their own: bounded in time and memory, without environment, ended at will.

What crosses the border: in, the file and what is known (from us, trusted); out, plain values as JSON (never trusted).
"""

from kkb.isolated.limits import BOUNDARIES, BOUNDARIES_OF_OPERATOR, TABLES, Limits
from kkb.isolated.run import Hear, Progress, Work, quiet, read
from kkb.isolated.start import warm
from kkb.isolated.tasks import Context

__all__ = [
    "BOUNDARIES",
    "BOUNDARIES_OF_OPERATOR",
    "TABLES",
    "Context",
    "Hear",
    "Limits",
    "Progress",
    "Work",
    "quiet",
    "read",
    "warm",
]
