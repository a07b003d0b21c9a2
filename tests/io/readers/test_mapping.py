"""A table of an office's own: what a person said of its columns once is known again by the shape of its headings."""

from datetime import date

import pytest

from kkb.app import resources
from kkb.core.errors import KkbError
from kkb.io.readers.mapping import Mapped, heading_shape, lacking
from kkb.io.readers.unknown import candidate, suggested
from tests.io.made import delimited, xlsx
from tests.io.made_side import OFFICE_HEAD, OFFICE_TABLE, read_file, source

NAME = "rekap 30-11-2022.xlsx"
COLUMNS = {"nama": "Nama Desa", "nama_kec": "Kec", "strata": "Hasil Penilaian"}


def mapped(columns: dict[str, str] = COLUMNS, target: str = "klasifikasi", region: str | None = "16.05") -> Mapped:
    return Mapped(heading_shape(OFFICE_HEAD), target, columns, region)


def test_the_shape_is_that_of_the_headings_in_any_order_and_case() -> None:
    assert heading_shape(["DESA", "kec."]) == heading_shape(["", "Kec", "Desa", "Unnamed: 0"])
    assert heading_shape(["Desa", "Kec"]) != heading_shape(["Desa", "Kec", "Hasil"])


def test_a_mapped_table_is_a_classification_with_its_strata_as_given() -> None:
    reading = read_file(xlsx(OFFICE_TABLE), NAME, mappings=(mapped(),))
    assert (reading.region, reading.date) == ("16.05", date(2022, 11, 30))
    assert reading.rows["strata"].tolist() == ["mandiri", "dasar", "berkelanjutan"]
    assert reading.rows["kode"].str.startswith("16.05.01.").all()
    assert reading.rows["lapor"].all() and reading.rows["input_pokja"].isna().all()
    assert [(i.code, i.row) for i in reading.issues] == [
        ("pemetaan_dipakai", 3), ("kolom_pribadi", 3), ("sel_gabung", 3), ("baris_jumlah", 7),
    ]  # fmt: skip
    assert "Ani" not in reading.rows.to_csv()


def test_the_same_headings_in_another_order_and_another_dress_are_known() -> None:
    moved = [row[::-1] for row in OFFICE_TABLE[2:-1]]
    reading = read_file(delimited(moved, ";").encode("cp1252"), "b_2023-01-31.csv", mappings=(mapped(),))
    assert len(reading.rows) == 3


def test_other_headings_are_not() -> None:
    with pytest.raises(KkbError, match=r"berkas\.tak_dikenal"):
        read_file(xlsx([[*OFFICE_HEAD, "Baru"], *OFFICE_TABLE[3:]]), NAME, mappings=(mapped(),))


def test_a_table_can_be_a_profile_too() -> None:
    head = ["Desa/Kel", "Kecamatan", "Jml PUS", "Punya Rumah Data?"]
    columns = {"nama": "Desa/Kel", "nama_kec": "Kecamatan", "pus": "Jml PUS", "rumah_dataku": "Punya Rumah Data?"}
    table = [head, ["SURODADI", "TUGUMULYO", "1.234", "ya"], ["WIDODO", "TUGUMULYO", "", "belum"]]
    known = Mapped(heading_shape(head), "profil", columns, "16.05")
    reading = read_file(xlsx(table), NAME, mappings=(known,))
    assert reading.jenis == "profil"
    assert reading.rows["pus"].iloc[0] == 1234
    assert reading.rows["rumah_dataku"].tolist() == ["ada", "tidak"]


def test_a_column_of_dates_gives_the_date_and_several_need_a_choice() -> None:
    head, columns = [*OFFICE_HEAD, "Tgl"], {**COLUMNS, "tanggal": "Tgl"}
    known = Mapped(heading_shape(head), "klasifikasi", columns, "16.05")
    days = ["01/11/2022", "01/11/2022", "01/12/2022"]
    table = [head, *([*row, day] for row, day in zip(OFFICE_TABLE[3:6], days, strict=True))]
    table[2][2] = table[3][2] = "TUGUMULYO"
    assert read_file(xlsx(table[:3]), "tanpa.xlsx", mappings=(known,)).date == date(2022, 11, 1)
    with pytest.raises(KkbError, match=r"berkas\.tanggal_kolom") as refusal:
        read_file(xlsx(table), "tanpa.xlsx", mappings=(known,))
    assert refusal.value.values["tanggal"] == "2022-11-01, 2022-12-01"
    chosen = read_file(xlsx(table), "tanpa.xlsx", mappings=(known,), on=date(2022, 12, 1))
    assert chosen.rows["nama"].str.upper().tolist() == ["MATARAM"]


def test_headings_are_offered_with_what_stands_below_them_and_without_personal_ones() -> None:
    found = candidate(source(xlsx(OFFICE_TABLE), NAME))
    assert (found.row, found.headings) == (3, ("No.", "Nama Desa", "Kec", "Hasil Penilaian"))
    assert found.samples["Nama Desa"] == "SURODADI, WIDODO, MATARAM"
    layouts = resources.known_files().layouts
    assert suggested(found, "klasifikasi", layouts) == {"nama": "Nama Desa", "nama_kec": "Kec"}


def test_a_mapping_says_what_it_lacks() -> None:
    assert lacking(mapped()) == ()
    assert lacking(mapped(region=None)) == ("nama_kab",)
    assert lacking(mapped({"nama": "Nama Desa"})) == ("nama_kec", "strata")
    assert lacking(mapped({"nama": "a", "nama_kec": "b"}, target="profil")) == ("isi",)
