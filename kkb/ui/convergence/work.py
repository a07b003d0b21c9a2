"""Programmes and family functions: which of them reaches which Kampung KB, through whom, and where nobody comes."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.reach import Reach
from kkb.core.convergence.survey import NOT_THERE, THERE, presence
from kkb.core.ratio import Share
from kkb.core.tally import within
from kkb.ui.chart import show_chart
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.material import file_notes, profiles_of, reached, scheme, show_source
from kkb.ui.convergence.parts import show_presence
from kkb.ui.convergence.templates import show_template
from kkb.ui.convergence.work_tables import show_agencies, show_crossing, show_gaps
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_reach import Field, build_reach
from kkb.view.markdown import plain

_ITEMS = {"program": ("proses_lintas_sektor", "proses_operasional"), "fungsi": ("proses_lintas_sektor",)}


def show_programmes(room: Room) -> None:
    """The eight convergence programmes."""
    _show(room, "program")


def show_functions(room: Room) -> None:
    """The eight family functions."""
    _show(room, "fungsi")


def _show(room: Room, kind: str) -> None:
    """The answer, reach by area, by task, through whom, what it would do for the target, and whom nobody reaches."""
    found = reached(room.version, kind, room.look.area, room.filter.tanggal)
    st.markdown(room.first_line(_answer(room, kind, found)))
    show_source(room, kind)
    if found.states.empty:
        return
    _show_field(room, kind, found)
    _show_tasks(room, kind, found)
    show_gain(room, _ITEMS[kind])
    show_crossing(room, kind, found)
    show_agencies(room, kind, found)
    show_gaps(room, kind, found)
    show_template(room, kind)


def _answer(room: Room, kind: str, found: Reach) -> str:
    if found.states.empty:
        return room.text("jawab.belum_terbentuk", nama=room.subject)
    total = len(found.states)
    touched = found.states.eq(THERE).any(axis=1)
    if not touched.any():
        return room.text(f"konvergensi.{kind}_kosong", nama=room.subject, total=room.number(total))
    ordered = sorted(scheme().tasks(kind), key=lambda task: -found.share(task.key).n)
    most, least = ordered[0], ordered[-1]
    lang = room.words.lang
    return room.text(
        f"konvergensi.{kind}_jawab",
        nama=room.subject,
        sentuh=room.share(Share(int(touched.sum()), total)),
        banyak=plain(most.label(lang)),
        n_banyak=room.fraction(found.share(most.key)),
        sedikit=plain(least.label(lang)),
        n_sedikit=room.fraction(found.share(least.key)),
    )


def _show_field(room: Room, kind: str, found: Reach) -> None:
    """Area by task: how many of its Kampung KB are reached."""
    tasks, codes = scheme().tasks(kind), profiles_of(room)["kode"]
    parts = [part.code for part in room.look.parts if part.terbentuk] or [room.look.area]
    insides = [found.states[within(codes, code).to_numpy()] for code in parts]
    shares = tuple(tuple(Share(int(i[t.key].eq(THERE).sum()), len(i)) for t in tasks) for i in insides)
    names, labels = tuple(room.look.places.name(c) for c in parts), tuple(t.label(room.words.lang) for t in tasks)
    st.subheader(room.text(f"konvergensi.{kind}_medan", satuan=room.part_word), anchor=False)
    figure = build_reach(Field(names, labels, shares), room.words)
    show_chart(figure, f"medan_{kind}", room.text(f"konvergensi.{kind}_medan_alt", nama=room.look.name))
    legend = "; ".join(f"{n} {plain(label)}" for n, label in enumerate(labels, 1))
    st.caption(room.text("konvergensi.medan_ket", daftar=legend))
    frame = pd.DataFrame(
        [
            {"nama": name, **{f"t{n}": room.counts(s.n, s.total) for n, s in enumerate(row, 1)}}
            for name, row in zip(names, shares, strict=True)
        ]
    )
    heads = {f"t{n}": Column(label) for n, label in enumerate(labels, 1)}
    columns = {"nama": Column(room.part_word.capitalize(), pinned=True), **heads}
    title = room.text(f"konvergensi.{kind}_medan", satuan=room.part_word)
    show_table(room, Table(f"medan_{kind}", frame, columns, title, file_notes(room, kind)), rows_shown=5)


def _show_tasks(room: Room, kind: str, found: Reach) -> None:
    """One bar per task; programmes also by their four goals."""
    lang = room.words.lang
    bars = [(t.label(lang), presence(t.key, found.states[t.key])) for t in scheme().tasks(kind)]
    st.subheader(room.text(f"konvergensi.{kind}_sebaran"), anchor=False)
    show_presence(room, bars, f"sebaran_{kind}", room.text(f"konvergensi.{kind}_alt", nama=room.look.name))
    if kind == "program":
        goals = [(g, [t.key for t in scheme().programmes if t.goal == g.key]) for g in scheme().goals]
        sums = [(g, Share(int(found.states[keys].eq(THERE).any(axis=1).sum()), len(found.states))) for g, keys in goals]
        st.markdown(
            room.text(
                "konvergensi.sasaran_jawab",
                rincian="; ".join(f"{plain(g.label(lang))} **{room.share(s)}**" for g, s in sums),
            )
        )
    untouched = int((~found.states.eq(THERE).any(axis=1) & found.states.eq(NOT_THERE).any(axis=1)).sum())
    st.caption(room.text("konvergensi.tak_tersentuh", n=room.number(untouched), total=room.number(len(found.states))))
