"""Pokja: does it exist, has it a decree, members, training; regulation, field officer, and who pays."""

import pandas as pd
import streamlit as st

from kkb.core.convergence.survey import Presence, numbers, presence, states
from kkb.core.tally import within
from kkb.ui.convergence.gain import show_gain
from kkb.ui.convergence.material import file_notes, profiles_of, show_source
from kkb.ui.convergence.parts import presence_columns, presence_frame, show_presence
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table

ASPECTS = ("pokja", "pokja_sk", "pokja_anggota", "pokja_terlatih", "regulasi", "pendamping")
FUNDS = ("dana_desa", "apbd", "apbn", "swadaya", "donasi", "csr")
_ITEMS = ("input_pokja", "input_sumber_dana", "input_pkb")


def show_committee(room: Room) -> None:
    """The answer, what the Pokja have beside where the money comes from, the target, by area."""
    found = profiles_of(room)
    aspects = _bars(room, found, ASPECTS)
    st.markdown(room.first_line(_answer(room, found)))
    show_source(room, "profil")
    if found.empty:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(room.text("konvergensi.pokja_punya"), anchor=False)
        show_presence(room, aspects, "pokja", room.text("konvergensi.pokja_alt", nama=room.look.name))
    with right:
        _show_funds(room, found)
    show_gain(room, _ITEMS)
    _show_by_part(room, found)


def _bars(room: Room, found: pd.DataFrame, columns: tuple[str, ...]) -> list[tuple[str, Presence]]:
    return [(room.text(f"konvergensi.aspek_{c}"), presence(room.look.area, states(found[c]))) for c in columns]


def _answer(room: Room, found: pd.DataFrame) -> str:
    if found.empty:
        return room.text("jawab.belum_terbentuk", nama=room.subject)
    counts = {c: presence(room.look.area, states(found[c])) for c in ASPECTS}
    return room.text(
        "konvergensi.pokja_jawab",
        nama=room.subject,
        pokja=room.share(counts["pokja"].share),
        sk=room.fraction(counts["pokja_sk"].share),
        terlatih=room.fraction(counts["pokja_terlatih"].share),
        kosong=room.number(counts["pokja"].blank),
    )


def _show_funds(room: Room, found: pd.DataFrame) -> None:
    """Each source; where a file tells only how many sources there are, how many have how many."""
    st.subheader(room.text("konvergensi.pokja_dana"), anchor=False)
    if found[list(FUNDS)].notna().any(axis=None):
        show_presence(room, _bars(room, found, FUNDS), "dana", room.text("konvergensi.dana_alt", nama=room.look.name))
    counts = numbers(found["sumber_dana"])
    told = counts.dropna()
    if len(told):
        bands = room.desk.scheme.rule.item("input_sumber_dana").bands
        parts = [
            room.text(
                "konvergensi.dana_pita",
                rentang=f"{b.low}" if b.high == b.low else f"{b.low}–{len(FUNDS) if b.high is None else b.high}",
                n=room.number(int(told.between(b.low, told.max() if b.high is None else b.high).sum())),
            )
            for b in bands
        ]
        st.caption(
            room.text(
                "konvergensi.dana_jumlah",
                rincian="; ".join(parts),
                n=room.number(len(told)),
                total=room.number(len(found)),
            )
        )


def _show_by_part(room: Room, found: pd.DataFrame) -> None:
    st.subheader(room.text("konvergensi.menurut", satuan=room.part_word), anchor=False)
    parts = [part.code for part in room.look.parts if part.terbentuk] or [room.look.area]
    frame = pd.DataFrame([_row(room, code, found[within(found["kode"], code)]) for code in parts])
    columns = {
        "nama": Column(room.part_word.capitalize(), pinned=True),
        "total": Column(room.text("konvergensi.kolom_total"), room.number),
        **{c: Column(room.text(f"konvergensi.aspek_{c}")) for c in (*ASPECTS, *FUNDS)},
        "orang": Column(room.text("konvergensi.kolom_orang"), room.number),
    }
    title = room.text("konvergensi.pokja_tabel")
    show_table(room, Table("pokja", frame, columns, title, file_notes(room, "profil")))
    whole = presence_frame(room, _bars(room, found, (*ASPECTS, *FUNDS)))
    heads = presence_columns(room, room.text("konvergensi.kolom_hal"))
    title = room.text("konvergensi.pokja_hal")
    show_table(room, Table("pokja_hal", whole, heads, title, file_notes(room, "profil")))


def _row(room: Room, code: str, inside: pd.DataFrame) -> dict[str, object]:
    counts = {c: presence(code, states(inside[c])) for c in (*ASPECTS, *FUNDS)}
    shares = {c: room.counts(p.there, p.total) for c, p in counts.items()}
    people = numbers(inside["pokja_anggota"])
    return {"nama": room.look.places.name(code), "total": len(inside), **shares, "orang": int(people.fillna(0).sum())}
