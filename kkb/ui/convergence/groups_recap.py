"""Poktan, below the profiles: what SIGA's recap counts in the same areas."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.recap import MEMBERS, by_area, presence, unseen
from kkb.core.convergence.survey import THERE, states
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import within
from kkb.text.markdown import plain
from kkb.ui.convergence.supporting import file_notes, scheme, show_source, side_of
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

KIND = "siga_poktan"


def show_recap(page: PageContext, found: pd.DataFrame) -> None:
    """Groups by the recap beside the Kampung KB that have them, and where the two differ; else how to bring one in."""
    recap, keys = side_of(page, KIND).rows, [group.key for group in scheme().groups]
    if recap.empty:
        st.caption(page.text("rekap.tanpa"))
        return
    st.subheader(page.text("rekap.judul"), anchor=False)
    counted = by_area(recap, [part.code for part in page.area_view.parts], keys)
    names = {group.key: group.name for group in scheme().groups if counted[group.key].notna().any()}
    told = ", ".join(f"{plain(name)} {page.number(int(counted[key].sum()))}" for key, name in names.items())
    if told:
        st.markdown(page.text("rekap.jawab", rincian=told, n=page.number(len(recap))))
    _show_presence(page, recap)
    odd = unseen(found, recap, keys).dropna()
    if odd.any():
        st.markdown(page.text("rekap.beda", pangsa=page.share(Share(int(odd.sum()), len(odd)))))
    st.caption(page.text("rekap.ket"))
    show_source(page, KIND)
    _show_table(page, counted, found, names)


def _show_presence(page: PageContext, recap: pd.DataFrame) -> None:
    """Where a recap says of groups that they are there, and does not count them."""
    shares = presence(recap, [group.key for group in scheme().groups])
    named = {group.key: group.name for group in scheme().groups}
    told = ", ".join(f"{plain(named[key])} {page.share(share)}" for key, share in shares.items())
    if told:
        st.markdown(page.text("rekap.jawab_ada", rincian=told))


def _show_table(page: PageContext, counted: pd.DataFrame, found: pd.DataFrame, names: dict[str, str]) -> None:
    frame = pd.DataFrame({"nama": [page.area_view.places.name(code) for code in counted.index]})
    columns = {"nama": Column(page.text("rekap.kolom_wilayah"), pinned=True)}
    for key, name in names.items():
        there = found["kode"].where(states(found[key]).eq(THERE))
        inside = [within(found["kode"], code) for code in counted.index]
        frame[f"ada_{key}"] = [page.counts(int(there[rows].notna().sum()), int(rows.sum())) for rows in inside]
        columns[f"ada_{key}"] = Column(page.text("konvergensi.kolom_ada", nama=name))
        for column, label in ((key, "rekap.kolom_kelompok"), (f"{MEMBERS}{key}", "rekap.kolom_anggota")):
            if counted[column].notna().any():
                frame[column] = counted[column].to_numpy()
                columns[column] = Column(page.text(label, nama=name), page.number)
    show_table(page, Table("poktan_siga", frame, columns, page.text("rekap.tabel"), file_notes(page, KIND)))
