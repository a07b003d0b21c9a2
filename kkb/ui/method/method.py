"""Metode: definitions, the rule as it is read from data, formulas with a worked example, sources, contradictions."""

import pandas as pd
import streamlit as st

from kkb.app import resources
from kkb.core.counts.ratio import Share, gap, needed
from kkb.core.quality.published import check_published
from kkb.core.rule.ruleset import Item
from kkb.text.format import decimal_marks
from kkb.text.issues import issue_sentence
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_reading_table, show_table

WORKED = {"terbentuk": 25, "tercapai": 12, "desa": 199}


def show_ratios(page: PageContext) -> None:
    """The three ratios and the gap, with Musi Rawas of November 2022 worked through."""
    n, formed, villages = WORKED["tercapai"], WORKED["terbentuk"], WORKED["desa"]
    values = {"a": Share(n, formed), "b": Share(n, villages), "c": Share(formed, villages)}
    st.subheader(page.text("metode.rasio"), anchor=False)
    st.markdown(page.text("metode.rasio_isi", **{key: page.share(value) for key, value in values.items()}))
    st.markdown(
        page.text(
            "metode.kekurangan",
            perlu50=page.number(needed(50, formed)),
            kurang50=page.number(gap(values["a"], 50)),
            perlu60=page.number(needed(60, formed)),
            kurang60=page.number(gap(values["a"], 60)),
        )
    )
    st.subheader(page.text("metode.bentuk"), anchor=False)
    st.markdown(page.text("metode.bentuk_isi"))


def show_rule(page: PageContext) -> None:
    """The strata, the decision and the twelve items with their bands."""
    scheme = page.app.scheme
    st.subheader(page.text("metode.aturan", versi=scheme.rule.version), anchor=False)
    lines = [f"- **{s.label(page.words.lang)}**: {s.meaning_in(page.words.lang)}" for s in scheme.classes]
    st.markdown("\n".join(lines))
    passing = ", ".join(f"{v.name} ≥ {v.pass_sum}" for v in scheme.rule.variables)
    st.markdown(page.text("metode.lulus", syarat=passing))
    frame = pd.DataFrame([_item_row(item, page.words.lang) for item in scheme.items])
    names = ("item", "variabel", "1", "2", "3", "4", "instansi")
    columns = {name: Column(name if name.isdigit() else page.text(f"metode.kolom_{name}")) for name in names}
    show_reading_table(page, Table("aturan", frame, columns, page.text("metode.dua_belas")))
    st.markdown(page.text("metode.akibat"))


def show_targets(page: PageContext) -> None:
    """Every dated target with its reference."""
    st.subheader(page.text("metode.target"), anchor=False)
    rows = [
        {
            "wilayah": page.app.official.name(t.area),
            "rasio": t.ratio,
            "tanggal": page.day(t.due),
            "persen": page.percent(t.percent, 0),
            "acuan": t.source,
        }
        for t in cache.targets(page.version)
    ]
    columns = {name: Column(page.text(f"metode.kolom_{name}")) for name in rows[0]}
    show_reading_table(page, Table("daftar_target", pd.DataFrame(rows), columns, page.text("metode.target")))


def show_published(page: PageContext) -> None:
    """The published figures, and what in them contradicts itself."""
    figures = resources.published()
    st.subheader(page.text("metode.terbit"), anchor=False)
    st.markdown(page.text("metode.terbit_isi"))
    sentences = (issue_sentence(issue, page.words) for issue in check_published(figures))
    st.markdown("\n".join(f"- {plain(decimal_marks(sentence, page.words.lang))}" for sentence in sentences))
    rows = [
        {"wilayah": f.name, "tanggal": page.day(f.day), "angka": f.wording, "acuan": f.source, "catatan": f.note}
        for f in figures
    ]
    columns = {name: Column(page.text(f"metode.kolom_{name}")) for name in rows[0]}
    show_table(page, Table("terbit", pd.DataFrame(rows), columns, page.text("metode.terbit")), rows_shown=12)
    st.subheader(page.text("metode.sumber"), anchor=False)
    st.markdown(page.text("metode.sumber_isi"))


def _item_row(item: Item, lang: str) -> dict[str, str]:
    scores = {str(score): item.meaning(score) or "–" for score in range(1, 5)}
    name = item.label(lang)
    return {"item": name, "variabel": item.variable.capitalize(), **scores, "instansi": item.agency}
