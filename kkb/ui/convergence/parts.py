"""Tables of presence by area, the same for every view."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.convergence import build_presence
from kkb.core.convergence.survey import Presence, presence, presences
from kkb.ui.convergence.supporting import scheme
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column


def by_part(page: PageContext, codes: pd.Series, found: pd.Series) -> list[tuple[str, Presence]]:
    """Name and counts of the areas one level below, those with the most without it first; a village is its own."""
    parts = [part.code for part in page.area_view.parts if part.terbentuk]
    if not parts:
        return [(page.area_view.name, presence(page.area_view.area, found))]
    counts = presences(codes, found, parts)
    ordered = sorted(counts, key=lambda p: (-(p.not_there + p.blank), p.there, p.code))
    return [(page.area_view.places.name(p.code), p) for p in ordered]


def show_presence(page: PageContext, bars: list[tuple[str, Presence]], key: str, alt: str) -> None:
    """The bars of (label, counts) with what they mean below."""
    show_chart(build_presence(bars, scheme(), page.words, Caption(key, alt, alt)))
    st.caption(page.text("konvergensi.ket_keadaan"))


def presence_frame(page: PageContext, bars: list[tuple[str, Presence]]) -> pd.DataFrame:
    """One row per bar: nama, total, ada, tidak, kosong, pangsa (0-100), hitung."""
    return pd.DataFrame(
        [
            {
                "nama": name, "total": p.total, "ada": p.there, "tidak": p.not_there, "kosong": p.blank,
                "pangsa": p.share.percent, "hitung": page.counts(p.there, p.total),
            }
            for name, p in bars
        ]
    )  # fmt: skip


def presence_columns(page: PageContext, first: str) -> Mapping[str, Column]:
    """The columns of `presence_frame`; `first` heads the names."""
    states = {state.key: state.label(page.words.lang).capitalize() for state in scheme().states}
    return {
        "nama": Column(first, pinned=True),
        "total": Column(page.text("konvergensi.kolom_total"), page.number),
        **{key: Column(label, page.number) for key, label in states.items()},
        "pangsa": Column(page.text("konvergensi.kolom_pangsa"), page.percent),
        "hitung": Column("n/N"),
    }
