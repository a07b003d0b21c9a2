"""Data: a file that is no classification, as it was read: what it is, its rows, what was found, accept it or not."""

import pandas as pd
import streamlit as st

from kkb import jobs
from kkb.core.errors import KkbError
from kkb.core.rows import PLACE_COLUMNS
from kkb.core.statistic import TOTAL_ROW
from kkb.io.sidefile import SideReading
from kkb.ui import importing, names
from kkb.ui.controls import choose
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain

_SHORT = {
    "sk", "kb", "pus", "bkb", "bkr", "bkl", "uppka", "pik", "r", "iud", "mow", "mop", "apbn", "apbd", "csr", "rkm",
    "idm", "iks", "ike", "ikl", "krs", "cpr", "mkjp", "iva",
}  # fmt: skip
_NAMES = ("nama", "nama_kec", "nama_kab", "nama_prov")


def show_side_preview(room: Room, reading: SideReading) -> None:
    """What the file holds, everything found in it, and the button to accept it. Nothing is stored before that."""
    st.markdown(
        room.text(
            "dukungan.pratinjau",
            judul=plain(reading.title),
            nama=plain(region_name(room, reading.region, reading.rows)),
            tanggal=room.day(reading.date),
            n=room.number(len(reading.rows)),
            ditemukan=room.number(reading.rows_found),
        )
    )
    importing.show_issues(room, reading)
    names.show_names_of_file(room, reading.rows[reading.rows["nama_kec"].notna()])
    st.button(
        room.text("data.terima"), type="primary", icon=":material/check:", key="terima", on_click=_accept,
        args=(room, reading),
    )  # fmt: skip
    st.caption(room.text("dukungan.terima_ket"))
    show_side_table(room, reading.rows, "pratinjau_pendukung", room.text("dukungan.tabel", judul=reading.title))


def show_side_table(room: Room, rows: pd.DataFrame, key: str, alt: str) -> None:
    """The rows of a side set: names of places first, then what it says, numbers as they are written here."""
    aside = (*PLACE_COLUMNS, TOTAL_ROW, "set", "tabel", "tanggal", "contoh")
    own = [c for c in rows.columns if c not in aside and rows[c].notna().any()]
    places = [name for name in _NAMES if rows[name].notna().any()]
    columns = {name: Column(room.text(f"dukungan.kolom_{name}"), pinned=name == "nama") for name in places}
    columns |= {c: Column(column_label(c), lambda value: written(room, value)) for c in own}
    show_table(room, Table(key, rows, columns, alt), rows_shown=12)


def column_label(key: str) -> str:
    """A column's key as a heading.

    >>> column_label("dasar_persen"), column_label("jumlah_kampung_kb")
    ('Dasar (%)', 'Jumlah kampung KB')
    """
    parts = key.removesuffix("_persen").split("_")
    words = " ".join(part.upper() if part in _SHORT else part for part in parts)
    words = words[:1].upper() + words[1:]
    return f"{words} (%)" if key.endswith("_persen") else words


def region_name(room: Room, region: str, rows: pd.DataFrame) -> str:
    """The name of a side set's region: of the list, else as its own rows name it, else its code."""
    own = rows.loc[rows["kode"] == region, "nama"].dropna()
    above = rows.loc[rows["kode_kab"] == region, "nama_kab"].dropna()
    if region in room.desk.official:
        return room.desk.official.name(region)
    return str(next(iter([*own, *above]), region))


def written(room: Room, value: object) -> str:
    """A value of a side set as it is written on the screen."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return room.number(value, 0 if float(value).is_integer() else 2)


def _accept(room: Room, reading: SideReading) -> None:
    try:
        stored = jobs.accept(room.desk, reading)
    except KkbError as error:
        st.session_state[importing.DONE] = (error.key, error.values)
        return
    choose("wilayah", stored.wilayah)
    values = {"id": stored.id, "n": stored.jumlah_baris, "tanggal": room.day(stored.tanggal)}
    st.session_state[importing.DONE] = ("dukungan.tersimpan", values | {"judul": plain(reading.title)})
