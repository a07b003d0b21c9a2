"""Frames go into the database and come back unchanged, whatever stands in them."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from kkb.core.counts.rows import INDICES, ITEMS, PLACE_COLUMNS, ROW_COLUMNS, empty_rows, typed_rows
from kkb.store.frames import frame, row_values, stored_text

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
cells = {
    **dict.fromkeys(PLACE_COLUMNS, st.none() | texts),
    **dict.fromkeys(ITEMS, st.none() | st.integers(-128, 127)),
    **dict.fromkeys(INDICES, st.none() | st.floats(allow_nan=False)),
    "strata": st.none() | texts,
    "lapor": st.booleans(),
}


@given(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=5))
def test_rows_survive_the_way_to_plain_values_and_back(rows: list[dict[str, object]]) -> None:
    typed = typed_rows(pd.DataFrame({c: pd.Series([row[c] for row in rows], dtype=object) for c in ROW_COLUMNS}))
    assert_frame_equal(frame(row_values(typed), ROW_COLUMNS), typed)


def test_no_rows_keep_their_columns_and_types() -> None:
    assert row_values(empty_rows()) == []
    assert_frame_equal(frame([], ROW_COLUMNS), empty_rows())


def test_every_blank_becomes_none_and_every_number_a_plain_one() -> None:
    rows = typed_rows(pd.DataFrame({"unit": ["a"], "input_pokja": [3], "index_input": [float("nan")]}))
    values = dict(zip(ROW_COLUMNS, row_values(rows)[0], strict=True))
    assert values["unit"] == "a"
    assert type(values["input_pokja"]) is int
    assert type(values["lapor"]) is bool
    assert {values[c] for c in ("nama", "input_pkb", "index_input", "strata")} == {None}


def test_text_loses_only_what_no_database_can_keep() -> None:
    assert stored_text("Ma’mur <b>\t🏠") == "Ma’mur <b>\t🏠"
    assert stored_text("a\0b\ud800c") == "ab?c"


def test_equal_texts_are_one_object_in_memory() -> None:
    codes = frame([("".join(["16", ".05"]),), ("".join(["16", ".05"]),)], ("kode_kab",))["kode_kab"].tolist()
    assert codes[0] is codes[1]
