"""The villages of a kecamatan side by side: what each is, what it misses, its items; no shares of one."""

import pandas as pd
import streamlit as st

from kkb.core.compare_flow import flow
from kkb.core.rows import INDICES, ITEMS
from kkb.core.whatif import missing_points
from kkb.ui import cache
from kkb.ui.comparison_choice import Comparison
from kkb.ui.room import Room
from kkb.ui.table import Column
from kkb.ui.village_list import show_village_table
from kkb.view.chart_flow import flow_name
from kkb.view.markdown import plain

NEAREST = 3


def show_answer(room: Room) -> None:
    """How many count already, and who is nearest to it."""
    share = room.look.tally.share_a
    if not share.total:
        st.markdown(room.first_line(room.text("banding.satu", satuan=room.part_word, nama=room.subject)))
        return
    st.markdown(room.first_line(room.text("banding.desa_jawab", nama=room.subject, pangsa=room.share(share))))
    waiting = _waiting(room)
    if len(waiting):
        near = waiting[waiting["poin"] > 0].head(NEAREST)
        pairs = near[["nama", "poin"]].itertuples(index=False)
        said = [room.text("banding.desa_dekat", nama=plain(name), poin=points) for name, points in pairs]
        if said:
            st.markdown(room.text("banding.desa_terdekat", daftar=", ".join(said)))


def show_list(room: Room, asked: Comparison) -> None:
    """All villages, those that do not count yet first, with a way to each one's page."""
    columns = village_columns(room)
    more = {name: column for name, column in columns.items() if name not in ("nama", "nama_kec", "kode", "kampung")}
    show_village_table(room, "kecamatan", village_frame(room, asked), room.text("banding.tabel"), more)


def village_frame(room: Room, asked: Comparison) -> pd.DataFrame:
    """One row per Kampung KB and per village without one: stratum, change, missing points, indices, items."""
    rows = room.look.rows.assign(poin=missing_points(room.look.rows, room.desk.scheme.rule))
    before = cache.look(room.version, room.look.area, asked.since).rows if asked.since else rows.iloc[:0]
    was = dict(flow(before, rows)[["unit", "dari"]].itertuples(index=False)) if asked.since else {}
    reached = room.desk.scheme.reached
    records = [_record(room, row, was, reached) for row in rows.to_dict("records")]
    picked = {code: n for n, code in enumerate(asked.chosen)}
    records.sort(key=lambda r: (picked.get(r["kode"], len(picked)), r["poin"] == 0, r["poin"], r["nama"], r["kode"]))
    unformed = room.desk.unformed(room.look)
    names = unformed[["kode", "nama", "nama_kec"]].to_dict("records")
    not_yet = flow_name("belum_terbentuk", room.desk.scheme, room.words)
    records += [place | {"strata": not_yet, "kampung": None} for place in names]
    order = ("nama", "nama_kec", "kode", "kampung", "strata", "sebelum", "poin", "lapor", *INDICES, *ITEMS)
    return pd.DataFrame(records, columns=list(order))


def village_columns(room: Room) -> dict[str, Column]:
    """The columns of `village_frame`."""
    names = ("nama", "nama_kec", "kode", "kampung", "strata", "sebelum")
    columns = {name: Column(room.text(f"banding.kolom_{name}"), pinned=name == "nama") for name in names}
    columns["poin"] = Column(room.text("banding.kolom_poin"), room.number, room.text("banding.kolom_poin_bantu"))
    columns["lapor"] = Column(room.text("banding.kolom_lapor"))
    columns |= {name: Column(room.text(f"peta.{name}"), lambda v: room.number(v, 2)) for name in INDICES}
    english = room.words.lang == "en"
    return columns | {i.key: Column(i.name_en if english else i.name, room.number) for i in room.desk.scheme.items}


def _record(room: Room, row: dict, was: dict, reached: tuple[str, ...]) -> dict[str, object]:
    scheme, words = room.desk.scheme, room.words
    key = "tidak_dikenal" if not isinstance(row["strata"], str) else row["strata"]
    now = "belum_lapor" if key == "dasar" and not row["lapor"] else key
    start = was.get(row["unit"])
    scores = {name: None if pd.isna(row[name]) else float(row[name]) for name in (*INDICES, *ITEMS)}
    return {name: row[name] for name in ("nama", "nama_kec", "kode", "kampung")} | scores | {
        "strata": flow_name("dasar_lapor" if now == "dasar" else now, scheme, words),
        "sebelum": flow_name("dasar_lapor" if start == "dasar" else start, scheme, words) if start else None,
        "poin": 0 if key in reached else int(row["poin"]),
        "lapor": room.text("banding.lapor_ya" if row["lapor"] else "banding.lapor_tidak"),
    }  # fmt: skip


def _waiting(room: Room) -> pd.DataFrame:
    rows = room.look.rows[~room.look.rows["strata"].isin(list(room.desk.scheme.reached))]
    found = rows.assign(poin=missing_points(rows, room.desk.scheme.rule)) if len(rows) else rows.assign(poin=0)
    return found.sort_values(["poin", "nama", "unit"])
