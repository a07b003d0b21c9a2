"""iBangga: the index and its three dimensions by area and year, against district, province and nation."""

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.convergence import DimensionValues, IndexLine, build_dimensions, build_family_index
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.convergence.family_index import INDEX
from kkb.core.convergence.index_years import YearValue, index_years, newest_year
from kkb.text.markdown import plain
from kkb.ui.convergence.supporting import file_notes, scheme, show_source
from kkb.ui.convergence.templates import show_template
from kkb.ui.frame.cache import index_rows
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column, Table, show_table

_DIGITS = 2


def show_family_index(page: PageContext) -> None:
    """The answer, the index through the years, its dimensions, the areas below, and that it is not part of the rule."""
    rows, subject = index_rows(page.version, page.filter.tanggal), _subject(page)
    lines = {code: index_years(rows, code, scheme().family_index) for code in _compared(subject)}
    st.markdown(page.first_line(_answer(page, subject, lines)))
    show_source(page, "ibangga")
    known = {code: values for code, values in lines.items() if values}
    if known:
        left, right = st.columns(2, gap="medium")
        with left:
            _show_years(page, known)
        with right:
            _show_dimensions(page, rows, list(lines))
    _show_parts(page, rows, subject)
    _show_years_table(page, known)
    st.info(page.text("konvergensi.ibangga_bukan", hitung=page.share(page.area_view.tally.share_a)))
    show_template(page, "ibangga")


def _subject(page: PageContext) -> str:
    """iBangga is told down to kecamatan: a village stands in its own."""
    return wilayah.cut(page.area_view.area, min(page.area_view.level, Level.KECAMATAN))


def _compared(subject: str) -> tuple[str, ...]:
    """The area, what it lies in, narrowest first, and the nation."""
    return (*reversed(wilayah.path(subject)), wilayah.INDONESIA)


def _name(page: PageContext, code: str) -> str:
    level = wilayah.level(code)
    if level in (1, 3):
        return page.text(f"umum.nama_{level}", nama=page.area_view.places.name(code))
    return page.area_view.places.name(code)


def _answer(page: PageContext, subject: str, lines: dict[str, tuple[YearValue, ...]]) -> str:
    nation = lines[wilayah.INDONESIA]
    national = _told(page, nation[-1]) if nation else page.text("konvergensi.ibangga_tanpa_nasional")
    own = lines[subject]
    if not own:
        return page.text("konvergensi.ibangga_kosong", nama=plain(_name(page, subject)), nasional=national)
    if subject == wilayah.INDONESIA:
        return page.text("konvergensi.ibangga_nasional", nilai=_told(page, own[-1]))
    return page.text(
        "konvergensi.ibangga_jawab", nama=plain(_name(page, subject)), nilai=_told(page, own[-1]), nasional=national
    )


def _told(page: PageContext, value: YearValue) -> str:
    found = scheme().family_index.class_of(value.value)
    name = found.label(page.words.lang) if found else ""
    number = page.number(value.value, _DIGITS)
    return page.text("konvergensi.ibangga_nilai", nilai=number, tahun=value.year, kelas=name)


def _show_years(page: PageContext, known: dict[str, tuple[YearValue, ...]]) -> None:
    st.subheader(page.text("konvergensi.ibangga_tahun"), anchor=False)
    lines = [IndexLine(_name(page, code), tuple((v.year, v.value) for v in values)) for code, values in known.items()]
    alt = page.text("konvergensi.ibangga_alt", nama=page.area_view.name)
    caption = Caption("ibangga", page.text("konvergensi.ibangga_tahun"), alt)
    show_chart(build_family_index(lines, scheme().family_index, page.words, caption))
    told = [v for values in known.values() for v in values if v.source]
    sources = "; ".join(dict.fromkeys(v.source for v in told))
    if sources:
        st.caption(page.text("konvergensi.ibangga_terbit", sumber=plain(sources)))


