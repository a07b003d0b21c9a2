"""Bytes of a file to its sheets, whatever the file calls itself; refused with a sentence when it is no table."""

import re

from kkb.core.errors import KkbError
from kkb.io.delimited import read_delimited
from kkb.io.sheet import Sheet
from kkb.io.workbook import read_workbook

MAX_BYTES = 50 * 2**20
_MB = 2**20
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE2, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*<(!doctype|html|table|\?xml|head|body|div|style|meta)", re.IGNORECASE)


def read_sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx or of a delimited text file, visible ones first.

    Raises KkbError: empty, too large, damaged, locked with a password, or no table (.xls, .pdf, .html ...).
    """
    if not data.strip():
        raise KkbError("berkas.kosong", file=file)
    if len(data) > MAX_BYTES:
        raise KkbError("berkas.terlalu_besar", file=file, mb=-(-len(data) // _MB), batas=MAX_BYTES // _MB)
    if data.startswith(_ZIP):
        return read_workbook(data, file)
    _check_may_be_text(data, file)
    return (read_delimited(data, file),)


def _check_may_be_text(data: bytes, file: str) -> None:
    if data.startswith(_OLE2):
        raise KkbError("berkas.terkunci" if _ENCRYPTED in data else "berkas.xls_lama", file=file)
    if data.lstrip()[:4] == _PDF:
        raise KkbError("berkas.pdf", file=file)
    if _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")[:1000]):
        raise KkbError("berkas.html", file=file)
