"""Two Kampung KB in one village, from file to answer: nobody moves because rows stand in another order."""

from datetime import date

from kkb.app import imports
from kkb.app.context import AppContext
from tests.io.made import cells, reached, village, xlsx
from tests.io.made_side import rekap

FEB, MAR = date(2024, 2, 1), date(2024, 3, 1)
CODE = "16.05.01.2002"


def bring(app: AppContext, on: date, *rows: dict[str, object]) -> imports.Reading:
    reading = imports.read_file(app, xlsx(cells(rows)), f"rekap_{on}.xlsx")
    imports.accept(app, reading)
    return reading


def test_nobody_moves_when_the_rows_stand_in_another_order(app: AppContext) -> None:
    melati, kenanga = reached(Kampung_KB="Melati"), village(Kampung_KB="Kenanga")
    bring(app, FEB, melati, kenanga, village("WIDODO"))
    told = bring(app, MAR, {**kenanga, "Kampung KB": "KAMPUNG KB KENANGA"}, melati, village("WIDODO"))
    change = app.change(app.area_view("16.05"))
    assert (change.counts.stayed, change.counts.promoted, change.counts.demoted) == (3, 0, 0)
    history = app.store.history("16.05")
    own = history[history["kode"] == CODE].groupby("unit")["strata"].agg(list).to_dict()
    assert sorted(map(tuple, own.values())) == [("berkelanjutan",) * 2, ("dasar",) * 2]
    assert told.rows["unit"].tolist()[:2] == [CODE, f"{CODE}#2"]


def test_an_older_file_that_comes_later_keeps_the_names_apart_too(app: AppContext) -> None:
    melati, kenanga = reached(Kampung_KB="Melati"), village(Kampung_KB="Kenanga")
    bring(app, MAR, melati, kenanga)
    bring(app, FEB, kenanga, melati)
    assert app.change(app.area_view("16.05")).counts.stayed == 2


def test_a_second_one_is_newly_formed_and_the_first_stays_who_it_was(app: AppContext) -> None:
    bring(app, FEB, reached(Kampung_KB="Melati"))
    bring(app, MAR, village(Kampung_KB="Anggrek"), reached(Kampung_KB="Melati"))
    movement = app.change(app.area_view("16.05")).counts
    assert (movement.stayed, movement.formed, movement.demoted) == (1, 1, 0)


def test_a_profile_speaks_for_the_kampung_kb_of_its_name(app: AppContext) -> None:
    bring(app, FEB, reached(Kampung_KB="Melati"), village(Kampung_KB="Kenanga"))
    own = dict(zip(*app.area_view("16.05").rows[["kampung", "unit"]].T.values.tolist(), strict=True))
    rows = [{"Desa": "SURODADI", "Kampung KB": name, "Pus": n} for n, name in enumerate(("Kenanga", "Melati"))]
    table = rekap(*rows)
    reading = imports.read_file(app, xlsx(table), "rekap-kampung-table_20240301000000.xlsx")
    assert reading.rows["unit"].tolist() == [own["Kenanga"], own["Melati"]]
    alone = rekap({"Desa": "SURODADI", "Kampung KB": "Kenanga", "Pus": 1})
    assert imports.read_file(app, xlsx(alone), "rekap_20240301.xlsx").rows["unit"].tolist() == [own["Kenanga"]]
