"""What must be said when the outlines and the list of villages disagree."""

from collections.abc import Sequence

import streamlit as st

from kkb.core.tally import within
from kkb.ui import cache
from kkb.ui.map_marks import map_area
from kkb.ui.room import Room
from kkb.view.geometry_file import GeometryFile
from kkb.view.markdown import plain

MOST_NAMED = 5


def show_geometry_note(room: Room, geometry: GeometryFile) -> None:
    """Villages of the list without a place on the map, and outlines that the list does not know; nothing when all
    agree.
    """
    area = map_area(room)
    listed = room.desk.listed[within(room.desk.listed["kode"], area)]
    drawn = {code for code in geometry.codes_at(4) if code == area or code.startswith(f"{area}.") or area == "00"}
    known = dict(zip(listed["kode"], listed["nama"], strict=True))
    seen = cache.look(room.version, area, room.filter.tanggal)
    unlisted = sorted(set(seen.rows["kode"]) - set(known) - drawn)
    missing = [known[code] for code in known if code not in drawn]
    extra = sorted(drawn - set(known))
    notes = [("peta.beda_tanpa_tempat", missing), ("peta.beda_tak_terdaftar", [seen.places.name(c) for c in unlisted]),
             ("peta.beda_lebih", [room.look.places.name(code) for code in extra])]  # fmt: skip
    for key, names in notes:
        if names:
            st.warning(room.text(key, n=room.number(len(names)), nama=_named(room, names)))


def _named(room: Room, names: Sequence[str]) -> str:
    told = ", ".join(plain(name) for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return told if more <= 0 else f"{told}, {room.text('peta.beda_lagi', n=room.number(more))}"
