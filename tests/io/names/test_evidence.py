"""An unknown kabupaten is known by its kecamatan, an unknown kecamatan by its villages; no neighbour is named."""

import pandas as pd
import pytest

from kkb.io.names.suggestions import unmatched_names
from tests.io.made import Row, code_list, codes, found, read_rows, village

KAB, NEXT, PROV = "Kabupaten Tabo", "Kabupaten Samori", "Sumatera Selatan"
NAMES = ("Anyar", "Bening", "Cempaka", "Dahlia", "Enau", "Flamboyan")
KECS = ("Laut Dalam", "Bukit", "Lembah", "Muara")
ALL = (*KECS, "Hulu Barat Dua")
LISTED = code_list(
    *(
        (f"16.93.0{k}.200{n}", f"{name} {kec}", kec, KAB, PROV)
        for k, kec in enumerate(ALL, 1) for n, name in enumerate(NAMES, 1)
    ),
    ("16.93.06.2001", "Teratai", "Lembah Baru", KAB, PROV),
    ("16.94.01.2001", "Cuka", "Rawa", NEXT, PROV),
)  # fmt: skip


def rows(kab: str, *kecs: str, names: int = 6, written: str | None = None) -> list[Row]:
    """The first so many villages of each kecamatan, under a kabupaten and perhaps another kecamatan's name."""
    return [
        village(f"{name} {kec}".upper(), Kabupaten=kab, Kecamatan=written or kec.upper())
        for kec in kecs for name in NAMES[:names]
    ]  # fmt: skip


def suggested(frame: pd.DataFrame) -> list[tuple[str, str, tuple[int, int] | None]]:
    """The first suggestion of each unmatched name: written, code, how many below lie in it."""
    return [
        (one.written, one.suggestions[0].code, one.suggestions[0].below)
        for one in unmatched_names(frame, LISTED) if one.suggestions
    ]  # fmt: skip


def test_a_renamed_kabupaten_with_few_kecamatan_is_suggested_by_them_and_told_once() -> None:
    reading = read_rows(*rows("TABO SAMORI", *KECS[:2]), listed=LISTED)
    assert [(i.code, i.allowed, i.hint) for i in reading.issues] == [("kabupaten_diduga", ("12", "2", "2"), KAB)]
    assert (reading.region, reading.unmatched) == ("16.~tabo-samori", 12)
    assert suggested(reading.rows) == [("TABO SAMORI", "16.93", (2, 2))]


def test_a_renamed_kabupaten_with_four_kecamatan_and_their_villages_is_read_as_that_one() -> None:
    reading = read_rows(*rows("TABO SAMORI", *KECS), listed=LISTED)
    assert [(i.code, i.severity, i.allowed, i.hint) for i in reading.issues] == [
        ("kabupaten_dari_kecamatan", "catatan", ("24", "4", "4"), KAB)
    ]
    assert (reading.region, reading.unmatched) == ("16.93", 0)


def test_kecamatan_of_the_same_names_with_other_villages_do_not_make_a_kabupaten() -> None:
    strange = [row | {"Desa": f"ENTAH {n}"} for n, row in enumerate(rows("TABO SAMORI", *KECS))]
    assert read_rows(*strange, listed=LISTED).unmatched == 24


def test_a_kabupaten_that_another_name_of_the_file_means_already_is_only_suggested() -> None:
    reading = read_rows(*rows("TABO SAMORI", *KECS), *rows("TABO", "Hulu Barat Dua"), listed=LISTED)
    assert codes(reading) == ["kabupaten_diduga"]
    assert (reading.region, reading.unmatched, len(reading.rows)) == ("16", 24, 30)


@pytest.mark.parametrize("name", ["KEP. SERIBU", "KAB. ADM. KEP. SERIBU", "KABUPATEN ADM KEPULAUAN SERIBU"])
def test_kepulauan_and_administrasi_may_be_cut_short(name: str) -> None:
    place = ("Kepulauan Seribu Utara", "Kabupaten Administrasi Kepulauan Seribu", "DKI Jakarta")
    pangkajene = ("Y", "Kabupaten Pangkajene dan Kepulauan", "Sulawesi Selatan")
    listed = code_list(("31.01.01.1001", "Pulau Panggang", *place), ("73.10.01.1001", "X", *pangkajene))
    row = village("PULAU PANGGANG", Provinsi="DKI JAKARTA", Kabupaten=name, Kecamatan="KEPULAUAN SERIBU UTARA")
    assert list(read_rows(row, listed=listed).rows["kode"]) == ["31.01.01.1001"]
    other = village("X", Provinsi="SULAWESI SELATAN", Kabupaten="PANGKAJENE KEPULAUAN", Kecamatan="Y")
    assert list(read_rows(other, listed=listed).rows["kode"]) == ["73.10.01.1001"]


