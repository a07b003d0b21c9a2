"""Two dates below the map: how many moved from which stratum to which, and the villages that did."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.counts.transitions import ABSENT, transition_counts, transitions
from kkb.core.rule.ladder import UNKNOWN
from kkb.text.markdown import plain
from kkb.text.strata_words import class_name
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.marks import map_area
from kkb.ui.widgets.table import Column, Table, name_width, show_table


def show_moves(page: PageContext, since: date) -> None:
    """The table of from and to between two dates, and the list of who moved."""
    area = map_area(page)
    before, after = (cache.area_view(page.version, area, day) for day in (since, page.area_view.on))
    moved = transitions(*(_classed(page, view.rows) for view in (before, after)))
    values = {"sejak": page.day(since), "hingga": page.day(page.area_view.on), "nama": plain(after.name)}
    st.subheader(page.text("peta.pindah_judul", **values), anchor=False)
    if moved.empty:
        st.info(page.text("peta.pindah_kosong", **values))
        return
    changed = moved[moved["dari"] != moved["ke"]]
    numbers = {"n": page.number(len(changed)), "total": page.number(len(moved))}
    st.markdown(page.text("peta.pindah_jawab", **values, **numbers))
    show_table(page, _matrix(page, moved))
    if len(changed):
        names = {**before.places.names, **after.places.names}
        show_table(page, _list(page, changed, names))


def _order(page: PageContext) -> tuple[str, ...]:
    """Where a Kampung KB may have stood, from what is not there to the highest; unreadable last."""
    return (ABSENT, *page.app.scheme.ladder.classes)


def _classed(page: PageContext, rows: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(rows["strata"].tolist(), rows["lapor"].tolist(), strict=True)
    return rows[["unit", "kode", "kode_kab"]].assign(kelas=[page.app.scheme.ladder.class_of(*pair) for pair in pairs])


def _label(page: PageContext, key: str) -> str:
    return class_name(key, page.app.scheme, page.words)


def _matrix(page: PageContext, moved: pd.DataFrame) -> Table:
    used = [key for key in _order(page) if key != UNKNOWN or key in {*moved["dari"], *moved["ke"]}]
    counts = transition_counts(moved, used)
    frame = counts.assign(jumlah=counts.sum(axis=1)).reset_index(names="dari")
    total = pd.DataFrame([{"dari": page.text("peta.pindah_jumlah"), **frame.drop(columns="dari").sum()}])
    frame = pd.concat([frame.assign(dari=[_label(page, key) for key in used]), total], ignore_index=True)
    columns = {"dari": Column(page.text("peta.pindah_dari"), pinned=True)}
    columns |= {key: Column(page.text("peta.pindah_ke", strata=_label(page, key)), page.number) for key in used}
    columns["jumlah"] = Column(page.text("peta.pindah_jumlah"), page.number)
    return Table("perpindahan", frame, columns, page.text("peta.pindah_tabel"))


def _list(page: PageContext, changed: pd.DataFrame, names: dict[str, str]) -> Table:
    order = {key: n for n, key in enumerate(_order(page))}
    rank = changed["ke"].map(order) - changed["dari"].map(order)
    rows = changed.assign(_rank=rank).sort_values(["_rank", "kode"], ascending=[False, True])
    frame = pd.DataFrame({
        "nama": [names.get(code, code) for code in rows["kode"]],
        "kecamatan": [names.get(wilayah.parent(code), "") for code in rows["kode"]],
        "dari": [_label(page, key) for key in rows["dari"]],
        "ke": [_label(page, key) for key in rows["ke"]],
    })  # fmt: skip
    columns = {
        name: Column(page.text(f"peta.kolom_{name}"), pinned=name == "nama", width=name_width(frame[name]))
        for name in frame
    }
    return Table("desa_berpindah", frame, columns, page.text("peta.pindah_desa"))
