"""Checks on what a store holds, for both front ends: numbers that contradict each other, who has not reported."""

import pandas as pd

from kkb.app.context import AppContext
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import within
from kkb.core.quality import checks

SOURCES = ("potret", "profil")


def findings(app: AppContext, seen: AreaView) -> pd.DataFrame:
    """All findings of an area as it is looked at: columns quality.FINDING and `sumber` (SOURCES)."""
    district = wilayah.cut(seen.area, min(seen.level, Level.KABUPATEN))
    profiles = app.store.side.rows_at("profil", district, seen.asked).drop(columns=["tabel"], errors="ignore")
    inside = profiles[within(profiles["kode"], seen.area)].reset_index(drop=True)
    found = {"potret": checks.check_rows(seen.rows, app.scheme.rule), "profil": checks.check_profiles(inside)}
    return pd.concat([frame.assign(sumber=source) for source, frame in found.items()], ignore_index=True)


def silent(app: AppContext, seen: AreaView) -> pd.DataFrame:
    """Kampung KB of a view that have not reported: PLACE_COLUMNS, sejak (date), sejak_awal (bool); by code."""
    return silent_of(seen, app.history(seen.area))


def silent_of(seen: AreaView, history: pd.DataFrame) -> pd.DataFrame:
    """The same from the history of the area."""
    return with_since(seen.rows, checks.unreported(history, seen.on))


def with_since(rows: pd.DataFrame, since: pd.DataFrame) -> pd.DataFrame:
    """The rows that have not reported, with since when (frame of quality.unreported)."""
    quiet = rows[~rows["lapor"].astype(bool)]
    return quiet.merge(since[["unit", "sejak", "sejak_awal"]], on="unit", how="left").sort_values("kode")
