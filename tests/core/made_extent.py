"""Two kabupaten with data and one without, as rows and as views."""

from datetime import date

import pandas as pd

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.counts.area_view import AreaView, area_view
from tests.core.villages import listed, state

THEN, NOW = date(2022, 11, 1), date(2023, 6, 1)
CODES = [f"{kab}.01.{n}" for kab in ("16.05", "16.73") for n in range(2001, 2005)]
PLACES = places(listed(*CODES), districts=("16.05", "16.73", "16.74"))


def rows(told: str, scope: str = "utuh", on: date = NOW) -> pd.DataFrame:
    """Rows of one file, by code and stratum."""
    found = state(told)
    return found.assign(
        tanggal=pd.Series([on] * len(found), dtype=object), contoh=False, lingkup=scope,
        kode_kab=[code[:5] for code in found["kode"]],
    )  # fmt: skip


def view_of(frame: pd.DataFrame, area: str) -> AreaView:
    """An area as it stands at the second date."""
    return area_view(area, None, frame, (THEN, NOW), (PLACES, resources.scheme()))


WHOLE = rows("16.05.01.2001 mandiri\n16.05.01.2002 dasar")