def test_a_kecamatan_is_suggested_by_its_villages_with_their_count_and_told_once() -> None:
    reading = read_rows(*rows("TABO", "Bukit", names=3, written="TAMPAN"), listed=LISTED)
    assert [(i.code, i.allowed, i.hint) for i in reading.issues] == [("kecamatan_diduga", ("3", "3", "3"), "Bukit")]
    assert suggested(reading.rows) == [("TAMPAN", "16.93.02", (3, 3))]


def test_a_kecamatan_is_read_by_many_villages_or_by_some_and_a_name_that_is_like_it() -> None:
    renamed = read_rows(*rows("TABO", "Bukit", written="TAMPAN"), listed=LISTED)
    assert [(i.code, i.allowed) for i in renamed.issues] == [("kecamatan_dari_desa", ("6", "6", "6"))]
    assert set(renamed.rows["kode_kec"]) == {"16.93.02"} and renamed.unmatched == 0
    misspelt = read_rows(*rows("TABO", "Bukit", names=4, written="BUKITT"), listed=LISTED)
    assert misspelt.unmatched == 0
    assert read_rows(*rows("TABO", "Bukit", names=4, written="TAMPAN"), listed=LISTED).unmatched == 4


def test_a_kecamatan_that_the_file_also_names_plainly_is_only_suggested() -> None:
    both = [*rows("TABO", "Bukit", written="TAMPAN"), *rows("TABO", "Bukit")]
    assert codes(read_rows(*both, listed=LISTED)).count("kecamatan_diduga") == 1


@pytest.mark.parametrize(
    "written", ["HULU BARAT I", "HULU BARAT TIGA", "HILIR BARAT DUA", "HULU TIMUR II", "HULU BARAT"]
)
def test_no_kecamatan_of_another_numeral_or_direction_is_named_whatever_its_villages_say(written: str) -> None:
    reading = read_rows(*rows("TABO", "Hulu Barat Dua", written=written), listed=LISTED)
    assert [i.hint for i in found(reading, "kecamatan_tak_dikenal")] == [None]
    assert reading.unmatched == 6 and suggested(reading.rows) == []


@pytest.mark.parametrize("written", ["HULU BARAT DUAA", "HULU BRAT DUA", "ULU BARAT 2"])
def test_a_direction_or_number_that_is_the_same_does_not_keep_a_suggestion_away(written: str) -> None:
    frame = read_rows(village("ENTAH", Kabupaten="TABO", Kecamatan=written), listed=LISTED).rows
    expected = [] if written == "HULU BARAT DUAA" else [(written, "16.93.05", None)]
    assert suggested(frame) == expected


def test_a_village_that_moved_is_offered_with_its_kecamatan_of_today() -> None:
    frame = read_rows(village("TERATAI", Kabupaten="TABO", Kecamatan="LEMBAH"), listed=LISTED).rows
    (one,) = unmatched_names(frame, LISTED)
    assert (one.suggestions[0].code, one.suggestions[0].home) == ("16.93.06.2001", "Lembah Baru")


@pytest.mark.parametrize(
    ("written", "official"),
    [("SIDO MULYO BESAR", "Sidomulyo Kecil"), ("SUKA JAYA LAMA", "Suka Jaya Baru"), ("AUR GADANG", "Aur Ketek"),
     ("SIDO MULYO", "Sidomulyo II"), ("RAWA ATAS", "Rawa Bawah"), ("BLANG TUNONG", "Blang Baroh")],
)  # fmt: skip
def test_no_village_of_another_size_age_or_numeral_is_suggested(written: str, official: str) -> None:
    listed = code_list(("16.93.01.2001", official, "Laut", KAB, PROV))
    reading = read_rows(village(written, Kabupaten="TABO", Kecamatan="LAUT"), listed=listed)
    assert [issue.hint for issue in reading.issues] == [None]
    assert [one.suggestions for one in unmatched_names(reading.rows, listed)] == [()]


def test_of_two_villages_equally_like_a_name_none_is_suggested() -> None:
    listed = code_list(
        ("16.93.01.2001", "Sukamaja", "Laut", KAB, PROV), ("16.93.01.2002", "Sukamaji", "Laut", KAB, PROV)
    )
    reading = read_rows(village("SUKAMAJO", Kabupaten="TABO", Kecamatan="LAUT"), listed=listed)
    assert [one.suggestions for one in unmatched_names(reading.rows, listed)] == [()]
