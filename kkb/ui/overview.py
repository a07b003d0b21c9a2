"""Ringkasan: where we stand, how far to the target, what moved, who lags, who never reported."""

import streamlit as st

from kkb.core.target import Judged
from kkb.ui import cache
from kkb.ui.chart import show_chart
from kkb.ui.room import Room
from kkb.view.answers import change_answer, effect_answer, target_answer, target_notes
from kkb.view.chart_strata import build_strata_through_time
from kkb.view.extent_words import range_sentence
from kkb.view.markdown import plain

FURTHEST = 3


def show_answer(room: Room) -> None:
    """The first line: the answer as a sentence."""
    show_target_answer(room)
    if not room.look.tally.desa:
        st.info(room.text("umum.tanpa_daftar"))


def show_target_answer(room: Room) -> None:
    """Where the area stands against its target, and in a smaller line what belongs beside it."""
    st.markdown(f"#### {target_answer(room.look, room.words)}")
    notes = target_notes(room.look, room.words)
    if notes:
        st.caption(" ".join(notes))


def show_strata_through_time(room: Room) -> None:
    """Villages by stratum at every date of data."""
    st.subheader(room.text("ringkasan.strata_judul"), anchor=False)
    counts = cache.through_time(room.version, room.look.area, room.look.on)
    figure = build_strata_through_time(counts, room.desk.scheme, room.words)
    show_chart(figure, "strata_waktu", room.text("ringkasan.strata_alt"))


def show_change(room: Room) -> None:
    """What moved since the last snapshot, and what that did to ratio A."""
    st.subheader(room.text("ringkasan.gerak_judul"), anchor=False)
    seen = cache.change(room.version, room.look.area, room.look.asked, None)
    if seen is None:
        st.markdown(room.text("ringkasan.gerak_awal"))
        return
    st.markdown(change_answer(seen, room.words))
    effect = effect_answer(seen, room.words)
    if effect:
        st.markdown(effect)


def show_furthest(room: Room) -> None:
    """The three areas below that miss the most villages."""
    judged = cache.part_targets(room.version, room.look.area, room.look.asked)
    if not judged or room.look.level >= 3:
        return
    st.subheader(room.text("ringkasan.tertinggal_judul"), anchor=False)
    behind = sorted((item for item in judged.items() if item[1].short), key=lambda item: (-item[1].short, item[0]))
    if not behind:
        st.markdown(room.text("ringkasan.tertinggal_kosong", satuan=room.part_word))
    st.markdown("\n".join(f"- {_behind_line(room, code, found)}" for code, found in behind[:FURTHEST]))
    without = sum(1 for part in room.look.parts if part.terbentuk and part.code not in judged)
    if without:
        told = room.text("ringkasan.tertinggal_sebagian", n=room.number(without), satuan=room.part_word)
        st.caption(told)


def show_unreported(room: Room) -> None:
    """How many never reported, and what else the counts hide."""
    counts = room.look.tally
    st.subheader(room.text("ringkasan.lapor_judul"), anchor=False)
    values = {"n": room.number(counts.belum_lapor), "total": room.number(counts.terbentuk)}
    if counts.belum_lapor:
        percent = room.percent(100 * counts.belum_lapor / counts.terbentuk, 0)
        st.markdown(room.text("ringkasan.lapor", persen=percent, lapor=room.number(counts.dasar_lapor), **values))
    elif counts.terbentuk:
        st.markdown(room.text("ringkasan.lapor_nol", total=values["total"]))
    else:
        st.markdown(target_answer(room.look, room.words))
    for name, n in (("tidak_dikenal", counts.tidak_dikenal), ("belum_cocok", counts.belum_dicocokkan)):
        if n:
            st.warning(room.text(f"ringkasan.{name}", n=room.number(n)))
    for name, value in (("cakupan", counts.range_c), ("pangsa_desa", counts.range_b)):
        if not value.is_exact:
            st.markdown(range_sentence(room.text(f"ringkasan.{name}"), value, room.words))
    if counts.covered is not None and counts.covered < counts.desa:
        st.caption(room.text("cakupan.dihitung", n=room.number(counts.covered)))


def _behind_line(room: Room, code: str, judged: Judged) -> str:
    return room.text(
        "ringkasan.tertinggal_luput" if judged.is_past else "ringkasan.tertinggal_baris",
        nama=plain(room.look.places.name(code)),
        kurang=room.number(judged.short),
        target=room.percent(judged.target.percent, 0),
        tanggal=room.short_day(judged.target.due),
        hitung=room.fraction(judged.share),
        perlu=room.number(judged.needed),
    )
