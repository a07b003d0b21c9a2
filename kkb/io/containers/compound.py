"""Compound files (OLE2), which old office documents are: where the bytes of a stream stand in the file."""

import struct
from collections.abc import Iterator

_NO_MORE = 0xFFFFFFFA
"""From here on a sector's number means the end of a chain, or nothing."""
_DIRECT, _ENTRY, _MINI = 109, 128, 64


class CompoundError(ValueError):
    """A file that is no compound file, or whose chains lead nowhere."""


def stream_pieces(data: bytes, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """(place in the file, length) of the pieces of the first stream with one of the names, in their order.

    Raises CompoundError.
    """
    try:
        return _Compound(data).pieces(names)
    except (struct.error, IndexError) as error:
        raise CompoundError from error


class _Compound:
    """An opened compound file: its sectors and how they follow each other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise CompoundError
        self._size = 1 << shift
        self._directory, self._least = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 56)[0]
        self._mini_table = struct.unpack_from("<I", data, 60)[0]
        self._next = [n for sector in self._tables() for n in self._numbers(sector)]

    def pieces(self, names: tuple[str, ...]) -> list[tuple[int, int]]:
        """The pieces of a stream; small ones lie within the stream of the root."""
        root: tuple[int, int] | None = None
        for sector in self._chain(self._directory):
            for at in range(self._at(sector), self._at(sector) + self._size, _ENTRY):
                name, kind, first, size = self._entry(at)
                root = (first, size) if kind == 5 else root
                if kind == 2 and name in names:
                    return self._cut(self._found(first, size, root), size)
        raise CompoundError

    def _found(self, first: int, size: int, root: tuple[int, int] | None) -> list[tuple[int, int]]:
        if size >= self._least:
            return [(self._at(sector), self._size) for sector in self._chain(first)]
        if root is None:
            raise CompoundError
        inside = [self._at(sector) for sector in self._chain(root[0])]
        table = [n for sector in self._chain(self._mini_table) for n in self._numbers(sector)]
        return [
            (inside[n * _MINI // self._size] + n * _MINI % self._size, _MINI) for n in _follow(first, table)
        ]  # fmt: skip

    def _cut(self, pieces: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
        """The pieces up to the size of the stream, as far as the file goes."""
        found = []
        for at, length in pieces:
            held = min(length, size, len(self._data) - at)
            if held <= 0:
                break
            found.append((at, held))
            size -= held
        return found

    def _entry(self, at: int) -> tuple[str, int, int, int]:
        length, kind = struct.unpack_from("<HB", self._data, at + 64)
        name = self._data[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        first, size = struct.unpack_from("<II", self._data, at + 116)
        return name, kind, first, size

    def _tables(self) -> Iterator[int]:
        """The sectors that hold the table of chains."""
        yield from (n for n in struct.unpack_from(f"<{_DIRECT}I", self._data, 76) if n < _NO_MORE)
        further, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size)):
            if further >= _NO_MORE:
                return
            *inside, further = self._numbers(further)
            yield from (n for n in inside if n < _NO_MORE)

    def _chain(self, first: int) -> Iterator[int]:
        return _follow(first, self._next)

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack_from(f"<{self._size // 4}I", self._data, self._at(sector))

    def _at(self, sector: int) -> int:
        return (sector + 1) * self._size


def _follow(first: int, table: list[int]) -> Iterator[int]:
    """The sectors of a chain; one that comes back to itself is damaged."""
    for _ in range(len(table) + 1):
        if first >= _NO_MORE:
            return
        yield first
        first = table[first]
    raise CompoundError
