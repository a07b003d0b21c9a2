"""Which programme or family function reaches which Kampung KB, and through which instansi."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.convergence.scheme import PartnerAgency, Task
from kkb.core.convergence.survey import BLANK, NOT_THERE, THERE
from kkb.core.counts.ratio import Share

NONE = "tidak_ada"
"""In place of an instansi: somebody wrote down that nobody does this here."""


@dataclass(frozen=True)
class TaskReach:
    """`states`: one row per Kampung KB (same index as the rows), one column per task, values of STATES.

    `work`: the rows that name an instansi, of these Kampung KB only (unit, tugas, instansi, pada).
    """

    states: pd.DataFrame
    work: pd.DataFrame
    units: pd.Series

    def share(self, task: str) -> Share:
        """Kampung KB that a task reaches, of all."""
        return Share(int(self.states[task].eq(THERE).sum()), len(self.states))

    @property
    def agencies(self) -> pd.Series:
        """Different instansi per Kampung KB, in the order of the rows."""
        counts = self.work.groupby("unit")["instansi"].nunique()
        return self.units.map(counts).fillna(0).astype(int)


def reach(rows: pd.DataFrame, work: pd.DataFrame, tasks: Sequence[Task]) -> TaskReach:
    """The reach of tasks. `rows` has unit, contoh and lintas_sektor (None = not said); `work` unit, tugas, instansi,
    pada, contoh.

    A Kampung KB of which nothing is written, and that never said how many instansi came, is BLANK. Invented work never
    speaks for a Kampung KB whose classification is not invented.
    """
    real = set(rows.loc[~rows["contoh"].astype(bool), "unit"])
    inside = work[work["unit"].isin(set(rows["unit"])) & ~(work["contoh"].eq(True) & work["unit"].isin(real))]
    said = pd.to_numeric(rows["lintas_sektor"], errors="coerce").notna() | rows["unit"].isin(set(inside["unit"]))
    named = inside[inside["instansi"].notna() & inside["instansi"].ne(NONE)]
    pairs = named.groupby("tugas")["unit"].agg(set).to_dict()
    absent = np.where(said, NOT_THERE, BLANK)
    found = {t.key: np.where(rows["unit"].isin(pairs.get(t.key, set())), THERE, absent) for t in tasks}
    columns = ["unit", "tugas", "instansi", "pada"]
    known = named[named["tugas"].isin([t.key for t in tasks])][columns].reset_index(drop=True)
    return TaskReach(pd.DataFrame(found, index=rows.index, dtype=object), known, rows["unit"])


def agencies_at_work(work: pd.DataFrame, listed: Sequence[PartnerAgency]) -> tuple[PartnerAgency, ...]:
    """The listed instansi, and after them by name those that only a file names."""
    known = {agency.key for agency in listed}
    others = sorted(set(work["instansi"]) - known, key=str.casefold)
    return (*listed, *(PartnerAgency(name, name, (), ()) for name in others))


def crossing(work: pd.DataFrame, tasks: Sequence[str], agencies: Sequence[str]) -> pd.DataFrame:
    """Different Kampung KB per task (rows) and instansi (columns); nought where there is none."""
    pairs = work.drop_duplicates(["unit", "tugas", "instansi"]).groupby(["tugas", "instansi"]).size()
    table = pairs.unstack(fill_value=0) if len(pairs) else pd.DataFrame()
    return table.reindex(index=list(tasks), columns=list(agencies), fill_value=0).fillna(0).astype(int)


def agency_reach(work: pd.DataFrame, agencies: Sequence[str]) -> pd.Series:
    """Different Kampung KB per instansi, in the order given."""
    counts = work.drop_duplicates(["unit", "instansi"])["instansi"].value_counts()
    return counts.reindex(list(agencies), fill_value=0).astype(int)
