"""What stands below the map for the area that was clicked: a village's twelve items, or an area's counts."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.rows import INDICES, ITEMS
from kkb.core.standing import standing
from kkb.ui.controls import choose
from kkb.ui.link import link_params
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, name_width, show_table
from kkb.ui.village_history import row_before
from kkb.view.answers import target_answer
from kkb.view.chart_strata import class_name
from kkb.view.map_strata import row_class
from kkb.view.markdown import plain
from kkb.view.village_words import fall_sentence, unit_answer


def show_area_card(room: Room, code: str) -> None:
    """The card of a village (level 4) or of a wider area, with a way to open it."""
    with st.container(border=True, key="kartu"):
        if wilayah.level(code) == 4:
            show_village(room, code)
            show_village_link(room, code)
        else:
            _show_wider(room, code)


def show_village_link(room: Room, code: str) -> None:
    """To the page of a village."""
    st.page_link(
        "pages/desa.py",
        label=room.text("kartu.halaman_desa"),
        icon=":material/open_in_new:",
        query_params=link_params(replace(room.filter, wilayah=code), room.default),
    )


def _show_wider(room: Room, code: str) -> None:
    st.markdown(target_answer(room.desk.look(code, room.filter.tanggal), room.words))
    st.button(
        room.text("kartu.buka", nama=plain(room.look.places.name(code))),
        on_click=choose,
        args=("wilayah", code),
        key=f"buka_{code}",
        icon=":material/zoom_in:",
    )


def show_village(room: Room, code: str) -> None:
    """A village of the look: each of its Kampung KB with stratum, indices, what it misses and its twelve items."""
    rows = room.look.rows[room.look.rows["kode"] == code]
    places = room.look.places
    names = {"nama": plain(places.name(code)), "kecamatan": plain(places.name(wilayah.parent(code)))}
    st.markdown(f"##### {room.text('kartu.judul', kode=code, **names)}")
    if rows.empty:
        st.markdown(room.text("kartu.belum_terbentuk"))
    for _, row in rows.iterrows():
        _show_unit(room, row)


def _show_unit(room: Room, row: pd.Series) -> None:
    key = row_class(row["strata"], bool(row["lapor"]))
    name = class_name("dasar_lapor" if key == "dasar" else key, room.desk.scheme, room.words)
    indices = {index: room.number(row[index], 2) if pd.notna(row[index]) else "–" for index in INDICES}
    st.markdown(
        room.text(
            "kartu.strata", strata=name, kampung=plain(row["kampung"]), tanggal=room.day(row["tanggal"]), **indices
        )
    )
    if fell := fall_sentence(row_before(room, row), row, room.desk.scheme, room.words):
        st.markdown(fell)
    st.markdown(unit_answer(row, standing(row, room.desk.scheme.rule), room.desk.scheme, room.words))
    show_table(room, Table("item", _items(room, row), _columns(room), room.text("kartu.tabel")), rows_shown=len(ITEMS))


def _items(room: Room, row: pd.Series) -> pd.DataFrame:
    english = room.words.lang == "en"
    records = []
    for item in room.desk.scheme.items:
        score = None if pd.isna(row[item.key]) else int(row[item.key])
        records.append(
            {
                "item": item.name_en if english else item.name,
                "skor": f"{score or '–'}/{item.max_score}",
                "arti": item.meaning(score) if score else room.text("kartu.kosong"),
                "berikut": item.meaning((score or 1) + 1) or "–",
                "instansi": item.agency,
            }
        )
    return pd.DataFrame(records)


def _columns(room: Room) -> dict[str, Column]:
    names = ("item", "skor", "arti", "berikut", "instansi")
    columns = {name: Column(room.text(f"kartu.kolom_{name}")) for name in names}
    longest = name_width(
        (item.name if room.words.lang == "id" else item.name_en for item in room.desk.scheme.items), most=360
    )
    return columns | {"item": Column(columns["item"].label, pinned=True, width=longest)}
