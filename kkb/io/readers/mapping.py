"""A mapping that a person made once: which columns of an unknown table are ours. Kept by the shape of its headings."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kkb.config.file_specs import PLACES, FileLayout, LayoutColumn, heading_key
from kkb.io.containers.sheet import Cells, Formula, Sheet
from kkb.io.names.normal import clean_text
from kkb.io.readers import classification
from kkb.io.readers.supporting import OWN
from kkb.io.table.headings import HEAD_ROWS, HEAD_WIDTH, UNNAMED
from kkb.io.table.period import DATE

TARGETS = {"klasifikasi": classification.LAYOUT, "profil": "profil", "lain": OWN}
"""What a mapped table becomes, and the layout whose columns it may have."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """`columns`: our key -> the heading in the file. `region`: for tables that name no kabupaten, or None."""

    shape: str
    target: str
    columns: Mapping[str, str]
    region: str | None = None


def heading_shape(headings: Iterable[str]) -> str:
    """The shape of a row of headings: the same for the same headings in any order, case and punctuation.

    >>> heading_shape(["Desa", " KEC. "]) == heading_shape(["Kec", "desa", "", "Unnamed: 0"])
    True
    """
    keys = sorted({heading_key(h) for h in headings if h and not UNNAMED.fullmatch(h)} - {""})
    return hashlib.sha256("|".join(keys).encode()).hexdigest()[:32]


def texts_of(cells: Cells) -> list[str]:
    """The texts of a row of cells; a formula without its value has none."""
    return [text for cell in cells if not isinstance(cell, Formula) and (text := clean_text(cell))]


def mapped_layout(mapped: Mapped, layouts: Mapping[str, FileLayout]) -> FileLayout:
    """The layout that a mapping stands for: the target's columns under the file's own headings, each required."""
    base = _base(mapped.target, layouts)
    known = {column.key: column for column in base.columns} | {DATE: LayoutColumn(DATE, "Tanggal", (), False)}
    columns = tuple(
        replace(known[key], heading=heading, aliases=(), required=key not in ("no", "kampung"))
        for key, heading in mapped.columns.items()
        if key in known
    )
    numbers = tuple(replace(column, required=False) for key, column in known.items() if key == "no")
    return replace(base, columns=(*numbers, *columns), fewest=0, keeps_others=False)


def find_mapped(
    sheets: Sequence[Sheet], mappings: Sequence[Mapped], layouts: Mapping[str, FileLayout]
) -> tuple[FileLayout, str | None] | None:
    """The layout and region of the first mapping whose shape a row near the top of a sheet has."""
    by_shape = {mapped.shape: mapped for mapped in mappings}
    if not by_shape:
        return None
    for sheet in sheets:
        for _, cells in sheet.numbered(HEAD_ROWS, HEAD_WIDTH):
            mapped = by_shape.get(heading_shape(texts_of(cells)))
            if mapped is not None:
                return mapped_layout(mapped, layouts), mapped.region
    return None


def mappable(target: str, layouts: Mapping[str, FileLayout]) -> tuple[LayoutColumn, ...]:
    """The columns that a table can be mapped onto, places first, and the date."""
    columns = [c for c in _base(target, layouts).columns if c.key != "no"]
    columns.sort(key=lambda c: c.key not in PLACES)
    return (*columns, LayoutColumn(DATE, "Tanggal data", (), False))


def _base(target: str, layouts: Mapping[str, FileLayout]) -> FileLayout:
    """The layout whose columns a target may have; a table of an office's own has those of places alone."""
    if target != OWN:
        return layouts[TARGETS[target]]
    first = layouts[classification.LAYOUT]
    return replace(first, key=OWN, title="", columns=tuple(c for c in first.columns if c.key in PLACES))


def headings_of(target: str, layouts: Mapping[str, FileLayout]) -> dict[str, str]:
    """Our keys by heading, for what a target may have."""
    return _base(target, layouts).keys_by_heading()


def lacking(mapped: Mapped) -> tuple[str, ...]:
    """Our keys without which a mapping is of no use: a place, and what is said of it."""
    needed = ["nama_kec", *(["nama_kab"] if mapped.region is None else [])]
    needed += [] if mapped.target == OWN else ["nama"]
    missing = [key for key in needed if key not in mapped.columns]
    if mapped.target == "klasifikasi":
        missing += [] if "strata" in mapped.columns else ["strata"]
    elif mapped.target != OWN and not set(mapped.columns) - {*PLACES, DATE}:
        missing.append("isi")
    return tuple(missing)
