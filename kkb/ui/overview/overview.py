"""Ringkasan: where we stand, how far to the target, what moved, who lags, who never reported."""

import streamlit as st

from kkb.core.target.targets import Judged
from kkb.draw.chart.strata import build_strata_through_time
from kkb.text.answers import change_answer, effect_answer, target_answer, target_notes
from kkb.text.extent_words import range_sentence
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart

FURTHEST = 3


def show_answer(page: PageContext) -> None:
    """The first line: the answer as a sentence."""
    show_target_answer(page)
    if not page.area_view.tally.desa:
        st.info(page.text("umum.tanpa_daftar"))


def show_target_answer(page: PageContext) -> None:
    """Where the area stands against its target, and in a smaller line what belongs beside it."""
    st.markdown(f"#### {target_answer(page.area_view, page.words)}")
    notes = target_notes(page.area_view, page.words)
    if notes:
        st.caption(" ".join(notes))


def show_strata_through_time(page: PageContext) -> None:
    """Villages by stratum at every date of data."""
    st.subheader(page.text("ringkasan.strata_judul"), anchor=False)
    counts = cache.through_time(page.version, page.area_view.area, page.area_view.on)
    figure = build_strata_through_time(counts, page.app.scheme, page.words)
    show_chart(figure, "strata_waktu", page.text("ringkasan.strata_alt"))


def show_change(page: PageContext) -> None:
    """What moved since the last snapshot, and what that did to ratio A."""
    st.subheader(page.text("ringkasan.gerak_judul"), anchor=False)
    seen = cache.change(page.version, page.area_view.area, page.area_view.asked, None)
    if seen is None:
        st.markdown(page.text("ringkasan.gerak_awal"))
        return
    st.markdown(change_answer(seen, page.words))
    effect = effect_answer(seen, page.words)
    if effect:
        st.markdown(effect)


def show_furthest(page: PageContext) -> None:
    """The three areas below that miss the most villages."""
    judged = cache.part_targets(page.version, page.area_view.area, page.area_view.asked)
    if not judged or page.area_view.level >= 3:
        return
    st.subheader(page.text("ringkasan.tertinggal_judul"), anchor=False)
    behind = sorted((item for item in judged.items() if item[1].short), key=lambda item: (-item[1].short, item[0]))
    if not behind:
        st.markdown(page.text("ringkasan.tertinggal_kosong", satuan=page.part_word))
    st.markdown("\n".join(f"- {_behind_line(page, code, found)}" for code, found in behind[:FURTHEST]))
    without = sum(1 for part in page.area_view.parts if part.terbentuk and part.code not in judged)
    if without:
        told = page.text("ringkasan.tertinggal_sebagian", n=page.number(without), satuan=page.part_word)
        st.caption(told)


def show_unreported(page: PageContext) -> None:
    """How many never reported, and what else the counts hide."""
    counts = page.area_view.tally
    st.subheader(page.text("ringkasan.lapor_judul"), anchor=False)
    values = {"n": page.number(counts.belum_lapor), "total": page.number(counts.terbentuk)}
    if counts.belum_lapor:
        percent = page.percent(100 * counts.belum_lapor / counts.terbentuk, 0)
        st.markdown(page.text("ringkasan.lapor", persen=percent, lapor=page.number(counts.dasar_lapor), **values))
    elif counts.terbentuk:
        st.markdown(page.text("ringkasan.lapor_nol", total=values["total"]))
    else:
        st.markdown(target_answer(page.area_view, page.words))
    for name, n in (("tidak_dikenal", counts.tidak_dikenal), ("belum_cocok", counts.belum_dicocokkan)):
        if n:
            st.warning(page.text(f"ringkasan.{name}", n=page.number(n)))
    for name, value in (("cakupan", counts.range_c), ("pangsa_desa", counts.range_b)):
        if not value.is_exact:
            st.markdown(range_sentence(page.text(f"ringkasan.{name}"), value, page.words))
    if counts.covered is not None and counts.covered < counts.desa:
        st.caption(page.text("cakupan.dihitung", n=page.number(counts.covered)))


def _behind_line(page: PageContext, code: str, judged: Judged) -> str:
    return page.text(
        "ringkasan.tertinggal_luput" if judged.is_past else "ringkasan.tertinggal_baris",
        nama=plain(page.area_view.places.name(code)),
        kurang=page.number(judged.short),
        target=page.percent(judged.target.percent, 0),
        tanggal=page.short_day(judged.target.due),
        hitung=page.fraction(judged.share),
        perlu=page.number(judged.needed),
    )
