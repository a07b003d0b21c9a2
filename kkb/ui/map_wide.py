"""The map of a region with very many villages: kabupaten/kota are compared; every layer says how many of how many."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from kkb.core import wilayah
from kkb.core.convergence.survey import THERE, states
from kkb.core.look import Look
from kkb.core.rows import INDICES
from kkb.core.tally import Tally, cut_codes, tallies_at
from kkb.ui import cache
from kkb.ui.convergence.material import survey
from kkb.ui.map_choice import CHANGE, DATAHOUSE, STRATA
from kkb.ui.map_marks import marks_of
from kkb.ui.room import Room
from kkb.view.geometry import MOST_VILLAGES
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layer import MapLayer
from kkb.view.map_wide import LEVEL, Property, held_by, most_common_layer, passing, property_layer, unreported

UNREPORTED = "belum_lapor"


def region_of(room: Room) -> str:
    """The area that is on the map as a whole: the page's kabupaten/kota, or what is wider."""
    return wilayah.cut(room.filter.wilayah, min(LEVEL, wilayah.level(room.filter.wilayah)))


def is_wide(room: Room) -> bool:
    """Whether the page's area has so many villages that kabupaten/kota are compared."""
    return wilayah.level(region_of(room)) < LEVEL and room.desk.official.count(region_of(room)) > MOST_VILLAGES


def show_wide_note(room: Room) -> None:
    """Why there are no villages on this map, and how to see them."""
    if is_wide(room):
        count = room.number(room.desk.official.count(region_of(room)))
        st.caption(room.text("peta_luas.banyak_desa", nama=room.name, n=count))


def waiting_words(room: Room) -> str:
    """What stands in the place of the map while its outlines are made for the first time."""
    if not is_wide(room):
        return room.text("peta.memuat")
    return room.text("peta_luas.tunggu", nama=room.name, n=room.number(room.desk.official.count(region_of(room))))


def parts_drawn(room: Room, seen: Look) -> tuple[Tally, ...]:
    """The areas below that a map compares: of Indonesia, as of a province, the kabupaten/kota."""
    if seen.level > 0:
        return seen.parts
    return _districts(room.version, seen.area, seen.asked)


def parts_with_data(parts: Sequence[Tally], seen: Look) -> tuple[Tally, ...]:
    """The same parts; a kabupaten from which there is no data at all has no villages to take a share of, so that it
    does not look like one where nothing is formed.
    """
    known = set(seen.districts)
    return tuple(p if wilayah.level(p.code) != LEVEL or p.code in known else replace(p, desa=0) for p in parts)


def wide_layer(room: Room, layer: str, geometry: GeometryFile, days: tuple[date | None, date | None]) -> MapLayer:
    """A layer of villages over the kabupaten/kota of a wide region; `days` as for `build_layer`."""
    seen, marks = cache.look(room.version, geometry.region, days[0]), marks_of(room)
    parts = parts_drawn(room, seen)
    if layer == STRATA:
        return most_common_layer(parts, geometry.codes, marks)
    return property_layer(parts, _held(room, layer, (seen, parts), days), geometry.codes, marks)


def _held(
    room: Room, layer: str, known: tuple[Look, Sequence[Tally]], days: tuple[date | None, date | None]
) -> Property:
    (seen, parts), text = known, room.text
    if layer == UNREPORTED:
        return Property(text("peta_luas.belum_lapor"), text("peta.belum_lapor"), UNREPORTED, unreported(parts))
    if layer == DATAHOUSE:
        rows = survey(room.version, seen.area, days[0])
        title, shares = text("peta_luas.rumah_dataku"), held_by(states(rows[DATAHOUSE]).eq(THERE), rows["kode_kab"])
    elif layer == CHANGE:
        moved = cache.change(room.version, seen.area, *days).moved
        still = moved[moved["arah"] != "hilang"]
        title = text("peta_luas.naik", sejak=room.short_day(days[1]))
        shares = held_by(still["arah"].eq("naik"), cut_codes(still["kode"], LEVEL))
    elif layer in INDICES:
        title, shares = text("peta_luas.lulus_indeks", indeks=text(f"peta.{layer}")), passing(seen.rows, layer)
    else:
        item = room.desk.scheme.rule.item(layer)
        name = item.name if room.words.lang == "id" else item.name_en
        title, shares = text("peta_luas.lulus_item", item=name), passing(seen.rows, layer)
    return Property(title, title, "sifat", shares)


@st.cache_resource(show_spinner=False, max_entries=16)
def _districts(version: int, area: str, asked: date | None) -> tuple[Tally, ...]:
    seen = cache.look(version, area, asked)
    return tallies_at(seen.rows, seen.places, area, cache.desk().scheme.reached, LEVEL)
