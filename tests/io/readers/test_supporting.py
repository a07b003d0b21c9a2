"""Profiles and recaps: what is blank stays blank, what cannot be is told, what is personal stays out."""

import pandas as pd
import pytest

from kkb.core.errors import KkbError
from tests.io.made import delimited, xlsx
from tests.io.made_side import read_file, rekap, siga

SIGA_FILE = "Rekap Kampung KB 31 Agustus 2023.csv"


def codes(reading) -> list[str]:
    return [issue.code for issue in reading.issues]


def test_a_profile_keeps_blank_apart_from_zero_and_from_absent() -> None:
    table = rekap(
        {"Desa": "SURODADI", "Pus": 0, "Pokja Pengurusan": True, "Regulasi": "Tidak Ada", "IUD": "1.234"},
        {"Desa": "WIDODO", "Pus": None, "Pokja Pengurusan": None, "Regulasi": "-", "IUD": 7},
    )
    reading = read_file(xlsx(table))
    assert (reading.jenis, reading.region, str(reading.date)) == ("profil", "16.05", "2023-08-30")
    assert reading.rows["kode"].tolist() == ["16.05.01.2002", "16.05.01.2006"]
    found = reading.rows[["pus", "pokja", "regulasi", "iud", "peserta_bkb"]].astype(object)
    assert found.where(found.notna(), None).values.tolist() == [
        [0, "ada", "tidak", 1234, None], [None, None, None, 7, None],
    ]  # fmt: skip
    assert codes(reading) == []


def test_garbage_becomes_blank_and_is_told_with_its_row_and_column() -> None:
    table = rekap(
        {"Desa": "SURODADI", "Penduduk": 3_000_000_000, "Pus": -5, "Remaja": "banyak", "Pokja SK": "mungkin"}
        | {"IUD": 1},
        {"Desa": "WIDODO", "Keluarga": 12.5, "IUD": 1},
    )
    reading = read_file(xlsx(table))
    assert [(i.code, i.severity, i.row, i.column) for i in reading.issues] == [
        ("ya_tidak_tak_sah", "periksa", 2, "Pokja SK"), ("angka_negatif", "periksa", 2, "Pus"),
        ("angka_mustahil", "periksa", 2, "Penduduk"), ("angka_tak_sah", "periksa", 2, "Remaja"),
        ("angka_tak_sah", "periksa", 3, "Keluarga"),
    ]  # fmt: skip
    assert reading.rows[["penduduk", "pus", "remaja", "keluarga", "pokja_sk"]].isna().all(axis=None)
    assert reading.issues[2].hint == "500.000"


def test_use_of_data_may_be_a_count_or_a_yes() -> None:
    table = rekap(
        {"Desa": "SURODADI", "Penggunaan Data": 3}, {"Desa": "WIDODO", "Penggunaan Data": "Ada"},
        {"Desa": "MATARAM", "Penggunaan Data": 0}, {"Desa": "TRIKOYO"},
    )  # fmt: skip
    rows = read_file(xlsx(table)).rows
    counts = rows["penggunaan_data"].astype(object)
    assert counts.where(counts.notna(), None).tolist() == [3, None, 0, None]
    assert rows["penggunaan_data_ada"].tolist() == ["ada", "ada", "tidak", None]


def test_columns_of_officers_are_dropped_and_said_so() -> None:
    table = rekap({"Desa": "SURODADI", "Pus": 1})
    table = [[*table[0], "Nama PKB", "NIP", "No HP"], [*table[1], "Ani", "1987", "0812"]]
    reading = read_file(xlsx(table))
    assert [(i.code, i.allowed) for i in reading.issues] == [("kolom_pribadi", ("Nama PKB", "NIP", "No HP"))]
    assert "Ani" not in reading.rows.to_csv() and "0812" not in reading.rows.to_csv()


def test_names_are_matched_and_unknown_ones_kept() -> None:
    reading = read_file(xlsx(rekap({"Desa": "Surodadi "}, {"Desa": "ENTAH", "Pus": 4})))
    assert reading.rows["kode"].tolist() == ["16.05.01.2002", "16.05.01.~entah"]
    assert reading.unmatched == 1
    assert codes(reading) == ["desa_tak_dikenal", "nama_dibaca"]


