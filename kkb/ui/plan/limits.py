"""What a plan must keep to, as controls: the aim in a row, further limits and the price list folded away."""

from collections.abc import Mapping

import streamlit as st

from kkb.app import resources
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan.controls import Bounds, ask_codes, ask_number
from kkb.ui.plan.link import CODES, GOAL, MOST_RUPIAH, MOST_YEARS, NUMBERS, PARAMETERS, WAY, WAYS
from kkb.ui.plan.prices import show_prices, start_over
from kkb.ui.widgets.controls import ask_choice, choose

_LIST = 3_000
"""Villages up to which they are offered one by one."""


def ask_aim(page: PageContext, usual: int) -> None:
    """To the target with least effort, or as far as a budget goes; the share, the budget."""
    unit = page.text("susun.rupiah" if st.query_params.get(NUMBERS["rupiah"]) else "susun.poin")
    way, share, budget = st.columns([6, 4, 4], gap="medium", vertical_alignment="bottom")
    with way:
        ask_choice(WAY, WAYS, lambda key: page.text(f"susun.arah_{key}"), page.text("susun.arah"))
    with share:
        bounds = Bounds(most=100, usual=usual)
        ask_number(NUMBERS["target"], page.text("susun.target"), page.text("susun.target_bantu"), bounds)
    with budget:
        ask_number(NUMBERS["budget"], page.text("susun.anggaran", satuan=unit))


def ask_limits(page: PageContext) -> None:
    """The further limits, and what each step costs."""
    with st.expander(page.text("susun.batas"), icon=":material/tune:", key="ren_batas"):
        ask_choice(GOAL, page.app.scheme.ladder.goals, lambda key: _goal(page, key), page.text("susun.tujuan"))
        rows = (("capacity", "floor", "floor_reached"), ("margin", "new", "years"))
        bounds = {"new": Bounds(most=len(page.app.unformed(page.area_view))), "years": Bounds(MOST_YEARS, 1, 1)}
        for names in rows:
            for column, name in zip(st.columns(3, gap="medium", vertical_alignment="bottom"), names, strict=True):
                with column:
                    label, explanation = page.text(f"susun.{name}"), page.text(f"susun.{name}_bantu")
                    ask_number(NUMBERS[name], label, explanation, bounds.get(name))
    with st.expander(page.text("susun.harga"), icon=":material/payments:", key="ren_harga"):
        bounds = Bounds(MOST_RUPIAH, 1)
        ask_number(NUMBERS["rupiah"], page.text("susun.rupiah_per_poin"), page.text("susun.rupiah_bantu"), bounds)
        show_prices(page, resources.effort())


def ask_villages(page: PageContext, names: Mapping[str, str]) -> None:
    """Which villages must take part and which not, by hand; the rest of the plan follows."""
    if len(names) > _LIST:
        st.caption(page.text("susun.terlalu_banyak_desa", n=page.number(_LIST)))
        return
    for column, field in zip(st.columns(2, gap="medium"), CODES, strict=True):
        with column:
            words = (page.text(f"susun.{field}"), page.text(f"susun.{field}_bantu"), page.text("susun.pilih_desa"))
            ask_codes(CODES[field], words, names)


def show_reset(page: PageContext) -> None:
    """Back to the least plan for the target in force, without any limit."""
    st.button(page.text("susun.ulang"), icon=":material/restart_alt:", on_click=_reset, key="ren_ulang")


def _goal(page: PageContext, key: str) -> str:
    stratum = page.app.scheme.stratum(key)
    name = stratum.label(page.words.lang)
    return page.text("susun.tujuan_atau_lebih", strata=name) if key == page.app.scheme.ladder.goals[0] else name


def _reset() -> None:
    for part in PARAMETERS:
        choose(part, None)
    start_over()
