"""What raising an item would do for ratio A: the sentence, and the Kampung KB behind it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kkb.core.convergence.lift import Lift, lift
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table


def show_gain(page: PageContext, items: Sequence[str]) -> None:
    """For each item what one step, and its best score everywhere, would add; then who they are."""
    st.subheader(page.text("konvergensi.guna"), anchor=False)
    rows = page.area_view.rows
    pairs = [(lift(rows, item, page.app.scheme, 1), lift(rows, item, page.app.scheme)) for item in items]
    st.markdown("\n".join(f"- {_sentence(page, one, full)}" for one, full in pairs))
    st.caption(page.text("konvergensi.guna_ket"))
    frame = _villages(page, pairs)
    if len(frame):
        columns = {name: Column(page.text(f"konvergensi.kolom_{name}")) for name in frame.columns}
        show_table(page, Table("guna", frame, columns, page.text("konvergensi.guna_tabel")), rows_shown=6)


def _sentence(page: PageContext, one: Lift, full: Lift) -> str:
    name = plain(_name(page, one.item))
    if not one.open:
        return page.text("konvergensi.guna_penuh", item=name, hitung=page.share(one.before))
    if not full.newly:
        return page.text("konvergensi.guna_nol", item=name, n=page.number(one.open), hitung=page.share(one.before))
    return page.text(
        "konvergensi.guna_naik",
        item=name,
        n=page.number(one.open),
        tambah=page.number(len(one.newly)),
        dari=page.share(one.before),
        menjadi=page.share(one.after),
        penuh=page.number(len(full.newly)),
        puncak=page.share(full.after),
    )


def _name(page: PageContext, key: str) -> str:
    item = page.app.scheme.rule.item(key)
    return item.label(page.words.lang)


def _villages(page: PageContext, pairs: Sequence[tuple[Lift, Lift]]) -> pd.DataFrame:
    rows = page.area_view.rows.set_index("unit")
    found = []
    for one, full in pairs:
        soon, best = set(one.newly), page.app.scheme.rule.item(one.item).max_score
        for unit in full.newly:
            row = rows.loc[unit]
            now = 1 if pd.isna(row[one.item]) else int(row[one.item])
            found.append(
                {
                    "desa": row["nama"],
                    "kecamatan": row["nama_kec"],
                    "item": _name(page, one.item),
                    "skor": f"{now} → {now + 1 if unit in soon else best}",
                    "instansi": page.app.scheme.rule.item(one.item).agency,
                }
            )
    return pd.DataFrame(found)
