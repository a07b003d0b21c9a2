"""Programmes and family functions: which of them reaches which Kampung KB, through whom, and where nobody comes."""

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.convergence import ReachTable, build_reach, task_name
from kkb.core.convergence.reach import TaskReach
from kkb.core.convergence.survey import NOT_THERE, THERE, presence
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import within
from kkb.text.markdown import plain
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.parts import show_presence
from kkb.ui.convergence.supporting import file_notes, profiles_of, scheme, show_source
from kkb.ui.convergence.templates import show_template
from kkb.ui.convergence.work_tables import show_agencies, show_crossing, show_gaps
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column, Table, show_table

_ITEMS = {"program": ("proses_lintas_sektor", "proses_operasional"), "fungsi": ("proses_lintas_sektor",)}


def show_programmes(page: PageContext) -> None:
    """The eight convergence programmes."""
    _show(page, "program")


def show_functions(page: PageContext) -> None:
    """The eight family functions."""
    _show(page, "fungsi")


def _show(page: PageContext, kind: str) -> None:
    """The answer, reach by area, by task, through whom, what it would do for the target, and whom nobody reaches."""
    found = cache.reached(page.version, kind, page.area_view.area, page.filter.tanggal)
    st.markdown(page.first_line(_answer(page, kind, found)))
    show_source(page, kind)
    if found.states.empty:
        return
    _show_field(page, kind, found)
    _show_tasks(page, kind, found)
    show_gain(page, _ITEMS[kind])
    show_crossing(page, kind, found)
    show_agencies(page, kind, found)
    show_gaps(page, kind, found)
    show_template(page, kind)


def _answer(page: PageContext, kind: str, found: TaskReach) -> str:
    if found.states.empty:
        return page.text("jawab.belum_terbentuk", nama=page.subject)
    total = len(found.states)
    touched = found.states.eq(THERE).any(axis=1)
    if not touched.any():
        return page.text(f"konvergensi.{kind}_kosong", nama=page.subject, total=page.number(total))
    ordered = sorted(scheme().tasks(kind), key=lambda task: -found.share(task.key).n)
    most, least = ordered[0], ordered[-1]
    lang = page.words.lang
    return page.text(
        f"konvergensi.{kind}_jawab",
        nama=page.subject,
        sentuh=page.share(Share(int(touched.sum()), total)),
        banyak=plain(most.label(lang)),
        n_banyak=page.fraction(found.share(most.key)),
        sedikit=plain(least.label(lang)),
        n_sedikit=page.fraction(found.share(least.key)),
    )


def _show_field(page: PageContext, kind: str, found: TaskReach) -> None:
    """Area by task: how many of its Kampung KB are reached."""
    tasks, codes = scheme().tasks(kind), profiles_of(page)["kode"]
    parts = [part.code for part in page.area_view.parts if part.terbentuk] or [page.area_view.area]
    insides = [found.states[within(codes, code).to_numpy()] for code in parts]
    shares = tuple(tuple(Share(int(i[t.key].eq(THERE).sum()), len(i)) for t in tasks) for i in insides)
    names, labels = tuple(page.area_view.places.name(c) for c in parts), tuple(t.label(page.words.lang) for t in tasks)
    title = page.text(f"konvergensi.{kind}_medan", satuan=page.part_word)
    st.subheader(title, anchor=False)
    alt = page.text(f"konvergensi.{kind}_medan_alt", nama=page.area_view.name)
    field = ReachTable(names, tuple(task_name(t.key, t.label(page.words.lang), page.words) for t in tasks), shares)
    show_chart(build_reach(field, page.words, Caption(f"medan_{kind}", title, alt)))
    st.caption(page.text("konvergensi.medan_ket"))
    frame = pd.DataFrame(
        [
            {"nama": name, **{f"t{n}": page.counts(s.n, s.total) for n, s in enumerate(row, 1)}}
            for name, row in zip(names, shares, strict=True)
        ]
    )
    heads = {f"t{n}": Column(label) for n, label in enumerate(labels, 1)}
    columns = {"nama": Column(page.part_word.capitalize(), pinned=True), **heads}
    show_table(page, Table(f"medan_{kind}", frame, columns, title, file_notes(page, kind)), rows_shown=5)


def _show_tasks(page: PageContext, kind: str, found: TaskReach) -> None:
    """One bar per task; programmes also by their four goals."""
    lang = page.words.lang
    bars = [(t.label(lang), presence(t.key, found.states[t.key])) for t in scheme().tasks(kind)]
    st.subheader(page.text(f"konvergensi.{kind}_sebaran"), anchor=False)
    show_presence(page, bars, f"sebaran_{kind}", page.text(f"konvergensi.{kind}_alt", nama=page.area_view.name))
    if kind == "program":
        goals = [(g, [t.key for t in scheme().programmes if t.goal == g.key]) for g in scheme().goals]
        sums = [(g, Share(int(found.states[keys].eq(THERE).any(axis=1).sum()), len(found.states))) for g, keys in goals]
        st.markdown(
            page.text(
                "konvergensi.sasaran_jawab",
                rincian="; ".join(f"{plain(g.label(lang))} **{page.share(s)}**" for g, s in sums),
            )
        )
    untouched = int((~found.states.eq(THERE).any(axis=1) & found.states.eq(NOT_THERE).any(axis=1)).sum())
    st.caption(page.text("konvergensi.tak_tersentuh", n=page.number(untouched), total=page.number(len(found.states))))
