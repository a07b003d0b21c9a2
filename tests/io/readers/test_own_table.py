"""Tables without strata that no reader knows: datasets of their own by village or kecamatan, and never strata."""

import pytest

from kkb.core.errors import KkbError
from kkb.io.readers.classification import Reading
from kkb.io.readers.mapping import Mapped, heading_shape
from kkb.io.readers.unknown import candidate
from tests.io.made import delimited, xlsx
from tests.io.made_side import read_file, source

PLACE = ["MUSI RAWAS", "TUGUMULYO"]
IDM = [
    ["Kabupaten", "Kecamatan", "Desa", "IKS", "IKE", "IKL", "Nilai IDM", "Status"],
    [*PLACE, "SURODADI", 0.81, 0.7, 0.6, 0.7033, "Mandiri"], [*PLACE, "WIDODO", 0.8, 0.7, 0.6, 0.7, "Berkembang"],
]  # fmt: skip
TITLE = "Rekap BKB Kabupaten Musi Rawas Periode November 2022"


def text(table: list[list[object]]) -> bytes:
    return delimited(table, ";").encode()


def test_a_table_of_villages_becomes_a_dataset_with_its_own_columns() -> None:
    table = [
        [TITLE], ["No", "Kabupaten", "Kecamatan", "Desa", "Kelompok BKB", "Persen Aktif", "Ada SK", "Catatan"],
        [1, *PLACE, "SURODADI", 3, "45,5", "Ada", "bagus sekali"], [2, *PLACE, "ENTAH", "1.234", 100, "Tidak", "perlu"],
        [3, *PLACE, "TRIKOYO", "-", "", "-", "kunjungi"], [4, *PLACE, "MATARAM", 1, 2, "Ada", "ketua sakit"],
        [None, *PLACE, "Total", 1238, None, None, None],
    ]  # fmt: skip
    reading = read_file(text(table), "unduhan.csv")
    assert (reading.jenis, reading.tabel, str(reading.date)) == ("lain", "rekap-bkb-kabupaten-musi-rawas", "2022-11-30")
    columns = ["kode", "kelompok_bkb", "persen_aktif", "ada_sk"]
    assert reading.rows[columns].values.tolist() == [
        ["16.05.01.2002", 3, 45.5, "ada"], ["16.05.01.~entah", 1234, 100, "tidak"], ["16.05.01.2014", 1, 2, "ada"],
    ]  # fmt: skip
    assert "catatan" not in reading.rows.columns
    assert {"tabel_sendiri", "baris_tanpa_isi", "desa_tak_dikenal", "baris_jumlah"} <= {i.code for i in reading.issues}


def test_a_table_of_kecamatan_with_groups_in_two_rows_asks_for_its_region_and_takes_it() -> None:
    table = [
        ["Kecamatan", "PUS", "", "Metode", "", ""], ["", "Jumlah", "%", "IUD", "MOW", "Pil"],
        ["TUGUMULYO", "1.234", "45,1", 12, 13, 14], ["PURWODADI", "2.345", "55,1", 22, 23, 24],
    ]  # fmt: skip
    with pytest.raises(KkbError, match=r"berkas\.tanpa_kabupaten"):
        read_file(text(table), "mix kontrasepsi 2022-11-30.csv")
    rows = read_file(text(table), "mix kontrasepsi 2022-11-30.csv", region="16.05").rows
    assert rows["kode"].map(len).tolist() == [8, 8]
    assert rows[["pus_jumlah", "pus_persen", "metode_pil"]].values.tolist() == [[1234, 45.1, 14], [2345, 55.1, 24]]


def test_a_table_of_villages_whose_column_nobody_knows_asks_for_it_once() -> None:
    table = [
        ["Kabupaten", "Kecamatan", "Sasaran binaan", "Kelompok"],
        *([*PLACE, name, 3] for name in ("SURODADI", "WIDODO", "TRIKOYO", "MATARAM")),
        ["MUSI RAWAS", "PURWODADI", "MARDIHARJO", 2],
    ]
    with pytest.raises(KkbError, match=r"berkas\.kolom_desa") as refused:
        read_file(text(table), "rekap 2022-11-30.csv")
    told = refused.value.values
    assert (told["kolom"], told["n"], told["total"], told["ditemukan"]) == ("Kecamatan", 3, 5, "Sasaran binaan")


