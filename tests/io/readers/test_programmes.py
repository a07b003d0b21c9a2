"""The templates of programmes and functions come back as they went out, and every fault has its sentence."""

import io
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.convergence.reach import NONE
from kkb.core.convergence.template import task_label, work_template
from kkb.core.errors import KkbError
from kkb.export.template_workbook import template_bytes
from kkb.io.readers.supporting import DatasetReading
from kkb.text.issues import issue_sentence
from tests.io.made import xlsx
from tests.io.made_side import read_file
from tests.text.words import EN, HOSTILE, ID

SCHEME = resources.convergence()
HEAD = ["Kode Kampung KB", "Provinsi", "Kabupaten", "Kecamatan", "Desa", "Program konvergensi", "Instansi",
        "Tanggal kegiatan"]  # fmt: skip
PLACE = ["SUMATERA SELATAN", "MUSI RAWAS", "TUGUMULYO"]
ROWS = next(s.rows for s in resources.example() if s.kode_kab == "16.05" and s.tanggal == date(2022, 11, 1))
NO_WORK = pd.DataFrame(columns=["unit", "tugas", "instansi", "pada", "contoh"])


def table(*rows: tuple[object, ...]) -> bytes:
    """Rows of (desa, programme, instansi, day) in Tugumulyo."""
    return xlsx([HEAD, *([None, *PLACE, *row] for row in rows)])


def read(*rows: tuple[object, ...], name: str = "program_2024-05-01.xlsx", on: date | None = None) -> DatasetReading:
    found = read_file(table(*rows), name, on=on)
    assert isinstance(found, DatasetReading)
    return found


def told(found: DatasetReading) -> list[str]:
    return [issue.code for issue in found.issues]


def template(kind: str, work: pd.DataFrame = NO_WORK, rows: pd.DataFrame = ROWS) -> bytes:
    tasks = SCHEME.tasks(kind)
    headings = {c.key: c.heading for c in resources.known_files().layouts[kind].columns}
    choices = {"tugas": [task_label(n, t) for n, t in enumerate(tasks, 1)], "instansi": ["DPPKB", "tidak ada"]}
    return template_bytes(work_template(rows, work, tasks, SCHEME.agencies), headings, choices, ("Isi instansinya",))


def test_a_row_is_a_kampung_a_programme_an_instansi_and_a_day():
    found = read(("WONOKERTO", "1. Data dan administrasi kependudukan", "Dinas Kesehatan", datetime(2024, 3, 12)))
    (row,) = found.rows.to_dict("records")
    assert (found.jenis, found.region, found.date) == ("program", "16.05", date(2024, 3, 12))
    assert (row["unit"], row["tugas"], row["instansi"], row["pada"]) == ("16.05.01.2007", "p1", "dinkes", "2024-03-12")
    assert found.issues == ()


@pytest.mark.parametrize("text", ["1. Data dan administrasi kependudukan", "data dan  administrasi kependudukan", "p1",
                                  1, "1", "Population data and civil registration"])  # fmt: skip
def test_a_programme_is_known_by_name_number_or_key(text: object):
    assert read(("WONOKERTO", text, "DPPKB", None)).rows["tugas"].tolist() == ["p1"]


@pytest.mark.parametrize(("text", "key"), [("Dinkes", "dinkes"), ("dinas  kesehatan", "dinkes"), ("DP2KBP3A", "dppkb"),
                                           ("Tidak ada", NONE), ("nihil", NONE)])  # fmt: skip
def test_an_instansi_is_known_by_its_other_spellings_and_nobody_is_an_answer(text: str, key: str):
    assert read(("WONOKERTO", 1, text, None)).rows["instansi"].tolist() == [key]


def test_an_unknown_instansi_is_kept_under_its_own_name_and_told():
    found = read(("WONOKERTO", 1, "Dinas Keshatan", None), ("WONOKERTO", 2, "Dinas Keshatan", None))
    (issue,) = found.issues
    assert found.rows["instansi"].tolist() == ["Dinas Keshatan"] * 2
    assert issue.allowed == ("2",)
    assert (issue.code, issue.severity, issue.row, issue.hint) == ("instansi_lain", "periksa", 2, "Dinas Kesehatan")
    assert "Mungkin maksudnya “Dinas Kesehatan”" in issue_sentence(issue, ID)


def test_rows_without_an_instansi_are_not_filled_in_yet():
    found = read(("WONOKERTO", 1, "DPPKB", None), ("WONOKERTO", 2, None, None), ("WONOKERTO", 3, " - ", None))
    assert len(found.rows) == 1
    (issue,) = found.issues
    assert (issue.code, issue.value) == ("templat_kosong", "2")


def test_an_unknown_programme_stays_out_with_the_choices_and_a_guess():
    found = read(("WONOKERTO", 1, "DPPKB", None), ("WONOKERTO", "Layanan pendidkan", "DPPKB", None),
                 ("WONOKERTO", None, "DPPKB", None))  # fmt: skip
    assert len(found.rows) == 1
    assert told(found) == ["program_tak_dikenal", "tugas_kosong"]
    sentence = issue_sentence(found.issues[0], ID)
    assert sentence.startswith("baris 3, kolom Program konvergensi: ")
    assert "Mungkin maksudnya “Layanan pendidikan”" in sentence
    assert "8. Lingkungan, air bersih, dan sanitasi" in sentence


