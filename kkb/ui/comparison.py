"""Banding: the areas one level below side by side, with how sure each share is."""

import pandas as pd
import streamlit as st

from kkb.core.compare import wilson
from kkb.core.ratio import gap, meets
from kkb.core.tally import Tally
from kkb.ui import cache
from kkb.ui.chart import show_chart
from kkb.ui.controls import ask_choice
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_share import build_share_intervals
from kkb.view.chart_strata import SHOWN, Bar, build_strata_bars, shown_counts
from kkb.view.markdown import plain

VIEWS = ("strata", "pangsa")


def show_answer(room: Room) -> None:
    """Who leads and who lags, and whether chance explains the difference."""
    known = sorted((p for p in room.look.parts if p.terbentuk), key=lambda p: (-(p.share_a.percent or 0), p.code))
    if len(known) < 2:
        st.markdown(f"#### {room.text('banding.satu', satuan=room.part_word, nama=room.name)}")
        return
    first, last = known[0], known[-1]
    values = {
        "satuan": room.part_word,
        "depan": plain(room.look.places.name(first.code)),
        "depan_pangsa": room.share(first.share_a),
        "belakang": plain(room.look.places.name(last.code)),
        "belakang_pangsa": room.share(last.share_a),
    }
    key = "banding.nyata" if wilson(first.share_a)[0] > wilson(last.share_a)[1] else "banding.kebetulan"
    st.markdown(f"#### {room.text('banding.jawab', **values)} {room.text(key)}")


def show_comparison_chart(room: Room) -> None:
    """One chart, two readings: villages by stratum, or share A with its uncertainty. None below a village."""
    if not room.look.parts:
        return
    chosen = ask_choice(
        "tampilan", VIEWS, lambda v: room.text(f"banding.tampilan_{v}"), room.text("banding.tampilan"), hidden=True
    )
    parts = ordered(room)
    names = [room.look.places.name(p.code) for p in parts]
    if chosen == "pangsa":
        figure = build_share_intervals(list(zip(names, parts, strict=True)), room.look.target, room.words)
        show_chart(figure, "banding_pangsa", room.text("banding.alt_pangsa", nama=room.look.name))
        st.caption(room.text("banding.ket_pangsa"))
        return
    bars = [Bar(n, shown_counts(counts_of(p)), p.share_a) for n, p in zip(names, parts, strict=True)]
    figure = build_strata_bars(bars, room.desk.scheme, room.words)
    show_chart(figure, "banding_strata", room.text("banding.alt_strata", nama=room.look.name))


def show_comparison_table(room: Room) -> None:
    """Everything by area, sortable."""
    if room.look.parts:
        show_table(room, Table("banding", comparison_frame(room), _columns(room), room.text("banding.tabel")))


def ordered(room: Room) -> list[Tally]:
    """The areas below, those with the most villages to go first."""
    target = room.look.target.percent if room.look.target else 100
    return sorted(room.look.parts, key=lambda p: (-gap(p.share_a, target), p.share_a.percent or 0, p.code))


def comparison_frame(room: Room) -> pd.DataFrame:
    """One row per area: counts, ratio A with its interval, gap, change since the snapshot before."""
    previous = room.look.previous
    before = cache.look(room.version, room.look.area, previous).parts if previous else ()
    was = {p.code: p for p in before}
    return pd.DataFrame([_row(room, part, was.get(part.code)) for part in ordered(room)])


def counts_of(tally: Tally) -> dict[str, int]:
    """The stratum counts of a tally by key."""
    return {
        name: getattr(tally, name)
        for name in ("dasar", "belum_lapor", "berkembang", "mandiri", "berkelanjutan", "tidak_dikenal")
    }


def _row(room: Room, part: Tally, before: Tally | None) -> dict[str, object]:
    span, target, share = wilson(part.share_a), room.look.target, part.share_a
    old = before.share_a.percent if before else None
    return {
        "nama": room.look.places.name(part.code),
        "desa": part.desa or None,
        "terbentuk": part.terbentuk,
        **shown_counts(counts_of(part)),
        "pangsa": share.percent,
        "hitung": f"{share.n}/{share.total}",
        "selang": f"{span[0]:.0f}–{span[1]:.0f} %" if span else None,
        "kurang": gap(share, target.percent) if target else None,
        "tercapai": target is not None and meets(share, target.percent),
        "ubah": share.percent - old if old is not None and share.percent is not None else None,
        "baru": part.terbentuk - before.terbentuk if before else None,
    }


def _columns(room: Room) -> dict[str, Column]:
    def text(name: str) -> str:
        return room.text(f"banding.kolom_{name}")

    whole, points = room.number, lambda v: room.signed(v, 1)
    strata = {key: Column(text(key), whole) for key in SHOWN if key != "tidak_dikenal" or room.look.tally.tidak_dikenal}
    return {
        "nama": Column(room.part_word.capitalize(), pinned=True),
        "desa": Column(text("desa"), whole),
        "terbentuk": Column(text("terbentuk"), whole),
        "kurang": Column(text("kurang"), whole, text("kurang_bantu")),
        "pangsa": Column(text("pangsa"), room.percent, text("pangsa_bantu")),
        "hitung": Column("n/N"),
        "selang": Column(text("selang"), None, text("selang_bantu")),
        "ubah": Column(text("ubah"), points, text("ubah_bantu")),
        "baru": Column(text("baru"), room.signed),
        **strata,
    }