def _show_dimensions(page: PageContext, rows: pd.DataFrame, areas: list[str]) -> None:
    year = newest_year(rows, areas[:1]) or newest_year(rows, areas)
    if year is None:
        return
    st.subheader(page.text("konvergensi.ibangga_dimensi", tahun=year), anchor=False)
    dimensions = scheme().family_index.dimensions
    groups = []
    for code in areas:
        row = rows[rows["kode"].eq(code) & rows["tahun"].eq(year)]
        if len(row):
            values = tuple(None if pd.isna(v) else float(v) for v in row[[d.key for d in dimensions]].iloc[-1])
            groups.append(DimensionValues(_name(page, code), values))
    labels = [d.label(page.words.lang) for d in dimensions]
    alt = page.text("konvergensi.ibangga_dimensi_alt", nama=page.area_view.name)
    caption = Caption("dimensi", page.text("konvergensi.ibangga_dimensi", tahun=year), alt)
    show_chart(build_dimensions(groups, labels, page.words, caption))


def _show_parts(page: PageContext, rows: pd.DataFrame, subject: str) -> None:
    """The areas one level below; of a kecamatan its neighbours."""
    roof = wilayah.parent(subject) if wilayah.level(subject) == Level.KECAMATAN else subject
    parts = page.app.places(page.area_view.rows).children(roof)
    year = newest_year(rows, parts)
    if year is None:
        return
    index, lang = scheme().family_index, page.words.lang
    inside = rows[rows["kode"].isin(parts) & rows["tahun"].eq(year)].set_index("kode")
    records = []
    for code in parts:
        row = inside.loc[code] if code in inside.index else None
        values = {d.key: None if row is None else row[d.key] for d in index.dimensions}
        value = None if row is None or pd.isna(row[INDEX]) else float(row[INDEX])
        found = index.class_of(value)
        label = found.label(lang) if found else page.text("konvergensi.belum_diisi")
        records.append({"nama": _name(page, code), **values, INDEX: value, "kelas": label})
    frame = pd.DataFrame(records).sort_values(INDEX, na_position="last")
    numbers = {d.key: Column(d.label(lang), lambda v: page.number(v, _DIGITS)) for d in index.dimensions}
    columns = {
        "nama": Column(page.text("konvergensi.kolom_wilayah"), pinned=True),
        **numbers,
        INDEX: Column(page.text("konvergensi.kolom_indeks"), lambda v: page.number(v, _DIGITS)),
        "kelas": Column(page.text("konvergensi.kolom_kelas_ibangga")),
    }
    title = page.text("konvergensi.ibangga_tabel", tahun=year)
    st.subheader(title, anchor=False)
    known = int(frame[INDEX].notna().sum())
    st.caption(page.text("konvergensi.ibangga_terisi", n=page.number(known), total=page.number(len(frame))))
    show_table(page, Table("ibangga", frame, columns, title, (index.source, *file_notes(page, "ibangga"))))


def _show_years_table(page: PageContext, known: dict[str, tuple[YearValue, ...]]) -> None:
    """The line chart as a table: one row per area and year."""
    records = [
        {
            "nama": _name(page, code),
            "tahun": str(v.year),
            INDEX: v.value,
            "asal": v.source or page.text("umum.contoh" if v.example else "konvergensi.dari_berkas"),
        }
        for code, values in known.items()
        for v in values
    ]
    if not records:
        return
    columns = {
        "nama": Column(page.text("konvergensi.kolom_wilayah"), pinned=True),
        "tahun": Column(page.text("konvergensi.kolom_tahun")),
        INDEX: Column(page.text("konvergensi.kolom_indeks"), lambda v: page.number(v, _DIGITS)),
        "asal": Column(page.text("konvergensi.kolom_asal")),
    }
    title = page.text("konvergensi.ibangga_tahun")
    show_table(page, Table("ibangga_tahun", pd.DataFrame(records), columns, title, file_notes(page, "ibangga")), 8)
