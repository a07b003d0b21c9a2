"""The iBangga template comes back as it went out; a code, a year or a number that cannot be is told."""

from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.convergence.template import index_template
from kkb.core.errors import KkbError
from kkb.export.template_workbook import template_bytes
from kkb.io.readers.supporting import DatasetReading
from kkb.text.issues import issue_sentence
from tests.io.made import xlsx
from tests.io.made_side import read_file
from tests.text.words import ID

INDEX = resources.convergence().family_index
HEAD = ["Kode wilayah", "Wilayah", "Tahun", "Ketenteraman", "Kemandirian", "Kebahagiaan", "iBangga"]
NOTHING = pd.DataFrame(columns=["kode", "tahun", "contoh"])


def read(*rows: tuple[object, ...], **asked: object) -> DatasetReading:
    found = read_file(xlsx([HEAD, *map(list, rows)]), "ibangga.xlsx", **asked)
    assert isinstance(found, DatasetReading)
    return found


def told(found: DatasetReading) -> list[str]:
    return [issue.code for issue in found.issues]


def test_a_row_is_an_area_and_a_year():
    found = read(("16.05", "Kabupaten Musi Rawas", 2023, 55.2, "50,1", 62, "55,77"))
    (row,) = found.rows.to_dict("records")
    assert (found.jenis, found.region, found.date, found.issues) == ("ibangga", "16.05", date(2023, 12, 31), ())
    assert (row["kode"], row["kode_kab"], row["tahun"], row["kemandirian"], row["indeks"]) == (
        "16.05", "16.05", 2023, 50.1, 55.77,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Musi Rawas", "KAB. MUSI RAWAS", "kabupaten musi rawas", None])
def test_an_area_is_known_by_its_code_and_its_name_must_fit(name: object):
    assert read(("16.05", name, 2023, 55, 50, 60, 55)).rows["kode"].tolist() == ["16.05"]


def test_a_bps_code_stays_out_because_its_name_does_not_fit():
    found = read(("16.73", "Kota Pagar Alam", 2023, 55, 50, 60, 55), ("16.05", None, 2023, 55, 50, 60, 55))
    assert found.rows["kode"].tolist() == ["16.05"]
    assert told(found) == ["kode_wilayah_lain"]
    sentence = issue_sentence(found.issues[0], ID)
    assert "16.73 = Kota Lubuk Linggau" in sentence
    assert "BPS" in sentence


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("99.99", "Lain", 2023, 55, 50, 60, 55), "kode_wilayah_tak_dikenal"),
        ((None, "Musi Rawas", 2023, 55, 50, 60, 55), "kode_wilayah_tak_dikenal"),
        (("16.05", None, "dua ribu", 55, 50, 60, 55), "tahun_tak_sah"),
        (("16.05", None, 2099, 55, 50, 60, 55), "tahun_tak_sah"),
        (("16.05", None, None, 55, 50, 60, 55), "tahun_tak_sah"),
    ],
)
def test_a_row_without_place_or_year_stays_out(row: tuple[object, ...], code: str):
    found = read(row, ("17", "Bengkulu", 2022, 55, 50, 60, 55))
    assert (found.rows["kode"].tolist(), told(found)) == (["17"], [code])


@pytest.mark.parametrize("cell", [101, -1, "tinggi", "5.401"])
def test_a_number_beyond_0_to_100_is_not_filled_in(cell: object):
    found = read(("16.05", None, 2023, cell, 50, 60, 55))
    assert found.rows["ketenteraman"].isna().all()
    assert told(found) == ["indeks_di_luar"]


def test_an_index_outside_its_dimensions_is_kept_and_told():
    found = read(("16.05", None, 2023, 55, 50, 60, "70,5"))
    assert found.rows["indeks"].tolist() == [70.5]
    assert told(found) == ["indeks_di_luar_dimensi"]
    assert "50,00–60,00" in issue_sentence(found.issues[0], ID)


def test_an_index_is_never_computed_from_its_dimensions():
    found = read(("16.05", None, 2023, 55, 50, 60, None))
    assert found.rows["indeks"].isna().all()
    assert told(found) == ["indeks_kosong"]


def test_an_area_and_year_counts_once_and_what_two_rows_say_differently_is_taken_from_neither():
    row, other = ("16.05", None, 2023, 55, 50, 60, 55), ("16.05", None, 2023, 56.5, 50, 60, 55)
    found = read(row, row)
    assert (found.rows["ketenteraman"].tolist(), told(found)) == ([55], ["baris_wilayah_ganda"])
    for rows in ((row, other), (other, row)):
        found = read(*rows)
        assert found.rows["ketenteraman"].isna().all() and found.rows["indeks"].tolist() == [55]
        assert told(found) == ["baris_wilayah_beda"]
    assert found.issues[0].allowed[0].endswith("56,5 ≠ 55")


def test_the_region_is_the_narrowest_that_holds_all_or_the_one_asked_for():
    rows = [(code, None, 2023, 55, 50, 60, 55) for code in ("16.05", "16.05.01")]
    assert read(*rows).region == "16.05"
    assert read(*rows, ("16.73", None, 2023, 55, 50, 60, 55)).region == "16"
    assert read(*rows, ("17", None, 2023, 55, 50, 60, 55)).region == "00"
    assert read(*rows, ("17", None, 2023, 55, 50, 60, 55), region="16.05").rows["kode"].tolist() == [
        "16.05",
        "16.05.01",
    ]


def test_a_template_goes_out_blank_is_refused_and_comes_back_with_what_was_known():
    known = pd.DataFrame([{"kode": "16.05", "tahun": 2023, "contoh": False, "indeks": 55.0,
                           "ketenteraman": 54.0, "kemandirian": 50.0, "kebahagiaan": 61.0}])  # fmt: skip
    headings = {c.key: c.heading for c in resources.known_files().layouts["ibangga"].columns}
    areas = places(resources.gazetteer())
    blank, filled = (index_template("16.05.01", areas, told, INDEX, (2023, 2024)) for told in (NOTHING, known))
    assert len(blank) == len(filled) == 2 * 15
    with pytest.raises(KkbError) as caught:
        read_file(template_bytes(blank, headings, {}, ()), "templat_ibangga.xlsx")
    assert caught.value.key == "berkas.templat_kosong"
    found = read_file(template_bytes(filled, headings, {}, ()), "templat_ibangga.xlsx")
    assert found.rows[["kode", "tahun", "indeks"]].to_numpy().tolist() == [["16.05", 2023, 55.0]]
    assert told(found) == ["templat_kosong_ibangga"]


def test_what_is_made_up_is_not_handed_out_as_fact():
    invented = pd.DataFrame([{"kode": "16.05", "tahun": 2023, "contoh": True, "indeks": 55.0,
                              "ketenteraman": 54.0, "kemandirian": 50.0, "kebahagiaan": 61.0}])  # fmt: skip
    found = index_template("16.05", places(resources.gazetteer()), invented, INDEX, (2023,))
    assert found["indeks"].isna().all()
