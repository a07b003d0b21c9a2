"""Messages between the two processes: one letter, a length, so many bytes."""

import struct
from typing import BinaryIO

REQUEST, DATA, PROGRESS, RESULT, REFUSAL, MEMORY, FAULT = b"P", b"D", b"M", b"H", b"T", b"K", b"X"
COPY, COPY_FOR_BOUNDARIES, AWAKE = b"x", b"b", b"."
"""What a template is asked: a copy, a copy that knows boundaries, only to stay awake."""
MOST = 256 * 2**20
_HEAD = struct.Struct(">cI")


def write_frame(stream: BinaryIO, kind: bytes, payload: bytes) -> None:
    """Write one message."""
    stream.write(_HEAD.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next message; None when the stream ends, also in the middle of one, or a message is larger than MOST."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if length > MOST:
        return None
    payload = stream.read(length)
    return None if len(payload) < length else (kind, payload)
