"""What raising an item would do for ratio A: the sentence, and the Kampung KB behind it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kkb.core.convergence.lift import Lift, lift
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain


def show_gain(room: Room, items: Sequence[str]) -> None:
    """For each item what one step, and its best score everywhere, would add; then who they are."""
    st.subheader(room.text("konvergensi.guna"), anchor=False)
    rows = room.look.rows
    pairs = [(lift(rows, item, room.desk.scheme, 1), lift(rows, item, room.desk.scheme)) for item in items]
    st.markdown("\n".join(f"- {_sentence(room, one, full)}" for one, full in pairs))
    st.caption(room.text("konvergensi.guna_ket"))
    frame = _villages(room, pairs)
    if len(frame):
        columns = {name: Column(room.text(f"konvergensi.kolom_{name}")) for name in frame.columns}
        show_table(room, Table("guna", frame, columns, room.text("konvergensi.guna_tabel")), rows_shown=6)


def _sentence(room: Room, one: Lift, full: Lift) -> str:
    name = plain(_name(room, one.item))
    if not one.open:
        return room.text("konvergensi.guna_penuh", item=name, hitung=room.share(one.before))
    if not full.newly:
        return room.text("konvergensi.guna_nol", item=name, n=room.number(one.open), hitung=room.share(one.before))
    return room.text(
        "konvergensi.guna_naik",
        item=name,
        n=room.number(one.open),
        tambah=room.number(len(one.newly)),
        dari=room.share(one.before),
        menjadi=room.share(one.after),
        penuh=room.number(len(full.newly)),
        puncak=room.share(full.after),
    )


def _name(room: Room, key: str) -> str:
    item = room.desk.scheme.rule.item(key)
    return item.name if room.words.lang == "id" else item.name_en


def _villages(room: Room, pairs: Sequence[tuple[Lift, Lift]]) -> pd.DataFrame:
    rows = room.look.rows.set_index("unit")
    found = []
    for one, full in pairs:
        soon, best = set(one.newly), room.desk.scheme.rule.item(one.item).max_score
        for unit in full.newly:
            row = rows.loc[unit]
            now = 1 if pd.isna(row[one.item]) else int(row[one.item])
            found.append(
                {
                    "desa": row["nama"],
                    "kecamatan": row["nama_kec"],
                    "item": _name(room, one.item),
                    "skor": f"{now} → {now + 1 if unit in soon else best}",
                    "instansi": room.desk.scheme.rule.item(one.item).agency,
                }
            )
    return pd.DataFrame(found)