def test_the_same_kampung_twice_counts_once_without_what_differs_and_another_one_counts_as_second() -> None:
    table = rekap(
        {"Desa": "SURODADI", "Kampung KB": "A", "Pus": 1}, {"Desa": "SURODADI", "Kampung KB": "a", "Pus": 2},
        {"Desa": "SURODADI", "Kampung KB": "B", "Pus": 3},
    )  # fmt: skip
    reading = read_file(xlsx(table))
    assert reading.rows["unit"].tolist() == ["16.05.01.2002", "16.05.01.2002#2"]
    assert reading.rows["pus"].tolist() == [None, 3]
    assert [(i.code, i.row, i.allowed, i.hint) for i in reading.issues] == [
        ("baris_wilayah_beda", 3, ("Pus 1 ≠ 2",), "2")
    ]


@pytest.mark.parametrize("separator", [";", ","])
def test_a_recap_of_siga_keeps_its_years_and_never_reads_its_local_code_as_kemendagris(separator: str) -> None:
    rows = [("TUGUMULYO", "0012", "SURODADI", 1, 1, 1, 0, 0, 1), ("TUGUMULYO", "0013", "WIDODO", 1, 0, "", "", "", "")]
    rows.append(("Total", "", "", 2, 1, 1, 0, 0, 1))
    reading = read_file(delimited(siga(*rows), separator).encode("utf-8"), SIGA_FILE)
    assert (reading.jenis, reading.region, str(reading.date)) == ("siga_kampung", "16.05", "2023-08-31")
    assert reading.rows["kode"].tolist() == ["16.05.01.2002", "16.05.01.2006"]
    assert reading.rows["kode_lokal"].tolist() == ["0012", "0013"]
    assert reading.rows["tahun_2016"].tolist()[0] == 1 and pd.isna(reading.rows["tahun_2016"].iloc[1])
    assert codes(reading) == ["baris_jumlah"]


def test_a_recap_of_kecamatan_has_rows_of_kecamatan() -> None:
    table = [
        [cell for at, cell in enumerate(row) if at != 4] for row in siga(("TUGUMULYO", "12", None, 9, 4, 1, 3, 0, 1))
    ]
    reading = read_file(xlsx(table), SIGA_FILE)
    assert reading.rows[["kode", "nama", "jumlah_desa"]].values.tolist() == [["16.05.01", "Tugumulyo", 9]]
    assert codes(reading) == []


def test_unknown_columns_of_numbers_in_a_recap_are_kept_and_others_left_aside() -> None:
    table = siga(("TUGUMULYO", "0012", "SURODADI", 1, 1, 1, 0, 0, 1))
    table = [[*table[0], "Jumlah Kader Terlatih", "Keterangan"], [*table[1], 5, "bagus"]]
    reading = read_file(xlsx(table), SIGA_FILE)
    assert "jumlah_kader_terlatih" not in reading.rows  # a word for persons: never kept
    table[0][-2] = "Jumlah Pertemuan"
    reading = read_file(xlsx(table), SIGA_FILE)
    assert reading.rows["jumlah_pertemuan"].tolist() == [5]
    assert [(i.code, i.allowed) for i in reading.issues] == [
        ("kolom_tak_dipakai", ("Keterangan",)), ("kolom_lain_disimpan", ("Jumlah Pertemuan",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "kind", "key"),
    [
        ("JUMLAH RUMAH DATAKU;SK ADA;SK TIDAK ADA;APBN;JUMLAH RUMAH DATAKU PARIPURNA", "siga_rumah_dataku", "sk_ada"),
        ("JUMLAH KELOMPOK BKB;JUMLAH KELOMPOK BKR", "siga_poktan", "bkr"),
        ("BKB;BKR;BKL;UPPKS;PIK R/M", "siga_poktan", "uppka"),
    ],
)
def test_the_other_recaps_of_siga_are_told_apart_by_their_headings(heading: str, kind: str, key: str) -> None:
    count = heading.count(";") + 1
    head = f"PROVINSI;KABUPATEN;KECAMATAN;KODE;KELURAHAN;JUMLAH KELURAHAN/DESA;{heading}"
    row = "SUMATERA SELATAN;MUSI RAWAS;TUGUMULYO;0012;SURODADI;1;" + ";".join("2" * count)
    reading = read_file(f"{head}\r\n{row}\r\n".encode("utf-16"), "siga 31-08-2023.csv")
    assert reading.jenis == kind
    assert reading.rows[key].tolist() == [2]


def test_a_table_without_kabupaten_asks_for_the_region_and_takes_it() -> None:
    table = rekap({"Desa": "SURODADI", "Pus": 1})
    table = [[cell for at, cell in enumerate(row) if at not in (2, 3)] for row in table]
    with pytest.raises(KkbError, match=r"berkas\.tanpa_kabupaten"):
        read_file(xlsx(table))
    reading = read_file(xlsx(table), region="16.05")
    assert (reading.region, reading.rows["kode"].tolist()) == ("16.05", ["16.05.01.2002"])
