"""What must be said when the outlines and the list of villages disagree."""

from collections.abc import Sequence

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import within
from kkb.draw.geometry.file import GeometryFile
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.marks import map_area

MOST_NAMED = 5
_NOTES = ("peta.beda_tanpa_tempat", "peta.beda_tak_terdaftar", "peta.beda_lebih")
_WIDE_NOTES = ("peta_luas.beda_tanpa_tempat", "peta_luas.beda_tak_terdaftar", "peta_luas.beda_lebih")
_UNIT = {4: ("kode", "nama"), 2: ("kode_kab", "nama_kab")}


def show_geometry_note(page: PageContext, geometry: GeometryFile) -> None:
    """Villages of the list without a place on the map, and outlines that the list does not know; nothing when all
    agree.
    """
    area, (code, name) = map_area(page), _UNIT[geometry.unit]
    listed = page.listed[within(page.listed["kode"], area)].drop_duplicates(code)
    drawn = {code for code in geometry.codes_at(geometry.unit) if wilayah.is_within(code, area)}
    known = dict(zip(listed[code], listed[name], strict=True))
    seen = cache.area_view(page.version, area, page.filter.tanggal)
    unlisted = sorted(set(seen.rows[code]) - set(known) - drawn)
    missing = [known[code] for code in known if code not in drawn]
    extra = sorted(drawn - set(known))
    keys = _WIDE_NOTES if geometry.unit == Level.KABUPATEN else _NOTES
    notes = zip(keys, (
        missing, [seen.places.name(c) for c in unlisted], [page.area_view.places.name(code) for code in extra],
    ), strict=True)  # fmt: skip
    for key, names in notes:
        if names:
            st.warning(page.text(key, n=page.number(len(names)), nama=_named(page, names)))


def _named(page: PageContext, names: Sequence[str]) -> str:
    told = ", ".join(plain(name) for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return told if more <= 0 else f"{told}, {page.text('peta.beda_lagi', n=page.number(more))}"
