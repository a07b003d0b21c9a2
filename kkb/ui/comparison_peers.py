"""Like with like: every area beside the areas of its level with about as many Kampung KB."""

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.compare_chance import chance_test
from kkb.core.compare_peers import AS_LARGE, Peers, peers
from kkb.core.ratio import points
from kkb.core.tally import Tally, tallies
from kkb.ui import cache
from kkb.ui.comparison_choice import part_names
from kkb.ui.comparison_table import ordered
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain


def answer_verdicts(room: Room) -> dict[str, str]:
    """The verdict of every area with Kampung KB against its own peers, by code."""
    return {part.code: found.verdict for part, found in _judged(room)}


def show_peers(room: Room) -> None:
    """Each area with its peers' share, and its verdict against them by the test of the page."""
    frame = pd.DataFrame([_row(room, part, found) for part, found in _judged(room)])
    if frame.empty:
        st.info(room.text("banding.corong_kosong", nama=room.name))
        return
    sizes = {"lebih": room.number(100 * (AS_LARGE - 1)), "satuan": room.part_word, "wilayah": plain(_others(room)[0])}
    st.markdown(room.text("banding.sebaya_ket", **sizes))
    columns = {name: Column(room.text(f"banding.kolom_sebaya_{name}")) for name in frame.columns if name != "nama"}
    columns = {"nama": Column(room.part_word.capitalize(), pinned=True)} | columns
    columns["selisih"] = Column(room.text("banding.kolom_sebaya_selisih"), lambda v: room.signed(v, 1))
    show_table(room, Table("banding_sebaya", frame, columns, room.text("banding.tampilan_sebaya")))


def _judged(room: Room) -> list[tuple[Tally, Peers]]:
    """The areas with Kampung KB in the order of the page, each beside its peers."""
    formed, (_, others) = [part for part in ordered(room) if part.terbentuk], _others(room)
    judged = chance_test([part.share_a for part in formed], 0).judged
    return [(part, peers(part, others, judged)) for part in formed]


def _others(room: Room) -> tuple[str, list[Tally]]:
    """The wider area peers are looked for in, by name, and all its areas of the same level."""
    wide = wilayah.INDONESIA if room.look.level < 2 else wilayah.cut(room.look.area, 1)
    seen = cache.look(room.version, wide, room.filter.tanggal)
    if room.look.level == wilayah.level(wide):
        return seen.name, list(seen.parts)
    return seen.name, [
        part
        for above in seen.parts
        if above.terbentuk
        for part in tallies(seen.rows, seen.places, above.code, room.desk.scheme.reached, seen.known)
    ]


def _row(room: Room, part: Tally, found: Peers) -> dict[str, object]:
    apart = points(found.share, found.own)
    key = f"vonis_{found.verdict}" if found.codes else "sebaya_tanpa"
    return {
        "nama": part_names(room)[part.code],
        "pangsa": room.share(found.own),
        "sebaya": room.share(found.share) if found.codes else None,
        "selisih": None if apart is None else float(apart),
        "arti": room.text(f"banding.{key}"),
        "terbentuk": part.terbentuk,
        "banyak": len(found.codes),
    }
