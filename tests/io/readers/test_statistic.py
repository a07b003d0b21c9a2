"""Published statistics tables of every level: read as printed, matched by name, held against themselves."""

from datetime import date

import pandas as pd
import pytest

from kkb.core.quality.statistic import compare_strata, strata_columns
from tests.core.villages import LADDER
from tests.io.made import xlsx
from tests.io.made_side import html, read_file, statistics

DISTRICT = [
    ("TUGUMULYO", "4", "40,00", "3", "30,00", "1", "10,00", "2", "20,00", "10"),
    ("PURWODADI", "6", "60,00", "0", "0,00", "0", "0,00", "4", "40,00", "10"),
    ("Total", "10", "50,00", "3", "15,00", "1", "5,00", "6", "30,00", "20"),
]
NAME = "statistik-klasifikasi.xlsx"


def read(heading: str, rows: list, **options):
    return read_file(xlsx(statistics(heading, rows)), NAME, **options)


def row(name: str, count: str = "1.234") -> tuple[str, ...]:
    return (name, *[count, "25,00"] * 4, "4.936" if count == "1.234" else "4")


def test_a_district_table_has_its_kecamatan_its_total_and_its_date_from_the_title() -> None:
    reading = read("Kabupaten - MUSI RAWAS", DISTRICT)
    assert (reading.jenis, reading.region, reading.date) == ("statistik", "16.05", date(2022, 11, 30))
    assert (reading.title, reading.tabel) == ("Statistik Klasifikasi Kampung KB", "statistik-klasifikasi-kampung-kb")
    assert reading.rows["kode"].tolist() == ["16.05.01", "16.05.13", "16.05"]
    assert reading.rows["jumlah_baris"].tolist() == [False, False, True]
    figures = ["dasar_jumlah", "dasar_persen", "berkelanjutan_jumlah", "total"]
    assert reading.rows[figures].iloc[0].tolist() == [4, 40, 2, 10]
    assert [i.code for i in reading.issues] == ["tanggal_dari_judul"]


@pytest.mark.parametrize(
    ("heading", "names", "region", "codes"),
    [
        ("Provinsi", ["BENGKULU", "SUMATERA SELATAN"], "00", ["17", "16"]),
        ("Provinsi - SEMUA", ["BENGKULU"], "00", ["17"]),
        ("Provinsi - SUMATERA SELATAN", ["MUSI RAWAS", "KOTA LUBUK LINGGAU"], "16", ["16.05", "16.73"]),
        ("Provinsi - BENGKULU", ["KOTA BENGKULU", "BENGKULU SELATAN"], "17", ["17.71", "17.01"]),
        ("Kota - LUBUKLINGGAU", ["LUBUK LINGGAU TIMUR I"], "16.73", ["16.73.01"]),
        ("Kecamatan - TUGUMULYO", ["SURODADI", "WIDODO"], "16.05.01", ["16.05.01.2002", "16.05.01.2006"]),
        ("Kecamatan", ["TUGUMULYO", "PURWODADI"], "16.05", ["16.05.01", "16.05.13"]),
        ("Kabupaten/Kota", ["BENGKULU SELATAN", "REJANG LEBONG"], "17", ["17.01", "17.02"]),
    ],
)
def test_the_region_and_level_follow_from_the_heading_and_the_names(heading, names, region, codes) -> None:
    reading = read(heading, [row(name) for name in names])
    assert (reading.region, reading.rows["kode"].tolist()) == (region, codes)
    assert reading.rows["dasar_jumlah"].tolist() == [1234] * len(names)


def test_a_given_region_wins_over_the_heading() -> None:
    reading = read("Wilayah", [row("TUGUMULYO")], region="16.05", on=date(2022, 11, 1))
    assert (reading.region, reading.date, reading.rows["kode"].tolist()) == ("16.05", date(2022, 11, 1), ["16.05.01"])


def test_an_area_that_the_list_does_not_have_is_kept_under_its_name_and_told() -> None:
    reading = read("Kabupaten - MUSI RAWAS", [row("ENTAH DI MANA"), row("TUGUMULYO")])
    assert reading.rows["kode"].tolist() == ["16.05.~entah-di-mana", "16.05.01"]
    assert [i.code for i in reading.issues] == ["wilayah_statistik_tak_dikenal", "tanggal_dari_judul"]


