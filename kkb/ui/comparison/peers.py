"""Like with like: every area beside the areas of its level with about as many Kampung KB."""

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.compare.chance import chance_test
from kkb.core.compare.peers import AS_LARGE, Peers, peers
from kkb.core.counts.ratio import points
from kkb.core.counts.tally import Tally, tallies
from kkb.text.markdown import plain
from kkb.ui.comparison.choice import part_names
from kkb.ui.comparison.table import ordered
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table


def answer_verdicts(page: PageContext) -> dict[str, str]:
    """The verdict of every area with Kampung KB against its own peers, by code."""
    return {part.code: found.verdict for part, found in _judged(page)}


def show_peers(page: PageContext) -> None:
    """Each area with its peers' share, and its verdict against them by the test of the page."""
    frame = pd.DataFrame([_row(page, part, found) for part, found in _judged(page)])
    if frame.empty:
        st.info(page.text("banding.corong_kosong", nama=page.name))
        return
    sizes = {"lebih": page.number(100 * (AS_LARGE - 1)), "satuan": page.part_word, "wilayah": plain(_others(page)[0])}
    st.markdown(page.text("banding.sebaya_ket", **sizes))
    columns = {name: Column(page.text(f"banding.kolom_sebaya_{name}")) for name in frame.columns if name != "nama"}
    columns = {"nama": Column(page.part_word.capitalize(), pinned=True)} | columns
    columns["selisih"] = Column(page.text("banding.kolom_sebaya_selisih"), lambda v: page.signed(v, 1))
    show_table(page, Table("banding_sebaya", frame, columns, page.text("banding.tampilan_sebaya")))


def _judged(page: PageContext) -> list[tuple[Tally, Peers]]:
    """The areas with Kampung KB in the order of the page, each beside its peers."""
    formed, (_, others) = [part for part in ordered(page) if part.terbentuk], _others(page)
    judged = chance_test([part.share_a for part in formed], 0).judged
    return [(part, peers(part, others, judged)) for part in formed]


def _others(page: PageContext) -> tuple[str, list[Tally]]:
    """The wider area peers are looked for in, by name, and all its areas of the same level."""
    wide = (
        wilayah.INDONESIA
        if page.area_view.level < Level.KABUPATEN
        else wilayah.cut(page.area_view.area, Level.PROVINSI)
    )
    seen = cache.area_view(page.version, wide, page.filter.tanggal)
    if page.area_view.level == wilayah.level(wide):
        return seen.name, list(seen.parts)
    return seen.name, [
        part
        for above in seen.parts
        if above.terbentuk
        for part in tallies(seen.rows, seen.places, above.code, page.app.scheme.reached, seen.known)
    ]


def _row(page: PageContext, part: Tally, found: Peers) -> dict[str, object]:
    apart = points(found.share, found.own)
    key = f"vonis_{found.verdict}" if found.codes else "sebaya_tanpa"
    return {
        "nama": part_names(page)[part.code],
        "pangsa": page.share(found.own),
        "sebaya": page.share(found.share) if found.codes else None,
        "selisih": None if apart is None else float(apart),
        "arti": page.text(f"banding.{key}"),
        "terbentuk": part.terbentuk,
        "banyak": len(found.codes),
    }
