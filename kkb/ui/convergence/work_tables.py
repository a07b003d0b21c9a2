"""The tables behind programmes and family functions: through whom, where each instansi is, whom nobody reaches."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.reach import TaskReach, agencies_at_work, agency_reach, crossing
from kkb.core.convergence.scheme import by_key
from kkb.core.convergence.survey import BLANK, THERE
from kkb.core.counts.tally import within
from kkb.ui.convergence.supporting import file_notes, profiles_of, scheme
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table


def show_crossing(page: PageContext, kind: str, found: TaskReach) -> None:
    """Task by instansi: in how many Kampung KB an instansi works on a task."""
    tasks, lang = scheme().tasks(kind), page.words.lang
    agencies = agencies_at_work(found.work, scheme().agencies)
    table = crossing(found.work, [t.key for t in tasks], [a.key for a in agencies])
    villages = agency_reach(found.work, [a.key for a in agencies])
    frame = pd.DataFrame(
        [
            {"nama": a.label(lang), "kampung": page.counts(int(villages[a.key]), len(found.states)),
             **{t.key: int(table.at[t.key, a.key]) for t in tasks}}
            for a in sorted(agencies, key=lambda a: -villages[a.key])
        ]
    )  # fmt: skip
    st.subheader(page.text(f"konvergensi.{kind}_instansi"), anchor=False)
    busy = int((villages > 0).sum())
    st.markdown(page.text("konvergensi.instansi_jawab", n=page.number(busy), total=page.number(len(agencies))))
    columns = {
        "nama": Column(page.text("konvergensi.kolom_instansi"), pinned=True),
        "kampung": Column(page.text("konvergensi.kolom_kampung")),
        **{t.key: Column(t.label(lang), page.number) for t in tasks},
    }
    title = page.text(f"konvergensi.{kind}_instansi")
    show_table(page, Table(f"instansi_{kind}", frame, columns, title, file_notes(page, kind)), rows_shown=12)


def show_agencies(page: PageContext, kind: str, found: TaskReach) -> None:
    """Instansi by area: Kampung KB reached, so that a missing instansi shows."""
    parts = [part for part in page.area_view.parts if part.terbentuk]
    if len(parts) < 2:
        return
    lang, codes = page.words.lang, profiles_of(page).set_index("unit")["kode"]
    work = found.work.drop_duplicates(["unit", "instansi"])
    where = work["unit"].map(codes)
    counts = {p.code: work.loc[within(where, p.code), "instansi"].value_counts() for p in parts}
    rows = [
        {"nama": a.label(lang), **{p.code: page.counts(int(counts[p.code].get(a.key, 0)), p.terbentuk) for p in parts}}
        for a in agencies_at_work(found.work, scheme().agencies)
    ]
    title = page.text("konvergensi.instansi_wilayah", satuan=page.part_word)
    st.subheader(title, anchor=False)
    columns = {"nama": Column(page.text("konvergensi.kolom_instansi"), pinned=True)}
    columns |= {p.code: Column(page.area_view.places.name(p.code)) for p in parts}
    table = Table(f"instansi_wilayah_{kind}", pd.DataFrame(rows), columns, title, file_notes(page, kind))
    show_table(page, table, rows_shown=12)


def show_gaps(page: PageContext, kind: str, found: TaskReach) -> None:
    """Every Kampung KB with what does not reach it, those with the most gaps first."""
    tasks, lang = scheme().tasks(kind), page.words.lang
    rows = profiles_of(page)
    missing = found.states.ne(THERE)
    blank = found.states.eq(BLANK).all(axis=1)
    names = {t.key: t.label(lang) for t in tasks}
    present = found.work.groupby("unit")["instansi"].agg(set).to_dict()
    known = by_key(scheme().agencies)
    frame = pd.DataFrame(
        {
            "kecamatan": rows["nama_kec"],
            "desa": rows["nama"],
            "belum": missing.sum(axis=1).where(~blank),
            "tugas": [
                page.text("konvergensi.belum_diisi") if is_blank else ", ".join(names[k] for k in names if row[k])
                for row, is_blank in zip(missing.to_dict("records"), blank, strict=True)
            ],
            "instansi_n": found.agencies,
            "instansi_nama": [
                ", ".join(known[k].label(lang) if k in known else k for k in sorted(present.get(unit, ())))
                for unit in rows["unit"]
            ],
            "skor_lintas": rows["proses_lintas_sektor"].astype("Float64").fillna(1).astype(int),
        }
    ).sort_values(["belum", "kecamatan", "desa"], ascending=[False, True, True], na_position="last")
    st.subheader(page.text("konvergensi.celah"), anchor=False)
    columns = {name: Column(page.text(f"konvergensi.kolom_{name}")) for name in frame.columns}
    columns["belum"] = Column(page.text("konvergensi.kolom_belum"), page.number)
    show_table(page, Table(f"celah_{kind}", frame, columns, page.text("konvergensi.celah"), file_notes(page, kind)), 12)
