"""I, 1 and Satu are one numeral and never another; words cut short are read when only one village can be meant."""

import pandas as pd
import pytest

from tests.io.made import code_list, read_rows, village


def _code(name: str, listed: pd.DataFrame) -> str:
    """The code of a village's name in the one kecamatan of a list."""
    place = listed.iloc[0]
    row = village(name, Provinsi=place["nama_prov"], Kabupaten=place["nama_kab"], Kecamatan=place["nama_kec"])
    return read_rows(row, listed=listed).rows.at[0, "kode"]


@pytest.mark.parametrize("name", ["MEGANG SAKTI 2", "MEGANG SAKTI DUA", "MEGANGSAKTI 02", "Megang Sakti ke-2"])
def test_a_numeral_is_one_in_every_writing(name: str) -> None:
    reading = read_rows(village(name, Kecamatan="MEGANG SAKTI"))
    assert list(reading.rows["kode"]) == ["16.05.12.2003"]
    assert [(i.code, i.hint) for i in reading.issues] == [("nama_dibaca", "Megang Sakti II")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22 ILIR", 1), ("XXII ILIR", 1), ("DUA PULUH DUA ILIR", 1), ("DUAPULUHDUA ILIR", 1), ("XX II ILIR", None),
        ("2 ILIR", 2), ("ILIR 2", None), ("9-10 ULU", 3), ("SEMBILAN SEPULUH ULU", 3), ("10-9 ULU", None),
        ("19 ULU", None), ("SUKA 1", None), ("SUKA I", 4), ("SUKA SATU", 5), ("L SIDOHARJO", 6), ("50 SIDOHARJO", None),
    ],
)  # fmt: skip
def test_a_number_in_words_is_read_whole_and_one_that_two_villages_have_decides_nothing(
    written: str, meant: int | None
) -> None:
    names = ("Dua-puluh-dua Ilir", "Dua Ilir", "Sembilan/Sepuluh Ulu", "Suka I", "Suka Satu", "L. Sidoharjo")
    listed = code_list(
        *((f"16.71.01.100{n}", name, "Ilir", "Kota Palembang", "Sumatera Selatan") for n, name in enumerate(names, 1))
    )
    code = _code(written, listed)
    assert code == f"16.71.01.100{meant}" if meant else "~" in code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("TJG. SARI", "2001"),
        ("TG SARI", None),
        ("TJ SARI", None),
        ("S. SARI", None),
        ("SEI SARI", "2002"),
        ("TUA SARI", None),
    ],
)
def test_a_word_cut_short_is_read_when_only_one_village_can_be_meant(written: str, code: str | None) -> None:
    names = ("Tanjung Sari", "Sungai Sari", "Simpang Sari", "Tinjau Sari", "Tungau Sari")
    listed = code_list(
        *((f"32.01.01.200{n}", name, "Cibinong", "Kabupaten Bogor", "Jawa Barat") for n, name in enumerate(names, 1))
    )
    found = _code(written, listed)
    assert found == f"32.01.01.{code}" if code else "~" in found
