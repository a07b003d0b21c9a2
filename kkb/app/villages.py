"""One village through time, as the store has it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from kkb.app.context import AppContext

MOST_DATES = 36


def village_history(app: AppContext, code: str, until: date | None) -> pd.DataFrame:
    """The rows of a village at every date of its own data up to one (ROW_COLUMNS, tanggal, contoh)."""
    days = [day for day in app.store.dates(code) if until and day <= until][-MOST_DATES:]
    frames = [rows[rows["tanggal"] == day] for day in days if len(rows := app.store.rows_at(code, day))]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def row_before(app: AppContext, row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row of a Kampung KB at the date of its own data before this one; None where there is none."""
    days = [day for day in app.store.dates(str(row["kode"])) if day < row["tanggal"]]
    if not days:
        return None
    rows = app.store.rows_at(str(row["kode"]), days[-1])
    found: list[dict[str, Any]] = rows[rows["unit"] == row["unit"]].to_dict("records")
    return found[0] if found else None
