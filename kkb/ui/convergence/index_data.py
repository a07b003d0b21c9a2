"""iBangga of every area and year, as the store has it."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.convergence.index_years import merged_years
from kkb.ui.convergence.supporting import scheme
from kkb.ui.frame import cache


@st.cache_resource(show_spinner=False, max_entries=16)
def index_rows(version: int, asked: date | None) -> pd.DataFrame:
    """Every area's values by year (columns of merged_years) as known at a date (None = now)."""
    store = cache.app().store.side
    days = [day for day in store.dates("ibangga", wilayah.INDONESIA) if asked is None or day <= asked]
    return merged_years([store.rows_at("ibangga", wilayah.INDONESIA, day) for day in days], scheme().family_index)
