"""A file as it was read, cell by cell, so that findings can be marked where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kkb.io.containers.sheet import Cells, Formula
from kkb.io.readers import classification
from kkb.io.readers.mapping import Mapped, find_mapped
from kkb.io.readers.own_table import find_own
from kkb.io.readers.recognise import known_layout
from kkb.io.readers.source import Source
from kkb.io.readers.supporting import OWN
from kkb.io.table.headings import HEAD_WIDTH, TableHeader, find_header


@dataclass(frozen=True, slots=True)
class Copied:
    """The cells of the sheet that was read: rows with Excel's numbers, and where each heading stands (from 0).

    Cells of columns with personal data, and formulas without a value, are left blank.
    """

    name: str
    rows: tuple[tuple[int, Cells], ...]
    columns: Mapping[str, int]


def copied(source: Source, mappings: Sequence[Mapped] = ()) -> Copied:
    """The sheet of a file that its reader took; of an unknown table the first sheet, without headings."""
    header = _header(source, mappings)
    sheet = header.sheet if header else source.sheets[0]
    hidden = _personal(source, header)
    rows = tuple((n, _without(cells, hidden)) for n, cells in sheet.numbered(None, HEAD_WIDTH))
    columns = {header.label(key): at for key, at in header.positions.items()} if header else {}
    return Copied(sheet.name, rows, columns)


def _header(source: Source, mappings: Sequence[Mapped]) -> TableHeader | None:
    known = known_layout(source)
    if known is not None:
        return known[1][0]
    mapped = find_mapped(source.sheets, mappings, source.known.layouts)
    if mapped and mapped[0].key != OWN:
        return find_header(source.sheets, mapped[0], source.file)[0]
    named = {column.key: column.heading for column in mapped[0].columns} if mapped else None
    own = find_own(source, named)
    return own.header if own else None


def _personal(source: Source, header: TableHeader | None) -> frozenset[int]:
    layout = source.known.layouts[classification.LAYOUT]
    spare = header.spare if header else {}
    return frozenset(at for at, label in spare.items() if layout.is_personal(label))


def _without(cells: Cells, hidden: frozenset[int]) -> Cells:
    return tuple(None if at in hidden or isinstance(cell, Formula) else cell for at, cell in enumerate(cells))
