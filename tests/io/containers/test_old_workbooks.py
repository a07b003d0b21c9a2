"""Old workbooks: stray cells cost nothing, formulas without a value are told, damage is a sentence."""

import random
import tracemalloc
from pathlib import Path

import pytest

from kkb.core.errors import KkbError
from kkb.io.containers.sheets import read_sheets
from tests.io.made import HEADINGS, cells, village, villages
from tests.io.made_side import read_file
from tests.io.made_xls import cells as records
from tests.io.made_xls import formula, number, old_workbook

NAME = "rekap_2023-08-30.xls"
BOOK = Path(__file__).parent / "berkas" / "klasifikasi.xls"
OUTPUT = HEADINGS.index("Output MKJP")


def test_one_stray_cell_far_out_costs_nothing_and_stays_where_it_is() -> None:
    data = old_workbook([*records([["a", None, "c"], [1, None, 2]]), number(65535, 255, 7)], records([["x"]]))
    tracemalloc.start()
    first, second = read_sheets(data, NAME)
    rows = list(first.numbered(None, 256))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000
    assert [(n, cells[0], cells[2]) for n, cells in rows[:2]] == [(1, "a", "c"), (2, 1.0, 2.0)]
    assert (rows[2][0], rows[2][1][255]) == (65536, 7.0)
    assert list(first.numbered(2, 3)) == [(1, ("a", None, "c")), (2, (1.0, None, 2.0))]
    assert list(second.numbered(None, 9)) == [(1, ("x",))]


def test_a_formula_that_was_never_reckoned_is_told_with_its_place() -> None:
    table = cells([village("SURODADI"), village("WIDODO", Output_MKJP=None)])
    with pytest.raises(KkbError, match=r"berkas\.rumus") as refused:
        read_file(old_workbook([*records(table), formula(2, OUTPUT, None)]), NAME)
    assert (refused.value.values["baris"], refused.value.values["kolom"]) == (3, "Output MKJP")


def test_a_formula_with_an_empty_text_is_blank_where_another_has_its_value() -> None:
    table = cells([village("SURODADI", Output_CPR=None), village("WIDODO", Output_MKJP=None)])
    reckoned = [*records(table), formula(1, HEADINGS.index("Output CPR"), 2.0), formula(2, OUTPUT, None)]
    rows = read_file(old_workbook(reckoned), NAME).rows
    assert (rows.at[0, "output_cpr"], rows["output_mkjp"].isna().tolist()) == (2, [False, True])


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_damaged_gives_a_sentence(seed: int) -> None:
    dice = random.Random(seed)
    whole = BOOK.read_bytes() if seed % 2 else old_workbook(records(cells(villages(5))))
    data = bytearray(whole[: dice.randrange(600, len(whole))] if seed % 4 == 3 else whole)
    for _ in range(dice.randrange(1, 60)):
        data[dice.randrange(8, len(data))] = dice.randrange(256)
    try:
        for sheet in read_sheets(bytes(data), NAME):
            list(sheet.numbered(None, 64))
    except KkbError as error:
        assert error.key.startswith("berkas.")