@pytest.mark.parametrize("cell", ["12/03/2024", "12 Maret 2024", "2024-03-12", date(2024, 3, 12)])
def test_a_day_is_read_as_people_write_it(cell: object):
    assert read(("WONOKERTO", 1, "DPPKB", cell)).rows["pada"].tolist() == ["2024-03-12"]


@pytest.mark.parametrize(("cell", "code"), [("kemarin", "tanggal_tak_terbaca"), ("12/03/2099", "tanggal_di_luar"),
                                            (4500, "tanggal_tak_terbaca")])  # fmt: skip
def test_a_day_that_cannot_be_is_blank_and_told(cell: object, code: str):
    found = read(("WONOKERTO", 1, "DPPKB", cell))
    assert (found.rows["pada"].tolist(), told(found)) == ([None], [code])
    assert found.date == date(2024, 5, 1)


def test_a_repeated_row_counts_once_and_another_instansi_is_another_row():
    found = read(("WONOKERTO", 1, "DPPKB", None), ("WONOKERTO", 1, "OPD KB", None), ("WONOKERTO", 1, "BPS", None))
    assert found.rows["instansi"].tolist() == ["dppkb", "bps"]
    assert told(found) == ["baris_wilayah_ganda"]


def test_a_village_that_no_list_knows_is_kept_under_its_own_name():
    found = read(("ANTAH BERANTAH", 1, "DPPKB", None))
    assert found.unmatched == 1
    assert "desa_tak_dikenal" in told(found)


def test_personal_columns_are_neither_read_nor_kept():
    data = xlsx([[*HEAD, "NIP"], [None, *PLACE, "WONOKERTO", 1, "DPPKB", None, "198001012000121001"]])
    found = read_file(data, "program_2024-05-01.xlsx")
    assert told(found) == ["kolom_pribadi"]
    assert "1980" not in found.rows.to_csv()


def test_the_date_asked_for_wins_and_without_any_date_the_file_is_refused():
    assert read(("WONOKERTO", 1, "DPPKB", "12/03/2024"), on=date(2024, 4, 1)).date == date(2024, 4, 1)
    with pytest.raises(KkbError) as caught:
        read(("WONOKERTO", 1, "DPPKB", None), name="program.xlsx")
    assert caught.value.key == "berkas.tanggal_tidak_ada"


@pytest.mark.parametrize("kind", ["program", "fungsi"])
def test_a_template_that_nobody_filled_in_is_refused_with_what_to_do(kind: str):
    with pytest.raises(KkbError) as caught:
        read_file(template(kind), "templat_16.05.xlsx")
    assert caught.value.key == "berkas.templat_kosong"
    for words in (ID, EN):
        assert words.text(caught.value.key, **caught.value.values)


@pytest.mark.parametrize("kind", ["program", "fungsi"])
def test_a_template_filled_in_comes_back_whole(kind: str):
    book = openpyxl.load_workbook(io.BytesIO(template(kind)))
    sheet = book["Isian"]
    head = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 1 + 8 * len(ROWS)
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, head.index("Instansi") + 1).value = "Dinas Kesehatan"
        sheet.cell(row, head.index("Tanggal kegiatan") + 1).value = date(2022, 10, 1)
    out = io.BytesIO()
    book.save(out)
    found = read_file(out.getvalue(), "templat_16.05.xlsx")
    assert (found.jenis, found.region, found.date, found.issues) == (kind, "16.05", date(2022, 10, 1), ())
    assert set(found.rows["unit"]) == set(ROWS["unit"])
    assert found.rows.groupby("unit")["tugas"].nunique().eq(8).all()


def test_what_is_known_already_is_in_the_template_and_what_is_made_up_is_not():
    unit = str(ROWS["unit"].iloc[0])
    columns = ["unit", "tugas", "instansi", "pada", "contoh"]
    work = pd.DataFrame([(unit, "p1", "dinkes", "2022-10-01", False), (unit, "p1", NONE, None, False),
                         (unit, "p2", "dppkb", None, True)], columns=columns)  # fmt: skip
    found = read_file(template("program", work), "templat_2022-11-01.xlsx")
    assert list(found.rows[["unit", "tugas", "instansi", "pada"]].itertuples(index=False, name=None)) == [
        (unit, "p1", "dinkes", "2022-10-01"), (unit, "p1", NONE, None),
    ]  # fmt: skip


def test_the_second_kampung_of_a_village_keeps_its_own_rows():
    again = pd.concat([ROWS.iloc[:1], ROWS.iloc[:1].assign(unit=ROWS["unit"].iloc[0] + "#2", kampung="Lain")])
    work = pd.DataFrame(
        {"unit": again["unit"], "tugas": "p1", "instansi": "bps", "pada": None, "contoh": False}
    )  # fmt: skip
    found = read_file(template("program", work, again.reset_index(drop=True)), "templat_2022-11-01.xlsx")
    assert found.rows["unit"].tolist() == again["unit"].tolist()


def test_hostile_names_are_text_in_the_template_and_in_what_comes_back():
    named = ROWS.iloc[:1].assign(kampung="=1+1", nama=ROWS["nama"].iloc[0])
    book = openpyxl.load_workbook(io.BytesIO(template("program", NO_WORK, named)))
    assert book["Isian"].cell(2, 6).data_type == "s"
    found = read(("WONOKERTO", 1, HOSTILE, None))
    assert found.rows["instansi"].tolist() == [HOSTILE]
