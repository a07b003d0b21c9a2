"""What must be said when the outlines and the list of villages disagree."""

from collections.abc import Sequence

import streamlit as st

from kkb.core import wilayah
from kkb.core.tally import within
from kkb.ui import cache
from kkb.ui.map_marks import map_area
from kkb.ui.room import Room
from kkb.view.geometry_file import GeometryFile
from kkb.view.markdown import plain

MOST_NAMED = 5
_NOTES = ("peta.beda_tanpa_tempat", "peta.beda_tak_terdaftar", "peta.beda_lebih")
_WIDE_NOTES = ("peta_luas.beda_tanpa_tempat", "peta_luas.beda_tak_terdaftar", "peta_luas.beda_lebih")
_UNIT = {4: ("kode", "nama"), 2: ("kode_kab", "nama_kab")}


def show_geometry_note(room: Room, geometry: GeometryFile) -> None:
    """Villages of the list without a place on the map, and outlines that the list does not know; nothing when all
    agree.
    """
    area, (code, name) = map_area(room), _UNIT[geometry.unit]
    listed = room.desk.listed[within(room.desk.listed["kode"], area)].drop_duplicates(code)
    drawn = {code for code in geometry.codes_at(geometry.unit) if wilayah.is_within(code, area)}
    known = dict(zip(listed[code], listed[name], strict=True))
    seen = cache.look(room.version, area, room.filter.tanggal)
    unlisted = sorted(set(seen.rows[code]) - set(known) - drawn)
    missing = [known[code] for code in known if code not in drawn]
    extra = sorted(drawn - set(known))
    keys = _WIDE_NOTES if geometry.unit == 2 else _NOTES
    notes = zip(keys, (
        missing, [seen.places.name(c) for c in unlisted], [room.look.places.name(code) for code in extra],
    ), strict=True)  # fmt: skip
    for key, names in notes:
        if names:
            st.warning(room.text(key, n=room.number(len(names)), nama=_named(room, names)))


def _named(room: Room, names: Sequence[str]) -> str:
    told = ", ".join(plain(name) for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return told if more <= 0 else f"{told}, {room.text('peta.beda_lagi', n=room.number(more))}"
