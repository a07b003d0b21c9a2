"""Data, second part: numbers that contradict each other, and who has not reported, as lists for the field."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb import checks, shipped
from kkb.core import quality, wilayah
from kkb.core.published import check_published
from kkb.ui import cache
from kkb.ui.controls import ask_choice
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.format import decimal_marks
from kkb.view.issues import issue_sentence
from kkb.view.markdown import plain
from kkb.view.quality import finding_sentence

FILES, NUMBERS, REPORTING = "berkas", "angka", "lapor"


def ask_part(room: Room) -> str:
    """Which part of the Data page: files, numbers, reporting."""
    parts = (FILES, NUMBERS, REPORTING)
    return ask_choice(
        "bagian", parts, lambda v: room.text(f"mutu.tampilan_{v}"), room.text("mutu.tampilan"), hidden=True
    )


def show_numbers(room: Room) -> None:
    """What contradicts itself in the snapshot and the profiles of the area, and in the published figures."""
    found = _findings(room.version, room.look.area, room.look.asked)
    units, total = found["unit"].nunique(), len(room.look.rows)
    key = "mutu.jawab_temuan" if len(found) else "mutu.jawab_bersih"
    n = len(found) if len(found) else total
    values = {"n": room.number(n), "kk": room.number(units), "total": room.number(total)}
    st.markdown(room.first_line(room.text(key, nama=room.subject, **values)))
    if len(found):
        st.markdown(room.text("mutu.ket"))
        _show_kinds(room, found)
        _show_findings(room, found)
    _show_published(room)


def show_reporting(room: Room) -> None:
    """How many reported per kecamatan, and the list of those that did not, with since when."""
    rows = room.look.rows
    silent = _silent(room)
    values = {"n": room.number(len(silent)), "total": room.number(len(rows)), "tanggal": room.day(room.look.on)}
    key = "mutu.lapor_jawab" if len(silent) else "mutu.lapor_semua"
    st.markdown(room.first_line(room.text(key, nama=room.subject, **values)))
    _show_completeness(room, rows)
    if len(silent):
        st.subheader(room.text("mutu.lapor_daftar"), anchor=False)
        names = ("kec", "desa", "kode", "sejak", "pernah")
        columns = {name: Column(room.text(f"mutu.kolom_{name}")) for name in names}
        columns["sejak"] = Column(room.text("mutu.kolom_sejak"), room.day)
        show_table(room, Table("belum_lapor", silent, columns, room.text("mutu.lapor_daftar"), sheets_by="kec"))


@st.cache_resource(show_spinner=False, max_entries=8)
def _findings(version: int, area: str, asked: date | None) -> pd.DataFrame:
    """All findings of an area (columns of checks.findings)."""
    desk = cache.desk()
    return checks.findings(desk.store, cache.look(version, area, asked), desk.scheme)


def _show_kinds(room: Room, found: pd.DataFrame) -> None:
    counted = found.groupby("periksa", sort=False).agg(n=("unit", "size"), kk=("unit", "nunique")).reset_index()
    counted["jenis"] = [room.text(f"mutu.jenis_{kind}") for kind in counted["periksa"]]
    columns = {name: Column(room.text(f"mutu.kolom_{name}")) for name in ("jenis", "n", "kk")}
    show_table(room, Table("mutu_jenis", counted, columns, room.text("mutu.jenis")))


def _show_findings(room: Room, found: pd.DataFrame) -> None:
    st.subheader(room.text("mutu.daftar"), anchor=False)
    listed = pd.DataFrame({
        "kec": found["nama_kec"], "desa": found["nama"], "kode": _codes(found["kode"]),
        "kalimat": [finding_sentence(row, room.desk.scheme, room.words) for row in found.to_dict("records")],
        "sumber": [room.text(f"mutu.sumber_{source}") for source in found["sumber"]],
    })  # fmt: skip
    columns = {name: Column(room.text(f"mutu.kolom_{name}")) for name in listed.columns}
    columns["kalimat"] = Column(room.text("mutu.kolom_kalimat"), width="large")
    show_table(room, Table("mutu", listed, columns, room.text("mutu.daftar"), sheets_by="kec"))


def _show_published(room: Room) -> None:
    st.subheader(room.text("mutu.terbit"), anchor=False)
    areas = {wilayah.INDONESIA, *wilayah.path(room.look.area)}
    concerned = tuple(f for f in shipped.published() if f.area in areas)
    issues = check_published(concerned)
    if not issues:
        st.markdown(room.text("mutu.terbit_tidak"))
    sentences = (decimal_marks(issue_sentence(issue, room.words), room.words.lang) for issue in issues)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _show_completeness(room: Room, rows: pd.DataFrame) -> None:
    counted = quality.completeness(rows)
    counted["kec"] = counted["nama_kec"]
    counted["lapor_n"], counted["belum"] = counted["lapor"], counted["belum_lapor"]
    counted["persen"] = 100 * counted["lapor"] / counted["terbentuk"]
    columns = {
        "kec": Column(room.text("mutu.kolom_kec")),
        "terbentuk": Column(room.text("mutu.kolom_terbentuk")),
        "lapor_n": Column(room.text("mutu.kolom_lapor")),
        "belum": Column(room.text("mutu.kolom_belum")),
        "persen": Column(room.text("mutu.kolom_persen"), room.percent),
    }
    show_table(room, Table("kelengkapan", counted, columns, room.text("mutu.lapor_kecamatan")))


def _silent(room: Room) -> pd.DataFrame:
    """Those that have not reported at the date of the page, named, by kecamatan."""
    since = quality.unreported(cache.history(room.version, room.look.area), room.look.on)
    quiet = checks.with_since(room.look.rows, since)
    never, ever = room.text("mutu.pernah_tidak"), room.text("mutu.pernah_ya")
    return quiet.assign(
        kec=quiet["nama_kec"], desa=quiet["nama"], kode=_codes(quiet["kode"]),
        pernah=[never if first else ever for first in quiet["sejak_awal"].fillna(True)],
    )  # fmt: skip


def _codes(codes: pd.Series) -> pd.Series:
    """Codes as a person knows them: one made from a name says nothing."""
    return codes.where(~codes.str.contains("~", regex=False), "–")
