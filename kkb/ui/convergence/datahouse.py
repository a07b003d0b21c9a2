"""Rumah DataKu: who has one, of which class, is its data used; by area, on the map, and a list for the field."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.scheme import by_key
from kkb.core.convergence.survey import BLANK, THERE, Presence, numbers, presence, states
from kkb.core.ratio import Share
from kkb.ui.convergence.datahouse_map import show_datahouse_map
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.material import file_notes, profiles_of, scheme, show_source, side_of
from kkb.ui.convergence.parts import by_part, presence_columns, presence_frame, show_presence
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain

CLASS, USED = "rumah_dataku_kelas", "rumah_dataku_dipakai"
_ITEMS = ("input_sarana", "proses_penggunaan_data")


def show_datahouse(room: Room) -> None:
    """The answer, who has one by area, class and use, the map, what it would do for the target, the field list."""
    found = profiles_of(room).assign(keadaan=lambda rows: states(rows["rumah_dataku"]))
    counts = presence(room.look.area, found["keadaan"])
    st.markdown(room.first_line(_answer(room, counts)))
    show_source(room, "profil")
    if not counts.total:
        return
    left, right = st.columns([3, 2], gap="medium")
    bars = by_part(room, found["kode"], found["keadaan"])
    with left:
        show_presence(room, bars, "rumah_dataku", room.text("konvergensi.rdk_alt", nama=room.look.name))
    with right:
        _show_kinds(room, found[found["keadaan"].eq(THERE)])
    show_datahouse_map(room, found)
    show_gain(room, _ITEMS)
    st.subheader(room.text("konvergensi.menurut", satuan=room.part_word), anchor=False)
    columns = presence_columns(room, room.part_word.capitalize())
    title = room.text("konvergensi.rdk_tabel")
    show_table(room, Table("rumah_dataku", presence_frame(room, bars), columns, title, file_notes(room, "profil")))
    _show_field_list(room, found)


def _answer(room: Room, counts: Presence) -> str:
    if not counts.total:
        return room.text("jawab.belum_terbentuk", nama=room.subject)
    return room.text(
        "konvergensi.rdk_jawab",
        nama=room.subject,
        pangsa=room.share(counts.share),
        tidak=room.number(counts.not_there),
        kosong=room.number(counts.blank),
    )


def _show_kinds(room: Room, there: pd.DataFrame) -> None:
    """Class and use of those that exist, and how many stand outside Kampung KB."""
    st.markdown(f"**{room.text('konvergensi.rdk_kelas')}**")
    keys = there[CLASS].map(lambda value: value.strip().casefold() if isinstance(value, str) else None)
    known = by_key(scheme().datahouse_classes)
    lines = [(c.label(room.words.lang), int(keys.eq(key).sum())) for key, c in known.items()]
    lines.append((room.text("konvergensi.kelas_kosong"), int((~keys.isin(list(known))).sum())))
    st.markdown("\n".join(f"- {plain(name)}: **{room.fraction(Share(n, len(there)))}**" for name, n in lines))
    used = states(there[USED])
    n = {state: int(used.eq(state).sum()) for state in (THERE, BLANK)}
    st.markdown(
        room.text(
            "konvergensi.rdk_dipakai", pangsa=room.share(Share(n[THERE], len(there))), kosong=room.number(n[BLANK])
        )
    )
    _show_outside(room)


def _show_outside(room: Room) -> None:
    recap = side_of(room, "siga_rumah_dataku").rows
    if "jumlah_rumah_dataku" not in recap or "rumah_dataku_di_kampung" not in recap:
        st.caption(room.text("konvergensi.rdk_tanpa_siga"))
        return
    every = int(numbers(recap["jumlah_rumah_dataku"]).fillna(0).sum())
    inside = min(every, int(numbers(recap["rumah_dataku_di_kampung"]).fillna(0).sum()))
    values = {
        "semua": room.number(every),
        "dalam": room.share(Share(inside, every)),
        "luar": room.number(every - inside),
    }
    st.markdown(room.text("konvergensi.rdk_luar", **values))
    show_source(room, "siga_rumah_dataku")


def _show_field_list(room: Room, found: pd.DataFrame) -> None:
    """Whom to visit: villages without one, and those that did not say; with room to write."""
    st.subheader(room.text("konvergensi.rdk_lapangan"), anchor=False)
    missing = found[found["keadaan"].ne(THERE)].sort_values(["nama_kec", "keadaan", "nama"])
    if missing.empty:
        st.success(room.text("konvergensi.rdk_lengkap"))
        return
    labels = {state.key: state.label(room.words.lang) for state in scheme().states}
    frame = pd.DataFrame(
        {
            "kecamatan": missing["nama_kec"],
            "desa": missing["nama"],
            "kode": missing["kode"],
            "rumah_dataku": missing["keadaan"].map(labels),
            "sekretariat": states(missing["sekretariat"]).map(labels),
            "skor_sarana": missing["input_sarana"].astype("Float64").fillna(1).astype(int),
            "hasil": "",
            "tindak_lanjut": "",
        }
    )
    columns = {name: Column(room.text(f"konvergensi.kolom_{name}")) for name in frame.columns}
    title = room.text("konvergensi.rdk_lapangan")
    show_table(room, Table("rumah_dataku_lapangan", frame, columns, title, file_notes(room, "profil")), rows_shown=10)
