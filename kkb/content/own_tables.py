"""What an office's own tables say of a village, else of its kecamatan."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.page import Heading, Note, PageBlock, TableBlock, TableColumn
from kkb.core.area import wilayah
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.text.column_words import column_label, table_name
from kkb.text.markdown import plain

KIND = "lain"
_OF_SET = ("set", "tabel", "tanggal", "contoh")


def own_table_blocks(basis: Basis, rows: pd.DataFrame, row: Mapping[str, Any]) -> tuple[PageBlock, ...]:
    """One table per own table that says something of a Kampung KB; `rows`: those of its kecamatan."""
    found: list[PageBlock] = []
    for table, own in rows.groupby("tabel", sort=False) if len(rows) else ():
        here = _rows_of(own, row)
        columns = [c for c in own.columns if c not in (*PLACE_COLUMNS, *_OF_SET)]
        said = {c: here[c].iloc[0] for c in columns if len(here) and pd.notna(here[c].iloc[0])}
        if said:
            key, name = f"{KIND}_{table}_{row['unit']}", table_name(str(table))
            heads = (
                TableColumn("hal", basis.text("desa.kolom_hal")),
                TableColumn("isi", basis.text("dukungan.kolom_isi")),
            )
            cells = tuple((column_label(c), written(basis, value)) for c, value in said.items())
            source = f"{plain(str(here['nama'].iloc[0]))}. {own_source(basis, here)}"
            found += [Heading(f"{key}_judul", plain(name)), TableBlock(key, name, heads, cells)]
            found.append(Note(f"{key}_sumber", source, "small"))
    return tuple(found)


def written(basis: Basis, value: object) -> str:
    """A value of a dataset as it is read."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return basis.number(value, 0 if float(value).is_integer() else 2)


def own_source(basis: Basis, rows: pd.DataFrame) -> str:
    """The date of a table, and that classes in it are no strata of Kampung KB."""
    key = "dukungan.sendiri_ket" if len(rows) else "umum.produk"
    return basis.text(key, tanggal=basis.day(max(rows["tanggal"])))


def _rows_of(own: pd.DataFrame, row: Mapping[str, Any]) -> pd.DataFrame:
    """The rows of a Kampung KB, else of its village, else of its kecamatan."""
    same, code = own[own["unit"].eq(row["unit"])], str(row["kode"])
    here = same if len(same) else own[own["kode"].eq(code)]
    return here if len(here) else own[own["kode"].eq(wilayah.parent(code))]
