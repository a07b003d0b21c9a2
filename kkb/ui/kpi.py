"""Headline numbers: at most four in a row, each in its keyed container, a percentage never without its counts."""

import streamlit as st

from kkb.core.ratio import ShareRange
from kkb.core.tally import Tally
from kkb.core.target import MISSED, Judged
from kkb.ui.room import Room
from kkb.view.extent_words import range_sentence
from kkb.view.format import fraction_range, short_range

NOTE_FITS = 23
"""Signs of a note that stand in a quarter of a projector's width; Streamlit cuts what is longer."""


def show_kpi(name: str, label: str, value: str, note: str, explanation: str | None = None) -> None:
    """One headline number in `st.container(key="kpi_<name>")`, with its counts beneath."""
    with st.container(key=f"kpi_{name}", border=True, height="stretch"):
        st.metric(label, value, delta=note, delta_color="off", delta_arrow="off", help=explanation)


def show_headline_numbers(room: Room) -> None:
    """Ratio A, villages short of the target, ratio C, ratio B."""
    counts = room.look.tally
    columns = st.columns(4)
    with columns[0]:
        _show_ratio(room, "pangsa", counts)
    with columns[1]:
        _show_short(room)
    with columns[2]:
        _show_ratio(room, "cakupan", counts)
    with columns[3]:
        _show_ratio(room, "pangsa_desa", counts)


def _show_ratio(room: Room, name: str, counts: Tally) -> None:
    whole = ShareRange(counts.share_a, counts.share_a, 0)
    share = {"pangsa": whole, "cakupan": counts.range_c, "pangsa_desa": counts.range_b}[name]
    label, explanation = room.text(f"ringkasan.{name}"), room.text(f"ringkasan.{name}_bantu")
    show_kpi(
        name,
        label if share.is_exact else f"{label}, %",
        short_range(share, room.words.lang),
        _counts(room, name, share),
        explanation if share.is_exact else f"{explanation} {range_sentence(label, share, room.words)}",
    )


def _counts(room: Room, name: str, share: ShareRange) -> str:
    """The counts with what they count; of large regions the counts alone, whole (the explanation says of what)."""
    fraction = fraction_range(share, room.words.lang)
    told = room.text(f"ringkasan.{name}_ket", hitung=fraction)
    return told if len(told) <= NOTE_FITS else fraction


def _show_short(room: Room) -> None:
    """Short of the target in force; of the last one that has passed how it was met; a dash without a target."""
    judged = room.look.leading
    if judged is None:
        texts = (room.text(f"ringkasan.tanpa_target{end}") for end in ("", "_ket", "_bantu"))
        label, note, explanation = texts
        show_kpi("kurang", label, "–", note, explanation)
    elif room.look.is_part_alone:  # the shortage of a part is not the region's
        label = room.text("ringkasan.kurang", target=room.percent(judged.target.percent, 0))
        show_kpi("kurang", label, "–", room.text("cakupan.sebagian_kpi"))
    elif judged.is_past:
        _show_passed(room, judged)
    else:
        need = {"perlu": room.number(judged.needed), "total": room.number(judged.share.total)}
        label = room.text("ringkasan.kurang", target=room.percent(judged.target.percent, 0))
        note, explanation = room.text("ringkasan.kurang_ket", **need), room.text("ringkasan.kurang_bantu")
        value = "–" if room.look.short is None else room.number(room.look.short)
        show_kpi("kurang", label, value, note, explanation)


def _show_passed(room: Room, judged: Judged) -> None:
    key = "luput" if judged.status == MISSED else f"lewat_{judged.status}"
    label = room.text(f"ringkasan.{key}", target=room.percent(judged.target.percent, 0))
    due = room.short_day(judged.target.due)
    if judged.short is None:
        value, note = "–", room.text("ringkasan.lewat_tanpa_data_ket", tanggal=due)
    else:
        value = room.number(judged.short)
        note = room.text("ringkasan.lewat_ket", tanggal=due, perlu=room.number(judged.needed))
    show_kpi("kurang", label, value, note, room.text("ringkasan.lewat_bantu"))
