"""A zip of tables, as a folder comes from a drive or a chat: which tables are inside, and the bytes of one of them."""

import io
import zipfile
from pathlib import PurePosixPath

from kkb.core.errors import KkbError

TABLES = (
    ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".htm", ".html", ".mht", ".mhtml", ".xml",
)  # fmt: skip
"""Endings of files that may hold a table."""
SUFFIX = ".zip"
_MOST, _LARGEST = 200, 50 * 2**20
_MB = 2**20


def is_archive_name(name: str) -> bool:
    """Whether a file is called a zip; what it really is shows when it is opened."""
    return name.lower().endswith(SUFFIX)


def is_table_name(name: str) -> bool:
    """Whether a file may hold a table by its name; lock files of Excel and hidden ones never do.

    >>> [is_table_name(n) for n in ("a/Rekap.XLSX", "__MACOSX/._Rekap.xlsx", "~$Rekap.xlsx", "peta.shp")]
    [True, False, False, False]
    """
    path = PurePosixPath(name)
    return path.suffix.lower() in TABLES and not path.name.startswith(("~$", ".")) and "__MACOSX" not in path.parts


def tables_inside(data: bytes, file: str) -> tuple[str, ...]:
    """The names of the tables in a zip, each to be read as "<zip>/<name>"; sorted.

    Raises KkbError: damaged, locked with a password, no table inside, or more than can be read.
    """
    parts = [part for part in _parts(data, file) if is_table_name(part.filename)]
    if not parts:
        raise KkbError("berkas.arsip_tanpa_tabel", file=file, jenis=", ".join(TABLES))
    if len(parts) > _MOST:
        raise KkbError("berkas.arsip_terlalu_banyak", file=file, n=len(parts), batas=_MOST)
    return tuple(sorted(part.filename for part in parts))


def opened(data: bytes, name: str) -> tuple[bytes, str]:
    """A file and its own name: of "<zip>/<name>" the table in the zip, of any other name the file as it is.

    Raises KkbError: damaged, locked, not there, or too large once unpacked.
    """
    archive, found, inside = name.partition(f"{SUFFIX}/")
    if not found:
        return data, name
    part = next((part for part in _parts(data, archive + SUFFIX) if part.filename == inside), None)
    if part is None:
        raise KkbError("berkas.rusak", file=archive + SUFFIX)
    return _unpacked(data, part), PurePosixPath(inside).name


def _parts(data: bytes, file: str) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
    except Exception as error:  # zipfile raises a dozen kinds on damaged files
        raise KkbError("berkas.rusak", file=file) from error
    if any(part.flag_bits & 1 for part in parts):
        raise KkbError("berkas.terkunci", file=file)
    return parts


def _unpacked(data: bytes, part: zipfile.ZipInfo) -> bytes:
    """The bytes of one part; zipfile stops at the size the archive declares for it."""
    name = PurePosixPath(part.filename).name
    if part.file_size > _LARGEST:
        raise KkbError("berkas.terlalu_besar", file=name, mb=-(-part.file_size // _MB), batas=_LARGEST // _MB)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(part)
    except Exception as error:
        raise KkbError("berkas.rusak", file=name) from error
