"""The context bar above every page and the footer below it: which region, which date, whose file, which target."""

import streamlit as st

from kkb.ui import cache
from kkb.ui.room import Room
from kkb.view import provenance
from kkb.view.answers import short_target
from kkb.view.markdown import plain


def show_context(room: Room, key: str) -> None:
    """One line: region, date of data, source, example badge, target in force; then the question of the page."""
    with st.container(gap="xxsmall"):
        show_bar(room)
        st.title(_question(room, key), anchor=False)


def show_bar(room: Room) -> None:
    """One line: region, date of data, source, example badge, target in force."""
    with st.container(horizontal=True, key="konteks", vertical_alignment="center", gap="small"):
        st.markdown(f"**{room.name}**", width="content")
        if room.look.on:
            st.caption(date_text(room), width="content")
            show_example_badge(room)
        st.caption(short_target(room.look, room.words), width="content")


def show_example_badge(room: Room) -> None:
    """Says that data is made up, wherever it is shown."""
    if label := provenance.example_text(room.look, room.words):
        st.badge(label, color="orange", icon=":material/science:")


def show_footer(room: Room) -> None:
    """Date, source and rule of what was shown; its presence tells that the page is ready."""
    with st.container(key="siap"):
        if room.look.on:
            st.caption(
                room.text(
                    "umum.kaki",
                    data=date_text(room),
                    sumber=plain(sources(room)),
                    versi=room.desk.scheme.rule.version,
                )
            )
        else:
            st.caption(room.text("umum.produk"))


def show_end() -> None:
    """The footer of a page that could not be opened."""
    st.container(key="siap").caption(cache.words("id").text("umum.produk"))


def show_no_data(room: Room) -> None:
    """The empty state: what there is none of, and which filter to loosen."""
    look = room.look
    if look.days and look.asked:
        st.info(
            room.text(
                "umum.tanpa_data_tanggal",
                wilayah=room.name,
                tanggal=room.day(look.asked),
                pertama=room.day(look.days[0]),
            )
        )
        return
    st.info(f"{room.text('umum.tanpa_data_judul', wilayah=room.name)} {room.text('umum.tanpa_data_saran')}")


def sources(room: Room) -> str:
    """The files behind the look, by name; beyond three their number."""
    return provenance.source_text(cache.sources(room.version, room.look.area, room.look.asked), room.words)


def _question(room: Room, key: str) -> str:
    part = room.part_word
    return room.text(f"halaman.{key}_tanya", satuan=part.capitalize() if room.words.lang == "id" else part)


def date_text(room: Room) -> str:
    """The date of the data, or the first and last when districts differ."""
    return provenance.date_text(room.look, room.words)
