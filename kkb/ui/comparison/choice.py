"""What a person wants to compare: which view, since when, against what, and which areas are picked. All in the link."""

from dataclasses import replace
from datetime import date

import streamlit as st

from kkb.app import pages
from kkb.content.charts.comparison import MEASURES
from kkb.content.comparison.case import (
    ITEMS,
    MOVES,
    WITH_SPREAD,
    Comparison,
    ComparisonCase,
    default_comparison,
    part_names,
    views_of,
)
from kkb.content.comparison.moves import flow_cells
from kkb.core.area.wilayah import Level
from kkb.core.compare.benchmark import Benchmark
from kkb.text.comparison_answers import benchmark_name
from kkb.ui.frame import cache
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import ask_choice, ask_listed, ask_several

PICKED, _YARD, _SINCE, _MEASURE, _CELL = "pilih", "acuan", "sejak", "ukuran", "sel"


def read_comparison(page: PageContext) -> Comparison:
    """What the link asks for; whatever it does not say, or says wrongly, is as usual."""
    found, yards, asked = _usual(page), _yardsticks(page), st.query_params.get("tampilan", "")
    yard = yards.get(st.query_params.get(_YARD, ""), found.benchmark)
    return replace(found, view=asked if asked in views_of(page.basis) else found.view, benchmark=yard)


def ask_comparison(page: PageContext) -> Comparison:
    """The controls above the picture; those that a view does not use are left out."""
    views, title = views_of(page.basis), page.text("banding.tampilan")
    view = ask_choice("tampilan", views, lambda v: page.text(f"banding.tampilan_{v}"), title, hidden=True)
    with st.container(horizontal=True, key="banding_pilihan", vertical_alignment="bottom"):
        names = part_names(page.basis)
        chosen = ask_several(PICKED, names, page.text("banding.pilih"), page.text("banding.pilih_ketik"))
        since = _ask_since(page)
        yard = _ask_benchmark(page) if view in WITH_SPREAD else read_comparison(page).benchmark
    if chosen:
        _show_map_link(page, chosen)
    measure = _ask_measure(page) if view == ITEMS else ""
    return Comparison(view, since, yard, chosen, measure)


def ask_cell(page: PageContext, case: ComparisonCase) -> str:
    """The cell of the matrix whose villages are listed; "" where nobody is in any."""
    cells = flow_cells(case) if case.choice.view == MOVES else {}
    return ask_listed(_CELL, cells, page.text("banding.sel")) if cells else ""


def _usual(page: PageContext) -> Comparison:
    return default_comparison(page.basis, _yardsticks(page))


def _yardsticks(page: PageContext) -> dict[str, Benchmark]:
    return pages.yardsticks(cache.source(page.version), page.basis)


def _ask_measure(page: PageContext) -> str:
    title = page.text("banding.ukuran")
    return ask_choice(_MEASURE, MEASURES, lambda m: page.text(f"banding.ukuran_{m}"), title, hidden=True)


def _ask_since(page: PageContext) -> date | None:
    days = [day for day in reversed(page.area_view.days) if day < page.area_view.on]
    if not days:
        return None
    labels = {day.isoformat(): page.short_day(day) for day in days}
    return date.fromisoformat(ask_listed(_SINCE, labels, page.text("banding.sejak"), width=190))


def _ask_benchmark(page: PageContext) -> Benchmark | None:
    found = _yardsticks(page)
    if not found:
        return None
    labels = {key: benchmark_name(one, page.words) for key, one in found.items()}
    help_text = page.text("banding.acuan_bantu")
    return found[ask_listed(_YARD, labels, page.text("banding.acuan"), explanation=help_text, width=400)]


def _show_map_link(page: PageContext, chosen: tuple[str, ...]) -> None:
    layer = {"lapisan": "A"} if page.area_view.level < Level.KECAMATAN else {}
    st.page_link(
        "pages/peta.py", label=page.text("banding.di_peta", n=page.number(len(chosen))), icon=":material/map:",
        query_params=link_params(page.filter, page.default) | layer | {PICKED: ",".join(chosen)},
    )  # fmt: skip
