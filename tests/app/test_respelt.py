"""A village stored without a match and spelt right in a later part is one village, not two."""

from datetime import date

import pytest

from kkb.app import imports
from kkb.app.context import AppContext
from kkb.app.parts import state_after
from kkb.app.respelt import with_respelt
from kkb.io.readers.classification import Reading
from tests.io.made import Row, cells, village, villages, xlsx

FEB, MAR = date(2024, 2, 1), date(2024, 3, 1)
WHOLE = villages(6)


def read(app: AppContext, on: date, *rows: Row) -> Reading:
    return imports.read_file(app, xlsx(cells(rows)), f"rekap_{on}.xlsx")


@pytest.mark.parametrize(
    ("stored", "later", "code"),
    [
        (village("WUKIRSARRI"), village("WUKIRSARI"), "Wukirsari"),
        (village("MARDIHARJO", Kecamatan="PURWODADDI"), village("MARDIHARJO", Kecamatan="PURWODADI"), "Mardi Harjo"),
    ],
)
def test_the_later_row_takes_the_place_of_the_misspelt_one(app: AppContext, stored: Row, later: Row, code: str) -> None:
    imports.accept(app, read(app, FEB, *WHOLE, stored))
    reading = read(app, MAR, WHOLE[0], later)
    assert [i.code for i in with_respelt(app, reading).issues if i.severity == "periksa"] == ["ejaan_tersimpan"]
    assert len(state_after(app, reading)) == 7
    imports.accept(app, reading, parts=frozenset({"16.05"}))
    now = app.store.rows_at("16.05")
    assert len(now) == 7 and now["nama"].tolist().count(code) == 1
    assert not now["kode"].str.contains("~").any()


@pytest.mark.parametrize("later", [village("NGADIREJO"), village("WUKIRSARI II")])
def test_a_village_of_another_name_takes_nobodys_place(app: AppContext, later: Row) -> None:
    imports.accept(app, read(app, FEB, *WHOLE, village("WUKIRSARRI")))
    imports.accept(app, read(app, MAR, WHOLE[0], later), parts=frozenset({"16.05"}))
    assert len(app.store.rows_at("16.05")) == 8


def test_a_part_that_names_both_keeps_both(app: AppContext) -> None:
    imports.accept(app, read(app, FEB, *WHOLE, village("WUKIRSARRI")))
    both = read(app, MAR, village("WUKIRSARRI"), village("WUKIRSARI"))
    imports.accept(app, both, parts=frozenset({"16.05"}))
    assert len(app.store.rows_at("16.05")) == 8
