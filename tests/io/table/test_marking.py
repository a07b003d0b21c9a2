"""The cells of a file as its reader took them: headings found, personal columns blank."""

from kkb.app import resources
from kkb.io.readers.source import open_source
from kkb.io.table.marking import copied
from tests.io.made import HEADINGS, cells, villages, xlsx


def copy_of(*sheets: list[list[object]]):
    listed, scheme, known = resources.gazetteer(), resources.scheme(), resources.known_files()
    return copied(open_source(xlsx(*sheets), "rekap.xlsx", listed, scheme, known))


def test_the_sheet_that_was_read_with_its_headings_and_rows():
    found = copy_of([["catatan"]], [["Rekap"], [], *cells(villages(2))])
    assert found.name == "Lembar2"
    assert [n for n, _ in found.rows] == [1, 3, 4, 5]
    assert found.columns["Klasifikasi"] == HEADINGS.index("Klasifikasi")


def test_columns_with_personal_data_are_blank():
    table = [[*row, extra] for row, extra in zip(cells(villages(2)), ("NIP", "1978", "1980"), strict=True)]
    found = copy_of(table)
    assert [row[-1] for _, row in found.rows] == [None, None, None]
    assert found.rows[1][1][5] == villages()[0]["Desa"]


def test_a_table_that_nobody_knows_is_copied_without_headings():
    found = copy_of([["a", "b"], [1, 2]])
    assert (found.columns, len(found.rows)) == ({}, 2)
