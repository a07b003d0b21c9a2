"""Poktan, below the profiles: what SIGA's recap counts in the same areas."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.recap import MEMBERS, by_area, presence, unseen
from kkb.core.convergence.survey import THERE, states
from kkb.core.ratio import Share
from kkb.core.tally import within
from kkb.ui.convergence.material import file_notes, scheme, show_source, side_of
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain

KIND = "siga_poktan"


def show_recap(room: Room, found: pd.DataFrame) -> None:
    """Groups by the recap beside the Kampung KB that have them, and where the two differ; else how to bring one in."""
    recap, keys = side_of(room, KIND).rows, [group.key for group in scheme().groups]
    if recap.empty:
        st.caption(room.text("rekap.tanpa"))
        return
    st.subheader(room.text("rekap.judul"), anchor=False)
    counted = by_area(recap, [part.code for part in room.look.parts], keys)
    names = {group.key: group.name for group in scheme().groups if counted[group.key].notna().any()}
    told = ", ".join(f"{plain(name)} {room.number(int(counted[key].sum()))}" for key, name in names.items())
    if told:
        st.markdown(room.text("rekap.jawab", rincian=told, n=room.number(len(recap))))
    _show_presence(room, recap)
    odd = unseen(found, recap, keys).dropna()
    if odd.any():
        st.markdown(room.text("rekap.beda", pangsa=room.share(Share(int(odd.sum()), len(odd)))))
    st.caption(room.text("rekap.ket"))
    show_source(room, KIND)
    _show_table(room, counted, found, names)


def _show_presence(room: Room, recap: pd.DataFrame) -> None:
    """Where a recap says of groups that they are there, and does not count them."""
    shares = presence(recap, [group.key for group in scheme().groups])
    named = {group.key: group.name for group in scheme().groups}
    told = ", ".join(f"{plain(named[key])} {room.share(share)}" for key, share in shares.items())
    if told:
        st.markdown(room.text("rekap.jawab_ada", rincian=told))


def _show_table(room: Room, counted: pd.DataFrame, found: pd.DataFrame, names: dict[str, str]) -> None:
    frame = pd.DataFrame({"nama": [room.look.places.name(code) for code in counted.index]})
    columns = {"nama": Column(room.text("rekap.kolom_wilayah"), pinned=True)}
    for key, name in names.items():
        there = found["kode"].where(states(found[key]).eq(THERE))
        inside = [within(found["kode"], code) for code in counted.index]
        frame[f"ada_{key}"] = [room.counts(int(there[rows].notna().sum()), int(rows.sum())) for rows in inside]
        columns[f"ada_{key}"] = Column(room.text("konvergensi.kolom_ada", nama=name))
        for column, label in ((key, "rekap.kolom_kelompok"), (f"{MEMBERS}{key}", "rekap.kolom_anggota")):
            if counted[column].notna().any():
                frame[column] = counted[column].to_numpy()
                columns[column] = Column(room.text(label, nama=name), room.number)
    show_table(room, Table("poktan_siga", frame, columns, room.text("rekap.tabel"), file_notes(room, KIND)))
