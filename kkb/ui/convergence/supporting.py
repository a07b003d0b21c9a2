"""What the views stand on: datasets of an area at a date, and the rows of the view joined with their profiles."""

import pandas as pd
import streamlit as st

from kkb.app import resources
from kkb.app.supporting_rows import SupportingRows
from kkb.core.convergence.scheme import Convergence
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext

_MOST_FILES = 2


def scheme() -> Convergence:
    """The parsed konvergensi.toml."""
    return resources.convergence()


def profiles_of(page: PageContext) -> pd.DataFrame:
    """The rows of the page's look with their profiles."""
    return cache.survey(page.version, page.area_view.area, page.filter.tanggal)


def side_of(page: PageContext, kind: str) -> SupportingRows:
    """A kind of dataset for the page's area and date."""
    return cache.supporting(page.version, kind, page.area_view.area, page.filter.tanggal)


def source_line(page: PageContext, kind: str) -> str:
    """Dates, files and label of the dataset a view stands on, as a sentence for screen and files."""
    found = side_of(page, kind)
    name = page.text(f"konvergensi.jenis_{kind}")
    if not found.days:
        return page.text("konvergensi.tanpa_sumber", jenis=name)
    many = len(found.files) > _MOST_FILES
    files = page.text("umum.sumber_banyak", n=page.number(len(found.files))) if many else ", ".join(found.files)
    first, last = found.days[0], found.days[-1]
    key = "umum.data_per" if first == last else "umum.data_antara"
    days = page.text(key, tanggal=page.day(last), awal=page.day(first), akhir=page.day(last))
    return page.text("konvergensi.sumber", jenis=name, hari=days[:1].lower() + days[1:], berkas=files)


def show_source(page: PageContext, kind: str) -> None:
    """The source line; with the example's label where the page itself does not carry it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(source_line(page, kind)), width="content")
        if side_of(page, kind).example and page.area_view.example == "tidak":
            st.badge(page.text("umum.contoh"), color="orange", icon=":material/science:")


def file_notes(page: PageContext, kind: str) -> tuple[str, ...]:
    """What must stand in a file made from a dataset, beside the notes of every file."""
    label = (page.text("umum.contoh"),) if side_of(page, kind).example else ()
    return (source_line(page, kind), *label)
