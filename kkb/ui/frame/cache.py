"""What is kept between reruns: the open store, and views by its version, area and date. All of it read-only."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from kkb.app import audit, office, page_source, resources, supporting_rows
from kkb.app import targets as jobs_targets
from kkb.app.context import AppContext, open_app
from kkb.app.map.layers import SURVEY, profiled
from kkb.app.office import FirstSteps
from kkb.app.page_source import PageSource
from kkb.core.convergence.reach import TaskReach
from kkb.core.convergence.supporting_rows import SupportingRows
from kkb.core.counts.area_view import AreaChange, AreaView
from kkb.core.scenario import Start
from kkb.core.target.targets import Judged, Target
from kkb.text.wording import Wording


@st.cache_resource(show_spinner=False)
def app() -> AppContext:
    """The one open store of this server."""
    return open_app()


@st.cache_resource(show_spinner=False)
def words(lang: str) -> Wording:
    """The wording of a language."""
    return resources.words(lang)


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
    return app().files(area, asked)


@st.cache_resource(show_spinner=False, max_entries=16)
def history(version: int, area: str) -> pd.DataFrame:
    """All live rows of an area through time (columns of store.history)."""
    return app().history(area)


@st.cache_resource(show_spinner=False, max_entries=4)
def unmatched(version: int) -> pd.DataFrame:
    """The places in snapshots that no list confirms (columns of store.names.unmatched)."""
    return app().unmatched()


@st.cache_resource(show_spinner=False, max_entries=4)
def districts(version: int) -> pd.DataFrame:
    """Every kabupaten/kota with data (columns of store.kabupaten)."""
    return app().districts()


@st.cache_resource(show_spinner=False, max_entries=4)
def first_steps(version: int) -> FirstSteps:
    """How far the first start of the store has come; its region opens first."""
    return office.first_steps(app())


@st.cache_resource(show_spinner=False, max_entries=64)
def supporting(version: int, kind: str, area: str, asked: date | None) -> SupportingRows:
    """A kind of dataset in an area at a date (None = newest)."""
    return supporting_rows.supporting_rows(app(), kind, area, asked)


@st.cache_resource(show_spinner=False, max_entries=64)
def survey(version: int, area: str, asked: date | None) -> pd.DataFrame:
    """The rows of a view, each with its profile (the rule's columns and kkb.app.map.layers.EXTRA)."""
    return profiled(app(), area_view(version, area, asked).rows, supporting(version, SURVEY, area, asked).rows)


@st.cache_resource(show_spinner=False, max_entries=64)
def reached(version: int, kind: str, area: str, asked: date | None) -> TaskReach:
    """The reach of the programmes ("program") or family functions ("fungsi") in an area."""
    work = supporting(version, kind, area, asked).rows
    return supporting_rows.task_reach(kind, work, survey(version, area, asked))


@st.cache_resource(show_spinner=False, max_entries=16)
def index_rows(version: int, asked: date | None) -> pd.DataFrame:
    """iBangga of every area by year (columns of merged_years) as known at a date (None = now)."""
    return supporting_rows.index_rows(app(), asked)


@st.cache_resource(show_spinner=False, max_entries=16)
def scenario_start(version: int, area: str, asked: date | None) -> Start:
    """The start of every scenario for an area at a date."""
    return page_source.scenario_start(app(), partial(area_view, version), area, asked)


@st.cache_resource(show_spinner=False, max_entries=8)
def findings(version: int, area: str, asked: date | None) -> pd.DataFrame:
    """All findings of an area (columns of kkb.app.audit.findings)."""
    return audit.findings(app(), area_view(version, area, asked))


def source(version: int) -> PageSource:
    """Where the content of pages takes its inputs from: what is kept of a store version."""
    ways = (
        area_view, targets, part_targets, change, through_time, history, survey, supporting, reached, index_rows,
        scenario_start, findings,
    )  # fmt: skip
    return PageSource(app(), *(partial(way, version) for way in ways))
