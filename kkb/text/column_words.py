"""Columns and tables of an office's own, that only their keys name, as headings."""

_SHORT = {
    "sk", "kb", "pus", "bkb", "bkr", "bkl", "uppka", "pik", "r", "iud", "mow", "mop", "apbn", "apbd", "csr", "rkm",
    "idm", "iks", "ike", "ikl", "krs", "cpr", "mkjp", "iva",
}  # fmt: skip


def column_label(key: str) -> str:
    """A column's key as a heading.

    >>> column_label("dasar_persen"), column_label("jumlah_kampung_kb")
    ('Dasar (%)', 'Jumlah kampung KB')
    """
    parts = key.removesuffix("_persen").split("_")
    words = " ".join(part.upper() if part in _SHORT else part for part in parts)
    words = words[:1].upper() + words[1:]
    return f"{words} (%)" if key.endswith("_persen") else words


def table_name(table: str) -> str:
    """What a stored table is called.

    >>> table_name("rekap-bkb-musi-rawas")
    'Rekap BKB musi rawas'
    """
    return column_label(table.replace("-", "_"))
