"""What may come out of a reading process, and what may not."""

import json
from datetime import date, datetime, time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.issue import Issue
from kkb.isolated.values import decode, encode

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.tuples(inner, inner) | st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=12,
)
FRAME = pd.DataFrame({
    "teks": pd.Series(["a", None, "ç"], dtype="str"), "apa": pd.Series([1, "b", None], dtype=object),
    "angka": pd.Series([1, None, 3], dtype="Int8"), "pecahan": [0.5, np.nan, 2.0], "ya": [True, False, True],
    "mungkin": pd.Series([True, None, False], dtype="boolean"),
    "hari": pd.to_datetime(["2024-01-01", None, "2024-02-01"]),
})  # fmt: skip


@given(PLAIN)
def test_plain_values_come_through_as_they_are(value: object) -> None:
    there = decode(encode(value))
    assert there == value and type(there) is type(value)


@pytest.mark.parametrize("index", [None, [3, 5, 9], ["a", "b", "c"]])
def test_tables_come_through_with_their_kinds(index: list[object] | None) -> None:
    frame = FRAME if index is None else FRAME.set_axis(index)
    pd.testing.assert_frame_equal(decode(encode(frame)), frame)


def test_findings_and_moments_come_through() -> None:
    found = (Issue("a", "tolak", 3, "Desa", "x", ("y",)), date(2024, 1, 1), datetime(2024, 1, 1, 8), time(8, 30))
    assert decode(encode(found)) == found


def test_what_is_not_ours_may_not_leave() -> None:
    with pytest.raises(TypeError):
        encode(object())


@pytest.mark.parametrize(
    "told",
    [
        {"$": "os:system", "v": {"command": "true"}}, {"$": "subprocess:Popen", "v": {"args": ["true"]}},
        {"$": "kkb.isolated.run:Work", "v": {"task": "", "file": "", "given": None}},
        {"$": "kkb.io.containers.sheet:read_frames", "v": {}}, {"$": "kkb.core.issue:Issue.__init__", "v": {}},
        {"$": "kkb.core.issue:dataclass", "v": {}}, {"$": "kkb.io.nowhere:Issue", "v": {}},
        {"$": "kkb.core.issue:Issue", "v": {"x": 1}},
        {"$": "frame", "v": {"rows": 2, "columns": [["a", "object", [1]]], "index": None}},
        {"$": "frame", "v": {"rows": 1, "columns": [["a", "datetime64[fs]", [1]]], "index": None}},
        {"$": "frame", "v": 3}, {"$": "date", "v": "x"}, {"$": "tuple", "v": 5}, {"$": [], "v": 1}, [1, 2], {},
    ],
)  # fmt: skip
def test_nothing_else_is_made_of_what_a_process_says(told: object) -> None:
    with pytest.raises(ValueError):
        decode(json.dumps(told).encode())


@pytest.mark.parametrize("told", [b"", b"{", b"\xff\xff", b"[" * 100_000, b'{"$":' * 50_000])
def test_noise_is_no_result(told: bytes) -> None:
    with pytest.raises(ValueError):
        decode(told)
