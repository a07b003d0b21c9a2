"""One village through time: its indices, its stratum at every date, and when it reported."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.village import build_indices
from kkb.core.counts.rows import INDICES
from kkb.text.markdown import plain
from kkb.text.village_words import unit_class
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column, Table, show_table

MOST_DATES = 36


def show_history(page: PageContext, code: str) -> None:
    """The indices of each Kampung KB as a chart, then every date as a line of a table."""
    found = village_history(page, code)
    if found.empty:
        return
    st.subheader(page.text("desa.indeks"), anchor=False)
    units = list(dict.fromkeys(found["unit"]))
    for n, unit in enumerate(units):
        one = found[found["unit"] == unit]
        if len(units) > 1:
            st.caption(plain(one["kampung"].iloc[-1] or unit))
        title, alt = page.text("desa.indeks"), page.text("desa.indeks_alt", nama=page.area_view.name)
        show_chart(build_indices(one, page.words, Caption(f"indeks_{n}" if n else "indeks", title, alt)))
    _show_table(page, found)


def village_history(page: PageContext, code: str) -> pd.DataFrame:
    """The rows of a village at every date of its own data up to the one shown (ROW_COLUMNS, tanggal, contoh)."""
    days = [day for day in page.app.store.dates(code) if day <= page.area_view.on][-MOST_DATES:]
    frames = [rows[rows["tanggal"] == day] for day in days if len(rows := page.app.store.rows_at(code, day))]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def row_before(page: PageContext, row: Mapping[str, object]) -> dict[str, object] | None:
    """The row of a Kampung KB at the date of its own data before this one; None where there is none."""
    days = [day for day in page.app.store.dates(str(row["kode"])) if day < row["tanggal"]]
    if not days:
        return None
    rows = page.app.store.rows_at(str(row["kode"]), days[-1])
    found = rows[rows["unit"] == row["unit"]].to_dict("records")
    return found[0] if found else None


def _show_table(page: PageContext, history: pd.DataFrame) -> None:
    st.subheader(page.text("desa.riwayat"), anchor=False)
    spoke = history.groupby("tanggal")["lapor"].any()
    counts = {"n": page.number(int(spoke.sum())), "total": page.number(len(spoke))}
    st.markdown(page.text("desa.riwayat_lapor", **counts))
    rows = [
        {
            "tanggal": page.day(row["tanggal"]),
            "kampung": row["kampung"],
            "strata": unit_class(row, page.app.scheme, page.words),
            "lapor": page.text("banding.lapor_ya" if row["lapor"] else "banding.lapor_tidak"),
            **{name: row[name] for name in INDICES},
            "berkas": page.text("umum.contoh") if row["contoh"] else page.text("desa.berkas_sendiri"),
        }
        for row in history.sort_values("tanggal", ascending=False).to_dict("records")
    ]
    names = ("tanggal", "kampung", "strata", "lapor", *INDICES, "berkas")
    columns = {name: Column(page.text(f"desa.kolom_{name}")) for name in names}
    columns |= {name: Column(page.text(f"desa.kolom_{name}"), lambda v: page.number(v, 2)) for name in INDICES}
    show_table(page, Table("riwayat_desa", pd.DataFrame(rows), columns, page.text("desa.riwayat")))
