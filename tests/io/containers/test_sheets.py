"""Files in every dress: encodings, separators, other kinds under a false name, bombs and broken archives."""

import io
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import openpyxl
import pytest

from kkb.core.errors import KkbError
from kkb.io.containers import sheet, sheets
from kkb.io.containers import xlsx as workbook
from tests.io.made import HEADINGS, OLD_BOOK, cells, codes, delimited, read, saved, village, villages, xlsx
from tests.io.made_side import ods

TABLE = cells(villages(3))
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _refusal(data: bytes) -> str:
    with pytest.raises(KkbError) as refusal:
        read(data)
    return refusal.value.key


def _repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_in_any_common_encoding_and_separator(encoding: str, separator: str) -> None:
    rows = cells([village("SURODADI", Kampung_KB="Kampung KB “Ma’mur”"), village("WIDODO")])
    reading = read(delimited(rows, separator).encode(encoding), "tabel_2023-08-30.csv")
    assert list(reading.rows["kode"]) == ["16.05.01.2002", "16.05.01.2006"]
    assert reading.rows.at[0, "kampung"] == "Kampung KB “Ma’mur”"
    assert codes(reading) == ["kampung_bertanda_kutip"]


def test_a_decimal_comma_does_not_pass_for_the_separator() -> None:
    rows = cells(
        [village(name, Index_Input="1,00", Index_Proses="1,00", Index_Output="1,00") for name in ("SURODADI", "WIDODO")]
    )
    assert len(read(delimited(rows, ";").encode("utf-8")).rows) == 2


def test_the_line_sep_that_excel_hides_is_not_counted_as_a_row() -> None:
    text = "sep=;\r\n" + delimited(cells([village("SALAH")]), ";")
    assert [issue.row for issue in read(text.encode("utf-8")).issues] == [2]


def test_an_unclosed_quote_swallows_no_rows() -> None:
    text = delimited(TABLE, ";").replace("SURODADI;1", '"SURODADI;1', 1)
    assert len(read(text.encode("utf-8")).rows) == 3


def test_a_line_break_inside_a_quoted_cell_is_one_row_as_in_excel() -> None:
    rows = cells([village("SURODADI", Kampung_KB="Kampung KB\nSurodadi"), village("SALAH")])
    reading = read(delimited(rows).encode("utf-8"))
    assert [issue.row for issue in reading.issues] == [3]
    assert reading.rows.at[0, "kampung"] == "Kampung KB Surodadi"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "berkas.kosong"),
        (b" \r\n ", "berkas.kosong"),
        (b"PK\x03\x04 not really a zip", "berkas.rusak"),
        (OLE2, "berkas.xls_lama"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "berkas.terkunci"),
        (b"%PDF-1.7\n1 0 obj", "berkas.pdf"),
        (b"<html><p>Halaman tanpa tabel</p></html>", "berkas.html"),
        (b"<html><table><tr><td>Desa</td></tr></table></html>", "berkas.tanpa_kepala"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "berkas.html"),
        (bytes(range(256)) * 20, "berkas.bukan_tabel"),
        (b"surat biasa,\ntanpa tabel", "berkas.tanpa_kepala"),
    ],
)  # fmt: skip
def test_files_that_are_no_table_are_refused_by_what_they_are(data: bytes, key: str) -> None:
    assert _refusal(data) == key


def test_another_archive_is_no_workbook() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert _refusal(stream.getvalue()) == "berkas.bukan_xlsx"


