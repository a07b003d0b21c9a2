"""A published table against itself and against what is stored: sums, percentages, strata of the same date."""

import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from kkb.core.issue import Issue

COUNT, PERCENT, TOTAL_ROW = "jumlah", "persen", "jumlah_baris"
_LAST_DIGIT = 1.05  # the last printed digit may be rounded or cut off


def check_statistic(rows: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Issue]:
    """Totals that are not the sum of their rows, and percentages that do not follow from the counts beside them.

    `rows`: figures by key (`<group>_jumlah`, `<group>_persen` and others), TOTAL_ROW; index = row in the file.
    """
    yield from _wrong_totals(rows, labels)
    yield from _wrong_percents(rows, labels)


def strata_columns(rows: pd.DataFrame, strata: Sequence[str]) -> dict[str, str]:
    """Which column counts which of the strata: {"dasar": "dasar_jumlah", ...}; empty when not all are there."""
    columns = {stratum: _strata_column(stratum, rows.columns) for stratum in strata}
    return {s: c for s, c in columns.items() if c} if all(columns.values()) else {}


def compare_strata(rows: pd.DataFrame, state: pd.DataFrame, strata: Sequence[str]) -> pd.DataFrame:
    """Per area and stratum what a table printed and what is stored, where the two differ.

    `rows`: `kode`, `nama` and figures; `state`: `kode`, `strata`. Columns: kode, nama, strata, terbit, tersimpan.
    """
    found = []
    columns = strata_columns(rows, strata)
    for area in rows.to_dict("records") if columns else ():
        code = str(area["kode"])
        inside = state["kode"] == code if code != "00" else pd.Series(True, index=state.index)
        inside |= state["kode"].str.startswith(f"{code}.")
        counts = state.loc[inside, "strata"].value_counts()
        for stratum, column in columns.items():
            printed, stored = area[column], int(counts.get(stratum, 0))
            if pd.notna(printed) and int(printed) != stored:
                found.append((code, area["nama"], stratum, int(printed), stored))
    return pd.DataFrame(found, columns=["kode", "nama", "strata", "terbit", "tersimpan"])


def _strata_column(stratum: str, columns: pd.Index) -> str | None:
    pattern = re.compile(rf"(?:.*_)?{stratum}(?:_{COUNT})?")
    found = [c for c in map(str, columns) if pattern.fullmatch(c)]
    return min(found, key=len, default=None)


def _wrong_totals(rows: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Issue]:
    totals = rows[rows[TOTAL_ROW].astype(bool)]
    parts = rows[~rows[TOTAL_ROW].astype(bool)]
    if len(totals) != 1 or parts.empty:
        return
    row, total = next(totals.iterrows())
    for key in _counts(rows):
        printed, added = total[key], parts[key].dropna().sum()
        if pd.notna(printed) and added != printed:
            yield Issue("terbit_tabel_jumlah", "periksa", int(row), labels[key], _told(printed), hint=_told(added))


def _wrong_percents(rows: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[Issue]:
    """A percentage may be of any count of its row, or of the sum of the counts that have one; else it is told."""
    groups = [key.removesuffix(f"_{PERCENT}") for key in rows.columns if str(key).endswith(f"_{PERCENT}")]
    shares = [g for g in groups if f"{g}_{COUNT}" in rows.columns]
    for row, cells in rows.iterrows():
        counts = [float(cells[key]) for key in _counts(rows) if pd.notna(cells[key])]
        wholes = [sum(float(cells[f"{g}_{COUNT}"]) for g in shares if pd.notna(cells[f"{g}_{COUNT}"])), *counts]
        for group in shares:
            part, printed = cells[f"{group}_{COUNT}"], cells[f"{group}_{PERCENT}"]
            if pd.isna(part) or pd.isna(printed) or _fits(float(part), float(printed), wholes):
                continue
            right = 100 * float(part) / wholes[0] if wholes[0] else 0.0
            label = labels[f"{group}_{PERCENT}"]
            hint = f"{_told(part)} / {_told(wholes[0])} = {_told(round(right, 2))} %"
            yield Issue("terbit_tabel_persen", "periksa", int(row), label, f"{_told(printed)} %", hint=hint)


def _fits(part: float, printed: float, wholes: list[float]) -> bool:
    digits = len(f"{printed:.6f}".rstrip("0").partition(".")[2])
    step = _LAST_DIGIT * 10.0 ** -max(min(digits, 2), 1)
    if part == 0 and printed == 0:
        return True
    return any(whole > 0 and abs(100 * part / whole - printed) <= step for whole in wholes)


def _counts(rows: pd.DataFrame) -> list[str]:
    """The columns of whole numbers that a total adds up."""
    figures = [c for c in rows.columns if c not in _NOT_FIGURES and not str(c).endswith(f"_{PERCENT}")]
    return [c for c in figures if all(isinstance(v, int) for v in rows[c].dropna())]


_NOT_FIGURES = {
    "unit", "kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov", "kampung", TOTAL_ROW,
    PERCENT, "persentase",
}  # fmt: skip


def _told(value: float | str) -> str:
    """A figure as Indonesians write it."""
    number = float(value)
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if not number.is_integer() else f"{int(number):,}"
    return text.translate(str.maketrans(",.", ".,"))
