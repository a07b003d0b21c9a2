"""The four example exports beside the clone, and what a reading says about itself."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from kkb.core.counts.rows import ITEMS, ROW_COLUMNS
from kkb.core.errors import KkbError
from kkb.io.readers.classification import Reading
from tests.io.made import FILE, codes, found, reached, read, read_rows, village, villages, xlsx

EXPORTS = [
    ("classification-table_20220630140000_lubuklinggau.xlsx", "16.73", date(2022, 6, 30), 28, (14, 6, 3, 5)),
    ("classification-table_20221101101500_musi_rawas.xlsx", "16.05", date(2022, 11, 1), 25, (4, 9, 1, 11)),
    ("classification-table_20230830093000_musi_rawas_kotor.xlsx", "16.05", date(2023, 8, 30), 200, (169, 8, 6, 17)),
    ("classification-table_20231129090000_lubuklinggau.xlsx", "16.73", date(2023, 11, 29), 72, (31, 12, 11, 18)),
]
PLANTED = {
    ("baris_ganda", 90), ("kecamatan_tak_dikenal", 34), ("desa_tak_dikenal", 34), ("desa_tak_dikenal", 174),
    ("klasifikasi_tidak_sesuai", 110), ("nama_dibaca", 61), ("nama_dibaca", 129), ("nama_dibaca", 153),
    ("skor_teks", 78), ("indeks_teks", 134), ("kampung_bertanda_kutip", 135), ("klasifikasi_alias", 146),
}  # fmt: skip


def _export(shared_data: Path, name: str) -> Reading:
    return read((shared_data / "ekspor_contoh" / name).read_bytes(), name)


@pytest.mark.parametrize(("name", "region", "day", "rows", "strata"), EXPORTS)
def test_every_example_export_gives_its_villages_date_region_and_strata(
    shared_data: Path, name: str, region: str, day: date, rows: int, strata: tuple[int, ...]
) -> None:
    reading = _export(shared_data, name)
    counts = reading.rows["strata"].value_counts()
    assert (reading.region, reading.date, len(reading.rows)) == (region, day, rows)
    assert tuple(int(counts[s]) for s in ("dasar", "berkembang", "mandiri", "berkelanjutan")) == strata
    assert reading.unmatched == (2 if "kotor" in name else 0)


def test_clean_exports_are_read_without_a_single_finding(shared_data: Path) -> None:
    assert [codes(_export(shared_data, name)) for name, *_ in EXPORTS if "kotor" not in name] == [[], [], []]


def test_every_planted_fault_is_found_in_its_row_and_nothing_else(shared_data: Path) -> None:
    reading = _export(shared_data, EXPORTS[2][0])
    assert {(issue.code, issue.row) for issue in reading.issues} == PLANTED
    assert len(reading.issues) == len(PLANTED)
    assert reading.rows_found == 201
    assert [i.hint for i in found(reading, "desa_tak_dikenal")] == [None, "Air Beliti"]


def test_rows_have_the_columns_of_a_snapshot_in_the_order_of_the_file() -> None:
    reading = read_rows(*villages(3), reached("NGADIREJO"))
    assert tuple(reading.rows.columns) == ROW_COLUMNS
    assert list(reading.rows["nama"]) == ["Surodadi", "Tegal Rejo", "Trikoyo", "Ngadirejo"]
    assert list(reading.rows["lapor"]) == [False, False, False, True]
    assert reading.row_numbers == (2, 3, 4, 5)
    assert set(reading.rows[list(ITEMS)].dtypes.astype(str)) == {"Int8"}


def test_a_confirmed_village_carries_the_official_names_and_codes() -> None:
    row = read_rows(village(Kampung_KB="  Kampung KB  Surodadi ")).rows.iloc[0]
    assert (row["unit"], row["kode"], row["kode_kec"], row["kode_kab"]) == (
        "16.05.01.2002", "16.05.01.2002", "16.05.01", "16.05",
    )  # fmt: skip
    assert (row["nama"], row["nama_kec"], row["nama_kab"], row["nama_prov"], row["kampung"]) == (
        "Surodadi", "Tugumulyo", "Kabupaten Musi Rawas", "Sumatera Selatan", "Kampung KB Surodadi",
    )  # fmt: skip


def test_a_reading_knows_its_file_by_bare_name_and_hash() -> None:
    data = xlsx([list(row) for row in ([*village()], [*village().values()])])
    reading = read(data, "C:\\unduhan\\" + FILE)
    assert reading.file_name == FILE
    assert reading.sha256 == hashlib.sha256(data).hexdigest()


def test_the_gravest_findings_come_first() -> None:
    reading = read_rows(village(), village(), village("TRIKOYO", Klasifikasi="Mandri"), village("WIDODO "))
    assert codes(reading) == ["baris_ganda", "klasifikasi_tak_dikenal", "nama_dibaca"]


def test_a_table_without_village_rows_is_refused() -> None:
    with pytest.raises(KkbError) as refusal:
        read_rows()
    assert refusal.value.key == "berkas.tanpa_baris"
