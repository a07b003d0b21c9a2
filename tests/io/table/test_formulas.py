"""Formulas that a program wrote and nothing has reckoned yet: told with their place, and nothing is taken."""

import io
import zipfile

import pytest

from kkb.app import resources
from kkb.core.errors import KkbError
from kkb.core.rule.classify import profile_columns
from kkb.io.names.spellings import read_spellings
from kkb.io.readers.code_list import read_code_list
from kkb.io.readers.profiles import parse_profiles, read_profile_table
from kkb.io.table.formulas import unvalued_cells
from kkb.text.wording import Wording
from tests.io.made import HEADINGS, cells, codes, delimited, read, village, xlsx
from tests.io.made_side import Table, ods, read_file, rekap, siga, statistics

BLANK = dict.fromkeys(HEADINGS)


def refusal(data: bytes, name: str = "rekap_2023-08-30.xlsx") -> KkbError:
    with pytest.raises(KkbError) as raised:
        read_file(data, name)
    return raised.value


def with_xml(data: bytes, changes: dict[bytes, bytes], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The workbook with the bytes of one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in changes.items() if name == part else ():
                assert before in text
                text = text.replace(before, after)
            new.writestr(name, text)
    return stream.getvalue()


def ods_with_formula(table: Table, value: str = "") -> bytes:
    """An .ods in which every text `=…` is a formula, with `value` for the attributes and text of its value."""
    content = ods(table)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("content.xml").decode()
    before = '<table:table-cell office:value-type="string"><text:p>=2+1</text:p></table:table-cell>'
    assert before in xml
    after = f'<table:table-cell table:formula="of:=2+1"{value}'
    return with_xml(content, {before.encode(): after.encode()}, "content.xml")


def test_a_score_that_is_a_formula_without_value_is_told_with_its_place_and_nothing_is_taken() -> None:
    rows = [village("SURODADI"), village("WIDODO", Output_MKJP="=1+2"), village("TRIKOYO", Output_MKJP="=1+2")]
    told = refusal(xlsx(cells(rows)))
    assert told.key == "berkas.rumus"
    assert (told.values["baris"], told.values["kolom"], told.values["n"]) == (3, "Output MKJP", 2)
    sentence = Wording("id", resources.wording("id")).text(told.key, **told.values)
    assert "rumus tanpa nilai" in sentence and "buka dan simpan di Excel dulu" in sentence


@pytest.mark.parametrize("heading", [h for h in HEADINGS if h != "No"])
def test_any_column_that_is_used_may_hold_it(heading: str) -> None:
    told = refusal(xlsx(cells([village("SURODADI"), village("WIDODO") | {heading: "=A1"}])))
    assert (told.key, told.values["baris"], told.values["kolom"]) == ("berkas.rumus", 3, heading)


def test_formulas_where_nothing_is_taken_do_no_harm() -> None:
    total = BLANK | {"Kabupaten": "MUSI RAWAS Total", "Input Pokja": "=SUM(G2:G3)"}
    filled_down = BLANK | {"No": "=A4+1", "Klasifikasi": '=IF(G6=3,"Mandiri","Dasar")'}
    rows = [village("SURODADI", No="=ROW()-1"), village("WIDODO", No="=ROW()-1"), total, filled_down]
    table = [[*row, "=G2*2" if at else "Hitungan"] for at, row in enumerate(cells(rows))]
    reading = read(xlsx(table))
    assert len(reading.rows) == 2
    assert sorted(codes(reading)) == ["baris_jumlah", "kolom_tak_dipakai"]


@pytest.mark.parametrize("value", [b"<v>3</v>", b"<v>3.0</v>"])
def test_a_formula_with_its_value_is_read(value: bytes) -> None:
    data = with_xml(xlsx(cells([village("SURODADI", Output_MKJP="=1+2")])), {b"<f>1+2</f><v />": b"<f>1+2</f>" + value})
    reading = read(data)
    assert reading.rows.at[0, "output_mkjp"] == 3


def test_an_empty_text_that_excel_reckoned_is_a_blank() -> None:
    data = xlsx(cells([village("SURODADI", Kampung_KB="=1+2")]))
    data = with_xml(data, {b'<c r="B2"><f>1+2</f><v />': b'<c r="B2" t="str"><f>1+2</f><v></v>'})
    data = with_xml(data, {b' fullCalcOnLoad="1"': b""}, "xl/workbook.xml")
    assert read(data).rows.at[0, "kampung"] == ""


def test_the_zeros_of_a_workbook_that_asks_to_be_reckoned_are_no_values() -> None:
    data = xlsx(cells([village("SURODADI", Output_MKJP="=1+2")]))
    zeros = with_xml(data, {b"<f>1+2</f><v />": b"<f>1+2</f><v>0</v>"})
    assert refusal(zeros).key == "berkas.rumus"
    trusted = with_xml(zeros, {b' fullCalcOnLoad="1"': b""}, "xl/workbook.xml")
    assert "skor_tak_sah" in codes(read(trusted))


def test_cells_without_their_place_and_tags_with_a_prefix_are_found_too() -> None:
    xml = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        b"<x:row><x:c><x:v>1</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row>"
        b'<x:row r="7"><x:c r="AB7"><x:f t="shared" si="0"/></x:c></x:row></x:sheetData></x:worksheet>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", xml)
    assert unvalued_cells(stream.getvalue(), "xl/worksheets/sheet1.xml") == {1: 0b10, 7: 1 << 27}


def test_a_formula_of_an_ods_without_its_value_is_told() -> None:
    table = cells([village("SURODADI"), village("WIDODO", Output_CPR="=2+1")])
    for bare in (
        "/>",
        ' office:value-type="float"/>',
        ' office:value-type="float"><text:p></text:p></table:table-cell>',
    ):
        told = refusal(ods_with_formula(table, bare), "rekap_2023-08-30.ods")
        assert (told.key, told.values["baris"], told.values["kolom"]) == ("berkas.rumus", 3, "Output CPR")
    reading = read_file(ods_with_formula(table, ' office:value-type="float" office:value="3"/>'), "a_2023-08-30.ods")
    assert reading.rows.at[1, "output_cpr"] == 3


@pytest.mark.parametrize("name", ["a_2023-08-30.csv", "a_2023-08-30.xls", "a_2023-08-30.ods"])
def test_a_formula_that_stands_as_text_is_told(name: str) -> None:
    table = cells([village("SURODADI"), village("WIDODO", Klasifikasi="=IF(G3>2,1,2)")])
    rows = ["".join(f"<td>{cell or ''}</td>" for cell in row).replace("=IF(G3>2", "=IF(G3&gt;2") for row in table]
    page = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    data = {"csv": delimited(table).encode(), "xls": f"<html>{page}</html>".encode(), "ods": ods(table)}[name[-3:]]
    told = refusal(data, name)
    assert (told.key, told.values["baris"], told.values["kolom"]) == ("berkas.rumus", 3, "Klasifikasi")


def test_text_that_is_kept_from_being_a_number_is_text() -> None:
    data = delimited(cells([village('="SURODADI"', Output_CPR='="3"')]), ";").encode()
    reading = read(data, "a_2023-08-30.csv")
    assert (reading.rows.at[0, "kode"], reading.rows.at[0, "output_cpr"]) == ("16.05.01.2002", 3)


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (rekap({"Desa": "SURODADI", "Pus": "=1+1", "Pokja SK": True, "BKB": 3}), (2, "Pus")),
        (siga(("TUGUMULYO", "0012", "SURODADI", 1, "=1+0", 0, 1, 0, 1)), (2, "JUMLAH KAMPUNG KB")),
        (statistics("Kabupaten - MUSI RAWAS", [("TUGUMULYO", "=1+1", *["25,00"] * 7, "4")]), (4, "Dasar Jumlah")),
        ([["Kode wilayah", "Wilayah", "Tahun", "Ketenteraman", "Kemandirian", "Kebahagiaan", "iBangga"],
          ["16.05", "Musi Rawas", 2022, 50, 50, 50, "=AVERAGE(D2:F2)"]], (2, "iBangga")),
        ([["Kabupaten", "Kecamatan", "Desa", "Program konvergensi", "Instansi"],
          ["MUSI RAWAS", "TUGUMULYO", "SURODADI", "=B9", "Dinkes"]], (2, "Program konvergensi")),
    ],
)  # fmt: skip
def test_no_reader_takes_anything(table: Table, place: tuple[int, str]) -> None:
    told = refusal(xlsx(table))
    assert (told.key, told.values["baris"], told.values["kolom"]) == ("berkas.rumus", *place)


