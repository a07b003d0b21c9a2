"""Districts of any size for pages: hostile names, half of it never reported, blanks among the scores, two dates."""

from datetime import date

import pandas as pd

from kkb.app.context import open_app
from kkb.core.counts.rows import INDICES, ITEMS, typed_rows
from kkb.store import NewSnapshot
from tests.core.villages import LADDER
from tests.text.words import HOSTILE

KAB = "~uji.~kab-uji"
DAYS = (date(2023, 6, 30), date(2024, 3, 1))


def district(villages: int, day: date, per_kecamatan: int = 10) -> NewSnapshot:
    """A district outside the list; every second village never reported, every fifth stratum cannot be read."""
    later = day == DAYS[-1]
    rows = [_village(n, per_kecamatan, later) for n in range(villages)]
    return NewSnapshot(
        wilayah=KAB, tanggal=day, berkas=f"{HOSTILE}.xlsx", sha256=f"{villages}{day}".ljust(64, "0"), contoh=False,
        oleh="Ani", issues=(), rows=typed_rows(pd.DataFrame(rows)),
    )  # fmt: skip


def _village(n: int, per_kecamatan: int, later: bool) -> dict[str, object]:
    kec = f"{KAB}.~kec-{n // per_kecamatan}"
    silent = n % 2 == 1
    stratum = None if n % 5 == 4 else "dasar" if silent else LADDER.keys[(n // 2 + later) % 4]
    scores = dict.fromkeys(ITEMS, 1 if silent else 3)
    if n % 3 == 0:
        scores["input_pokja"] = None
    code = f"{kec}.~desa-{n}"
    return {
        "unit": code, "kode": code, "nama": f"{HOSTILE} {n}", "kode_kec": kec, "nama_kec": f"{HOSTILE} kec",
        "kode_kab": KAB, "nama_kab": HOSTILE, "nama_prov": "![x](//x.test/a.png)", "kampung": HOSTILE,
        "lapor": not silent, "strata": stratum, **scores, **dict.fromkeys(INDICES, 1.0 if silent else 3.0),
    }  # fmt: skip


def store_district(villages: int) -> None:
    """The district at each of its days, in the store of the pages."""
    for day in DAYS:
        open_app().store.save(district(villages, day))
