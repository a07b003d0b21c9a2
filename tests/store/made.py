"""Small snapshots made for tests."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import pandas as pd
import pytest

from kkb.core.counts.rows import INDICES, ITEMS, typed_rows
from kkb.core.errors import KkbError
from kkb.store import NewSnapshot

NAMES = {
    "16.05": ("MUSI RAWAS", "SUMATERA SELATAN"),
    "16.73": ("KOTA LUBUK LINGGAU", "SUMATERA SELATAN"),
    "17.01": ("BENGKULU SELATAN", "BENGKULU"),
}
NOV_2022, JUN_2023, NOV_2023 = date(2022, 11, 1), date(2023, 6, 1), date(2023, 11, 29)


def made_rows(*kabupaten: str, villages: int = 3, strata: str | None = "dasar", kampung: str = "") -> pd.DataFrame:
    """`villages` rows per kabupaten, two villages to a kecamatan, all scores 2, all indices 2."""
    rows = [
        _place(kab, number) | {"kampung": kampung, "strata": strata, "lapor": True}
        for kab in kabupaten
        for number in range(1, villages + 1)
    ]
    return typed_rows(pd.DataFrame(rows).assign(**dict.fromkeys(ITEMS, 2), **dict.fromkeys(INDICES, 2.0)))


def made(
    region: str, on: date, rows: pd.DataFrame | None = None, *, example: bool = False, name: str = "a.xlsx"
) -> NewSnapshot:
    """A snapshot of a region at a date from the file `name`; without rows, three villages of that kabupaten."""
    return NewSnapshot(
        wilayah=region, tanggal=on, berkas=name, sha256=sha256_of(name), contoh=example, oleh="Ani", issues=(),
        rows=made_rows(region) if rows is None else rows,
    )  # fmt: skip


def sha256_of(name: str) -> str:
    """The hash of a file that holds nothing but its own name."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def names(rows: pd.DataFrame, column: str = "kampung") -> Sequence[str]:
    """The different values of a column in order."""
    return sorted(set(rows[column]))


@contextmanager
def refused(key: str, **values: object) -> Iterator[pytest.ExceptionInfo[KkbError]]:
    """What is done inside must be refused with this sentence, naming at least these values."""
    with pytest.raises(KkbError) as caught:
        yield caught
    assert caught.value.key == f"simpanan.{key}"
    assert {name: caught.value.values.get(name) for name in values} == values


def _place(kab: str, number: int) -> dict[str, str]:
    nama_kab, nama_prov = NAMES.get(kab, (f"KAB {kab}", "PROV"))
    kec = f"{kab}.{(number + 1) // 2:02}"
    kode = f"{kec}.{2000 + number}"
    place = {"unit": kode, "kode": kode, "nama": f"DESA {number}", "kode_kec": kec, "nama_kec": f"KEC {kec}"}
    return place | {"kode_kab": kab, "nama_kab": nama_kab, "nama_prov": nama_prov}
