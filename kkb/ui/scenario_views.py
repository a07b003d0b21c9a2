"""A scenario looked at closely: per part of the area, on the map, or village by village. One view at a time."""

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.ratio import gap, points
from kkb.core.tally import Tally, tallies
from kkb.core.whatif.queue import OUT_OF_REACH
from kkb.ui.controls import ask_choice
from kkb.ui.room import Room
from kkb.ui.scenario_map import show_scenario_map
from kkb.ui.scenario_result import Landing, share_of
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_strata import class_name

VIEWS = ("bagian", "peta", "desa")
PART_COLUMNS = ("nama", "sekarang", "skenario", "beda", "pangsa_kini", "pangsa", "poin", "kurang")
MOVED_COLUMNS = ("nama", "kode", "kecamatan", "gerak", "dari", "ke", "poin", "upaya")


def show_views(room: Room, landed: Landing, after: pd.DataFrame) -> None:
    """The view that is asked for; `after` is the state after the scenario."""
    view = ask_choice(
        "sim_lihat",
        VIEWS,
        lambda key: room.text(f"simulasi.lihat_{key}", satuan=room.part_word),
        room.text("simulasi.lihat"),
    )
    if view == "peta":
        show_scenario_map(room, landed)
    elif view == "desa":
        _show_moved(room, landed)
    else:
        _show_parts(room, landed, after)


def part_frame(room: Room, landed: Landing, after: pd.DataFrame) -> pd.DataFrame:
    """Now, after and the difference per part of the area (PART_COLUMNS), for the ratio aimed at."""
    later = {
        t.code: t for t in tallies(after, room.look.places, room.look.area, room.desk.scheme.reached, room.look.known)
    }
    rows = [_part_row(room, part, later[part.code], landed) for part in room.look.parts]
    return pd.DataFrame(rows, columns=list(PART_COLUMNS))


def moved_frame(room: Room, landed: Landing) -> pd.DataFrame:
    """The villages that move (MOVED_COLUMNS), in the order in which they would."""
    moved, names = landed.moved, dict(zip(room.look.rows["unit"], room.look.rows["nama"], strict=True))
    places, rises = room.look.places, moved["antrean"].isin(["dasar", "berkembang"])
    frame = pd.DataFrame(
        {
            "kode": moved["kode"],
            "nama": [names.get(u) or places.name(k) for u, k in zip(moved["unit"], moved["kode"], strict=True)],
            "kecamatan": [places.name(wilayah.cut(code, 3)) for code in moved["kode"]],
            "gerak": [room.text(f"simulasi.pendek_{way}") for way in moved["antrean"]],
            "dari": [_stratum_name(room, s, w) for s, w in zip(moved["dari"], moved["antrean"], strict=True)],
            "ke": [_stratum_name(room, s) for s in moved["ke"]],
            "poin": moved["poin"].where(rises),
            "upaya": moved["upaya"].where(rises & moved["upaya"].lt(OUT_OF_REACH)),
        }
    )
    return frame[list(MOVED_COLUMNS)]


def columns_of(room: Room, names: tuple[str, ...]) -> dict[str, Column]:
    """The columns of the two tables, by name."""
    written = {
        "pangsa_kini": room.percent,
        "pangsa": room.percent,
        "beda": room.signed,
        "poin": room.number,
        "upaya": room.number,
    }
    columns = {n: Column(room.text(f"simulasi.kolom_{n}"), written.get(n), pinned=n == "nama") for n in names}
    if names == MOVED_COLUMNS:
        columns["nama"] = Column(room.text("umum.desa").capitalize(), pinned=True)
    else:
        columns["nama"] = Column(room.part_word.capitalize(), pinned=True)
        columns["poin"] = Column(room.text("simulasi.kolom_poin_beda"), lambda value: room.signed(value, 1))
    return columns


def _show_parts(room: Room, landed: Landing, after: pd.DataFrame) -> None:
    frame = part_frame(room, landed, after)
    show_table(room, Table("simulasi", frame, columns_of(room, PART_COLUMNS), room.text("simulasi.tabel")))


def _show_moved(room: Room, landed: Landing) -> None:
    if landed.moved.empty:
        st.info(room.text("simulasi.tidak_bergerak"))
        return
    frame = moved_frame(room, landed)
    columns = columns_of(room, MOVED_COLUMNS)
    show_table(room, Table("simulasi_desa", frame, columns, room.text("simulasi.tabel_desa")))
    st.caption(room.text("simulasi.tabel_desa_ket"))


def _part_row(room: Room, now: Tally, later: Tally, landed: Landing) -> dict[str, object]:
    before, after = (share_of(t, landed.scenario.ratio) for t in (now, later))
    change = points(before, after)
    return {
        "nama": room.look.places.name(now.code),
        "sekarang": room.counts(before.n, before.total),
        "skenario": room.counts(after.n, after.total),
        "beda": after.n - before.n,
        "pangsa_kini": before.percent,
        "pangsa": after.percent,
        "poin": None if change is None else float(change),
        "kurang": gap(after, landed.scenario.target),
    }


def _stratum_name(room: Room, stratum: str | None, way: str = "") -> str:
    key = "belum_terbentuk" if way == "baru" else "belum_lapor" if way == "lapor" else str(stratum)
    return class_name("dasar_lapor" if key == "dasar" else key, room.desk.scheme, room.words)
