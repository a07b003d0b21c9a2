"""Pokja: does it exist, has it a decree, members, training; regulation, field officer, and who pays."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.survey import Presence, numbers, presence, states
from kkb.core.counts.tally import within
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.parts import presence_columns, presence_frame, show_presence
from kkb.ui.convergence.supporting import file_notes, profiles_of, show_source
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

ASPECTS = ("pokja", "pokja_sk", "pokja_anggota", "pokja_terlatih", "regulasi", "pendamping")
FUNDS = ("dana_desa", "apbd", "apbn", "swadaya", "donasi", "csr")
_ITEMS = ("input_pokja", "input_sumber_dana", "input_pkb")


def show_committee(page: PageContext) -> None:
    """The answer, what the Pokja have beside where the money comes from, the target, by area."""
    found = profiles_of(page)
    aspects = _bars(page, found, ASPECTS)
    st.markdown(page.first_line(_answer(page, found)))
    show_source(page, "profil")
    if found.empty:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(page.text("konvergensi.pokja_punya"), anchor=False)
        show_presence(page, aspects, "pokja", page.text("konvergensi.pokja_alt", nama=page.area_view.name))
    with right:
        _show_funds(page, found)
    show_gain(page, _ITEMS)
    _show_by_part(page, found)


def _bars(page: PageContext, found: pd.DataFrame, columns: tuple[str, ...]) -> list[tuple[str, Presence]]:
    return [(page.text(f"konvergensi.aspek_{c}"), presence(page.area_view.area, states(found[c]))) for c in columns]


def _answer(page: PageContext, found: pd.DataFrame) -> str:
    if found.empty:
        return page.text("jawab.belum_terbentuk", nama=page.subject)
    counts = {c: presence(page.area_view.area, states(found[c])) for c in ASPECTS}
    return page.text(
        "konvergensi.pokja_jawab",
        nama=page.subject,
        pokja=page.share(counts["pokja"].share),
        sk=page.fraction(counts["pokja_sk"].share),
        terlatih=page.fraction(counts["pokja_terlatih"].share),
        kosong=page.number(counts["pokja"].blank),
    )


def _show_funds(page: PageContext, found: pd.DataFrame) -> None:
    """Each source; where a file tells only how many sources there are, how many have how many."""
    st.subheader(page.text("konvergensi.pokja_dana"), anchor=False)
    if found[list(FUNDS)].notna().any(axis=None):
        show_presence(
            page, _bars(page, found, FUNDS), "dana", page.text("konvergensi.dana_alt", nama=page.area_view.name)
        )
    counts = numbers(found["sumber_dana"])
    told = counts.dropna()
    if len(told):
        bands = page.app.scheme.rule.item("input_sumber_dana").bands
        parts = [
            page.text(
                "konvergensi.dana_pita",
                rentang=f"{b.low}" if b.high == b.low else f"{b.low}–{len(FUNDS) if b.high is None else b.high}",
                n=page.number(int(told.between(b.low, told.max() if b.high is None else b.high).sum())),
            )
            for b in bands
        ]
        st.caption(
            page.text(
                "konvergensi.dana_jumlah",
                rincian="; ".join(parts),
                n=page.number(len(told)),
                total=page.number(len(found)),
            )
        )


def _show_by_part(page: PageContext, found: pd.DataFrame) -> None:
    st.subheader(page.text("konvergensi.menurut", satuan=page.part_word), anchor=False)
    parts = [part.code for part in page.area_view.parts if part.terbentuk] or [page.area_view.area]
    frame = pd.DataFrame([_row(page, code, found[within(found["kode"], code)]) for code in parts])
    columns = {
        "nama": Column(page.part_word.capitalize(), pinned=True),
        "total": Column(page.text("konvergensi.kolom_total"), page.number),
        **{c: Column(page.text(f"konvergensi.aspek_{c}")) for c in (*ASPECTS, *FUNDS)},
        "orang": Column(page.text("konvergensi.kolom_orang"), page.number),
    }
    title = page.text("konvergensi.pokja_tabel")
    show_table(page, Table("pokja", frame, columns, title, file_notes(page, "profil")))
    whole = presence_frame(page, _bars(page, found, (*ASPECTS, *FUNDS)))
    heads = presence_columns(page, page.text("konvergensi.kolom_hal"))
    title = page.text("konvergensi.pokja_hal")
    show_table(page, Table("pokja_hal", whole, heads, title, file_notes(page, "profil")))


def _row(page: PageContext, code: str, inside: pd.DataFrame) -> dict[str, object]:
    counts = {c: presence(code, states(inside[c])) for c in (*ASPECTS, *FUNDS)}
    shares = {c: page.counts(p.there, p.total) for c, p in counts.items()}
    people = numbers(inside["pokja_anggota"])
    return {
        "nama": page.area_view.places.name(code),
        "total": len(inside),
        **shares,
        "orang": int(people.fillna(0).sum()),
    }
