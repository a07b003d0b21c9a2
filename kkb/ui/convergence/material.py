"""What the views stand on: side sets of an area at a date, and the rows of the look joined with their profiles."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from kkb import shipped
from kkb.core.convergence.reach import Reach, reach
from kkb.core.convergence.scheme import Convergence
from kkb.jobs_map import SURVEY, profiled
from kkb.ui import cache
from kkb.ui.room import Room
from kkb.view.markdown import plain

_MOST_FILES = 2


@dataclass(frozen=True, eq=False)
class Side:
    """The rows of one kind of side set, and what must be said of them: their dates, files, and whether made up."""

    rows: pd.DataFrame
    days: tuple[date, ...]
    files: tuple[str, ...]
    example: bool


@st.cache_resource(show_spinner=False, max_entries=64)
def side(version: int, kind: str, area: str, asked: date | None) -> Side:
    """A kind of side set in an area at a date (None = newest)."""
    store = cache.desk().store.side
    rows = store.rows_at(kind, area, asked)
    spoken = set(rows["set"])
    files = dict.fromkeys(s.berkas for s in store.sets(kind, area) if s.id in spoken)
    return Side(rows, tuple(sorted(set(rows["tanggal"]))), tuple(files), bool(rows["contoh"].any()))


@st.cache_resource(show_spinner=False, max_entries=64)
def survey(version: int, area: str, asked: date | None) -> pd.DataFrame:
    """The rows of a look, each with its profile (the rule's columns and EXTRA)."""
    return profiled(cache.desk(), cache.look(version, area, asked).rows, side(version, SURVEY, area, asked).rows)


@st.cache_resource(show_spinner=False, max_entries=64)
def reached(version: int, kind: str, area: str, asked: date | None) -> Reach:
    """The reach of the programmes ("program") or family functions ("fungsi") in an area."""
    work = side(version, kind, area, asked).rows
    columns = [*work.columns, *(c for c in ("tugas", "instansi", "pada") if c not in work.columns)]
    return reach(survey(version, area, asked), work.reindex(columns=columns), scheme().tasks(kind))


def scheme() -> Convergence:
    """The parsed konvergensi.toml."""
    return shipped.convergence()


def profiles_of(room: Room) -> pd.DataFrame:
    """The rows of the page's look with their profiles."""
    return survey(room.version, room.look.area, room.filter.tanggal)


def side_of(room: Room, kind: str) -> Side:
    """A kind of side set for the page's area and date."""
    return side(room.version, kind, room.look.area, room.filter.tanggal)


def source_line(room: Room, kind: str) -> str:
    """Dates, files and label of the side set a view stands on, as a sentence for screen and files."""
    found = side_of(room, kind)
    name = room.text(f"konvergensi.jenis_{kind}")
    if not found.days:
        return room.text("konvergensi.tanpa_sumber", jenis=name)
    many = len(found.files) > _MOST_FILES
    files = room.text("umum.sumber_banyak", n=room.number(len(found.files))) if many else ", ".join(found.files)
    first, last = found.days[0], found.days[-1]
    key = "umum.data_per" if first == last else "umum.data_antara"
    days = room.text(key, tanggal=room.day(last), awal=room.day(first), akhir=room.day(last))
    return room.text("konvergensi.sumber", jenis=name, hari=days[:1].lower() + days[1:], berkas=files)


def show_source(room: Room, kind: str) -> None:
    """The source line; with the example's label where the page itself does not carry it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(source_line(room, kind)), width="content")
        if side_of(room, kind).example and room.look.example == "tidak":
            st.badge(room.text("umum.contoh"), color="orange", icon=":material/science:")


def file_notes(room: Room, kind: str) -> tuple[str, ...]:
    """What must stand in a file made from a side set, beside the notes of every file."""
    label = (room.text("umum.contoh"),) if side_of(room, kind).example else ()
    return (source_line(room, kind), *label)
