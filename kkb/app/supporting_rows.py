"""Supporting data as pages stand on them: datasets of an area at a date, and the rows of a view with their profiles."""

from datetime import date

import pandas as pd

from kkb.app import resources
from kkb.app.context import AppContext
from kkb.content.own_tables import KIND
from kkb.core.area import wilayah
from kkb.core.convergence.index_years import merged_years
from kkb.core.convergence.reach import TaskReach, reach
from kkb.core.convergence.supporting_rows import SupportingRows
from kkb.core.counts.tally import within

FAMILY_INDEX = "ibangga"


def supporting_rows(app: AppContext, kind: str, area: str, asked: date | None) -> SupportingRows:
    """A kind of dataset in an area at a date (None = newest)."""
    store = app.store.side
    rows = store.rows_at(kind, area, asked)
    spoken = set(rows["set"])
    files = dict.fromkeys(s.berkas for s in store.sets(kind, area) if s.id in spoken)
    return SupportingRows(rows, tuple(sorted(set(rows["tanggal"]))), tuple(files), bool(rows["contoh"].any()))


def own_rows(app: AppContext, area: str, asked: date | None) -> pd.DataFrame:
    """The newest rows of every own table inside an area at a date; a kecamatan's own row counts as inside."""
    rows = app.store.side.rows_at(KIND, area, asked)
    return rows[within(rows["kode"], area)] if len(rows) else rows


def task_reach(kind: str, work: pd.DataFrame, survey: pd.DataFrame) -> TaskReach:
    """The reach of the programmes ("program") or family functions ("fungsi"): rows of `work` over those of a survey."""
    columns = [*work.columns, *(c for c in ("tugas", "instansi", "pada") if c not in work.columns)]
    return reach(survey, work.reindex(columns=columns), resources.convergence().tasks(kind))


def index_rows(app: AppContext, asked: date | None) -> pd.DataFrame:
    """iBangga of every area by year (columns of merged_years) as known at a date (None = now)."""
    store = app.store.side
    days = [day for day in store.dates(FAMILY_INDEX, wilayah.INDONESIA) if asked is None or day <= asked]
    frames = [store.rows_at(FAMILY_INDEX, wilayah.INDONESIA, day) for day in days]
    return merged_years(frames, resources.convergence().family_index)