def test_a_truncated_workbook_is_called_damaged() -> None:
    data = xlsx(TABLE)
    assert _refusal(data[: len(data) // 2]) == "berkas.rusak"


def test_damage_that_shows_only_in_a_sheet_is_called_damaged() -> None:
    data = _repacked(xlsx(TABLE), {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='1'><c"})
    assert _refusal(data) == "berkas.rusak"


def test_declared_entities_are_refused_before_any_xml_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsx(TABLE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    laughing = b'<!DOCTYPE worksheet [<!ENTITY b "haha">]>' + part.replace(b">SURODADI<", b">&b;<")
    assert b"&b;" in laughing
    monkeypatch.setattr(workbook.openpyxl, "load_workbook", lambda *_, **__: pytest.fail("parsed"))
    assert _refusal(_repacked(data, {"xl/worksheets/sheet1.xml": laughing})) == "berkas.rusak"


def test_a_bomb_is_refused_by_its_unpacked_size_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 2_000_000)
    assert _refusal(_repacked(xlsx(TABLE), {"xl/media/besar.xml": bytes(2_000_001)})) == "berkas.bom"


def test_a_part_beside_the_sheets_may_not_be_huge_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_PART", 1_000_000)
    assert _refusal(_repacked(xlsx(TABLE), {"xl/sharedStrings.xml": bytes(1_000_001)})) == "berkas.bom"


def test_a_file_over_the_size_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_BYTES", 1_000)
    assert _refusal(xlsx(TABLE)) == "berkas.terlalu_besar"


def test_more_filled_rows_than_the_limit_are_refused_and_blank_ones_do_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet, "MAX_ROWS", 4)
    blank = [[None] * len(HEADINGS)] * 10
    assert len(read(xlsx([*TABLE, *blank])).rows) == 3
    assert _refusal(xlsx(cells(villages(4)))) == "berkas.terlalu_banyak_baris"


def test_a_cell_in_the_last_row_and_column_of_excel_does_no_harm() -> None:
    book = openpyxl.Workbook()
    for row in TABLE:
        book.active.append(row)
    book.active["XFD1048576"] = "jauh"
    assert len(read(saved(book)).rows) == 3


def test_a_sheet_that_claims_to_be_smaller_is_read_whole() -> None:
    data = xlsx(TABLE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    lying = part.replace(b'<dimension ref="A1:V4"', b'<dimension ref="A1"')
    assert lying != part
    assert len(read(_repacked(data, {"xl/worksheets/sheet1.xml": lying})).rows) == 3


def test_a_formula_is_never_computed() -> None:
    book = openpyxl.Workbook()
    for row in cells([village("SURODADI", Klasifikasi="=1+1")]):
        book.active.append(row)
    assert _refusal(saved(book)) == "berkas.rumus"


def test_formula_like_text_markup_and_control_characters_stay_plain_text(tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "<img src=x onerror=alert(1)>", "A\tB\u200bC\u202e"]
    rows = cells([village(name, Kampung_KB=name) for name in names])
    reading = read(delimited(rows, ";").encode("utf-8"))
    assert list(reading.rows["nama"]) == ["=HYPERLINK(1)", "<img src=x onerror=alert(1)>", "A BC"]
    assert list(reading.rows["kode"]) == [
        f"16.05.01.~{s}" for s in ("hyperlink-1", "img-src-x-onerror-alert-1", "a-bc")
    ]


def test_an_old_workbook_is_read_with_excels_row_numbers_and_its_hidden_sheet_last() -> None:
    first, second = sheets.read_sheets(OLD_BOOK.read_bytes(), "a.xls")
    assert (first.name, first.hidden, second.name, second.hidden) == ("Worksheet", False, "Sampul", True)
    assert [number for number, _ in first.numbered(None, 5)] == [2, 3, 4, 5]
    reading = read(OLD_BOOK.read_bytes())
    assert list(reading.rows["kode"]) == ["16.05.01.2002", "16.05.01.2006", "16.05.01.2014"]
    assert [(issue.code, issue.row) for issue in reading.issues] == [("kampung_bertanda_kutip", 3)]


def test_a_damaged_old_workbook_is_refused_and_not_a_crash() -> None:
    assert _refusal(OLD_BOOK.read_bytes()[:1500]) == "berkas.xls_lama"


def test_repeated_blanks_and_far_cells_of_an_opendocument_cost_nothing() -> None:
    data = ods(TABLE)
    far = "<table:table-row table:number-rows-repeated='900000'><table:table-cell/></table:table-row>"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml").decode("utf-8").replace("</table:table>", f"{far}</table:table>")
    assert len(read(_repacked(data, {"content.xml": content.encode("utf-8")})).rows) == 3


def test_a_row_of_an_opendocument_that_repeats_itself_without_end_is_refused() -> None:
    data = ods(TABLE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml").decode("utf-8")
    many = content.replace("<table:table-row>", "<table:table-row table:number-rows-repeated='1048576'>", 1)
    assert _refusal(_repacked(data, {"content.xml": many.encode("utf-8")})) == "berkas.terlalu_banyak_baris"


def test_an_opendocument_that_declares_entities_or_unpacks_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laughing = _repacked(ods(TABLE), {"content.xml": b'<!DOCTYPE a [<!ENTITY b "haha">]><a>&b;</a>'})
    assert _refusal(laughing) == "berkas.rusak"
    for limit in ("MAX_UNPACKED", "MAX_FORMATTED"):  # the second for what is packed no tighter than usual
        monkeypatch.setattr(workbook, limit, 1_000)
    assert _refusal(ods(TABLE)) == "berkas.bom"


def test_markup_in_a_cell_of_a_page_is_text_and_scripts_are_none_of_it() -> None:
    page = b"<table><tr><td>a<script>alert(1)</script><td>&lt;img src=x&gt;<br>b</table>"
    (table,) = sheets.read_sheets(page, "a.xls")
    assert list(table.numbered(None, 5)) == [(1, ("a", "<img src=x> b"))]


def test_spans_of_a_page_leave_blanks_and_boundless_ones_are_cut() -> None:
    page = b"<table><tr><td rowspan=2>a<td colspan=99999999>b<tr><td>c</table>"
    (table,) = sheets.read_sheets(page, "a.xls")
    rows = list(table.numbered(None, 3))
    assert rows == [(1, ("a", "b", "")), (2, ("", "c"))]


def _page(rows: list[list[object]]) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{cell or str()}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><table>{lines}</table></body></html>"


def _web_archive(page: str) -> bytes:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText("<html><frameset></frameset></html>", "html", "utf-8"))
    archive.attach(MIMEText(page, "html", "utf-8"))
    return archive.as_bytes()


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_web_archive_called_xls_is_read(ending: bytes) -> None:
    data = _web_archive(_page(TABLE)).replace(b"\n", ending)
    reading = read(data, "rekap_20230830093000.xls")
    assert list(reading.rows["kode"]) == [row["kode"] for row in read(xlsx(TABLE)).rows.to_dict("records")]


def test_a_web_archive_without_a_table_or_in_pieces_is_refused_in_words() -> None:
    assert _refusal(_web_archive("<html><body>kosong</body></html>")) == "berkas.html"
    assert _refusal(_web_archive(_page(TABLE))[:300]) == "berkas.html"


XML_BOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
 <Worksheet ss:Name="Tersembunyi"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
  <x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
 <Worksheet ss:Name="Rekap"><Table>{rows}</Table></Worksheet></Workbook>"""


def _xml_row(row: list[object], index: int) -> str:
    kinds = [("Number" if isinstance(cell, int | float) else "String", cell) for cell in row]
    inside = "".join(
        f'<Cell ss:Index="{at}"><Data ss:Type="{kind}">{cell}</Data></Cell>'
        for at, (kind, cell) in enumerate(kinds, 1)
        if cell is not None
    )
    return f'<Row ss:Index="{index}">{inside}</Row>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xml_spreadsheet_of_2003_is_read_with_its_places(encoding: str) -> None:
    rows = "".join(_xml_row(row, 2 * at) for at, row in enumerate(TABLE, 1))
    book = XML_BOOK.format(rows=rows).replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    found = sheets.read_sheets(book.encode(encoding), "rekap.xls")
    assert [(sheet.name, sheet.hidden) for sheet in found] == [("Rekap", False), ("Tersembunyi", True)]
    assert [number for number, _ in found[0].numbered(None, 40)] == [2, 4, 6, 8]
    assert len(read(book.encode(encoding), "rekap_20230830093000.xls").rows) == 3


def test_a_formula_without_its_value_is_told_in_an_xml_spreadsheet_too() -> None:
    row = '<Row><Cell ss:Formula="=1+1"/><Cell><Data ss:Type="String">x</Data></Cell></Row>'
    (found, _) = sheets.read_sheets(XML_BOOK.format(rows=row).encode("utf-8"), "rekap.xls")
    assert next(iter(found.numbered(None, 4)))[1] == (sheet.UNVALUED, "x")


def test_an_xml_spreadsheet_that_declares_entities_or_breaks_off_is_damaged() -> None:
    book = XML_BOOK.format(rows=_xml_row(TABLE[0], 1))
    bomb = book.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "a">]><Workbook', 1)
    assert _refusal(bomb.encode("utf-8")) == "berkas.rusak"
    assert _refusal(book[:-40].encode("utf-8")) == "berkas.rusak"
