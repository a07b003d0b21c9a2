"""Which snapshot speaks for a kabupaten at a date, held against the rule read out loud."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.counts.state import PAIR_COLUMNS, pairs_at, pairs_in_rule
from tests.core.villages import FEW

START = date(2022, 1, 1)
DAYS = [START + timedelta(days=n) for n in range(0, 60, 20)]
pair_frames = st.lists(
    st.tuples(st.sampled_from(["16.05", "16.73"]), st.sampled_from(DAYS), st.booleans()), max_size=12
).map(lambda found: made(*((kab, n, day, example) for n, (kab, day, example) in enumerate(found, 1))))
asked = st.one_of(st.none(), st.sampled_from([START - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=9)]))


def made(*pairs: tuple[str, int, date, bool]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=list(PAIR_COLUMNS), dtype=object)


def speaking(pairs: pd.DataFrame, on: date | None) -> dict[str, int]:
    """The rule as a person would apply it: one kabupaten at a time."""
    found = {}
    for kab in set(pairs["kode_kab"]):
        mine = [p for p in pairs.itertuples() if p.kode_kab == kab]
        own = [p for p in mine if not p.contoh] or mine
        early = [p for p in own if on is None or p.tanggal <= on]
        if early:
            found[kab] = max(early, key=lambda p: (p.tanggal, p.snapshot)).snapshot
    return found


@FEW
@given(pairs=pair_frames, on=asked)
def test_the_newest_own_snapshot_at_or_before_the_date_speaks_and_of_one_day_the_last_import(pairs, on):
    found = pairs_at(pairs, on)
    assert dict(zip(found["kode_kab"], found["snapshot"], strict=True)) == speaking(pairs, on)


@FEW
@given(pairs=pair_frames)
def test_every_day_has_one_speaker_per_kabupaten(pairs):
    kept = pairs_in_rule(pairs)
    assert not kept.duplicated(["kode_kab", "tanggal"]).any()
    for pair in kept.itertuples():
        assert speaking(pairs, pair.tanggal)[pair.kode_kab] == pair.snapshot


@FEW
@given(pairs=pair_frames, on=asked)
def test_the_order_of_the_pairs_does_not_matter(pairs, on):
    turned = pairs_at(pairs.iloc[::-1], on)
    assert set(turned["snapshot"]) == set(pairs_at(pairs, on)["snapshot"])


def test_one_own_snapshot_silences_every_example_of_its_kabupaten_and_of_no_other():
    pairs = made(("16.05", 1, DAYS[0], True), ("16.05", 2, DAYS[2], True), ("16.73", 3, DAYS[0], True),
                 ("16.05", 4, DAYS[1], False))  # fmt: skip
    assert speaking(pairs, None) == {"16.05": 4, "16.73": 3}
    assert set(pairs_at(pairs)["snapshot"]) == {3, 4}
    assert set(pairs_at(pairs, DAYS[0])["snapshot"]) == {3}


def test_nothing_speaks_before_the_first_snapshot():
    assert pairs_at(made(("16.05", 1, DAYS[1], False)), DAYS[0]).empty
    assert pairs_at(made()).empty
