"""Poktan: which of the five groups exist, and how many take part of those they are for."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.survey import THERE, Presence, Turnout, presence, states, turnout
from kkb.core.ratio import Share
from kkb.core.tally import within
from kkb.ui.chart import show_chart
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.groups_recap import show_recap
from kkb.ui.convergence.material import file_notes, profiles_of, scheme, show_source
from kkb.ui.convergence.parts import show_presence
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_turnout import Rate, build_turnout

_ITEMS = ("input_poktan", "output_poktan")


def show_groups(room: Room) -> None:
    """The answer, existence and participation beside each other, what it would do for the target, by area."""
    found = profiles_of(room)
    kinds = [(group.name, presence(room.look.area, states(found[group.key]))) for group in scheme().groups]
    st.markdown(room.first_line(_answer(room, found, kinds)))
    show_source(room, "profil")
    if found.empty:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(room.text("konvergensi.poktan_ada"), anchor=False)
        show_presence(room, kinds, "poktan", room.text("konvergensi.poktan_alt", nama=room.look.name))
    with right:
        _show_turnout(room, found)
    show_gain(room, _ITEMS)
    _show_by_part(room, found)
    show_recap(room, found)


def _answer(room: Room, found: pd.DataFrame, kinds: list[tuple[str, Presence]]) -> str:
    if found.empty:
        return room.text("jawab.belum_terbentuk", nama=room.subject)
    ordered = sorted(kinds, key=lambda kind: -kind[1].there)
    (most, top), (least, low) = ordered[0], ordered[-1]
    every = pd.DataFrame({g.key: states(found[g.key]).eq(THERE) for g in scheme().groups}).all(axis=1)
    return room.text(
        "konvergensi.poktan_jawab",
        nama=room.subject,
        semua=room.share(Share(int(every.sum()), len(found))),
        banyak=most,
        n_banyak=room.fraction(top.share),
        sedikit=least,
        n_sedikit=room.fraction(low.share),
    )


def _rates(found: pd.DataFrame) -> list[tuple[str, Turnout]]:
    return [(group.name, turnout(found[group.members], found[group.meant_for])) for group in scheme().groups]


def _show_turnout(room: Room, found: pd.DataFrame) -> None:
    st.subheader(room.text("konvergensi.poktan_ikut"), anchor=False)
    rates = _rates(found)
    best = room.desk.scheme.rule.item("output_poktan").bands[-1]
    line = room.text("konvergensi.garis_terbaik", skor=best.score, dari=best.low)
    bars = [Rate(name, rate.people) for name, rate in rates]
    figure = build_turnout(bars, (best.low, line), room.words)
    show_chart(figure, "poktan_ikut", room.text("konvergensi.poktan_ikut_alt", nama=room.look.name))
    told = sorted({rate.villages for _, rate in rates})
    span = "–".join(room.number(n) for n in (told[0], told[-1])[: len(told)])
    st.caption(room.text("konvergensi.poktan_ikut_ket", n=span, total=room.number(len(found))))


def _show_by_part(room: Room, found: pd.DataFrame) -> None:
    st.subheader(room.text("konvergensi.menurut", satuan=room.part_word), anchor=False)
    parts = [part.code for part in room.look.parts if part.terbentuk] or [room.look.area]
    frame = pd.DataFrame([_row(room, code, found[within(found["kode"], code)]) for code in parts])
    columns = {"nama": Column(room.part_word.capitalize(), pinned=True)}
    columns |= {"total": Column(room.text("konvergensi.kolom_total"), room.number)}
    for group in scheme().groups:
        columns[f"ada_{group.key}"] = Column(room.text("konvergensi.kolom_ada", nama=group.name))
    for group in scheme().groups:
        columns[f"persen_{group.key}"] = Column(room.text("konvergensi.kolom_ikut", nama=group.name), room.percent)
        columns[f"ikut_{group.key}"] = Column(room.text("konvergensi.kolom_ikut_n", nama=group.name))
    title = room.text("konvergensi.poktan_tabel")
    show_table(room, Table("poktan", frame, columns, title, file_notes(room, "profil")))


def _row(room: Room, code: str, inside: pd.DataFrame) -> dict[str, object]:
    row: dict[str, object] = {"nama": room.look.places.name(code), "total": len(inside)}
    for group in scheme().groups:
        there, rate = states(inside[group.key]).eq(THERE), turnout(inside[group.members], inside[group.meant_for])
        row[f"ada_{group.key}"] = room.counts(int(there.sum()), len(inside))
        row[f"persen_{group.key}"] = rate.people.percent
        row[f"ikut_{group.key}"] = room.counts(rate.people.n, rate.people.total)
    return row
