"""The villages of a kecamatan side by side: what each is, what it misses, its items; no shares of one."""

import pandas as pd
import streamlit as st

from kkb.content.charts.comparison import flow_name
from kkb.core.compare.flow import flow
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.scenario import missing_points
from kkb.text.markdown import plain
from kkb.ui.comparison.choice import Comparison
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column
from kkb.ui.widgets.village_list import show_village_table

NEAREST = 3


def show_answer(page: PageContext) -> None:
    """How many count already, and who is nearest to it."""
    share = page.area_view.tally.share_a
    if not share.total:
        st.markdown(page.first_line(page.text("banding.satu", satuan=page.part_word, nama=page.subject)))
        return
    st.markdown(page.first_line(page.text("banding.desa_jawab", nama=page.subject, pangsa=page.share(share))))
    waiting = _waiting(page)
    if len(waiting):
        near = waiting[waiting["poin"] > 0].head(NEAREST)
        pairs = near[["nama", "poin"]].itertuples(index=False)
        said = [page.text("banding.desa_dekat", nama=plain(name), poin=points) for name, points in pairs]
        if said:
            st.markdown(page.text("banding.desa_terdekat", daftar=", ".join(said)))


def show_list(page: PageContext, asked: Comparison) -> None:
    """All villages, those that do not count yet first, with a way to each one's page."""
    columns = village_columns(page)
    more = {name: column for name, column in columns.items() if name not in ("nama", "nama_kec", "kode", "kampung")}
    show_village_table(page, "kecamatan", village_frame(page, asked), page.text("banding.tabel"), more)


def village_frame(page: PageContext, asked: Comparison) -> pd.DataFrame:
    """One row per Kampung KB and per village without one: stratum, change, missing points, indices, items."""
    rows = page.area_view.rows.assign(poin=missing_points(page.area_view.rows, page.app.scheme.rule))
    before = cache.area_view(page.version, page.area_view.area, asked.since).rows if asked.since else rows.iloc[:0]
    was = dict(flow(before, rows)[["unit", "dari"]].itertuples(index=False)) if asked.since else {}
    reached = page.app.scheme.reached
    records = [_record(page, row, was, reached) for row in rows.to_dict("records")]
    picked = {code: n for n, code in enumerate(asked.chosen)}
    records.sort(key=lambda r: (picked.get(r["kode"], len(picked)), r["poin"] == 0, r["poin"], r["nama"], r["kode"]))
    unformed = page.app.unformed(page.area_view)
    names = unformed[["kode", "nama", "nama_kec"]].to_dict("records")
    not_yet = flow_name("belum_terbentuk", page.app.scheme, page.words)
    records += [place | {"strata": not_yet, "kampung": None} for place in names]
    order = ("nama", "nama_kec", "kode", "kampung", "strata", "sebelum", "poin", "lapor", *INDICES, *ITEMS)
    return pd.DataFrame(records, columns=list(order))


def village_columns(page: PageContext) -> dict[str, Column]:
    """The columns of `village_frame`."""
    names = ("nama", "nama_kec", "kode", "kampung", "strata", "sebelum")
    columns = {name: Column(page.text(f"banding.kolom_{name}"), pinned=name == "nama") for name in names}
    columns["poin"] = Column(page.text("banding.kolom_poin"), page.number, page.text("banding.kolom_poin_bantu"))
    columns["lapor"] = Column(page.text("banding.kolom_lapor"))
    columns |= {name: Column(page.text(f"peta.{name}"), lambda v: page.number(v, 2)) for name in INDICES}
    return columns | {i.key: Column(i.label(page.words.lang), page.number) for i in page.app.scheme.items}


def _record(page: PageContext, row: dict, was: dict, reached: tuple[str, ...]) -> dict[str, object]:
    scheme, words = page.app.scheme, page.words
    key = "tidak_dikenal" if not isinstance(row["strata"], str) else row["strata"]
    now = "belum_lapor" if key == "dasar" and not row["lapor"] else key
    start = was.get(row["unit"])
    scores = {name: None if pd.isna(row[name]) else float(row[name]) for name in (*INDICES, *ITEMS)}
    return {name: row[name] for name in ("nama", "nama_kec", "kode", "kampung")} | scores | {
        "strata": flow_name("dasar_lapor" if now == "dasar" else now, scheme, words),
        "sebelum": flow_name("dasar_lapor" if start == "dasar" else start, scheme, words) if start else None,
        "poin": 0 if key in reached else int(row["poin"]),
        "lapor": page.text("banding.lapor_ya" if row["lapor"] else "banding.lapor_tidak"),
    }  # fmt: skip


def _waiting(page: PageContext) -> pd.DataFrame:
    rows = page.area_view.rows[~page.area_view.rows["strata"].isin(list(page.app.scheme.reached))]
    found = rows.assign(poin=missing_points(rows, page.app.scheme.rule)) if len(rows) else rows.assign(poin=0)
    return found.sort_values(["poin", "nama", "unit"])
