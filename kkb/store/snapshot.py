"""A snapshot: the rows of one region at one date from one file, before and after it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from kkb.core.area.wilayah import Level, is_within, level
from kkb.core.counts.rows import ROW_COLUMNS
from kkb.core.errors import KkbError
from kkb.store.frames import Values, row_values
from kkb.store.lifecycle import Incoming, Prepared, Rows, Stored, head_values
from kkb.store.schema import BARIS, KABUPATEN

_UNIT, _KAB = ROW_COLUMNS.index("unit"), ROW_COLUMNS.index("kode_kab")
_NAMES = (ROW_COLUMNS.index("nama_kab"), ROW_COLUMNS.index("nama_prov"))


@dataclass(frozen=True, slots=True, eq=False)
class NewSnapshot(Incoming):
    """What an import hands over. `rows` has ROW_COLUMNS; every row lies in `wilayah`, a kabupaten or wider.

    `parts`: the codes of kabupaten of which the file holds a part; all others it holds whole.
    """

    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Snapshot(Stored):
    """A stored snapshot; `sebagian`: it holds a part of a kabupaten, whose other villages keep their last state."""

    sebagian: bool = False


def prepared(new: NewSnapshot) -> Prepared:
    """The snapshot as database values.

    Raises KkbError "simpanan.kosong" (no rows), "simpanan.wilayah_sempit" (less than a kabupaten),
    "simpanan.luar_wilayah" (rows of another region) or "simpanan.unit_ganda" (a unit twice).
    """
    rows = row_values(new.rows)
    _refuse_wrong_rows(new, rows)
    kabupaten = Rows(KABUPATEN, ("kode_kab", "nama_kab", "nama_prov", "sebagian"), _kabupaten(rows, new.parts))
    return Prepared(head_values(new), (kabupaten, Rows(BARIS, ROW_COLUMNS, rows)))


def _kabupaten(rows: Sequence[Values], parts: frozenset[str]) -> list[Values]:
    """Code, names and whether it is a part, of each kabupaten; its first row names it."""
    first = {row[_KAB]: row for row in reversed(rows)}
    return [(kode, *(row[n] for n in _NAMES), kode in parts) for kode, row in first.items()]


def _refuse_wrong_rows(new: NewSnapshot, rows: Sequence[Values]) -> None:
    if not rows:
        raise KkbError("simpanan.kosong", berkas=new.berkas)
    if level(new.wilayah) > Level.KABUPATEN:
        raise KkbError("simpanan.wilayah_sempit", wilayah=new.wilayah)
    outside = [row[_KAB] for row in rows if not is_within(str(row[_KAB]), new.wilayah)]
    if outside:
        raise KkbError("simpanan.luar_wilayah", wilayah=new.wilayah, kode=outside[0], jumlah=len(outside))
    seen: set[object] = set()
    for row in rows:
        if row[_UNIT] in seen:
            raise KkbError("simpanan.unit_ganda", unit=row[_UNIT])
        seen.add(row[_UNIT])
