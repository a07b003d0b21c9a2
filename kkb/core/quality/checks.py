"""Checks on what is stored: strata and indices against their scores, counts that cannot be, who never reported.

Nothing is repaired here; every finding names a Kampung KB, what stands there and what would fit.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.rows import INDICES, PLACE_COLUMNS
from kkb.core.rule import classify
from kkb.core.rule.ruleset import RuleSet

FINDING = ("periksa", "unit", "kode", "nama", "kode_kec", "nama_kec", "kolom", "nilai", "seharusnya", "semua")
"""`semua` are the keys of all Kampung KB that a finding is about; one on a whole kecamatan names no village."""
METHODS = ("iud", "mow", "mop", "kondom", "implan", "suntik", "pil")
NEEDS = ("hamil", "ingin_anak_segera", "ingin_anak_ditunda", "tidak_ingin_anak_lagi")
WITHIN = (
    ("peserta_bkb", "keluarga_balita"),
    ("peserta_bkr", "keluarga_remaja"),
    ("peserta_bkl", "keluarga_lansia"),
    ("peserta_uppka", "keluarga"),
    ("peserta_pik_r", "remaja"),
    ("keluarga_balita", "keluarga"),
    ("keluarga_remaja", "keluarga"),
    ("keluarga_lansia", "keluarga"),
    ("pus", "keluarga"),
)
"""Counts of which the first lies within the second: participants in their group, families with a child in families."""

_WIDE = {
    1: ("provinsi_di_luar_daftar", "nama_prov"),
    2: ("kabupaten_di_luar_daftar", "nama_kab"),
    3: ("kecamatan_di_luar_daftar", "nama_kec"),
}
_INDEX_TOLERANCE = 0.0501
_ONE_VILLAGE = 100_000
"""More than this stands in no village: the largest kelurahan of Indonesia have about as many people."""


def check_rows(rows: pd.DataFrame, ruleset: RuleSet) -> pd.DataFrame:
    """Findings (columns FINDING) on snapshot rows: strata and indices that do not follow from the scores, villages
    that no list confirms, and second Kampung KB of a village."""
    kinds = (_strata, _indices, _unlisted, _second)
    return _together(rows, [found for kind in kinds for found in kind(rows, ruleset)])


def check_profiles(profiles: pd.DataFrame) -> pd.DataFrame:
    """Findings (columns FINDING) on profile rows (columns of `classify`, those there are): more participants than
    their group, more contraception than couples, couples missing, negative and absurd numbers."""
    numbers = profiles.apply(pd.to_numeric, errors="coerce")
    found = [*_beyond(numbers), *_contraception(numbers), *_impossible(numbers)]
    return _together(profiles, found)


def unreported(history: pd.DataFrame, on: object) -> pd.DataFrame:
    """Kampung KB that have not reported at a day, with the first of the snapshots since which that has been so.

    `history`: unit, kode, kode_kec, tanggal, lapor of every snapshot. Returns unit, kode, kode_kec, sejak, sejak_awal
    (whether it never reported since it is known), ordered by kode.
    """
    past = history[history["tanggal"] <= on].sort_values(["unit", "tanggal"])
    last = past.groupby("unit").tail(1)
    silent = past[past["unit"].isin(last.loc[~last["lapor"].astype(bool), "unit"])]
    spoke = silent[silent["lapor"].astype(bool)].groupby("unit")["tanggal"].max()
    latest = silent["unit"].map(spoke.to_dict())
    after = [pd.isna(said) or day > said for day, said in zip(silent["tanggal"], latest, strict=True)]
    streak = silent[np.array(after, dtype=bool)]
    since = streak.groupby("unit").agg(
        kode=("kode", "last"), kode_kec=("kode_kec", "last"), sejak=("tanggal", "min")
    )  # fmt: skip
    since["sejak_awal"] = ~since.index.isin(spoke.index)
    return since.reset_index().sort_values(["kode", "unit"], ignore_index=True)


def completeness(rows: pd.DataFrame) -> pd.DataFrame:
    """Per kecamatan how many Kampung KB reported: kode_kec, nama_kec, terbentuk, lapor, belum_lapor; by code."""
    counted = rows.groupby(["kode_kec", "nama_kec"], dropna=False).agg(
        terbentuk=("unit", "size"), lapor=("lapor", "sum")
    )
    counted = counted.astype({"lapor": "int64"}).reset_index()
    return counted.assign(belum_lapor=counted["terbentuk"] - counted["lapor"])


def _strata(rows: pd.DataFrame, ruleset: RuleSet) -> Iterable[pd.DataFrame]:
    by_rule = classify.stratum(rows, ruleset)
    wrong = rows["strata"].notna() & rows["lapor"].astype(bool) & (rows["strata"] != by_rule) & _scored(rows)
    yield _marked("strata_skor", "strata", rows.loc[wrong, "strata"], by_rule[wrong])


def _indices(rows: pd.DataFrame, ruleset: RuleSet) -> Iterable[pd.DataFrame]:
    by_rule = classify.indices(rows, ruleset)
    for key in INDICES:
        given = rows[key].astype(float)
        wrong = given.notna() & _scored(rows) & ((given - by_rule[key]).abs() > _INDEX_TOLERANCE)
        yield _marked("indeks_skor", key, given[wrong], by_rule.loc[wrong, key])


def _unlisted(rows: pd.DataFrame, _: RuleSet) -> Iterable[pd.DataFrame]:
    """Villages that no list confirms; where their kecamatan or kabupaten is what is unknown, that one once."""
    unknown = rows[rows["kode"].str.contains("~", regex=False)]
    widest = unknown["kode"].map(lambda code: wilayah.cut(code, _unknown_level(code)))
    levels = widest.map(wilayah.level)
    yield _marked("di_luar_daftar", "desa", unknown.loc[levels > Level.KECAMATAN, "nama"])
    for level, (kind, name) in _WIDE.items():
        for _, codes in widest[levels == level].groupby(widest[levels == level]):
            inside = unknown.loc[codes.index]
            first = inside.iloc[:1]
            found = _marked(kind, kind.split("_", 1)[0], first[name], pd.Series([len(inside)], index=first.index))
            yield found.assign(kode=codes.iloc[0], nama="", nama_kec=first[name], semua=[tuple(inside["unit"])])


def _unknown_level(code: str) -> int:
    """The level of the widest area of a code that was made from a name."""
    return next(level for level, part in enumerate(code.split("."), 1) if part.startswith("~"))


def _second(rows: pd.DataFrame, _: RuleSet) -> Iterable[pd.DataFrame]:
    wrong = rows["kode"].duplicated(keep=False)
    yield _marked("dua_kampung", "kampung", rows.loc[wrong, "kampung"])


def _scored(rows: pd.DataFrame) -> pd.Series:
    return rows[[c for c in rows.columns if c.startswith(("input_", "proses_", "output_"))]].notna().any(axis=1)


def _beyond(numbers: pd.DataFrame) -> Iterable[pd.DataFrame]:
    for part, whole in WITHIN:
        if {part, whole} <= set(numbers.columns):
            wrong = numbers[whole].notna() & (numbers[part] > numbers[whole])
            yield _marked("melebihi_sasaran", f"{part} > {whole}", numbers.loc[wrong, part], numbers.loc[wrong, whole])


def _contraception(numbers: pd.DataFrame) -> Iterable[pd.DataFrame]:
    methods = [c for c in (*METHODS, *NEEDS) if c in numbers.columns]
    if "pus" not in numbers.columns or not methods:
        return
    total = numbers[methods].sum(axis=1, min_count=1)
    none = total.gt(0) & numbers["pus"].fillna(0).eq(0)
    yield _marked("tanpa_pus", "pus", numbers.loc[none, "pus"], total[none])
    wrong = ~none & numbers["pus"].notna() & (total > numbers["pus"])
    yield _marked("kb_melebihi_pus", "peserta KB + bukan peserta > pus", total[wrong], numbers.loc[wrong, "pus"])


def _impossible(numbers: pd.DataFrame) -> Iterable[pd.DataFrame]:
    counts = [c for c in numbers.columns if c not in (*PLACE_COLUMNS, "tanggal", "contoh", "set", "tabel")]
    for column in counts:
        yield _marked("negatif", column, numbers.loc[numbers[column] < 0, column])
        yield _marked("mustahil", column, numbers.loc[numbers[column] > _ONE_VILLAGE, column])


def _marked(kind: str, column: str, found: pd.Series, fitting: pd.Series | None = None) -> pd.DataFrame:
    """One kind of finding: index of the rows, what stands there and what would fit."""
    fits = pd.Series(None, index=found.index, dtype=object) if fitting is None else fitting.astype(object)
    return pd.DataFrame({"periksa": kind, "kolom": column, "nilai": found.astype(object), "seharusnya": fits})


def _together(rows: pd.DataFrame, found: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """All findings with the places they stand at, by kecamatan and village."""
    kept = [one for one in found if len(one)]
    if not kept:
        return pd.DataFrame(columns=list(FINDING))
    every = pd.concat(kept)
    places = rows.loc[every.index, ["unit", "kode", "nama", "kode_kec", "nama_kec"]]
    places = places.assign(semua=[(unit,) for unit in places["unit"]])
    whole = pd.concat([every.drop(columns=list(places), errors="ignore"), places], axis=1)
    for column in every.columns.intersection(places.columns):
        whole[column] = every[column].where(every[column].notna(), whole[column])
    whole = whole[list(FINDING)]
    order = np.lexsort([whole["kode"].astype(str), whole["kode_kec"].astype(str)])
    return whole.iloc[order].reset_index(drop=True)
