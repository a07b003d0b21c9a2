"""Which village of the list lies where a feature is that names none: a hint for whoever mends the file."""

import numpy as np
import pandas as pd

from kkb.io.boundary.identify import VILLAGE, Identified

_MOST = 200
"""So many features are looked at; a report names fewer."""


def lacking_there(found: Identified, boxes: np.ndarray, listed: pd.DataFrame) -> list[str]:
    """For each box (degrees) the one village without an outline whose official point lies in it, else "".

    Only villages of kabupaten that the file has.
    """
    named = set(found.codes[found.kinds.eq(VILLAGE)])
    districts = {code[:5] for code in named}
    lacking = listed[listed["kode_kab"].isin(districts) & ~listed["kode"].isin(named)].dropna(subset=["lon", "lat"])
    points = lacking[["lon", "lat"]].to_numpy(float)
    told = []
    for west, south, east, north in boxes[:_MOST]:
        is_in = (points[:, 0] >= west) & (points[:, 0] <= east) & (points[:, 1] >= south) & (points[:, 1] <= north)
        rows = lacking[is_in]
        told.append(f"{rows['nama'].iloc[0]} ({rows['kode'].iloc[0]})" if len(rows) == 1 else "")
    return [*told, *[""] * (len(boxes) - len(told))]
