"""A scenario looked at closely: per part of the area, on the map, or village by village. One view at a time."""

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.ratio import gap, points
from kkb.core.counts.tally import Tally, tallies
from kkb.core.scenario.queue import OUT_OF_REACH
from kkb.text.strata_words import class_name
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.map import show_scenario_map
from kkb.ui.scenario.result import ScenarioResult, share_of
from kkb.ui.widgets.controls import ask_choice
from kkb.ui.widgets.table import Column, Table, show_table

VIEWS = ("bagian", "peta", "desa")
PART_COLUMNS = ("nama", "sekarang", "skenario", "beda", "pangsa_kini", "pangsa", "poin", "kurang")
MOVED_COLUMNS = ("nama", "kode", "kecamatan", "gerak", "dari", "ke", "poin", "upaya")


def show_views(page: PageContext, landed: ScenarioResult, after: pd.DataFrame) -> None:
    """The view that is asked for; `after` is the state after the scenario."""
    view = ask_choice(
        "sim_lihat",
        VIEWS,
        lambda key: page.text(f"simulasi.lihat_{key}", satuan=page.part_word),
        page.text("simulasi.lihat"),
    )
    if view == "peta":
        show_scenario_map(page, landed)
    elif view == "desa":
        _show_moved(page, landed)
    else:
        _show_parts(page, landed, after)


def part_frame(page: PageContext, landed: ScenarioResult, after: pd.DataFrame) -> pd.DataFrame:
    """Now, after and the difference per part of the area (PART_COLUMNS), for the ratio aimed at."""
    later = {
        t.code: t
        for t in tallies(
            after, page.area_view.places, page.area_view.area, page.app.scheme.reached, page.area_view.known
        )
    }
    rows = [_part_row(page, part, later[part.code], landed) for part in page.area_view.parts]
    return pd.DataFrame(rows, columns=list(PART_COLUMNS))


def moved_frame(page: PageContext, landed: ScenarioResult) -> pd.DataFrame:
    """The villages that move (MOVED_COLUMNS), in the order in which they would."""
    moved, names = landed.moved, dict(zip(page.area_view.rows["unit"], page.area_view.rows["nama"], strict=True))
    places, rises = page.area_view.places, moved["antrean"].isin(["dasar", "berkembang"])
    frame = pd.DataFrame(
        {
            "kode": moved["kode"],
            "nama": [names.get(u) or places.name(k) for u, k in zip(moved["unit"], moved["kode"], strict=True)],
            "kecamatan": [places.name(wilayah.cut(code, Level.KECAMATAN)) for code in moved["kode"]],
            "gerak": [page.text(f"simulasi.pendek_{way}") for way in moved["antrean"]],
            "dari": [_stratum_name(page, s, w) for s, w in zip(moved["dari"], moved["antrean"], strict=True)],
            "ke": [_stratum_name(page, s) for s in moved["ke"]],
            "poin": moved["poin"].where(rises),
            "upaya": moved["upaya"].where(rises & moved["upaya"].lt(OUT_OF_REACH)),
        }
    )
    return frame[list(MOVED_COLUMNS)]


def columns_of(page: PageContext, names: tuple[str, ...]) -> dict[str, Column]:
    """The columns of the two tables, by name."""
    written = {
        "pangsa_kini": page.percent,
        "pangsa": page.percent,
        "beda": page.signed,
        "poin": page.number,
        "upaya": page.number,
    }
    columns = {n: Column(page.text(f"simulasi.kolom_{n}"), written.get(n), pinned=n == "nama") for n in names}
    if names == MOVED_COLUMNS:
        columns["nama"] = Column(page.text("umum.desa").capitalize(), pinned=True)
    else:
        columns["nama"] = Column(page.part_word.capitalize(), pinned=True)
        columns["poin"] = Column(page.text("simulasi.kolom_poin_beda"), lambda value: page.signed(value, 1))
    return columns


def _show_parts(page: PageContext, landed: ScenarioResult, after: pd.DataFrame) -> None:
    frame = part_frame(page, landed, after)
    show_table(page, Table("simulasi", frame, columns_of(page, PART_COLUMNS), page.text("simulasi.tabel")))


def _show_moved(page: PageContext, landed: ScenarioResult) -> None:
    if landed.moved.empty:
        st.info(page.text("simulasi.tidak_bergerak"))
        return
    frame = moved_frame(page, landed)
    columns = columns_of(page, MOVED_COLUMNS)
    show_table(page, Table("simulasi_desa", frame, columns, page.text("simulasi.tabel_desa")))
    st.caption(page.text("simulasi.tabel_desa_ket"))


def _part_row(page: PageContext, now: Tally, later: Tally, landed: ScenarioResult) -> dict[str, object]:
    before, after = (share_of(t, landed.scenario.ratio) for t in (now, later))
    change = points(before, after)
    return {
        "nama": page.area_view.places.name(now.code),
        "sekarang": page.counts(before.n, before.total),
        "skenario": page.counts(after.n, after.total),
        "beda": after.n - before.n,
        "pangsa_kini": before.percent,
        "pangsa": after.percent,
        "poin": None if change is None else float(change),
        "kurang": gap(after, landed.scenario.target),
    }


def _stratum_name(page: PageContext, stratum: str | None, way: str = "") -> str:
    key = "belum_terbentuk" if way == "baru" else "belum_lapor" if way == "lapor" else str(stratum)
    return class_name("dasar_lapor" if key == "dasar" else key, page.app.scheme, page.words)