def test_a_region_without_a_list_is_kept_whole_under_its_names_with_one_note() -> None:
    reading = read("Kabupaten - EMPAT LAWANG", [row("TEBING TINGGI"), row("PENDOPO")])
    assert reading.rows["nama"].tolist() == ["TEBING TINGGI", "PENDOPO"]
    assert [i.code for i in reading.issues] == ["tanggal_dari_judul", "tanpa_daftar"]


def test_a_column_of_numbers_a_row_of_numbers_and_a_total_beside_its_column_are_understood() -> None:
    table = statistics("Kabupaten - MUSI RAWAS", [tuple(map(str, range(1, 11))), *DISTRICT[:2]])
    table = [[None, *line] if at != 1 else ["No", *line] for at, line in enumerate(table)]
    table.append(["Total", None, *DISTRICT[2][1:]])
    reading = read_file(xlsx(table), NAME)
    assert reading.rows["kode"].tolist() == ["16.05.01", "16.05.13", "16.05"]
    assert [i.code for i in reading.issues] == ["tanggal_dari_judul"]


def test_the_title_of_a_page_above_its_table_tells_the_date() -> None:
    page = html(statistics("Kabupaten - MUSI RAWAS", DISTRICT, title="Statistik"))
    page = page.replace(b"<body>", b"<title>x</title><body><h3>Keadaan per 30 Juni 2023</h3><p>Portal</p>")
    reading = read_file(page, "statistik.xls")
    assert (reading.date, reading.row_numbers) == (date(2023, 6, 30), (6, 7, 8))


def test_a_total_that_is_not_the_sum_and_a_percentage_that_does_not_follow_are_told() -> None:
    wrong = [*DISTRICT[:2], ("Total", "11", "55,00", "3", "15,00", "1", "5,00", "6", "30,00", "20")]
    found = [(i.code, i.row, i.column, i.value, i.hint) for i in read("Kabupaten - MUSI RAWAS", wrong).issues]
    assert ("terbit_tabel_jumlah", 6, "Dasar Jumlah", "11", "10") in found
    one = [("TUGUMULYO", "4", "45,11", "3", "30,00", "1", "10,00", "2", "20,00", "10")]
    found = [(i.code, i.row, i.value, i.hint) for i in read("Kabupaten - MUSI RAWAS", one).issues]
    assert ("terbit_tabel_persen", 4, "45,11 %", "4 / 10 = 40 %") in found


def test_a_percentage_that_was_cut_off_or_has_one_digit_is_no_fault() -> None:
    rows = [("TUGUMULYO", "1", "33,3", "1", "33,33", "1", "33,34", "0", "0", "3")]
    assert [i.code for i in read("Kabupaten - MUSI RAWAS", rows).issues] == ["tanggal_dari_judul"]


def test_a_printed_table_is_held_against_the_stored_strata_of_every_area() -> None:
    printed = read("Kabupaten - MUSI RAWAS", DISTRICT).rows
    assert strata_columns(printed, LADDER.keys)["dasar"] == "dasar_jumlah"
    strata = ["dasar"] * 4 + ["berkembang"] * 3 + ["mandiri"] + ["berkelanjutan"] * 2
    state = pd.DataFrame({"kode": [f"16.05.01.{2001 + n}" for n in range(10)], "strata": strata})
    found = compare_strata(printed, state, LADDER.keys)
    assert set(found["kode"]) == {"16.05.13", "16.05"}
    assert found[found["kode"] == "16.05.13"].values.tolist() == [
        ["16.05.13", "Purwodadi", "dasar", 6, 0], ["16.05.13", "Purwodadi", "berkelanjutan", 4, 0],
    ]  # fmt: skip


def test_columns_of_officers_are_dropped_and_said_so() -> None:
    table = statistics("Kabupaten - MUSI RAWAS", DISTRICT)
    extra = [None, "Nama Petugas", None, "Ani", "Budi", None]
    reading = read_file(xlsx([[*line, cell] for line, cell in zip(table, extra, strict=True)]), NAME)
    assert ("kolom_pribadi", ("Nama Petugas",)) in [(i.code, i.allowed) for i in reading.issues]
    assert "Ani" not in reading.rows.to_csv() + str(reading.issues)
