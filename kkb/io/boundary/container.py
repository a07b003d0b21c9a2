"""Which kind of boundary file this is, by its first bytes; a .zip is unpacked without trusting anything in it."""

import glob
import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from kkb.core.errors import KkbError
from kkb.io.boundary.shapefile import COMPANIONS, PARTS
from kkb.io.names.normal import shown

MOST_PARTS = 500
MOST_BYTES = 6 * 2**30
"""Unpacked, all parts together; a national file has 1 to 3 GB."""
_WANTED = PARTS | {kind: kind for kind in (".gpkg", ".geojson", ".json", ".kml")}
_HEADS = ((b"SQLite format 3\0", ".gpkg"), (b"PK\x03\x04", ".zip"), (b"\x00\x00\x27\x0a", ".shp"))
_KML = re.compile(rb"\A\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|kml\b)[^\0]*?<(?:\w+:)?kml[\s>]|\A\s*<kml[\s>]")
_OFFICE = "[Content_Types].xml"
"""What an Excel or Word file holds; both are .zip archives too."""
_BLOCK = 2**20


def data_files(path: Path, name: str, folder: Path) -> dict[Path, str]:
    """The files to open with the name each bears: the file itself, or what a .zip holds, unpacked into `folder`.

    Raises KkbError "perbatasan.*": another kind of file, a broken or tricky .zip, a shapefile without its companions.
    """
    kind = kind_of(path, name)
    if kind == ".shp":
        return {_gathered(path, name, folder): Path(name).stem}
    if kind != ".zip":
        return {path: Path(name).stem}
    found = _unzipped(path, name, folder)
    shapefiles = [file for file in found if file.suffix == ".shp"]
    if not all(file.with_suffix(part).is_file() for file in shapefiles for part in COMPANIONS):
        raise KkbError("perbatasan.shp_sendiri", file=name)
    return found


def _gathered(path: Path, name: str, folder: Path) -> Path:
    """A shapefile with those of its companions that are read, in a folder of its own."""
    beside = {part.suffix.lower(): part for part in path.parent.glob(f"{glob.escape(path.stem)}.*") if part.is_file()}
    if not set(COMPANIONS) <= set(beside):
        raise KkbError("perbatasan.shp_sendiri", file=name)
    for suffix, kept in PARTS.items():
        if suffix in beside or suffix == ".shp":
            _linked(path if suffix == ".shp" else beside[suffix], folder / f"lapis{kept}")
    return folder / "lapis.shp"


def _linked(path: Path, target: Path) -> None:
    """A file under another name; copied where the disk cannot have two names for one."""
    try:
        target.hardlink_to(path.resolve())
    except OSError:
        shutil.copyfile(path, target)


def kind_of(path: Path, name: str) -> str:
    """The kind of a file as a suffix, by its first bytes alone. Raises KkbError "perbatasan.jenis" for any other."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    for start, kind in _HEADS:
        if head.startswith(start):
            return kind
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return ".geojson"
    if _KML.search(head):
        return ".kml"
    raise KkbError("perbatasan.jenis", file=name)


def _unzipped(path: Path, name: str, folder: Path) -> dict[Path, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = _wanted(archive, name)
            left = MOST_BYTES
            for info, target in wanted:
                left -= _copy(archive, info, folder / target, (left, name))
    except KkbError:
        raise
    except Exception as error:  # zipfile and what it unpacks with raise a dozen kinds on damaged files
        raise KkbError("perbatasan.zip_rusak", file=name) from error
    opened = (".shp", ".gpkg", ".geojson", ".json", ".kml")
    files = {folder / target: _label(info) for info, target in wanted if target.endswith(opened)}
    if not files:
        raise KkbError("perbatasan.zip_kosong", file=name)
    return files


def _label(info: zipfile.ZipInfo) -> str:
    """A part's place in the archive without its suffix."""
    return str(PurePosixPath(info.filename.replace("\\", "/")).with_suffix(""))


def _wanted(archive: zipfile.ZipFile, name: str) -> list[tuple[zipfile.ZipInfo, str]]:
    """The parts to unpack and a name of our own for each: nothing of the archive's own paths reaches the disk."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise KkbError("perbatasan.zip_besar", file=name, bagian=MOST_PARTS, gb=MOST_BYTES // 2**30)
    if any(info.filename == _OFFICE for info in infos):
        raise KkbError("perbatasan.jenis", file=name)
    groups: dict[str, int] = {}
    names: set[str] = set()
    wanted = []
    for info in infos:
        inner = PurePosixPath(info.filename.replace("\\", "/"))
        if inner.is_absolute() or ".." in inner.parts or ":" in info.filename:
            raise KkbError("perbatasan.zip_jalan", file=name, nilai=shown(info.filename))
        is_rubbish = "__MACOSX" in inner.parts or inner.name.startswith("._")
        if inner.suffix.lower() in _WANTED and not is_rubbish:
            if str(inner).lower() in names:
                raise KkbError("perbatasan.zip_kembar", file=name, nilai=shown(str(inner)))
            names.add(str(inner).lower())
            number = groups.setdefault(str(inner.with_suffix("")).lower(), len(groups))
            wanted.append((info, f"lapis{number}{_WANTED[inner.suffix.lower()]}"))
    return wanted


def _copy(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, limit: tuple[int, str]) -> int:
    """Unpack one part; returns its true size, whatever the archive says of it."""
    left, name = limit
    size = 0
    with archive.open(info) as source, target.open("wb") as out:
        while block := source.read(_BLOCK):
            size += len(block)
            if size > left:
                raise KkbError("perbatasan.zip_besar", file=name, bagian=MOST_PARTS, gb=MOST_BYTES // 2**30)
            out.write(block)
    return size
