"""Data: what was found in a file, as a list to take along; and the answer after something was stored."""

import pandas as pd
import streamlit as st

from kkb.app.imports import DatasetReading, Reading
from kkb.text.issues import issue_list, issue_sentence
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_download

DONE = "kkb_tersimpan"
LISTED = 15


def show_issues(page: PageContext, reading: Reading | DatasetReading) -> None:
    """Every finding of a file in sentences, and the list to download."""
    if not reading.issues:
        st.success(page.text("data.tanpa_isu"))
        return
    levels = {level: sum(i.severity == level for i in reading.issues) for level in ("tolak", "periksa", "catatan")}
    st.markdown(
        page.text("data.isu", n=page.number(len(reading.issues)), **{k: page.number(v) for k, v in levels.items()})
    )
    rows = [
        {"tingkat": page.text(f"data.tingkat_{i.severity}"), "baris": i.row, "kalimat": issue_sentence(i, page.words)}
        for i in reading.issues
    ]
    columns = {
        "tingkat": Column(page.text("data.kolom_tingkat"), width="small"),
        "baris": Column(page.text("data.kolom_baris"), lambda n: str(int(n)), width="small"),
        "kalimat": Column(page.text("data.kolom_kalimat"), width="large"),
    }
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in issue_list(reading.issues, page.words, LISTED)))
    show_download(page, Table("temuan", pd.DataFrame(rows), columns, page.text("data.temuan")))


def show_done(page: PageContext) -> None:
    if DONE in st.session_state:
        key, values = st.session_state.pop(DONE)
        (st.success if key.endswith(".tersimpan") else st.error)(page.text(key, **values))
