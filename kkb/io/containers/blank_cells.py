"""Cells and rows of an .xlsx sheet that hold a format and nothing else, taken out before anything is built of them.

Whoever formats a column down to the last row leaves a million of them; they say nothing, and cost minutes.
"""

import io
import re
import zipfile
from collections.abc import Iterator

_FIRST_CHUNK, _CHUNK = 2**16, 2**22
_MOST_HELD = 2**25
_CELLS = re.compile(rb'(?:<c r="[A-Z]{1,3}\d{1,7}"[^<>/]*+/>\s*)++')
_ROWS = re.compile(rb'(?:<row r="\d{1,7}"[^<>/]*+(?:/>|>\s*</row>)\s*)++')
_START = b"<row"


class FilledCells(io.RawIOBase):
    """The XML of a sheet as a stream, without cells and rows that are blank; those without a place of their own stay,
    because what follows them is counted from them.
    """

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        super().__init__()
        self._source = archive.open(part)
        self._pieces = _filled(self._source)
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:
        """Fill a buffer with what comes next; 0 at the end."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = memoryview(piece)
        count = min(len(buffer), len(self._held))
        buffer[:count] = self._held[:count]
        self._held = self._held[count:]
        return count

    def close(self) -> None:
        """Close the part too."""
        self._source.close()
        super().close()


def _filled(source: io.BufferedIOBase) -> Iterator[bytes]:
    """Pieces of whole rows, cleared of blanks; what has no rows goes through as it is."""
    held, size = b"", _FIRST_CHUNK  # most who ask want the first rows only
    while chunk := source.read(size):
        held += chunk
        size = min(2 * size, _CHUNK)
        cut = held.rfind(_START)
        if cut > 0:
            yield _cleared(held[:cut])
            held = held[cut:]
        elif len(held) > _MOST_HELD:
            yield held
            held = b""
    yield _cleared(held)


def _cleared(xml: bytes) -> bytes:
    return _ROWS.sub(b"", _CELLS.sub(b"", xml))
