"""The frame of a snapshot: its columns and types, whatever it was made from; what a person can put right."""

import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS, ROW_COLUMNS, empty_rows, typed_rows
from kkb.core.errors import KkbError


def test_no_rows_have_every_column_and_type():
    rows = empty_rows()
    assert tuple(rows.columns) == ROW_COLUMNS
    assert len(rows) == 0
    assert {str(rows[i].dtype) for i in ITEMS} == {"Int8"}
    assert {str(rows[i].dtype) for i in INDICES} == {"float64"}
    assert rows["lapor"].dtype == bool


def test_blanks_stay_blank_and_the_stratum_is_text_or_none():
    rows = typed_rows(pd.DataFrame({"unit": ["a", "b"], "strata": ["dasar", float("nan")], "output_cpr": [3, None]}))
    assert rows["strata"].tolist() == ["dasar", None]
    assert rows["output_cpr"].isna().tolist() == [False, True]
    assert rows["output_mkjp"].isna().all()


def test_columns_nobody_asked_for_are_dropped_and_the_index_starts_anew():
    rows = typed_rows(pd.DataFrame({"unit": ["a", "b"], "nip": ["1", "2"]}, index=[7, 9]))
    assert "nip" not in rows
    assert rows.index.tolist() == [0, 1]


def test_an_error_names_its_sentence_and_its_values():
    assert str(KkbError("galat.persen_di_luar", value=130)) == "galat.persen_di_luar: value=130"
    assert str(KkbError("galat.tak_terduga")) == "galat.tak_terduga"
