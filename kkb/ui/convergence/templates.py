"""The template of a view: handed out with the district's own places, and where it is brought back."""

import streamlit as st

from kkb.core import wilayah
from kkb.ui.convergence.index_data import index_rows
from kkb.ui.convergence.material import scheme, side_of
from kkb.ui.download import Download, show_download_button
from kkb.ui.link import link_params
from kkb.ui.room import Room
from kkb.view.template_book import Handout, index_book, work_book


def show_template(room: Room, kind: str) -> None:
    """What the template is for, its download, and the way to the Data page, where it is read back and can be undone."""
    with st.container(border=True, key=f"templat_{kind}"):
        st.markdown(f"**{room.text('templat.judul')}**")
        st.markdown(room.text(f"templat.{kind}"))
        if room.look.level < 2 and kind != "ibangga":
            st.caption(room.text("templat.pilih_kabupaten"))
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            name = f"templat_{kind}_{wilayah.cut(room.look.area, min(2, room.look.level))}.xlsx"
            label = room.text("templat.unduh")
            show_download_button(room, Download(f"unduh_templat_{kind}", label, name, lambda: template_of(room, kind)))
            st.page_link(
                "pages/data.py",
                label=room.text("templat.masukkan"),
                icon=":material/upload_file:",
                query_params=link_params(room.filter, room.default),
                width="content",
            )


def template_of(room: Room, kind: str) -> bytes:
    """The workbook of a kind of template for the page's area."""
    layout = room.desk.book.known.layouts[kind]
    made = Handout({column.key: column.heading for column in layout.columns}, scheme(), room.words)
    if kind != "ibangga":
        return work_book(made, kind, room.look, side_of(room, kind).rows)
    year = max(room.look.days).year
    return index_book(made, room.look, room.desk.places(room.look.rows), index_rows(room.version, None), year)
