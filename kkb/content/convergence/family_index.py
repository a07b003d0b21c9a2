"""iBangga: the index and its three dimensions by area and year, against district, province and nation."""

from collections.abc import Mapping

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.convergence import DimensionValues, IndexLine, build_dimensions, build_family_index
from kkb.content.convergence.case import FAMILY_INDEX, ConvergenceCase, counted_figure
from kkb.content.page import ChartBlock, Heading, Note, Page, PageBlock, TableBlock, TableColumn, Value
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.convergence.family_index import INDEX
from kkb.core.convergence.index_years import YearValue, index_years, newest_year
from kkb.text.markdown import plain

_DIGITS = 2
Lines = Mapping[str, tuple[YearValue, ...]]


def family_index_page(case: ConvergenceCase, index_rows: pd.DataFrame, children: tuple[str, ...]) -> Page:
    """The answer, the index through the years, its dimensions, the areas below (`children`, of a kecamatan its
    neighbours), and that it is not part of the rule.
    """
    basis, index = case.basis, case.scheme.family_index
    lines = {code: index_years(index_rows, code, index) for code in _compared(index_subject(basis))}
    known = {code: values for code, values in lines.items() if values}
    share = basis.area_view.tally.share_a
    blocks: list[PageBlock] = [case.source(FAMILY_INDEX)]
    if known:
        blocks += [*_years(case, known), *_dimensions(case, index_rows, list(lines))]
    blocks += [*_parts(case, index_rows, children), *_years_table(case, known)]
    blocks.append(Note("ibangga_bukan", basis.text("konvergensi.ibangga_bukan", hitung=basis.share(share)), "info"))
    figure = counted_figure(basis, "pangsa", basis.text("ringkasan.pangsa"), share)
    return case.page(_answer(case, lines), figure, blocks)


def index_subject(basis: Basis) -> str:
    """iBangga is told down to kecamatan: a village stands in its own."""
    return wilayah.cut(basis.area_view.area, min(basis.area_view.level, Level.KECAMATAN))


def index_roof(basis: Basis) -> str:
    """The area whose parts are listed: of a kecamatan the kabupaten it lies in."""
    subject = index_subject(basis)
    return wilayah.parent(subject) if wilayah.level(subject) == Level.KECAMATAN else subject


def _compared(subject: str) -> tuple[str, ...]:
    """The area, what it lies in, narrowest first, and the nation."""
    return (*reversed(wilayah.path(subject)), wilayah.INDONESIA)


def _name(basis: Basis, code: str) -> str:
    level, name = wilayah.level(code), basis.area_view.places.name(code)
    has_kind = level in (Level.PROVINSI, Level.KECAMATAN)
    return basis.text(f"umum.nama_{int(level)}", nama=name) if has_kind else name


def _answer(case: ConvergenceCase, lines: Lines) -> str:
    basis, subject = case.basis, index_subject(case.basis)
    nation, own = lines[wilayah.INDONESIA], lines[subject]
    national = _told(case, nation[-1]) if nation else basis.text("konvergensi.ibangga_tanpa_nasional")
    name = plain(_name(basis, subject))
    if not own:
        return basis.text("konvergensi.ibangga_kosong", nama=name, nasional=national)
    if subject == wilayah.INDONESIA:
        return basis.text("konvergensi.ibangga_nasional", nilai=_told(case, own[-1]))
    return basis.text("konvergensi.ibangga_jawab", nama=name, nilai=_told(case, own[-1]), nasional=national)


def _told(case: ConvergenceCase, value: YearValue) -> str:
    found = case.scheme.family_index.class_of(value.value)
    name = found.label(case.basis.words.lang) if found else ""
    number = case.basis.number(value.value, _DIGITS)
    return case.basis.text("konvergensi.ibangga_nilai", nilai=number, tahun=value.year, kelas=name)


def _years(case: ConvergenceCase, known: Lines) -> tuple[PageBlock, ...]:
    basis, title = case.basis, case.basis.text("konvergensi.ibangga_tahun")
    lines = [IndexLine(_name(basis, code), tuple((v.year, v.value) for v in values)) for code, values in known.items()]
    caption = Caption("ibangga", title, basis.text("konvergensi.ibangga_alt", nama=basis.area_view.name))
    chart = ChartBlock(build_family_index(lines, case.scheme.family_index, basis.words, caption))
    sources = "; ".join(dict.fromkeys(v.source for values in known.values() for v in values if v.source))
    told = basis.text("konvergensi.ibangga_terbit", sumber=plain(sources)) if sources else ""
    return Heading("tahun_judul", title), chart, *((Note("ibangga_terbit", told, "small"),) if told else ())


