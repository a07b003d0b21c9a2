"""The views of Konvergensi and the switch between them; the chosen one stands in the link."""

import streamlit as st

from kkb.app import pages
from kkb.content.convergence.page import ACTIONS, FAMILY_INDEX, VIEWS, WORK
from kkb.content.page import Note, Page, PageBlock
from kkb.ui.actions import view as actions
from kkb.ui.convergence.datahouse_map import show_datahouse_map
from kkb.ui.convergence.supporting import show_source
from kkb.ui.convergence.templates import show_template
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.content import show_block
from kkb.ui.widgets.controls import ask_choice

_SOURCE = "sumber_"
_BESIDE = {
    "rumah_dataku": (
        ("grafik_rumah_dataku", "rumah_dataku_ket"),
        ("kelas_judul", "kelas", "dipakai", "tanpa_siga", "luar", "sumber_siga_rumah_dataku"),
        (3, 2),
    ),
    "poktan": (
        ("poktan_judul", "grafik_poktan", "poktan_ket"),
        ("ikut_judul", "grafik_poktan_ikut", "poktan_ikut_ket"),
        (1, 1),
    ),
    "pokja": (
        ("pokja_judul", "grafik_pokja", "pokja_ket"),
        ("dana_judul", "grafik_dana", "dana_ket", "dana_jumlah"),
        (1, 1),
    ),
    FAMILY_INDEX: (
        ("tahun_judul", "grafik_ibangga", "ibangga_terbit"),
        ("dimensi_judul", "grafik_dimensi"),
        (1, 1),
    ),
}
"""Of each view the blocks that stand side by side: left, right, and how wide."""


def show_convergence(page: PageContext) -> None:
    """The switch, then the view it is set to."""
    chosen = ask_choice(
        "tampilan",
        VIEWS,
        lambda view: page.text(f"konvergensi.tampilan_{view}"),
        page.text("konvergensi.tampilan"),
        hidden=True,
    )
    if chosen == ACTIONS:
        actions.show_actions(page)
        return
    content = pages.convergence(cache.source(page.version), page.basis, chosen)
    st.markdown(f"#### {content.answer}")
    _show_view(page, content, chosen)
    if chosen in (*WORK, FAMILY_INDEX) and (chosen == FAMILY_INDEX or page.area_view.tally.terbentuk):
        show_template(page, chosen)


def _show_view(page: PageContext, content: Page, view: str) -> None:
    """The blocks in their order, some of them side by side."""
    left, right, widths = _BESIDE.get(view, ((), (), (1, 1)))
    is_beside = False
    for block in content.blocks:
        if block.key not in (*left, *right):
            _show(page, block)
        elif not is_beside:
            is_beside = True
            _show_beside(page, content, (left, right), widths)
            if view == "rumah_dataku":
                show_datahouse_map(page)


def _show_beside(
    page: PageContext, content: Page, sides: tuple[tuple[str, ...], tuple[str, ...]], widths: tuple[int, int]
) -> None:
    for column, keys in zip(st.columns(widths, gap="medium"), sides, strict=True):
        with column:
            for block in content.blocks:
                if block.key in keys:
                    _show(page, block)


def _show(page: PageContext, block: PageBlock) -> None:
    if isinstance(block, Note) and block.key.startswith(_SOURCE):
        show_source(page, block.key.removeprefix(_SOURCE))
    else:
        show_block(page, block)
