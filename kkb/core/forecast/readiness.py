"""Whether there is enough to forecast from; if not, why."""

import numpy as np
import pandas as pd

from kkb.core.forecast.rates import Rates

FEWEST_VILLAGES = 5
"""Kampung KB of an area below which no forecast is given: one village more or less is a fifth of the share."""
FEWEST_WATCHED = 30
"""Villages seen at two neighbouring dates, over the whole store, below which nothing is learned."""
MOST_YEARS = 10


def obstacle(rates: Rates, state: pd.DataFrame) -> str | None:
    """Why no forecast is given for the Kampung KB of a state (kode_kab, one row each), or None when one is.

    "sedikit_desa": too few villages in the area; "satu_potret": no kabupaten of the area has two snapshots;
    "sedikit_data": too few villages seen twice in the whole store.
    """
    here = np.array([code in set(state["kode_kab"]) for code in rates.codes], dtype=bool)
    if len(state) < FEWEST_VILLAGES:
        return "sedikit_desa"
    if not rates.periods[here].any():
        return "satu_potret"
    return "sedikit_data" if rates.watched < FEWEST_WATCHED else None