def test_a_kecamatan_that_stands_twice_in_a_table_of_kecamatan_is_a_finding_on_its_row() -> None:
    names = ("TUGUMULYO", "PURWODADI", "MEGANG SAKTI", "MUARA BELITI", "TUGUMULYO")
    table = [["Kabupaten", "Kecamatan", "Kelompok"], *(["MUSI RAWAS", name, n] for n, name in enumerate(names))]
    reading = read_file(text(table), "rekap 2022-11-30.csv")
    assert len(reading.rows) == 4
    assert [i.row for i in reading.issues if i.code == "baris_wilayah_beda"] == [6]


def test_the_classes_of_idm_keep_their_schemes_name_and_are_no_strata() -> None:
    for data in (text(IDM), xlsx(IDM)):
        reading = read_file(data, "unduhan 2022-11-30.xlsx")
        assert not isinstance(reading, Reading)
        assert reading.rows["idm_status"].tolist() == ["Mandiri", "Berkembang"]
        assert reading.rows["nilai_idm"].tolist() == [0.7033, 0.7]


def test_a_column_of_strata_is_for_a_person_to_map() -> None:
    table = [["Kabupaten", "Kecamatan", "Desa", "Hasil"], [*PLACE, "SURODADI", "Dasar"], [*PLACE, "WIDODO", "Mandiri"]]
    with pytest.raises(KkbError, match=r"berkas\.tak_dikenal"):
        read_file(text(table), "hasil 2022-11-30.csv")
    assert candidate(source(text(table), "a.csv")).has_strata
    assert not candidate(source(text(IDM), "a.csv")).has_strata


def test_idm_cannot_be_mapped_onto_strata() -> None:
    table = [["Kab", "Kec", "Nama", "Status"], [*PLACE, "SURODADI", "Mandiri"], [*PLACE, "WIDODO", "Maju"]]
    columns = dict(zip(("nama_kab", "nama_kec", "nama", "strata"), table[0], strict=True))
    mapped = Mapped(heading_shape(table[0]), "klasifikasi", columns)
    with pytest.raises(KkbError, match=r"berkas\.skema_lain"):
        read_file(text(table), "a 2022-11-30.csv", mappings=(mapped,))
    other = Mapped(mapped.shape, "lain", {k: v for k, v in columns.items() if k != "strata"})
    rows = read_file(text(table), "a 2022-11-30.csv", mappings=(other,)).rows
    assert rows["kode"].tolist() == ["16.05.01.2002", "16.05.01.2006"]
    assert rows["status"].tolist() == ["Mandiri", "Maju"]


def test_what_names_people_or_points_is_left_aside() -> None:
    head = ["Kabupaten", "Kecamatan", "Desa", "Nama Ketua", "NIK", "No HP", "Latitude", "Kode Desa", "Jumlah PUS"]
    rows = [[*PLACE, name, f"Ani {n}", f"160501{n:010}", f"08123456{n:04}", -3.1, f"00{n}", n] for n, name in
            enumerate(("SURODADI", "WIDODO", "TRIKOYO"), 1)]  # fmt: skip
    reading = read_file(text([head, *rows]), "pus 2022-11-30.csv")
    kept = [c for c in reading.rows.columns if reading.rows[c].notna().any()]
    assert kept[-1:] == ["jumlah_pus"] and not {"nik", "no_hp", "latitude", "kode_desa"} & set(kept)
    assert "Ani" not in reading.rows.to_csv() + repr(reading.issues)


def test_a_table_that_names_no_place_or_says_nothing_is_refused_with_what_is_known() -> None:
    for table in ([["Nama", "Hasil"], ["A", "B"]], [["Kecamatan", "Desa", "Ketua"], ["TUGUMULYO", "SURODADI", "Ani"]]):
        with pytest.raises(KkbError) as raised:
            read_file(text(table), "a 2022-11-30.csv", region="16.05")
        assert raised.value.key == "berkas.tak_dikenal"
        assert table[0][0] in raised.value.values["ditemukan"]
