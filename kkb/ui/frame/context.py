"""The context bar above every page and the footer below it: which region, which date, whose file, which target."""

import streamlit as st

from kkb.content.question import no_data_notes, no_data_sentence, question
from kkb.text import provenance
from kkb.text.answers import short_target
from kkb.text.language import FIRST
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.start import band


def show_context(page: PageContext, key: str) -> None:
    """One line: region, date of data, source, example badge, target in force; then the question of the page."""
    with st.container(gap="xxsmall"):
        show_bar(page)
        st.title(question(page.basis, key), anchor=False)


def show_bar(page: PageContext) -> None:
    """One line: region, date of data, source, example badge, target in force."""
    with st.container(horizontal=True, key="konteks", vertical_alignment="center", gap="small"):
        st.markdown(f"**{page.name}**", width="content")
        if page.area_view.on:
            st.caption(date_text(page), width="content")
            show_example_badge(page)
        st.caption(short_target(page.area_view, page.words), width="content")


def show_example_badge(page: PageContext) -> None:
    """Says that data is made up, wherever it is shown."""
    if label := provenance.example_text(page.area_view, page.words):
        st.badge(label, color="orange", icon=":material/science:")


def show_footer(page: PageContext) -> None:
    """Date, source and rule of what was shown; its presence tells that the page is ready."""
    with st.container(key="siap"):
        if page.area_view.on:
            st.caption(
                page.text(
                    "umum.kaki",
                    data=date_text(page),
                    sumber=plain(sources(page)),
                    versi=page.app.scheme.rule.version,
                )
            )
        else:
            st.caption(page.text("umum.produk"))


def show_end() -> None:
    """The footer of a page that could not be opened."""
    st.container(key="siap").caption(cache.words(FIRST).text("umum.produk"))


def show_no_data(page: PageContext) -> None:
    """The empty state: what there is none of, what is known nevertheless, and the ways on."""
    st.info(no_data_sentence(page.basis))
    st.markdown(" ".join(note.text for note in no_data_notes(page.basis)))
    if band.is_shown(page):
        band.show_start(page)
        return
    if page.area_view.days:
        return
    with st.container(horizontal=True, gap="small"):
        for slug, icon in (("data", "upload_file"), ("target", "flag")):
            if page.slug != slug:  # a link of Streamlit's to the page it stands on leads nowhere
                st.page_link(
                    f"pages/{slug}.py", label=page.text(f"mulai.buka_{slug}"), icon=f":material/{icon}:",
                    query_params=link_params(page.filter, page.default), width="content",
                )  # fmt: skip


def sources(page: PageContext) -> str:
    """The files behind the view, by name; beyond three their number."""
    return provenance.source_text(cache.sources(page.version, page.area_view.area, page.area_view.asked), page.words)


def date_text(page: PageContext) -> str:
    """The date of the data, or the first and last when districts differ."""
    return provenance.date_text(page.area_view, page.words)
