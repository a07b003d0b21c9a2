"""What a test may need from outside the project, and what happens when it is not there."""

import os
from pathlib import Path

import pytest

from kkb.uji import COMPLETE

ROOT = Path(__file__).resolve().parent.parent


def require(present: object, reason: str) -> None:
    """Skip the running test with `reason` when `present` is falsy; fail it where all must be present."""
    if present:
        return
    if os.environ.get(COMPLETE) == "1":
        pytest.fail(f"{reason} ({COMPLETE}=1: nothing may be skipped)", pytrace=False)
    pytest.skip(reason)
