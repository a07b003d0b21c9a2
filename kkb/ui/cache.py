"""What is kept between reruns: the desk, and looks by store version, area and date. All of it read-only values."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb import jobs_targets, shipped
from kkb.core.look import Change, Look
from kkb.core.target import Judged, Target
from kkb.jobs import Desk, open_desk
from kkb.view.wording import Wording


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The one open store of this server."""
    return open_desk()


@st.cache_resource(show_spinner=False)
def words(lang: str) -> Wording:
    """The wording of a language."""
    return Wording(lang, shipped.wording(lang))


@st.cache_resource(show_spinner=False, max_entries=64)
def look(version: int, area: str, asked: date | None) -> Look:
    """One area at one date, as of a store version."""
    return desk().look(area, asked)


@st.cache_resource(show_spinner=False, max_entries=4)
def targets(version: int) -> tuple[Target, ...]:
    """The targets that count, as of a store version."""
    return desk().targets()


@st.cache_resource(show_spinner=False, max_entries=64)
def part_targets(version: int, area: str, asked: date | None) -> dict[str, Judged]:
    """The areas below one that have a target, each against its own, by code."""
    return jobs_targets.part_targets(desk(), look(version, area, asked))


@st.cache_resource(show_spinner=False, max_entries=64)
def change(version: int, area: str, asked: date | None, since: date | None) -> Change | None:
    """What happened in an area since a date (None = the snapshot before)."""
    return desk().change(look(version, area, asked), since)


@st.cache_resource(show_spinner=False, max_entries=64)
def through_time(version: int, area: str, until: date | None) -> pd.DataFrame:
    """The counts of an area at every date up to one (columns of kkb.core.timeline.timeline)."""
    return desk().through_time(area, until)


@st.cache_resource(show_spinner=False, max_entries=64)
def sources(version: int, area: str, asked: date | None) -> tuple[str, ...]:
    """The names of the files behind a look, each once."""
    return tuple(dict.fromkeys(s.berkas for s in desk().store.sources(area, asked)))


@st.cache_resource(show_spinner=False, max_entries=16)
def history(version: int, area: str) -> pd.DataFrame:
    """All live rows of an area through time (columns of store.history)."""
    return desk().store.history(area)


@st.cache_resource(show_spinner=False, max_entries=4)
def unmatched(version: int) -> pd.DataFrame:
    """The places in snapshots that no list confirms (columns of store.names.unmatched)."""
    return desk().unmatched()


@st.cache_resource(show_spinner=False, max_entries=4)
def districts(version: int) -> pd.DataFrame:
    """Every kabupaten/kota with data (columns of store.kabupaten)."""
    return desk().store.kabupaten()
