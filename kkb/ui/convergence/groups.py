"""Poktan: which of the five groups exist, and how many take part of those they are for."""

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.convergence import Rate, build_turnout
from kkb.core.convergence.survey import THERE, Presence, Turnout, presence, states, turnout
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import within
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.groups_recap import show_recap
from kkb.ui.convergence.parts import show_presence
from kkb.ui.convergence.supporting import file_notes, profiles_of, scheme, show_source
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column, Table, show_table

_ITEMS = ("input_poktan", "output_poktan")


def show_groups(page: PageContext) -> None:
    """The answer, existence and participation beside each other, what it would do for the target, by area."""
    found = profiles_of(page)
    kinds = [(group.name, presence(page.area_view.area, states(found[group.key]))) for group in scheme().groups]
    st.markdown(page.first_line(_answer(page, found, kinds)))
    show_source(page, "profil")
    if found.empty:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(page.text("konvergensi.poktan_ada"), anchor=False)
        show_presence(page, kinds, "poktan", page.text("konvergensi.poktan_alt", nama=page.area_view.name))
    with right:
        _show_turnout(page, found)
    show_gain(page, _ITEMS)
    _show_by_part(page, found)
    show_recap(page, found)


def _answer(page: PageContext, found: pd.DataFrame, kinds: list[tuple[str, Presence]]) -> str:
    if found.empty:
        return page.text("jawab.belum_terbentuk", nama=page.subject)
    ordered = sorted(kinds, key=lambda kind: -kind[1].there)
    (most, top), (least, low) = ordered[0], ordered[-1]
    every = pd.DataFrame({g.key: states(found[g.key]).eq(THERE) for g in scheme().groups}).all(axis=1)
    return page.text(
        "konvergensi.poktan_jawab",
        nama=page.subject,
        semua=page.share(Share(int(every.sum()), len(found))),
        banyak=most,
        n_banyak=page.fraction(top.share),
        sedikit=least,
        n_sedikit=page.fraction(low.share),
    )


def _rates(found: pd.DataFrame) -> list[tuple[str, Turnout]]:
    return [(group.name, turnout(found[group.members], found[group.meant_for])) for group in scheme().groups]


def _show_turnout(page: PageContext, found: pd.DataFrame) -> None:
    st.subheader(page.text("konvergensi.poktan_ikut"), anchor=False)
    rates = _rates(found)
    best = page.app.scheme.rule.item("output_poktan").bands[-1]
    line = page.text("konvergensi.garis_terbaik", skor=best.score, dari=best.low)
    bars = [Rate(name, rate.people) for name, rate in rates]
    alt = page.text("konvergensi.poktan_ikut_alt", nama=page.area_view.name)
    caption = Caption("poktan_ikut", page.text("konvergensi.poktan_ikut"), alt)
    show_chart(build_turnout(bars, (best.low, line), page.words, caption))
    told = sorted({rate.villages for _, rate in rates})
    span = "–".join(page.number(n) for n in (told[0], told[-1])[: len(told)])
    st.caption(page.text("konvergensi.poktan_ikut_ket", n=span, total=page.number(len(found))))


def _show_by_part(page: PageContext, found: pd.DataFrame) -> None:
    st.subheader(page.text("konvergensi.menurut", satuan=page.part_word), anchor=False)
    parts = [part.code for part in page.area_view.parts if part.terbentuk] or [page.area_view.area]
    frame = pd.DataFrame([_row(page, code, found[within(found["kode"], code)]) for code in parts])
    columns = {"nama": Column(page.part_word.capitalize(), pinned=True)}
    columns |= {"total": Column(page.text("konvergensi.kolom_total"), page.number)}
    for group in scheme().groups:
        columns[f"ada_{group.key}"] = Column(page.text("konvergensi.kolom_ada", nama=group.name))
    for group in scheme().groups:
        columns[f"persen_{group.key}"] = Column(page.text("konvergensi.kolom_ikut", nama=group.name), page.percent)
        columns[f"ikut_{group.key}"] = Column(page.text("konvergensi.kolom_ikut_n", nama=group.name))
    title = page.text("konvergensi.poktan_tabel")
    show_table(page, Table("poktan", frame, columns, title, file_notes(page, "profil")))


def _row(page: PageContext, code: str, inside: pd.DataFrame) -> dict[str, object]:
    row: dict[str, object] = {"nama": page.area_view.places.name(code), "total": len(inside)}
    for group in scheme().groups:
        there, rate = states(inside[group.key]).eq(THERE), turnout(inside[group.members], inside[group.meant_for])
        row[f"ada_{group.key}"] = page.counts(int(there.sum()), len(inside))
        row[f"persen_{group.key}"] = rate.people.percent
        row[f"ikut_{group.key}"] = page.counts(rate.people.n, rate.people.total)
    return row
