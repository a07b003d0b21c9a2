"""What a person wants to compare: which view, since when, against what, and which areas are picked. All in the link."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.compare.benchmark import Benchmark, benchmarks
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import Tally
from kkb.text.comparison_answers import benchmark_name
from kkb.ui.frame import cache
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import ask_choice, ask_listed, ask_several

VIEWS = ("strata", "pangsa", "corong", "peringkat", "gerak", "item", "sebaya")
VILLAGE_VIEWS = ("daftar", "item", "gerak")
PICKED, _YARD = "pilih", "acuan"
_AGAINST = ("pangsa", "corong", "peringkat", "strata")


@dataclass(frozen=True, slots=True)
class Comparison:
    """`since` None: nothing lies before; `benchmark` None: nothing to hold against; `chosen` codes in order."""

    view: str = VIEWS[0]
    since: date | None = None
    benchmark: Benchmark | None = None
    chosen: tuple[str, ...] = ()


def default_comparison(page: PageContext) -> Comparison:
    """Since the snapshot before, against the area's own share."""
    return Comparison(since=page.area_view.previous, benchmark=next(iter(yardsticks(page).values()), None))


def ask_comparison(page: PageContext) -> Comparison:
    """The controls above the picture; those that a view does not use are left out."""
    villages = page.area_view.level >= Level.KECAMATAN
    title = page.text("banding.tampilan")
    view = ask_choice(
        "tampilan", VILLAGE_VIEWS if villages else VIEWS, lambda v: page.text(f"banding.tampilan_{v}"), title,
        hidden=True,
    )  # fmt: skip
    asked = replace(default_comparison(page), view=view)
    with st.container(horizontal=True, key="banding_pilihan", vertical_alignment="bottom"):
        chosen = ask_several(PICKED, part_names(page), page.text("banding.pilih"), page.text("banding.pilih_ketik"))
        since = _ask_since(page)
        yard = _ask_benchmark(page) if view in _AGAINST else asked_benchmark(page)
    if chosen:
        _show_map_link(page, chosen)
    return replace(asked, since=since, benchmark=yard, chosen=chosen)


def part_names(page: PageContext) -> dict[str, str]:
    """The names of the areas one level below, by code; those of equal name told apart by their code."""
    names = {part.code: page.area_view.places.name(part.code) for part in page.area_view.parts}
    seen = list(names.values())
    return {code: f"{name} ({code})" if seen.count(name) > 1 else name for code, name in names.items()}


def formed_parts(seen: AreaView) -> list[Tally]:
    """The areas below that have a Kampung KB, highest share first."""
    known = (part for part in seen.parts if part.terbentuk)
    return sorted(known, key=lambda p: (-(p.share_a.percent or 0), p.code))


def yardsticks(page: PageContext) -> dict[str, Benchmark]:
    """What areas can be held against, by key; the area's own share first where there is one."""
    wider = wilayah.cut(page.area_view.area, min(1, page.area_view.level))
    province = cache.area_view(page.version, wider, page.filter.tanggal)
    return {one.key: one for one in benchmarks(page.area_view, province, resources.published())}


def asked_view(page: PageContext) -> str:
    """The view of the link, else the first one."""
    views, asked = (
        VILLAGE_VIEWS if page.area_view.level >= Level.KECAMATAN else VIEWS,
        st.query_params.get("tampilan", ""),
    )
    return asked if asked in views else views[0]


def asked_benchmark(page: PageContext) -> Benchmark | None:
    """The yardstick of the link, else the first one there is: the one that every part of the page judges by."""
    found = yardsticks(page)
    return found.get(st.query_params.get(_YARD, ""), next(iter(found.values()), None))


def _ask_since(page: PageContext) -> date | None:
    days = [day for day in reversed(page.area_view.days) if day < page.area_view.on]
    if not days:
        return None
    labels = {day.isoformat(): page.short_day(day) for day in days}
    return date.fromisoformat(ask_listed("sejak", labels, page.text("banding.sejak"), width=190))


def _ask_benchmark(page: PageContext) -> Benchmark | None:
    found = yardsticks(page)
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