def _dimensions(case: ConvergenceCase, rows: pd.DataFrame, areas: list[str]) -> tuple[PageBlock, ...]:
    basis, dimensions = case.basis, case.scheme.family_index.dimensions
    year = newest_year(rows, areas[:1]) or newest_year(rows, areas)
    if year is None:
        return ()
    groups = []
    for code in areas:
        row = rows[rows["kode"].eq(code) & rows["tahun"].eq(year)]
        if len(row):
            values = tuple(None if pd.isna(v) else float(v) for v in row[[d.key for d in dimensions]].iloc[-1])
            groups.append(DimensionValues(_name(basis, code), values))
    labels = [d.label(basis.words.lang) for d in dimensions]
    title = basis.text("konvergensi.ibangga_dimensi", tahun=year)
    caption = Caption("dimensi", title, basis.text("konvergensi.ibangga_dimensi_alt", nama=basis.area_view.name))
    return Heading("dimensi_judul", title), ChartBlock(build_dimensions(groups, labels, basis.words, caption))


def _parts(case: ConvergenceCase, rows: pd.DataFrame, children: tuple[str, ...]) -> tuple[PageBlock, ...]:
    """The areas one level below; of a kecamatan its neighbours."""
    basis, index, lang = case.basis, case.scheme.family_index, case.basis.words.lang
    year = newest_year(rows, children)
    if year is None:
        return ()
    inside = rows[rows["kode"].isin(children) & rows["tahun"].eq(year)].set_index("kode")
    written = [_part_row(case, code, inside) for code in children]
    value = len(index.dimensions) + 1
    written.sort(key=lambda row: (row[value] is None, row[value] or 0))
    columns = (
        TableColumn("nama", basis.text("konvergensi.kolom_wilayah"), is_name=True),
        *(TableColumn(d.key, d.label(lang), "number", _DIGITS) for d in index.dimensions),
        TableColumn(INDEX, basis.text("konvergensi.kolom_indeks"), "number", _DIGITS),
        TableColumn("kelas", basis.text("konvergensi.kolom_kelas_ibangga")),
    )
    title, known = basis.text("konvergensi.ibangga_tabel", tahun=year), sum(row[value] is not None for row in written)
    counted = {"n": basis.number(known), "total": basis.number(len(written))}
    notes = (index.source, *case.notes(FAMILY_INDEX))
    return (
        Heading("bagian_judul", title),
        Note("ibangga_terisi", basis.text("konvergensi.ibangga_terisi", **counted), "small"),
        TableBlock("ibangga", title, columns, tuple(written), notes),
    )


def _part_row(case: ConvergenceCase, code: str, inside: pd.DataFrame) -> tuple[Value, ...]:
    basis, index = case.basis, case.scheme.family_index
    keys = [*(d.key for d in index.dimensions), INDEX]
    row = inside.loc[code] if code in inside.index else None
    values = [None if row is None or pd.isna(row[key]) else float(row[key]) for key in keys]
    found = index.class_of(values[-1])
    label = found.label(basis.words.lang) if found else basis.text("konvergensi.belum_diisi")
    return (_name(basis, code), *values, label)


def _years_table(case: ConvergenceCase, known: Lines) -> tuple[PageBlock, ...]:
    """The line chart as a table: one row per area and year."""
    basis, title = case.basis, case.basis.text("konvergensi.ibangga_tahun")
    rows = tuple(
        (_name(basis, code), str(v.year), v.value,
         v.source or basis.text("umum.contoh" if v.example else "konvergensi.dari_berkas"))
        for code, values in known.items()
        for v in values
    )  # fmt: skip
    if not rows:
        return ()
    columns = (
        TableColumn("nama", basis.text("konvergensi.kolom_wilayah"), is_name=True),
        TableColumn("tahun", basis.text("konvergensi.kolom_tahun")),
        TableColumn(INDEX, basis.text("konvergensi.kolom_indeks"), "number", _DIGITS),
        TableColumn("asal", basis.text("konvergensi.kolom_asal")),
    )
    return (TableBlock("ibangga_tahun", title, columns, rows, case.notes(FAMILY_INDEX), rows_shown=8),)
