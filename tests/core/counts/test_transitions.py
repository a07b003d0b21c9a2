"""Who stood where at two dates: everybody is counted once, and nothing is made up where nothing was known."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.counts.transitions import ABSENT, transition_counts, transitions

KEYS = ("belum_lapor", "dasar", "berkembang", "mandiri", "berkelanjutan")


def _rows(classes: dict[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame({"unit": list(classes), "kelas": list(classes.values())}, dtype=object)
    frame["kode"] = frame["unit"].str.split("#").str[0]
    return frame.assign(kode_kab=frame["kode"].str[:5])


def test_each_kampung_kb_has_a_class_then_and_now() -> None:
    moved = transitions(
        _rows({"16.05.01.2001": "dasar", "16.05.01.2002": "mandiri"}),
        _rows({"16.05.01.2001": "mandiri", "16.05.01.2003": "dasar"}),
    )
    found = {row.unit: (row.dari, row.ke) for row in moved.itertuples()}
    assert found == {
        "16.05.01.2001": ("dasar", "mandiri"), "16.05.01.2002": ("mandiri", ABSENT), "16.05.01.2003": (ABSENT, "dasar"),
    }  # fmt: skip


def test_a_kabupaten_without_data_then_is_not_newly_formed() -> None:
    moved = transitions(_rows({"16.05.01.2001": "dasar"}), _rows({"16.05.01.2001": "dasar", "17.01.01.2001": "dasar"}))
    assert moved["unit"].tolist() == ["16.05.01.2001"]


def test_two_kampung_kb_in_one_village_are_two() -> None:
    both = _rows({"16.05.01.2001": "dasar", "16.05.01.2001#2": "mandiri"})
    assert transition_counts(transitions(both, both), KEYS).to_numpy().sum() == 2


@given(st.lists(st.tuples(st.sampled_from((*KEYS, None)), st.sampled_from((*KEYS, None))), min_size=1, max_size=30))
def test_rows_sum_to_then_and_columns_to_now(pairs: list[tuple[str | None, str | None]]) -> None:
    was = {f"16.05.01.{2001 + n}": a for n, (a, _) in enumerate(pairs) if a}
    now = {f"16.05.01.{2001 + n}": b for n, (_, b) in enumerate(pairs) if b}
    counts = transition_counts(transitions(_rows(was | {"16.05.99.2001": "dasar"}), _rows(now)), (ABSENT, *KEYS))
    for key in KEYS:
        assert counts.loc[key].sum() == list(was.values()).count(key) + (key == "dasar")
        assert counts[key].sum() == list(now.values()).count(key)
