"""What stands below the map for the area that was clicked: a village's twelve items, or an area's counts."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from kkb.app.villages import row_before
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.rule.rule_gap import rule_gap
from kkb.text.answers import target_answer
from kkb.text.markdown import plain
from kkb.text.strata_words import class_name
from kkb.text.village_words import fall_sentence, unit_answer
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import choose
from kkb.ui.widgets.table import Column, Table, name_width, show_table


def show_area_card(page: PageContext, code: str) -> None:
    """The card of a village (level 4) or of a wider area, with a way to open it."""
    with st.container(border=True, key="kartu"):
        if wilayah.level(code) == Level.DESA:
            show_village(page, code)
            show_village_link(page, code)
        else:
            _show_wider(page, code)


def show_village_link(page: PageContext, code: str) -> None:
    """To the page of a village."""
    st.page_link(
        "pages/desa.py",
        label=page.text("kartu.halaman_desa"),
        icon=":material/open_in_new:",
        query_params=link_params(replace(page.filter, wilayah=code), page.default),
    )


def _show_wider(page: PageContext, code: str) -> None:
    st.markdown(target_answer(page.app.area_view(code, page.filter.tanggal), page.words))
    st.button(
        page.text("kartu.buka", nama=plain(page.area_view.places.name(code))),
        on_click=choose,
        args=("wilayah", code),
        key=f"buka_{code}",
        icon=":material/zoom_in:",
    )


def show_village(page: PageContext, code: str) -> None:
    """A village of the view: each of its Kampung KB with stratum, indices, what it misses and its twelve items."""
    rows = page.area_view.rows[page.area_view.rows["kode"] == code]
    places = page.area_view.places
    names = {"nama": plain(places.name(code)), "kecamatan": plain(places.name(wilayah.parent(code)))}
    st.markdown(f"##### {page.text('kartu.judul', kode=code, **names)}")
    if rows.empty:
        st.markdown(page.text("kartu.belum_terbentuk"))
    for _, row in rows.iterrows():
        _show_unit(page, row)


def _show_unit(page: PageContext, row: pd.Series) -> None:
    key = page.app.scheme.ladder.class_of(row["strata"], bool(row["lapor"]))
    name = class_name(key, page.app.scheme, page.words)
    indices = {index: page.number(row[index], 2) if pd.notna(row[index]) else "–" for index in INDICES}
    st.markdown(
        page.text(
            "kartu.strata", strata=name, kampung=plain(row["kampung"]), tanggal=page.day(row["tanggal"]), **indices
        )
    )
    if fell := fall_sentence(row_before(page.app, row), row, page.app.scheme, page.words):
        st.markdown(fell)
    st.markdown(unit_answer(row, rule_gap(row, page.app.scheme.rule), page.app.scheme, page.words))
    show_table(page, Table("item", _items(page, row), _columns(page), page.text("kartu.tabel")), rows_shown=len(ITEMS))


def _items(page: PageContext, row: pd.Series) -> pd.DataFrame:
    records = []
    for item in page.app.scheme.items:
        score = None if pd.isna(row[item.key]) else int(row[item.key])
        records.append(
            {
                "item": item.label(page.words.lang),
                "skor": f"{score or '–'}/{item.max_score}",
                "arti": item.meaning(score) if score else page.text("kartu.kosong"),
                "berikut": item.meaning((score or 1) + 1) or "–",
                "instansi": item.agency,
            }
        )
    return pd.DataFrame(records)


def _columns(page: PageContext) -> dict[str, Column]:
    names = ("item", "skor", "arti", "berikut", "instansi")
    columns = {name: Column(page.text(f"kartu.kolom_{name}")) for name in names}
    longest = name_width((item.label(page.words.lang) for item in page.app.scheme.items), most=360)
    return columns | {"item": Column(columns["item"].label, pinned=True, width=longest)}
