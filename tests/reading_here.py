"""A file read in the test's own process: the task and the words of the border, without the border.

What the border itself promises is tested in tests/isolated, and by the tests marked `own_process`.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kkb import isolated
from kkb.core.errors import KkbError
from kkb.isolated import Hear, Limits, Progress, Work
from kkb.isolated.tasks import TASKS
from kkb.isolated.values import decode, encode


def read(work: Work, data: bytes | Path, limits: Limits, hear: Hear) -> object:
    """The result of a task as it comes over the border; `hear` is told of the progress at once."""
    started = time.monotonic()

    def tell(*told: object) -> None:
        hear(Progress(decode(encode(told)), time.monotonic() - started, limits.seconds))

    tell()
    try:
        return decode(encode(TASKS[work.task](data, work.file, work.given, tell)))
    except KkbError as error:
        plain = (bool, int, float, str, type(None))
        told = {name: v if type(v) in plain else str(v) for name, v in error.values.items()}
        raise KkbError(error.key, **told) from None


@contextmanager
def reading_here() -> Iterator[None]:
    """Meanwhile every use case reads files in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolated, "read", read)
        patch.setattr(isolated, "warm", lambda: None)
        yield