def test_a_sheet_of_formulas_alone_is_told_as_such() -> None:
    told = refusal(xlsx([[f"=Data!{letter}{n}" for letter in "ABCDEF"] for n in range(1, 4)]))
    assert (told.key, told.values["baris"], told.values["kolom"]) == ("berkas.rumus", 1, "A")


def test_code_lists_spellings_and_profiles_take_no_formula_either() -> None:
    listed = resources.gazetteer()
    head = ["kode", "nama", "nama_kec", "nama_kab", "nama_prov"]
    lists = xlsx([head, ["16.05.01.2002", "=B1", "Tugumulyo", "Musi Rawas", "Sumatera Selatan"]])
    spelt = xlsx([["kode", "tulisan"], ["16.05.01.2002", "=B1"]])
    names = profile_columns(resources.scheme().rule)
    profile = "\n".join([";".join(names), ";".join(["=1+1", *["0"] * (len(names) - 1)])]).encode()
    for act in (
        lambda: read_code_list(lists, "daftar.xlsx", listed),
        lambda: read_spellings(spelt, "ejaan.xlsx", {"16.05.01.2002"}),
        lambda: parse_profiles(read_profile_table(profile, "profil.csv"), resources.scheme().rule, "profil.csv"),
    ):
        with pytest.raises(KkbError) as raised:
            act()
        assert (raised.value.key, raised.value.values["baris"]) == ("berkas.rumus", 2)
