"""Tables of presence by area, the same for every view."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.core.convergence.survey import Presence, presence, presences
from kkb.ui.chart import show_chart
from kkb.ui.convergence.material import scheme
from kkb.ui.room import Room
from kkb.ui.table import Column
from kkb.view.chart_presence import build_presence


def by_part(room: Room, codes: pd.Series, found: pd.Series) -> list[tuple[str, Presence]]:
    """Name and counts of the areas one level below, those with the most without it first; a village is its own."""
    parts = [part.code for part in room.look.parts if part.terbentuk]
    if not parts:
        return [(room.look.name, presence(room.look.area, found))]
    counts = presences(codes, found, parts)
    ordered = sorted(counts, key=lambda p: (-(p.not_there + p.blank), p.there, p.code))
    return [(room.look.places.name(p.code), p) for p in ordered]


def show_presence(room: Room, bars: list[tuple[str, Presence]], key: str, alt: str) -> None:
    """The bars of (label, counts) with what they mean below."""
    show_chart(build_presence(bars, scheme(), room.words), key, alt)
    st.caption(room.text("konvergensi.ket_keadaan"))


def presence_frame(room: Room, bars: list[tuple[str, Presence]]) -> pd.DataFrame:
    """One row per bar: nama, total, ada, tidak, kosong, pangsa (0-100), hitung."""
    return pd.DataFrame(
        [
            {
                "nama": name, "total": p.total, "ada": p.there, "tidak": p.not_there, "kosong": p.blank,
                "pangsa": p.share.percent, "hitung": room.counts(p.there, p.total),
            }
            for name, p in bars
        ]
    )  # fmt: skip


def presence_columns(room: Room, first: str) -> Mapping[str, Column]:
    """The columns of `presence_frame`; `first` heads the names."""
    states = {state.key: state.label(room.words.lang).capitalize() for state in scheme().states}
    return {
        "nama": Column(first, pinned=True),
        "total": Column(room.text("konvergensi.kolom_total"), room.number),
        **{key: Column(label, room.number) for key, label in states.items()},
        "pangsa": Column(room.text("konvergensi.kolom_pangsa"), room.percent),
        "hitung": Column("n/N"),
    }
