"""Data, second part: numbers that contradict each other, and who has not reported, as lists for the field."""

import pandas as pd
import streamlit as st

from kkb.app import audit, resources
from kkb.core.area import wilayah
from kkb.core.quality import checks
from kkb.core.quality.published import check_published
from kkb.text.format import decimal_marks
from kkb.text.issues import issue_sentence
from kkb.text.markdown import plain
from kkb.text.quality import finding_sentence
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import ask_choice
from kkb.ui.widgets.table import Column, Table, show_table

FILES, NUMBERS, REPORTING = "berkas", "angka", "lapor"


def ask_part(page: PageContext) -> str:
    """Which part of the Data page: files, numbers, reporting."""
    parts = (FILES, NUMBERS, REPORTING)
    return ask_choice(
        "bagian", parts, lambda v: page.text(f"mutu.tampilan_{v}"), page.text("mutu.tampilan"), hidden=True
    )


def show_numbers(page: PageContext) -> None:
    """What contradicts itself in the snapshot and the profiles of the area, and in the published figures."""
    found = cache.findings(page.version, page.area_view.area, page.area_view.asked)
    units, total = found["semua"].explode().nunique(), len(page.area_view.rows)
    key = "mutu.jawab_temuan" if len(found) else "mutu.jawab_bersih"
    n = len(found) if len(found) else total
    values = {"n": page.number(n), "kk": page.number(units), "total": page.number(total)}
    st.markdown(page.first_line(page.text(key, nama=page.subject, **values)))
    if len(found):
        st.markdown(page.text("mutu.ket"))
        _show_kinds(page, found)
        _show_findings(page, found)
    _show_published(page)


def show_reporting(page: PageContext) -> None:
    """How many reported per kecamatan, and the list of those that did not, with since when."""
    rows = page.area_view.rows
    silent = _silent(page)
    values = {"n": page.number(len(silent)), "total": page.number(len(rows)), "tanggal": page.day(page.area_view.on)}
    key = "mutu.lapor_jawab" if len(silent) else "mutu.lapor_semua"
    st.markdown(page.first_line(page.text(key, nama=page.subject, **values)))
    _show_completeness(page, rows)
    if len(silent):
        st.subheader(page.text("mutu.lapor_daftar"), anchor=False)
        names = ("kec", "desa", "kode", "sejak", "pernah")
        columns = {name: Column(page.text(f"mutu.kolom_{name}")) for name in names}
        columns["sejak"] = Column(page.text("mutu.kolom_sejak"), page.day)
        show_table(page, Table("belum_lapor", silent, columns, page.text("mutu.lapor_daftar"), sheets_by="kec"))


def _show_kinds(page: PageContext, found: pd.DataFrame) -> None:
    counted = (
        found.groupby("periksa", sort=False)
        .agg(n=("unit", "size"), kk=("semua", lambda units: units.explode().nunique()))
        .reset_index()
    )
    counted["jenis"] = [page.text(f"mutu.jenis_{kind}") for kind in counted["periksa"]]
    columns = {name: Column(page.text(f"mutu.kolom_{name}")) for name in ("jenis", "n", "kk")}
    show_table(page, Table("mutu_jenis", counted, columns, page.text("mutu.jenis")))


def _show_findings(page: PageContext, found: pd.DataFrame) -> None:
    st.subheader(page.text("mutu.daftar"), anchor=False)
    listed = pd.DataFrame({
        "kec": found["nama_kec"], "desa": found["nama"], "kode": _codes(found["kode"]),
        "kalimat": [finding_sentence(row, page.app.scheme, page.words) for row in found.to_dict("records")],
        "sumber": [page.text(f"mutu.sumber_{source}") for source in found["sumber"]],
    })  # fmt: skip
    columns = {name: Column(page.text(f"mutu.kolom_{name}")) for name in listed.columns}
    columns["kalimat"] = Column(page.text("mutu.kolom_kalimat"), width="large")
    show_table(page, Table("mutu", listed, columns, page.text("mutu.daftar"), sheets_by="kec"))


def _show_published(page: PageContext) -> None:
    st.subheader(page.text("mutu.terbit"), anchor=False)
    areas = {wilayah.INDONESIA, *wilayah.path(page.area_view.area)}
    concerned = tuple(f for f in resources.published() if f.area in areas)
    issues = check_published(concerned)
    if not issues:
        st.markdown(page.text("mutu.terbit_tidak"))
    sentences = (decimal_marks(issue_sentence(issue, page.words), page.words.lang) for issue in issues)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _show_completeness(page: PageContext, rows: pd.DataFrame) -> None:
    counted = checks.completeness(rows)
    counted["kec"] = counted["nama_kec"]
    counted["lapor_n"], counted["belum"] = counted["lapor"], counted["belum_lapor"]
    counted["persen"] = 100 * counted["lapor"] / counted["terbentuk"]
    columns = {
        "kec": Column(page.text("mutu.kolom_kec")),
        "terbentuk": Column(page.text("mutu.kolom_terbentuk")),
        "lapor_n": Column(page.text("mutu.kolom_lapor")),
        "belum": Column(page.text("mutu.kolom_belum")),
        "persen": Column(page.text("mutu.kolom_persen"), page.percent),
    }
    show_table(page, Table("kelengkapan", counted, columns, page.text("mutu.lapor_kecamatan")))


def _silent(page: PageContext) -> pd.DataFrame:
    """Those that have not reported at the date of the page, named, by kecamatan."""
    since = checks.unreported(cache.history(page.version, page.area_view.area), page.area_view.on)
    quiet = audit.with_since(page.area_view.rows, since)
    never, ever = page.text("mutu.pernah_tidak"), page.text("mutu.pernah_ya")
    return quiet.assign(
        kec=quiet["nama_kec"], desa=quiet["nama"], kode=_codes(quiet["kode"]),
        pernah=[never if first else ever for first in quiet["sejak_awal"].fillna(True)],
    )  # fmt: skip


def _codes(codes: pd.Series) -> pd.Series:
    """Codes as a person knows them: one made from a name says nothing."""
    return codes.where(~codes.str.contains("~", regex=False), "–")
