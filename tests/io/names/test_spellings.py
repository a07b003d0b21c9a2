"""Confirmed spellings travel as a table; one that cannot be used refuses the whole table."""

import pytest

from kkb.core.errors import KkbError
from kkb.io.names.spellings import read_spellings

KNOWN = {"16.05.01.2002", "16.05.01", "16.05.02", "16.06.01", "16.05"}


def test_spellings_are_read_whatever_other_columns_there_are() -> None:
    data = b"tulisan;nama;kode\r\nSURODADY;Surodadi;16.05.01.2002\r\n"
    assert read_spellings(data, "e.csv", KNOWN) == (("16.05.01.2002", "SURODADY", ""),)


def test_a_spelling_may_hold_in_the_kecamatan_that_a_village_left() -> None:
    data = b"kode,tulisan,atas\n16.05.01.2002,SURODADI,16.05.02\n16.05.01.2002,SURODADY,\n"
    assert read_spellings(data, "e.csv", KNOWN) == (
        ("16.05.01.2002", "SURODADI", "16.05.02"), ("16.05.01.2002", "SURODADY", ""),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("nama,kode\nA,16.05.01.2002\n", "berkas.ejaan_kolom"),
        ("kode,tulisan\n16.05.01.9999,A\n", "berkas.ejaan_kode"),
        ("kode,tulisan\n16.05.01.2002,...\n", "berkas.ejaan_kosong"),
        ("kode,tulisan,atas\n16.05.01.2002,A,16.06.01\n", "berkas.ejaan_atas"),
        ("kode,tulisan,atas\n16.05.01.2002,A,16.05\n", "berkas.ejaan_atas"),
        ("kode,tulisan,atas\n16.05.01,A,16.05.02\n", "berkas.ejaan_atas"),
        ("kode,tulisan,atas\n16.05.01.2002,A,16.05.99\n", "berkas.ejaan_atas"),
    ],
)
def test_a_table_that_cannot_be_used_says_where(text: str, key: str) -> None:
    with pytest.raises(KkbError) as caught:
        read_spellings(text.encode(), "e.csv", KNOWN)
    assert caught.value.key == key
