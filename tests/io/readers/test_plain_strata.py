"""A table of villages and strata without scores, under headings that offices use: read without a question."""

import pytest

from kkb.core.errors import KkbError
from kkb.io.readers.classification import Reading
from kkb.io.readers.supporting import DatasetReading
from tests.io.made import codes, found, xlsx
from tests.io.made_side import read_file

NAME = "rekap_20221101101500.xlsx"
ROWS = [("Musi Rawas", "Tugumulyo", "Surodadi", "Mandiri"), ("Musi Rawas", "Tugumulyo", "Widodo", "Klasifikasi Dasar")]


def _read(headings: tuple[str, ...], rows: list[tuple[object, ...]], name: str = NAME) -> Reading | DatasetReading:
    return read_file(xlsx([list(headings), *map(list, rows)]), name)


@pytest.mark.parametrize(
    "headings",
    [
        ("Kabupaten", "Kapanewon/Kemantren", "Kalurahan", "Klasifikasi"),
        ("Kab/Kota", "Distrik", "Desa/Kelurahan", "Strata"),
        ("Kab", "Kec", "Nagari/Desa", "Strata Kampung KB"),
        ("Kabupaten", "Kecamatan", "Ohoi", "Status Strata"),
    ],
)
def test_villages_and_strata_alone_are_a_classification(headings: tuple[str, ...]) -> None:
    reading = _read(headings, ROWS)
    assert isinstance(reading, Reading)
    assert dict(zip(reading.rows["kode"], reading.rows["strata"], strict=True)) == {
        "16.05.01.2002": "mandiri", "16.05.01.2006": "dasar",
    }  # fmt: skip
    assert found(reading, "tabel_strata")[0].allowed == headings


def test_classes_of_another_scheme_are_no_strata() -> None:
    rows = [(*row[:3], state) for row, state in zip(ROWS, ("Maju", "Berkembang"), strict=True)]
    reading = _read(("Kabupaten", "Kecamatan", "Desa", "Status IDM"), rows)
    assert isinstance(reading, DatasetReading)


def test_a_table_without_the_kabupaten_is_still_asked_about() -> None:
    with pytest.raises(KkbError) as refusal:
        _read(("Kecamatan", "Desa", "Klasifikasi"), [row[1:] for row in ROWS])
    assert refusal.value.key == "berkas.tak_dikenal"


def test_two_columns_for_one_thing_are_asked_about() -> None:
    with pytest.raises(KkbError):
        _read(("Kabupaten", "Kecamatan", "Desa", "Kelurahan", "Klasifikasi"), [(*r[:3], r[2], r[3]) for r in ROWS])


def test_the_words_for_what_it_is_leave_a_note() -> None:
    reading = _read(("Kabupaten", "Kecamatan", "Desa", "Klasifikasi"), ROWS)
    assert "klasifikasi_alias" in codes(reading)


def test_strata_that_are_formulas_without_a_value_are_told_as_such() -> None:
    """Without them nothing says what the table is; to ask for its columns would lead nowhere."""
    with pytest.raises(KkbError) as refusal:
        _read(("Kabupaten", "Kecamatan", "Desa", "Strata"), [(*row[:3], '=IF(A2="","","Mandiri")') for row in ROWS])
    assert refusal.value.key == "berkas.rumus"
    assert refusal.value.values["kolom"] == "Strata"
