"""A process that imports without end, to be killed: prints an id after each import that is done.

Usage: python -m tests.store.saver URL NAME ROWS
"""

import itertools
import sys
from datetime import date, timedelta

from kkb.store import open_store
from tests.store.made import made, made_rows

FIRST = date(2000, 1, 1)


def main(url: str, name: str, rows: str) -> None:
    """Import day after day, three kabupaten at a time."""
    store = open_store(url)
    frame = made_rows("16.05", "16.73", "17.01", villages=int(rows))
    print("siap", flush=True)  # noqa: T201
    for day in itertools.count():
        saved = store.save(made("00", FIRST + timedelta(days=day), frame, name=name))
        print(saved.id, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
