"""How far the reading of a file is, on one line of a terminal that is written over; nothing in a pipe."""

import sys

from kkb.app.imports import Progress
from kkb.cli.output import words
from kkb.text.format import number

_SHOWN_AFTER = 1.0


def table_progress(progress: Progress) -> None:
    """Rows read, seconds taken, seconds allowed."""
    if progress.told or progress.seconds >= _SHOWN_AFTER:
        _rows(progress)


def boundary_progress(progress: Progress) -> None:
    """What is done of a boundary file, and for how long."""
    if progress.told:
        stage, done, total = progress.told
        _show(words().text(f"perbatasan.{stage}", n=number(done), N=number(total)), progress)


def end_progress() -> None:
    """Leave the line free for what is said next."""
    if sys.stderr.isatty():
        print("\r" + " " * 100 + "\r", end="", file=sys.stderr, flush=True)


def _rows(progress: Progress) -> None:
    rows = progress.told[0] if progress.told else None
    _show(words().text("baca.baris", n=number(rows)) if rows else words().text("baca.berjalan"), progress)


def _show(text: str, progress: Progress) -> None:
    if sys.stderr.isatty():
        limit = words().text("baca.lama", n=number(int(progress.seconds)), batas=number(progress.most))
        print(f"\r{text}, {limit}   ", end="", file=sys.stderr, flush=True)
