"""Small files in the other layouts that officials have, made for tests."""

import io
import zipfile
from datetime import date
from html import escape
from xml.sax.saxutils import escape as xml

from kkb.app import resources
from kkb.io.readers.classification import Reading
from kkb.io.readers.mapping import Mapped
from kkb.io.readers.recognise import read_any
from kkb.io.readers.source import Request, Source, open_source
from kkb.io.readers.supporting import DatasetReading

Table = list[list[object]]
REKAP = (
    "No", "Kampung KB", "Provinsi", "Kabupaten", "Kecamatan", "Desa", "Jumlah Sumber Dana", "Pokja Pengurusan",
    "Pokja SK", "Pokja Pelatihan", "Pokja Jumlah", "Pokja Jumlah Terlatih", "PLKB Pendamping", "Regulasi",
    "Regulasi Jumlah", "RKM", "Penggunaan Data", "Jumlah Mekanisme Operasional", "Pus", "Penduduk", "Keluarga",
    "Remaja", "Memiliki Balita", "Memiliki Remaja", "Memiliki Lansia", "BKB", "BKR", "BKL", "UPPKA", "PIKR", "IUD",
    "MOW", "MOP", "Kondom", "Implan", "Suntik", "Pil", "Hamil", "Anak Segera", "Anak Kemudian", "Tidak Ingin Anak",
)  # fmt: skip
REKAP_FILE = "rekap-kampung-table_20230830093000.xlsx"
_PLACE = {"Provinsi": "SUMATERA SELATAN", "Kabupaten": "MUSI RAWAS", "Kecamatan": "TUGUMULYO"}


def rekap(*rows: dict[str, object]) -> Table:
    """A Rekap Kampung of Tugumulyo; each row by heading, everything else blank."""
    full = [{**_PLACE, "Kampung KB": f"Kampung KB {row['Desa']}", **row} for row in rows]
    return [list(REKAP), *([row.get(heading) for heading in REKAP] for row in full)]


def siga(*rows: tuple[object, ...], years: tuple[int, ...] = (2016, 2017)) -> Table:
    """The recap of Kampung KB from SIGA: rows (kecamatan, kode, kelurahan, desa, kampung, years, mandiri, contoh)."""
    head = ["PROVINSI", "KABUPATEN", "KECAMATAN", "KODE", "KELURAHAN", "JUMLAH KELURAHAN/DESA", "JUMLAH KAMPUNG KB"]
    head += [*years, "KAMPUNG KB MANDIRI", "KAMPUNG KB PERCONTOHAN"]
    return [head, *(["SUMATERA SELATAN", "MUSI RAWAS", *row] for row in rows)]


def statistics(
    heading: str, rows: list[tuple[object, ...]], title: str = "Statistik Klasifikasi Kampung KB Periode November 2022"
) -> Table:
    """A public statistics table: merged title, two rows of headings, text numbers; rows of area, then counts and %."""
    groups = [word for name in ("Dasar", "Berkembang", "Mandiri", "Berkelanjutan") for word in (name, None)]
    return [[title], [heading, *groups, "Total"], [None, *["Jumlah", "%"] * 4, None], *map(list, rows)]


def html(table: Table) -> bytes:
    """The same cells as the HTML page that portals save under the name .xls; the title and headings span."""
    width = max(map(len, table))
    title, upper, lower, *rest = table
    head = f"<tr><th colspan='{width}'><b>{escape(str(title[0]))}</b></th></tr><tr>"
    for at, text in enumerate(upper):
        if text is not None:
            span = "rowspan=2" if lower[at] is None else "colspan='2'"
            head += f"<th {span}>{escape(str(text))}</th>"
    head += "</tr><tr>" + "".join(f"<th>{text}" for text in lower if text is not None) + "</tr>"
    body = "".join("<tr>" + "".join(f"<td>&nbsp;{escape(str(c))} </td>" for c in row) + "</tr>" for row in rest)
    page = (
        f"<html><head><style>td {{ margin: 0 }}</style></head><body><table border=1>{head}{body}</table></body></html>"
    )
    return page.encode("utf-8")


def ods(*tables: Table, hidden: frozenset[int] = frozenset()) -> bytes:
    """An OpenDocument workbook with the blank tail that LibreOffice writes; `hidden` rows (from 1) are filtered."""
    content = "".join(_ods_table(f"Lembar{n}", table, hidden) for n, table in enumerate(tables, 1))
    names = ("office", "table", "text", "style")
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    document = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>{content}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", document)
    return stream.getvalue()


def _ods_table(name: str, table: Table, hidden: frozenset[int]) -> str:
    rows = ""
    for number, row in enumerate(table, 1):
        veil = ' table:visibility="filter"' if number in hidden else ""
        cells = "".join(_ods_cell(cell) for cell in row)
        rows += (
            f'<table:table-row{veil}>{cells}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        )
    rows += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return f'<table:table table:name="{name}">{rows}</table:table>'


def _ods_cell(cell: object) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(cell).lower()}"/>'
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{xml(str(cell))}</text:p></table:table-cell>'


def source(data: bytes, name: str) -> Source:
    """A file opened with the shipped list and layouts."""
    return open_source(data, name, resources.gazetteer(), resources.scheme(), resources.known_files())


def read_file(
    data: bytes,
    name: str = REKAP_FILE,
    *,
    on: date | None = None,
    region: str | None = None,
    mappings: tuple[Mapped, ...] = (),
) -> Reading | DatasetReading:
    """The reading of a file of any kind against the shipped code list."""
    return read_any(source(data, name), Request(on, region), mappings)


OFFICE_HEAD = ["No.", "Nama Desa", "Kec", "Hasil Penilaian", "Nama PKB"]
OFFICE_TABLE = [
    ["REKAP DESA"], [], OFFICE_HEAD, [1, "SURODADI", "TUGUMULYO", "Mandiri", "Ani"],
    [2, "WIDODO", None, "Dasar", "Budi"], [3, "MATARAM", None, "Berkelanjutan", "Cici"],
    ["Jumlah", None, None, None, None],
]  # fmt: skip
"""A table as an office keeps it for itself."""
