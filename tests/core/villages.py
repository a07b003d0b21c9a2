"""Small districts made for tests, written down as text: a unit, its stratum, its scores."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
from hypothesis import settings

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.core.counts.rows import ITEMS, typed_rows

FEW = settings(max_examples=25, deadline=None)
"""For properties of frames: each example costs milliseconds, and a busy computer proves nothing."""

RULE = resources.scheme().rule
LADDER, REACHED = RULE.ladder, RULE.ladder.reached
SILENT = "1" * 12
SCORES = {
    "dasar": "222222222222", "berkembang": "333333332222", "mandiri": "333332223333", "berkelanjutan": "333333333333",
}  # fmt: skip
"""Twelve scores that give each stratum by the rule."""


def state(told: str) -> pd.DataFrame:
    """Snapshot rows from lines `unit stratum [scores]`: `?` = unknown stratum, `diam` = Dasar that never reported.

    A unit is a village code, with `#2` for a second Kampung KB there.
    """
    lines = [line.split() for line in told.strip().splitlines() if line.strip()]
    return typed_rows(pd.DataFrame([_row(*line) for line in lines], columns=None if lines else ["unit"]))


def listed(*codes: str) -> pd.DataFrame:
    """A code list (gazetteer columns) of some villages, every area named after its code."""
    rows = [
        {"kode": c, "nama": f"Desa {c}", "kode_kec": _cut(c, 3), "nama_kec": f"Kec {_cut(c, 3)}"}
        | {
            "kode_kab": _cut(c, 2),
            "nama_kab": f"Kab {_cut(c, 2)}",
            "kode_prov": _cut(c, 1),
            "nama_prov": f"Prov {c[:2]}",
        }
        for c in codes
    ]
    return pd.DataFrame(rows)


def history(*snapshots: tuple[int, date, str], example: Iterable[int] = ()) -> pd.DataFrame:
    """Rows through time (columns of the store's history) from (snapshot id, date, lines of `state`)."""
    frames = [
        state(told).assign(
            snapshot=id_, tanggal=pd.Series([on] * len(state(told)), dtype=object), contoh=id_ in example
        )
        for id_, on, told in snapshots
    ]
    columns = ["unit", "kode", "kode_kec", "kode_kab", "snapshot", "tanggal", "contoh", "strata", "lapor"]
    return pd.concat(frames, ignore_index=True)[columns]


def _row(unit: str, stratum: str, scores: str | None = None) -> dict[str, object]:
    code = unit.split("#")[0]
    known = {"?": None, "diam": "dasar"}.get(stratum, stratum)
    digits = scores or (SILENT if stratum == "diam" else SCORES.get(stratum, SCORES["dasar"]))
    names = {
        "nama": f"Desa {code}",
        "nama_kec": f"Kec {_cut(code, 3)}",
        "nama_kab": f"Kab {_cut(code, 2)}",
        "nama_prov": "Prov",
    }
    place = {
        "unit": unit,
        "kode": code,
        "kode_kec": _cut(code, 3),
        "kode_kab": _cut(code, 2),
        "kampung": f"Kampung {unit}",
    }
    return (
        place | names | dict(zip(ITEMS, map(int, digits), strict=True)) | {"strata": known, "lapor": digits != SILENT}
    )


def _cut(code: str, depth: int) -> str:
    return wilayah.cut(code, depth)
