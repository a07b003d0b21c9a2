"""A page with nothing but the map, over made-up villages with hostile names. Run by Streamlit, not by pytest."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from kkb.core.area.gazetteer import places
from kkb.core.counts.tally import tallies
from kkb.draw.map.payload import View
from kkb.draw.map.shares import share_layer
from kkb.draw.map.strata import strata_layer
from kkb.ui.map.files import map_geometry
from kkb.ui.map.frame import Picture, show_picture
from tests.core.villages import LADDER
from tests.draw.made_map import marks, rows, words
from tests.draw.made_places import grid, hostile_grid

st.set_page_config(layout="wide")


@st.cache_resource
def villages(which: str):
    """One frame for the whole server, as the dashboard's own list is."""
    return hostile_grid() if which == "jahat" else grid(24, 6)


frame = villages(st.query_params.get("nama", "jahat"))
kind = st.radio("Bentuk", ["ubin", "skematik"], key="bentuk", horizontal=True)
layer_key = st.radio("Lapisan", ["strata", "A"], key="lapisan", horizontal=True)
reached = st.slider("Mandiri", 0, 20, 5, key="mandiri")
codes = frame["kode"].to_list()
state = rows({code: "mandiri" if n < reached else "dasar" for n, code in enumerate(codes[:20])}, tuple(codes[18:20]))
outlines = map_geometry(frame, "91.01", kind)
layer = (
    strata_layer(state, frame, outlines.codes_at(4), marks())
    if layer_key == "strata"
    else share_layer(tallies(state, places(frame), "91.01", LADDER), "A", outlines.codes, marks())
)
st.write("jalan", st.session_state.setdefault("jalan", 0))
st.session_state["jalan"] += 1


def show_area(code: str) -> None:
    """What a click leads to."""
    with st.container(key="dipilih"):
        st.text(code)


show_picture(Picture(layer, outlines, View(words(), st.query_params.get("fokus"))), show_area)
with st.container(key="siap"):
    st.caption("siap")
