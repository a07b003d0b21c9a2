"""What a test may need from outside the project, and what happens when it is not there."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

COMPLETE = "KKB_UJI_LENGKAP"
"""Environment variable: when set to 1 (CI does), nothing may be missing, so a skip becomes a failure."""

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def require(present: object, reason: str) -> None:
    """Skip the running test with `reason` when `present` is falsy; fail it where all must be present."""
    if present:
        return
    if os.environ.get(COMPLETE) == "1":
        pytest.fail(f"{reason} ({COMPLETE}=1: nothing may be skipped)", pytrace=False)
    pytest.skip(reason)


def chromium() -> Path | None:
    """Path of a Chromium-like browser of this computer, or None."""
    found = (shutil.which(name) for name in CHROMIUM_NAMES)
    return next((Path(path) for path in found if path), None)


def postgres_programs() -> Path | None:
    """Folder with PostgreSQL's `initdb` and `pg_ctl` (the newest of this computer), or None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if debian:
        return debian[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None
