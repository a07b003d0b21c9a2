"""A district stored under names, and the code list that it joins."""

import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS, typed_rows
from tests.io.made import code_list

BOGOR, KOTA = "~jawa-barat.~bogor", "Kabupaten Bogor"
LIST = code_list(
    ("32.01.01.1001", "Pondok Rajeg", "Cibinong", KOTA, "Jawa Barat"),
    ("32.01.01.1002", "Karadenan", "Cibinong", KOTA, "Jawa Barat"),
    ("32.01.02.2001", "Cicadas", "Gunung Putri", KOTA, "Jawa Barat"),
).assign(lat=-6.4, lon=106.8, luas_km2=float("nan"), kode_bps="")


def bogor(*names: str, kec: str = "CIBINONG") -> pd.DataFrame:
    """Rows of a district without a code list."""
    rows = [
        {
            "unit": f"{BOGOR}.~{kec.lower()}.~{name.lower().replace(' ', '-')}", "nama": name, "nama_kec": kec,
            "kode_kec": f"{BOGOR}.~{kec.lower()}", "kode_kab": BOGOR, "nama_kab": "BOGOR", "nama_prov": "JAWA BARAT",
            "strata": "dasar", "lapor": True,
        }
        for name in names
    ]  # fmt: skip
    frame = pd.DataFrame(rows).assign(**dict.fromkeys(ITEMS, 2), **dict.fromkeys(INDICES, 2.0))
    return typed_rows(frame.assign(kode=frame["unit"]))
