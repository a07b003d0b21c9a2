"""A dataset: what else is known of the places of one region at one date from one file; before and after storing."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.area.wilayah import Level, cut, is_within, level
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.store.frames import stored_text
from kkb.store.lifecycle import Incoming, Prepared, Rows, Stored, head_values
from kkb.store.schema import SISI_BARIS

KINDS = (
    "profil", "siga_kampung", "siga_rumah_dataku", "siga_poktan", "statistik", "program", "fungsi", "ibangga", "lain",
)  # fmt: skip
WHOLE = ("statistik",)
"""Kinds that speak for the set's own region as one, not kabupaten by kabupaten."""
_COLUMNS = ("kunci", "urut", *PLACE_COLUMNS, "isi")


@dataclass(frozen=True, slots=True, eq=False)
class NewDataset(Incoming):
    """What an import hands over. `jenis` is one of KINDS; `tabel` tells several tables of one jenis apart.

    `rows`: any of PLACE_COLUMNS (`kode`: an area of any level, `~name` parts allowed; blank means the region), and any
    further columns with text, numbers, truth values or blanks.
    """

    jenis: str
    tabel: str = ""


@dataclass(frozen=True, slots=True)
class Dataset(Stored):
    """A stored dataset."""

    jenis: str
    tabel: str


def prepared(new: NewDataset) -> Prepared:
    """The set as database values.

    Raises KkbError "pendukung.kosong" (no rows), "pendukung.jenis" (not one of KINDS) or "pendukung.luar_wilayah"
    (rows elsewhere).
    """
    rows = _row_values(new)
    values = head_values(new) | {
        "jenis": new.jenis,
        "tabel": stored_text(new.tabel),
        "kunci": json.dumps(sorted({str(row["kunci"]) for row in rows})),
        "kolom": json.dumps([str(c) for c in new.rows.columns if c not in PLACE_COLUMNS]),
    }
    return Prepared(values, (Rows(SISI_BARIS, _COLUMNS, [tuple(row[c] for c in _COLUMNS) for row in rows]),))


def _row_values(new: NewDataset) -> list[dict[str, object]]:
    if new.jenis not in KINDS:
        raise KkbError("pendukung.jenis", jenis=new.jenis, boleh=", ".join(KINDS))
    if new.rows.empty:
        raise KkbError("pendukung.kosong", berkas=new.berkas)
    places = new.rows.reindex(columns=list(PLACE_COLUMNS)).to_numpy(dtype=object).tolist()
    others = [c for c in new.rows.columns if c not in PLACE_COLUMNS]
    contents = new.rows[others].to_numpy(dtype=object).tolist()
    rows = [
        _place(new, place) | {"urut": at, "isi": _values_text(cells)}
        for at, (place, cells) in enumerate(zip(places, contents, strict=True))
    ]
    outside = [str(row["kode"]) for row in rows if not is_within(str(row["kode"]), new.wilayah)]
    if outside:
        raise KkbError("pendukung.luar_wilayah", wilayah=new.wilayah, kode=outside[0], jumlah=len(outside))
    return rows


def _values_text(cells: Iterable[object]) -> str:
    """The further values of a row in the order of the set's columns, whose names stand once with the set."""
    return json.dumps([_scalar(cell) for cell in cells], separators=(",", ":"))


def _place(new: NewDataset, cells: list[object]) -> dict[str, object]:
    place = {c: _text(cell) for c, cell in zip(PLACE_COLUMNS, cells, strict=True)}
    kode = place["kode"] or new.wilayah
    kab = place["kode_kab"] or (cut(kode, Level.KABUPATEN) if level(kode) >= Level.KABUPATEN else None)
    key = new.wilayah if new.jenis in WHOLE or kab is None else kab
    return {**place, "kode": kode, "unit": place["unit"] or kode, "kode_kab": kab, "kunci": key}


def _text(cell: object) -> str | None:
    return stored_text(cell) if isinstance(cell, str) and cell else None


def _scalar(cell: object) -> object:
    """A cell as JSON can hold it; anything that is no finite number, truth value or text is blank."""
    if hasattr(cell, "item"):
        cell = cell.item()
    if isinstance(cell, str):
        return stored_text(cell)
    if isinstance(cell, date) and not pd.isna(cell):
        return cell.isoformat()
    if isinstance(cell, (bool, int)):
        return cell
    return cell if isinstance(cell, float) and math.isfinite(cell) else None
