"""Headline numbers: at most four in a row, each in its keyed container, a percentage never without its counts."""

import streamlit as st

from kkb.core.counts.ratio import ShareRange
from kkb.core.counts.tally import Tally
from kkb.core.target.targets import MISSED, Judged
from kkb.text.extent_words import range_sentence
from kkb.text.format import fraction_range, short_range
from kkb.ui.frame.page_context import PageContext

NOTE_FITS = 23
"""Signs of a note that stand in a quarter of a projector's width; Streamlit cuts what is longer."""


def show_kpi(name: str, label: str, value: str, note: str, explanation: str | None = None) -> None:
    """One headline number in `st.container(key="kpi_<name>")`, with its counts beneath."""
    with st.container(key=f"kpi_{name}", border=True, height="stretch"):
        st.metric(label, value, delta=note, delta_color="off", delta_arrow="off", help=explanation)


def show_headline_numbers(page: PageContext) -> None:
    """Ratio A, villages short of the target, ratio C, ratio B."""
    counts = page.area_view.tally
    columns = st.columns(4)
    with columns[0]:
        _show_ratio(page, "pangsa", counts)
    with columns[1]:
        _show_short(page)
    with columns[2]:
        _show_ratio(page, "cakupan", counts)
    with columns[3]:
        _show_ratio(page, "pangsa_desa", counts)


def _show_ratio(page: PageContext, name: str, counts: Tally) -> None:
    whole = ShareRange(counts.share_a, counts.share_a, 0)
    share = {"pangsa": whole, "cakupan": counts.range_c, "pangsa_desa": counts.range_b}[name]
    label, explanation = page.text(f"ringkasan.{name}"), page.text(f"ringkasan.{name}_bantu")
    show_kpi(
        name,
        label if share.is_exact else f"{label}, %",
        short_range(share, page.words.lang),
        _counts(page, name, share),
        explanation if share.is_exact else f"{explanation} {range_sentence(label, share, page.words)}",
    )


def _counts(page: PageContext, name: str, share: ShareRange) -> str:
    """The counts with what they count; of large regions the counts alone, whole (the explanation says of what)."""
    fraction = fraction_range(share, page.words.lang)
    told = page.text(f"ringkasan.{name}_ket", hitung=fraction)
    return told if len(told) <= NOTE_FITS else fraction


def _show_short(page: PageContext) -> None:
    """Short of the target in force; of the last one that has passed how it was met; a dash without a target."""
    judged = page.area_view.leading
    if judged is None:
        texts = (page.text(f"ringkasan.tanpa_target{end}") for end in ("", "_ket", "_bantu"))
        label, note, explanation = texts
        show_kpi("kurang", label, "–", note, explanation)
    elif page.area_view.is_part_alone:  # the shortage of a part is not the region's
        label = page.text("ringkasan.kurang", target=page.percent(judged.target.percent, 0))
        show_kpi("kurang", label, "–", page.text("cakupan.sebagian_kpi"))
    elif judged.is_past:
        _show_passed(page, judged)
    else:
        need = {"perlu": page.number(judged.needed), "total": page.number(judged.share.total)}
        label = page.text("ringkasan.kurang", target=page.percent(judged.target.percent, 0))
        note, explanation = page.text("ringkasan.kurang_ket", **need), page.text("ringkasan.kurang_bantu")
        value = "–" if page.area_view.short is None else page.number(page.area_view.short)
        show_kpi("kurang", label, value, note, explanation)


def _show_passed(page: PageContext, judged: Judged) -> None:
    key = "luput" if judged.status == MISSED else f"lewat_{judged.status}"
    label = page.text(f"ringkasan.{key}", target=page.percent(judged.target.percent, 0))
    due = page.short_day(judged.target.due)
    if judged.short is None:
        value, note = "–", page.text("ringkasan.lewat_tanpa_data_ket", tanggal=due)
    else:
        value = page.number(judged.short)
        note = page.text("ringkasan.lewat_ket", tanggal=due, perlu=page.number(judged.needed))
    show_kpi("kurang", label, value, note, page.text("ringkasan.lewat_bantu"))
