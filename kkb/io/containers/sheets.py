"""Bytes of a file to its sheets, whatever the file calls itself; refused with a sentence when it is no table."""

import re

from kkb.core.errors import KkbError
from kkb.io.containers.html import read_markup
from kkb.io.containers.mhtml import is_web_archive, read_web_archive
from kkb.io.containers.ods import is_opendocument, read_opendocument
from kkb.io.containers.sheet import Sheet
from kkb.io.containers.text import decoded, read_delimited
from kkb.io.containers.xls import read_old_workbook
from kkb.io.containers.xlsx import read_workbook
from kkb.io.containers.xml2003 import is_xml_spreadsheet, read_xml_spreadsheet

MAX_BYTES = 50 * 2**20
_MB = 2**20
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE2, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    r"\s*<(!doctype|!--|\?xml|(html|table|head|body|div|style|meta|center|font|title|h\d)\b)", re.IGNORECASE
)


def read_sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx, .ods, .xls or XML Spreadsheet, the tables of an HTML page or a web archive, or the one of
    a delimited text file; visible ones first.

    Raises KkbError: empty, too large, damaged, locked with a password, or no table (.pdf, other archives ...).
    """
    if not data.strip():
        raise KkbError("berkas.kosong", file=file)
    if len(data) > MAX_BYTES:
        raise KkbError("berkas.terlalu_besar", file=file, mb=-(-len(data) // _MB), batas=MAX_BYTES // _MB)
    if data.startswith(_ZIP):
        return read_opendocument(data, file) if is_opendocument(data) else read_workbook(data, file)
    if data.startswith(_OLE2):
        if _ENCRYPTED in data:
            raise KkbError("berkas.terkunci", file=file)
        return read_old_workbook(data, file)
    if data.lstrip()[:4] == _PDF:
        raise KkbError("berkas.pdf", file=file)
    if is_xml_spreadsheet(data):
        return read_xml_spreadsheet(data, file)
    if is_web_archive(data):
        return read_web_archive(data, file)
    if _MARKUP.match(decoded(data[:2000]).removeprefix("\ufeff")):
        return read_markup(decoded(data), file)
    return (read_delimited(data, file),)
