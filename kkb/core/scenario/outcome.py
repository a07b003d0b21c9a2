"""The state after a scenario: the same rows with other strata, and the newly formed ones."""

from collections.abc import Sequence

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.scenario.scenario import FORMED, REPORT

STATE_COLUMNS = ("unit", "kode", "kode_kec", "kode_kab", "strata", "lapor")


def outcome(state: pd.DataFrame, moved: pd.DataFrame, columns: Sequence[str] = STATE_COLUMNS) -> pd.DataFrame:
    """The state after the moves (`columns`, at least STATE_COLUMNS); `state` is left as it is.

    `moved` has the columns of queues. What is not known of a newly formed one is blank.
    """
    after = state[list(columns)].copy()
    to = after["unit"].map(dict(zip(moved["unit"], moved["ke"], strict=True)))
    after["strata"] = to.where(to.notna(), after["strata"])
    told = moved.loc[moved["antrean"] == REPORT, "unit"]
    after["lapor"] = after["lapor"].astype(bool) | after["unit"].isin(told)
    fresh = newly_formed(moved)
    return pd.concat([after, fresh], ignore_index=True) if len(fresh) else after


def newly_formed(moved: pd.DataFrame) -> pd.DataFrame:
    """The newly formed Kampung KB of some moves (STATE_COLUMNS): at entry, not yet reported."""
    newly = moved[moved["antrean"] == FORMED]
    return newly[["unit", "kode", "kode_kec"]].assign(
        kode_kab=newly["kode_kec"].map(wilayah.parent), strata=newly["ke"], lapor=False
    )
