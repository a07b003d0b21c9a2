"""Rumah DataKu: who has one, of which class, is its data used; by area, on the map, and a list for the field."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.scheme import by_key
from kkb.core.convergence.survey import BLANK, THERE, Presence, numbers, presence, states
from kkb.core.counts.ratio import Share
from kkb.text.markdown import plain
from kkb.ui.convergence.datahouse_map import show_datahouse_map
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.parts import by_part, presence_columns, presence_frame, show_presence
from kkb.ui.convergence.supporting import file_notes, profiles_of, scheme, show_source, side_of
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

CLASS, USED = "rumah_dataku_kelas", "rumah_dataku_dipakai"
_ITEMS = ("input_sarana", "proses_penggunaan_data")


def show_datahouse(page: PageContext) -> None:
    """The answer, who has one by area, class and use, the map, what it would do for the target, the field list."""
    found = profiles_of(page).assign(keadaan=lambda rows: states(rows["rumah_dataku"]))
    counts = presence(page.area_view.area, found["keadaan"])
    st.markdown(page.first_line(_answer(page, counts)))
    show_source(page, "profil")
    if not counts.total:
        return
    left, right = st.columns([3, 2], gap="medium")
    bars = by_part(page, found["kode"], found["keadaan"])
    with left:
        show_presence(page, bars, "rumah_dataku", page.text("konvergensi.rdk_alt", nama=page.area_view.name))
    with right:
        _show_kinds(page, found[found["keadaan"].eq(THERE)])
    show_datahouse_map(page)
    show_gain(page, _ITEMS)
    st.subheader(page.text("konvergensi.menurut", satuan=page.part_word), anchor=False)
    columns = presence_columns(page, page.part_word.capitalize())
    title = page.text("konvergensi.rdk_tabel")
    show_table(page, Table("rumah_dataku", presence_frame(page, bars), columns, title, file_notes(page, "profil")))
    _show_field_list(page, found)


def _answer(page: PageContext, counts: Presence) -> str:
    if not counts.total:
        return page.text("jawab.belum_terbentuk", nama=page.subject)
    return page.text(
        "konvergensi.rdk_jawab",
        nama=page.subject,
        pangsa=page.share(counts.share),
        tidak=page.number(counts.not_there),
        kosong=page.number(counts.blank),
    )


def _show_kinds(page: PageContext, there: pd.DataFrame) -> None:
    """Class and use of those that exist, and how many stand outside Kampung KB."""
    st.markdown(f"**{page.text('konvergensi.rdk_kelas')}**")
    keys = there[CLASS].map(lambda value: value.strip().casefold() if isinstance(value, str) else None)
    known = by_key(scheme().datahouse_classes)
    lines = [(c.label(page.words.lang), int(keys.eq(key).sum())) for key, c in known.items()]
    lines.append((page.text("konvergensi.kelas_kosong"), int((~keys.isin(list(known))).sum())))
    st.markdown("\n".join(f"- {plain(name)}: **{page.fraction(Share(n, len(there)))}**" for name, n in lines))
    used = states(there[USED])
    n = {state: int(used.eq(state).sum()) for state in (THERE, BLANK)}
    st.markdown(
        page.text(
            "konvergensi.rdk_dipakai", pangsa=page.share(Share(n[THERE], len(there))), kosong=page.number(n[BLANK])
        )
    )
    _show_outside(page)


def _show_outside(page: PageContext) -> None:
    recap = side_of(page, "siga_rumah_dataku").rows
    if "jumlah_rumah_dataku" not in recap or "rumah_dataku_di_kampung" not in recap:
        st.caption(page.text("konvergensi.rdk_tanpa_siga"))
        return
    every = int(numbers(recap["jumlah_rumah_dataku"]).fillna(0).sum())
    inside = min(every, int(numbers(recap["rumah_dataku_di_kampung"]).fillna(0).sum()))
    values = {
        "semua": page.number(every),
        "dalam": page.share(Share(inside, every)),
        "luar": page.number(every - inside),
    }
    st.markdown(page.text("konvergensi.rdk_luar", **values))
    show_source(page, "siga_rumah_dataku")


def _show_field_list(page: PageContext, found: pd.DataFrame) -> None:
    """Whom to visit: villages without one, and those that did not say; with room to write."""
    st.subheader(page.text("konvergensi.rdk_lapangan"), anchor=False)
    missing = found[found["keadaan"].ne(THERE)].sort_values(["nama_kec", "keadaan", "nama"])
    if missing.empty:
        st.success(page.text("konvergensi.rdk_lengkap"))
        return
    labels = {state.key: state.label(page.words.lang) for state in scheme().states}
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
    columns = {name: Column(page.text(f"konvergensi.kolom_{name}")) for name in frame.columns}
    title = page.text("konvergensi.rdk_lapangan")
    show_table(page, Table("rumah_dataku_lapangan", frame, columns, title, file_notes(page, "profil")), rows_shown=10)
