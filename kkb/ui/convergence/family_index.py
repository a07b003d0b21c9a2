"""iBangga: the index and its three dimensions by area and year, against district, province and nation."""

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.convergence.family_index import INDEX
from kkb.core.convergence.index_years import YearValue, index_years, newest_year
from kkb.ui.chart import show_chart
from kkb.ui.convergence.index_data import index_rows
from kkb.ui.convergence.material import file_notes, scheme, show_source
from kkb.ui.convergence.templates import show_template
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_dimensions import Group, build_dimensions
from kkb.view.chart_family_index import Line, build_family_index
from kkb.view.markdown import plain

_DIGITS = 2
_NAMED_LEVEL = 3


def show_family_index(room: Room) -> None:
    """The answer, the index through the years, its dimensions, the areas below, and that it is not part of the rule."""
    rows, subject = index_rows(room.version, room.filter.tanggal), _subject(room)
    lines = {code: index_years(rows, code, scheme().family_index) for code in _compared(subject)}
    st.markdown(room.first_line(_answer(room, subject, lines)))
    show_source(room, "ibangga")
    known = {code: values for code, values in lines.items() if values}
    if known:
        left, right = st.columns(2, gap="medium")
        with left:
            _show_years(room, known)
        with right:
            _show_dimensions(room, rows, list(lines))
    _show_parts(room, rows, subject)
    _show_years_table(room, known)
    st.info(room.text("konvergensi.ibangga_bukan", hitung=room.share(room.look.tally.share_a)))
    show_template(room, "ibangga")


def _subject(room: Room) -> str:
    """iBangga is told down to kecamatan: a village stands in its own."""
    return wilayah.cut(room.look.area, min(room.look.level, _NAMED_LEVEL))


def _compared(subject: str) -> tuple[str, ...]:
    """The area, what it lies in, narrowest first, and the nation."""
    return (*reversed(wilayah.path(subject)), wilayah.INDONESIA)


def _name(room: Room, code: str) -> str:
    level = wilayah.level(code)
    if level in (1, 3):
        return room.text(f"umum.nama_{level}", nama=room.look.places.name(code))
    return room.look.places.name(code)


def _answer(room: Room, subject: str, lines: dict[str, tuple[YearValue, ...]]) -> str:
    nation = lines[wilayah.INDONESIA]
    national = _told(room, nation[-1]) if nation else room.text("konvergensi.ibangga_tanpa_nasional")
    own = lines[subject]
    if not own:
        return room.text("konvergensi.ibangga_kosong", nama=plain(_name(room, subject)), nasional=national)
    if subject == wilayah.INDONESIA:
        return room.text("konvergensi.ibangga_nasional", nilai=_told(room, own[-1]))
    return room.text(
        "konvergensi.ibangga_jawab", nama=plain(_name(room, subject)), nilai=_told(room, own[-1]), nasional=national
    )


def _told(room: Room, value: YearValue) -> str:
    found = scheme().family_index.class_of(value.value)
    name = found.label(room.words.lang) if found else ""
    number = room.number(value.value, _DIGITS)
    return room.text("konvergensi.ibangga_nilai", nilai=number, tahun=value.year, kelas=name)


def _show_years(room: Room, known: dict[str, tuple[YearValue, ...]]) -> None:
    st.subheader(room.text("konvergensi.ibangga_tahun"), anchor=False)
    lines = [Line(_name(room, code), tuple((v.year, v.value) for v in values)) for code, values in known.items()]
    figure = build_family_index(lines, scheme().family_index, room.words)
    show_chart(figure, "ibangga", room.text("konvergensi.ibangga_alt", nama=room.look.name))
    told = [v for values in known.values() for v in values if v.source]
    sources = "; ".join(dict.fromkeys(v.source for v in told))
    if sources:
        st.caption(room.text("konvergensi.ibangga_terbit", sumber=plain(sources)))


def _show_dimensions(room: Room, rows: pd.DataFrame, areas: list[str]) -> None:
    year = newest_year(rows, areas[:1]) or newest_year(rows, areas)
    if year is None:
        return
    st.subheader(room.text("konvergensi.ibangga_dimensi", tahun=year), anchor=False)
    dimensions = scheme().family_index.dimensions
    groups = []
    for code in areas:
        row = rows[rows["kode"].eq(code) & rows["tahun"].eq(year)]
        if len(row):
            values = tuple(None if pd.isna(v) else float(v) for v in row[[d.key for d in dimensions]].iloc[-1])
            groups.append(Group(_name(room, code), values))
    labels = [d.label(room.words.lang) for d in dimensions]
    figure = build_dimensions(groups, labels, room.words)
    show_chart(figure, "dimensi", room.text("konvergensi.ibangga_dimensi_alt", nama=room.look.name))


def _show_parts(room: Room, rows: pd.DataFrame, subject: str) -> None:
    """The areas one level below; of a kecamatan its neighbours."""
    roof = wilayah.parent(subject) if wilayah.level(subject) == _NAMED_LEVEL else subject
    parts = room.desk.places(room.look.rows).children(roof)
    year = newest_year(rows, parts)
    if year is None:
        return
    index, lang = scheme().family_index, room.words.lang
    inside = rows[rows["kode"].isin(parts) & rows["tahun"].eq(year)].set_index("kode")
    records = []
    for code in parts:
        row = inside.loc[code] if code in inside.index else None
        values = {d.key: None if row is None else row[d.key] for d in index.dimensions}
        value = None if row is None or pd.isna(row[INDEX]) else float(row[INDEX])
        found = index.class_of(value)
        label = found.label(lang) if found else room.text("konvergensi.belum_diisi")
        records.append({"nama": _name(room, code), **values, INDEX: value, "kelas": label})
    frame = pd.DataFrame(records).sort_values(INDEX, na_position="last")
    numbers = {d.key: Column(d.label(lang), lambda v: room.number(v, _DIGITS)) for d in index.dimensions}
    columns = {
        "nama": Column(room.text("konvergensi.kolom_wilayah"), pinned=True),
        **numbers,
        INDEX: Column(room.text("konvergensi.kolom_indeks"), lambda v: room.number(v, _DIGITS)),
        "kelas": Column(room.text("konvergensi.kolom_kelas_ibangga")),
    }
    title = room.text("konvergensi.ibangga_tabel", tahun=year)
    st.subheader(title, anchor=False)
    known = int(frame[INDEX].notna().sum())
    st.caption(room.text("konvergensi.ibangga_terisi", n=room.number(known), total=room.number(len(frame))))
    show_table(room, Table("ibangga", frame, columns, title, (index.source, *file_notes(room, "ibangga"))))


def _show_years_table(room: Room, known: dict[str, tuple[YearValue, ...]]) -> None:
    """The line chart as a table: one row per area and year."""
    records = [
        {
            "nama": _name(room, code),
            "tahun": str(v.year),
            INDEX: v.value,
            "asal": v.source or room.text("umum.contoh" if v.example else "konvergensi.dari_berkas"),
        }
        for code, values in known.items()
        for v in values
    ]
    if not records:
        return
    columns = {
        "nama": Column(room.text("konvergensi.kolom_wilayah"), pinned=True),
        "tahun": Column(room.text("konvergensi.kolom_tahun")),
        INDEX: Column(room.text("konvergensi.kolom_indeks"), lambda v: room.number(v, _DIGITS)),
        "asal": Column(room.text("konvergensi.kolom_asal")),
    }
    title = room.text("konvergensi.ibangga_tahun")
    show_table(room, Table("ibangga_tahun", pd.DataFrame(records), columns, title, file_notes(room, "ibangga")), 8)
