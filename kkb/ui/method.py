"""Metode: definitions, the rule as it is read from data, formulas with a worked example, sources, contradictions."""

import pandas as pd
import streamlit as st

from kkb import shipped
from kkb.core.published import check_published
from kkb.core.ratio import Share, gap, needed
from kkb.core.ruleset import Item
from kkb.ui import cache
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_reading_table, show_table
from kkb.view.format import decimal_marks
from kkb.view.issues import issue_sentence
from kkb.view.markdown import plain

WORKED = {"terbentuk": 25, "tercapai": 12, "desa": 199}


def show_ratios(room: Room) -> None:
    """The three ratios and the gap, with Musi Rawas of November 2022 worked through."""
    n, formed, villages = WORKED["tercapai"], WORKED["terbentuk"], WORKED["desa"]
    values = {"a": Share(n, formed), "b": Share(n, villages), "c": Share(formed, villages)}
    st.subheader(room.text("metode.rasio"), anchor=False)
    st.markdown(room.text("metode.rasio_isi", **{key: room.share(value) for key, value in values.items()}))
    st.markdown(
        room.text(
            "metode.kekurangan",
            perlu50=room.number(needed(50, formed)),
            kurang50=room.number(gap(values["a"], 50)),
            perlu60=room.number(needed(60, formed)),
            kurang60=room.number(gap(values["a"], 60)),
        )
    )
    st.subheader(room.text("metode.bentuk"), anchor=False)
    st.markdown(room.text("metode.bentuk_isi"))


def show_rule(room: Room) -> None:
    """The strata, the decision and the twelve items with their bands."""
    scheme = room.desk.scheme
    english = room.words.lang == "en"
    st.subheader(room.text("metode.aturan", versi=scheme.rule.version), anchor=False)
    lines = [
        f"- **{s.name_en if english else s.name}**: {s.meaning_en if english else s.meaning}" for s in scheme.classes
    ]
    st.markdown("\n".join(lines))
    passing = ", ".join(f"{v.name} ≥ {v.pass_sum}" for v in scheme.rule.variables)
    st.markdown(room.text("metode.lulus", syarat=passing))
    frame = pd.DataFrame([_item_row(item, english) for item in scheme.items])
    names = ("item", "variabel", "1", "2", "3", "4", "instansi")
    columns = {name: Column(name if name.isdigit() else room.text(f"metode.kolom_{name}")) for name in names}
    show_reading_table(room, Table("aturan", frame, columns, room.text("metode.dua_belas")))
    st.markdown(room.text("metode.akibat"))


def show_targets(room: Room) -> None:
    """Every dated target with its reference."""
    st.subheader(room.text("metode.target"), anchor=False)
    rows = [
        {
            "wilayah": room.desk.official.name(t.area),
            "rasio": t.ratio,
            "tanggal": room.day(t.due),
            "persen": room.percent(t.percent, 0),
            "acuan": t.source,
        }
        for t in cache.targets(room.version)
    ]
    columns = {name: Column(room.text(f"metode.kolom_{name}")) for name in rows[0]}
    show_reading_table(room, Table("daftar_target", pd.DataFrame(rows), columns, room.text("metode.target")))


def show_published(room: Room) -> None:
    """The published figures, and what in them contradicts itself."""
    figures = shipped.published()
    st.subheader(room.text("metode.terbit"), anchor=False)
    st.markdown(room.text("metode.terbit_isi"))
    sentences = (issue_sentence(issue, room.words) for issue in check_published(figures))
    st.markdown("\n".join(f"- {plain(decimal_marks(sentence, room.words.lang))}" for sentence in sentences))
    rows = [
        {"wilayah": f.name, "tanggal": room.day(f.day), "angka": f.wording, "acuan": f.source, "catatan": f.note}
        for f in figures
    ]
    columns = {name: Column(room.text(f"metode.kolom_{name}")) for name in rows[0]}
    show_table(room, Table("terbit", pd.DataFrame(rows), columns, room.text("metode.terbit")), rows_shown=12)
    st.subheader(room.text("metode.sumber"), anchor=False)
    st.markdown(room.text("metode.sumber_isi"))


def _item_row(item: Item, english: bool) -> dict[str, str]:
    scores = {str(score): item.meaning(score) or "–" for score in range(1, 5)}
    name = item.name_en if english else item.name
    return {"item": name, "variabel": item.variable.capitalize(), **scores, "instansi": item.agency}
