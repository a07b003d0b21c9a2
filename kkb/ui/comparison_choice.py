"""What a person wants to compare: which view, since when, against what, and which areas are picked. All in the link."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from kkb import shipped
from kkb.core import wilayah
from kkb.core.compare_benchmark import Benchmark, benchmarks
from kkb.core.look import Look
from kkb.core.tally import Tally
from kkb.ui import cache
from kkb.ui.controls import ask_choice, ask_listed, ask_several
from kkb.ui.link import link_params
from kkb.ui.room import Room
from kkb.view.comparison_answers import benchmark_name

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


def default_comparison(room: Room) -> Comparison:
    """Since the snapshot before, against the area's own share."""
    return Comparison(since=room.look.previous, benchmark=next(iter(yardsticks(room).values()), None))


def ask_comparison(room: Room) -> Comparison:
    """The controls above the picture; those that a view does not use are left out."""
    villages = room.look.level >= 3
    title = room.text("banding.tampilan")
    view = ask_choice(
        "tampilan", VILLAGE_VIEWS if villages else VIEWS, lambda v: room.text(f"banding.tampilan_{v}"), title,
        hidden=True,
    )  # fmt: skip
    asked = replace(default_comparison(room), view=view)
    with st.container(horizontal=True, key="banding_pilihan", vertical_alignment="bottom"):
        chosen = ask_several(PICKED, part_names(room), room.text("banding.pilih"), room.text("banding.pilih_ketik"))
        since = _ask_since(room)
        yard = _ask_benchmark(room) if view in _AGAINST else asked_benchmark(room)
    if chosen:
        _show_map_link(room, chosen)
    return replace(asked, since=since, benchmark=yard, chosen=chosen)


def part_names(room: Room) -> dict[str, str]:
    """The names of the areas one level below, by code; those of equal name told apart by their code."""
    names = {part.code: room.look.places.name(part.code) for part in room.look.parts}
    seen = list(names.values())
    return {code: f"{name} ({code})" if seen.count(name) > 1 else name for code, name in names.items()}


def formed_parts(seen: Look) -> list[Tally]:
    """The areas below that have a Kampung KB, highest share first."""
    known = (part for part in seen.parts if part.terbentuk)
    return sorted(known, key=lambda p: (-(p.share_a.percent or 0), p.code))


def yardsticks(room: Room) -> dict[str, Benchmark]:
    """What areas can be held against, by key; the area's own share first where there is one."""
    wider = wilayah.cut(room.look.area, min(1, room.look.level))
    province = cache.look(room.version, wider, room.filter.tanggal)
    return {one.key: one for one in benchmarks(room.look, province, shipped.published())}


def asked_view(room: Room) -> str:
    """The view of the link, else the first one."""
    views, asked = VILLAGE_VIEWS if room.look.level >= 3 else VIEWS, st.query_params.get("tampilan", "")
    return asked if asked in views else views[0]


def asked_benchmark(room: Room) -> Benchmark | None:
    """The yardstick of the link, else the first one there is: the one that every part of the page judges by."""
    found = yardsticks(room)
    return found.get(st.query_params.get(_YARD, ""), next(iter(found.values()), None))


def _ask_since(room: Room) -> date | None:
    days = [day for day in reversed(room.look.days) if day < room.look.on]
    if not days:
        return None
    labels = {day.isoformat(): room.short_day(day) for day in days}
    return date.fromisoformat(ask_listed("sejak", labels, room.text("banding.sejak"), width=190))


def _ask_benchmark(room: Room) -> Benchmark | None:
    found = yardsticks(room)
    if not found:
        return None
    labels = {key: benchmark_name(one, room.words) for key, one in found.items()}
    help_text = room.text("banding.acuan_bantu")
    return found[ask_listed(_YARD, labels, room.text("banding.acuan"), explanation=help_text, width=400)]


def _show_map_link(room: Room, chosen: tuple[str, ...]) -> None:
    layer = {"lapisan": "A"} if room.look.level < 3 else {}
    st.page_link(
        "pages/peta.py", label=room.text("banding.di_peta", n=room.number(len(chosen))), icon=":material/map:",
        query_params=link_params(room.filter, room.default) | layer | {PICKED: ",".join(chosen)},
    )  # fmt: skip
