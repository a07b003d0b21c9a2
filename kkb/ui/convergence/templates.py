"""The template of a view: handed out with the district's own places, and where it is brought back."""

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.export.template_workbook import Handout, index_book, work_book
from kkb.ui.convergence.supporting import scheme, side_of
from kkb.ui.frame.cache import index_rows
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.download import Download, show_download_button


def show_template(page: PageContext, kind: str) -> None:
    """What the template is for, its download, and the way to the Data page, where it is read back and can be undone."""
    with st.container(border=True, key=f"templat_{kind}"):
        st.markdown(f"**{page.text('templat.judul')}**")
        st.markdown(page.text(f"templat.{kind}"))
        if page.area_view.level < Level.KABUPATEN and kind != "ibangga":
            st.caption(page.text("templat.pilih_kabupaten"))
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            name = f"templat_{kind}_{wilayah.cut(page.area_view.area, min(2, page.area_view.level))}.xlsx"
            label = page.text("templat.unduh")
            show_download_button(page, Download(f"unduh_templat_{kind}", label, name, lambda: template_of(page, kind)))
            st.page_link(
                "pages/data.py",
                label=page.text("templat.masukkan"),
                icon=":material/upload_file:",
                query_params=link_params(page.filter, page.default),
                width="content",
            )


def template_of(page: PageContext, kind: str) -> bytes:
    """The workbook of a kind of template for the page's area."""
    layout = page.app.book.known.layouts[kind]
    made = Handout({column.key: column.heading for column in layout.columns}, scheme(), page.words)
    if kind != "ibangga":
        return work_book(made, kind, page.area_view, side_of(page, kind).rows)
    year = max(page.area_view.days).year
    return index_book(made, page.area_view, page.app.places(page.area_view.rows), index_rows(page.version, None), year)
