"""What each step costs and how much each agency can take on, as editable tables kept in the link."""

import pandas as pd
import streamlit as st

from kkb.core.plan.effort import MOST, Effort
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan.link import AGENCIES, NUMBERS, PRICES, effort_of, format_agencies, format_prices, in_rupiah, parse_ask
from kkb.ui.widgets.controls import choose

_TURN = "ren_giliran"
"""Counts up when the tables must forget what was typed and start from the link again."""


def start_over() -> None:
    """Forget what was typed; the tables start from the link at their next drawing."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def show_prices(page: PageContext, usual: Effort) -> None:
    """Both tables; what is typed goes into the link."""
    own = f"{page.area_view.area}_{st.session_state.get(_TURN, 0)}_{st.query_params.get(NUMBERS['rupiah'], '')}"
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.markdown(page.text("susun.harga_ket"))
        _write(PRICES, _ask_prices(page, usual, f"ren_harga_{own}"))
    with right:
        st.markdown(page.text("susun.kapasitas_instansi"))
        _write(AGENCIES, _ask_agencies(page, usual, f"ren_instansi_{own}"))


def _ask_prices(page: PageContext, usual: Effort, key: str) -> str:
    ask = parse_ask(st.query_params, page.app.scheme.ladder.goals)
    standard = usual if ask.rupiah is None else in_rupiah(usual, ask.rupiah)
    start = st.session_state.setdefault(f"{key}_awal", effort_of(ask, usual))
    typed = st.data_editor(
        _price_frame(page, start), key=key, hide_index=True, row_height=38, height=340, placeholder="–",
        column_config=_columns(page, ("nama", "langkah", "kerja"), "upaya", required=True),
        disabled=["nama", "langkah", "kerja"], alt=page.text("susun.harga"),
    )  # fmt: skip
    steps = [(item.key, rung.to, rung.effort) for item in standard.items for rung in item.rungs]
    found = zip(steps, typed["upaya"].tolist(), strict=True)
    changed = [(item, to, int(new)) for (item, to, old), new in found if pd.notna(new) and int(new) != old]
    return format_prices(tuple(changed))


def _ask_agencies(page: PageContext, usual: Effort, key: str) -> str:
    start = st.session_state.setdefault(
        f"{key}_awal", dict(parse_ask(st.query_params, page.app.scheme.ladder.goals).agencies)
    )
    names = [a.label(page.words.lang) for a in usual.agencies]
    capacity = pd.array([start.get(a.key) for a in usual.agencies], dtype="Int64")
    typed = st.data_editor(
        pd.DataFrame({"instansi": names, "kapasitas": capacity}), key=key, hide_index=True, row_height=38,
        column_config=_columns(page, ("instansi",), "kapasitas", required=False), disabled=["instansi"],
        placeholder="–", alt=page.text("susun.kapasitas_instansi"),
    )  # fmt: skip
    found = zip(usual.agencies, typed["kapasitas"].tolist(), strict=True)
    return format_agencies(tuple((agency.key, int(n)) for agency, n in found if pd.notna(n)))


def _price_frame(page: PageContext, effort: Effort) -> pd.DataFrame:
    rows = [
        {
            "nama": ruled.label(page.words.lang), "langkah": f"{rung.to - 1} → {rung.to}",
            "upaya": rung.effort, "kerja": rung.work_in(page.words.lang),
        }
        for item, ruled in zip(effort.items, page.app.scheme.items, strict=True)
        for rung in item.rungs
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _columns(page: PageContext, texts: tuple[str, ...], number: str, *, required: bool) -> dict[str, object]:
    written = {name: st.column_config.TextColumn(page.text(f"susun.tajuk_{name}")) for name in texts}
    label = page.text(f"susun.tajuk_{number}")
    typed = st.column_config.NumberColumn(label, min_value=0, max_value=MOST, step=1, required=required)
    return written | {number: typed}


def _write(part: str, link: str) -> None:
    if link != st.query_params.get(part, ""):
        choose(part, link)
