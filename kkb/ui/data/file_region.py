"""Data: the region of a file that does not tell it itself, asked of the person and kept for that file."""

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.ui.frame.page_context import PageContext

ASKED_AFTER = ("berkas.tanpa_kabupaten", "berkas.statistik_wilayah")
_GIVEN, _ASKED = "kkb_daerah_berkas", "daerah_berkas"


def given(sha256: str) -> str | None:
    """The region that was chosen for a file, or None."""
    return st.session_state.get(_GIVEN, {}).get(sha256)


def ask_region(page: PageContext, sha256: str) -> None:
    """The regions of the code list, and a button to read the file for the chosen one."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick_region(page, _ASKED, page.text("dukungan.daerah_berkas"))
        st.button(page.text("dukungan.daerah_baca"), key="baca_daerah", on_click=_keep, args=(sha256,))


def pick_region(page: PageContext, key: str, label: str) -> None:
    """A choice of a kabupaten/kota or province of the code list; the one on the page comes first."""
    names = _region_names(page)
    regions = list(names)
    own = wilayah.cut(page.area_view.area, min(wilayah.level(page.area_view.area), Level.KABUPATEN))
    st.selectbox(
        label, regions, format_func=names.get, key=key, placeholder="–",
        index=regions.index(own) if own in regions else None,
    )  # fmt: skip


def _region_names(page: PageContext) -> dict[str, str]:
    """Every province of Indonesia and its kabupaten/kota, by code."""
    found = page.app.book.villages.districts()
    names = dict(zip(found["kode_prov"], found["nama_prov"], strict=True))
    names |= dict(zip(found["kode_kab"], found["nama_kab"], strict=True))
    return dict(sorted(names.items()))


def _keep(sha256: str) -> None:
    st.session_state[_GIVEN] = {sha256: st.session_state.get(_ASKED)}
