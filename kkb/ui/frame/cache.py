"""What is kept between reruns: the open store, and views by its version, area and date. All of it read-only."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.app import resources
from kkb.app import targets as jobs_targets
from kkb.app.context import AppContext, open_app
from kkb.core.counts.area_view import AreaChange, AreaView
from kkb.core.target.targets import Judged, Target
from kkb.text.wording import Wording


@st.cache_resource(show_spinner=False)
def app() -> AppContext:
    """The one open store of this server."""
    return open_app()


@st.cache_resource(show_spinner=False)
def words(lang: str) -> Wording:
    """The wording of a language."""
    return Wording(lang, resources.wording(lang))


@st.cache_resource(show_spinner=False, max_entries=64)
def area_view(version: int, area: str, asked: date | None) -> AreaView:
    """One area at one date, as of a store version."""
    return app().area_view(area, asked)


@st.cache_resource(show_spinner=False, max_entries=4)
def targets(version: int) -> tuple[Target, ...]:
    """The targets that count, as of a store version."""
    return app().targets()


@st.cache_resource(show_spinner=False, max_entries=64)
def part_targets(version: int, area: str, asked: date | None) -> dict[str, Judged]:
    """The areas below one that have a target, each against its own, by code."""
    return jobs_targets.part_targets(app(), area_view(version, area, asked))


@st.cache_resource(show_spinner=False, max_entries=64)
def change(version: int, area: str, asked: date | None, since: date | None) -> AreaChange | None:
    """What happened in an area since a date (None = the snapshot before)."""
    return app().change(area_view(version, area, asked), since)


@st.cache_resource(show_spinner=False, max_entries=64)
def through_time(version: int, area: str, until: date | None) -> pd.DataFrame:
    """The counts of an area at every date up to one (columns of kkb.core.counts.timeline.timeline)."""
    return app().through_time(area, until)


@st.cache_resource(show_spinner=False, max_entries=64)
def sources(version: int, area: str, asked: date | None) -> tuple[str, ...]:
    """The names of the files behind a view, each once."""
    return tuple(dict.fromkeys(s.berkas for s in app().store.sources(area, asked)))


@st.cache_resource(show_spinner=False, max_entries=16)
def history(version: int, area: str) -> pd.DataFrame:
    """All live rows of an area through time (columns of store.history)."""
    return app().store.history(area)


@st.cache_resource(show_spinner=False, max_entries=4)
def unmatched(version: int) -> pd.DataFrame:
    """The places in snapshots that no list confirms (columns of store.names.unmatched)."""
    return app().unmatched()


@st.cache_resource(show_spinner=False, max_entries=4)
def districts(version: int) -> pd.DataFrame:
    """Every kabupaten/kota with data (columns of store.kabupaten)."""
    return app().store.kabupaten()
