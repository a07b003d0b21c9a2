"""Columns of a recap that no layout knows: kept when they hold nothing but counts, so that no number is lost."""

import pandas as pd

from kkb.config.file_specs import FileLayout
from kkb.core.area.wilayah import slug
from kkb.io.names.normal import clean_text
from kkb.io.table.headings import HEAD_WIDTH, TableHeader
from kkb.io.table.quantities import parse_count

_GOOD = ("baik", "teks", "kosong")


def other_columns(header: TableHeader, layout: FileLayout, rows: pd.Index) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The unknown columns of counts for the rows (by their numbers in Excel), and the headings they have in the file.

    Columns of personal data and of coordinates are never among them.
    """
    if not layout.keeps_others:
        return pd.DataFrame(index=rows), ()
    aside = {name for name in header.unused if layout.is_personal(name) or layout.is_point(name)}
    wanted = {at: name for at, name in header.spare.items() if name in header.unused and name not in aside}
    kept_rows = set(rows)
    cells = {n: c for n, c in header.sheet.numbered(None, HEAD_WIDTH) if n in kept_rows} if wanted else {}
    found: dict[str, list[object]] = {}
    kept: list[str] = []
    for at, name in wanted.items():
        parsed = [parse_count(cells[row][at]) if at < len(cells[row]) else parse_count(None) for row in rows]
        values = [quantity.value for quantity in parsed]
        key = slug(clean_text(name)).replace("-", "_")
        taken = key in found or any(column.key == key for column in layout.columns)
        if not taken and any(v is not None for v in values) and all(q.state in _GOOD for q in parsed):
            found[key] = values
            kept.append(name)
    return pd.DataFrame(found, index=rows, dtype=object), tuple(kept)
