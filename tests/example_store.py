"""A store that holds the example and nothing else, made once for both parts of the suite and all their workers."""

import contextlib
import hashlib
import os
import shutil
from datetime import date
from pathlib import Path

from kkb.app.context import open_app
from kkb.store import sqlite_url
from tests.needs import ROOT


def example_store(folder: Path, kept: Path | None) -> Path:
    """An SQLite file in `folder`; copied from `kept` when one was made there today of the same sources."""
    path = folder / "kkb.sqlite"
    made = kept / f"{_digest()}.sqlite" if kept else path
    if made.is_file():
        shutil.copy(made, path)
        return path
    open_app(sqlite_url(path)).store.close()
    if kept:
        with contextlib.suppress(OSError):  # a worker beside this one may be at it, and nothing hangs on it
            for old in kept.glob("*.sqlite"):
                if old != made:
                    old.unlink()
            shutil.copy(path, made.with_suffix(f".{os.getpid()}")).replace(made)  # whole or not at all
    return path


def _digest() -> str:
    """Of the code and data that an example is made of, and of the day."""
    digest = hashlib.sha256(date.today().isoformat().encode("ascii"))
    for file in sorted(file for name in ("kkb", "data") for file in (ROOT / name).rglob("*") if file.is_file()):
        if "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(ROOT).as_posix()}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]
