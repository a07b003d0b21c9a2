"""A district that no list knows, its names as hostile as they can be."""

from datetime import date

import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS, typed_rows
from kkb.store import NewSnapshot
from tests.text.words import HOSTILE

BOGOR = "~jawa-barat.~kota-bogor"


def unlisted() -> NewSnapshot:
    """A district outside the list, its names as hostile as they can be."""
    rows = [
        {
            "unit": f"{BOGOR}.~utara.~desa-{n}", "kode": f"{BOGOR}.~utara.~desa-{n}", "nama": f"{HOSTILE} {n}",
            "kode_kec": f"{BOGOR}.~utara", "nama_kec": HOSTILE, "kode_kab": BOGOR, "nama_kab": HOSTILE,
            "nama_prov": "![x](//x.test/a.png)", "kampung": HOSTILE, "lapor": True,
            "strata": ["dasar", "mandiri", None][n % 3], **dict.fromkeys(ITEMS, 3), **dict.fromkeys(INDICES, 3.0),
        }
        for n in range(6)
    ]  # fmt: skip
    return NewSnapshot(
        wilayah=BOGOR, tanggal=date(2024, 3, 1), berkas=f"{HOSTILE}.xlsx", sha256="a" * 64, contoh=False, oleh="Ani",
        issues=(), rows=typed_rows(pd.DataFrame(rows)),
    )  # fmt: skip
