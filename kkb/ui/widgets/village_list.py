"""A list of villages that opens the page of the one a person clicks."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.text.markdown import plain
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import choose


def show_opener(page: PageContext, key: str, frame: pd.DataFrame, *, is_here: bool = False) -> None:
    """Pick one of the villages by typing part of its name, and the way to its page; `is_here` on that page itself."""
    places = page.area_view.places
    pairs = frame[["kode", "nama"]].drop_duplicates("kode").itertuples(index=False)
    labels = {code: f"{name} · {places.name(wilayah.cut(code, Level.KECAMATAN))}" for code, name in pairs}
    if not labels:
        return
    with st.container(horizontal=True, key=f"buka_desa_{key}", vertical_alignment="bottom"):
        code = st.selectbox(
            page.text("banding.buka_desa"), list(labels), format_func=labels.__getitem__, key=f"desa_dari_{key}",
            filter_mode="contains", width=420,
        )  # fmt: skip
        if is_here:
            open_here(page, code, labels[code], key=f"buka_{key}")
            return
        st.page_link(
            "pages/desa.py", label=page.text("banding.buka", nama=plain(labels[code])),
            icon=":material/open_in_new:", query_params=link_params(replace(page.filter, wilayah=code), page.default),
        )  # fmt: skip


def open_here(page: PageContext, code: str, name: str, *, key: str) -> None:
    """From the page of one village to that of another: a button, because a link of Streamlit's to the page it stands
    on leaves the address of the browser as it is.
    """
    if st.button(page.text("banding.buka", nama=plain(name)), key=key, icon=":material/open_in_new:"):
        choose("wilayah", code)
        st.rerun()
