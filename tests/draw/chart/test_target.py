"""The share against the stepped target path: by its data."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.counts.timeline import cohort, timeline
from kkb.core.target.targets import target_at, target_path
from kkb.draw.chart.target import Mark, build_target_path, target_steps
from tests.core.villages import REACHED, history
from tests.text.words import HOSTILE, ID

JUN, DEC, NEXT = date(2022, 6, 30), date(2022, 12, 31), date(2023, 6, 30)
TOLD = history((1, JUN, "16.73.01.1001 dasar"), (2, DEC, "16.73.01.1001 mandiri"),
               (3, NEXT, "16.73.01.1001 mandiri\n16.73.01.1002 diam"))  # fmt: skip
SHARES = (timeline(TOLD, REACHED), cohort(TOLD, JUN, REACHED))
PATH = target_path(resources.scheme().targets, "16.73")
MARKS = (Mark(date(2023, 11, 29), 60, True, "kalimat"), Mark(DEC, 48.0, False, HOSTILE))


def traces(marks=(), path=PATH):
    return {trace.meta: trace for trace in build_target_path(SHARES, path, ID, marks).data}


def test_the_raw_share_and_the_cohort_stand_side_by_side():
    found = traces()
    assert list(found) == ["target", "pangsa_mentah", "kohort"]
    assert (list(found["pangsa_mentah"].x), list(found["pangsa_mentah"].y)) == ([JUN, DEC, NEXT], [0, 100, 50])
    assert list(found["kohort"].y) == [0, 100, 100]
    assert found["pangsa_mentah"].line.color != found["kohort"].line.color
    assert found["pangsa_mentah"].marker.symbol != found["kohort"].marker.symbol


def test_every_point_says_its_counts():
    assert traces()["pangsa_mentah"].hovertext == ("30 Juni 2022: 0/1", "31 Desember 2022: 1/1", "30 Juni 2023: 1/2")


def test_without_targets_there_is_no_path():
    assert list(traces(path=())) == ["pangsa_mentah", "kohort"]


def test_published_figures_are_numbered_marks_and_an_upper_bound_points_down():
    found = traces(MARKS)["terbit"]
    assert list(found.x) == [date(2023, 11, 29), DEC]
    assert list(found.marker.symbol) == ["triangle-down", "circle"]
    assert list(found.text) == ["<b>1</b>", "<b>2</b>"]
    assert "<img" not in found.hovertext[1]


def test_a_date_without_any_kampung_kb_is_left_out_of_the_line():
    none = timeline(TOLD, REACHED).assign(terbentuk=[0, 1, 2])
    line = build_target_path((none, SHARES[1]), PATH, ID).data[1]
    assert list(line.x) == [DEC, NEXT]


@pytest.mark.parametrize("days", [[date(2021, 6, 30), date(2024, 12, 31)], [date(2023, 5, 1)], [date(2026, 1, 1)]])
def test_the_staircase_is_the_target_of_every_day(days: list[date]):
    corners = list(zip(*target_steps(PATH, days), strict=True))
    (first, _), (last, _) = corners[0], corners[-1]
    for on in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        drawn = next(level for day, level in corners if day >= on)
        assert drawn == target_at(PATH, on).percent, on


@given(days=st.lists(st.dates(date(2016, 1, 1), date(2030, 12, 31)), min_size=1))
def test_the_staircase_reaches_from_the_first_date_to_the_last_target_and_not_beyond(days: list[date]):
    found, levels = target_steps(PATH, sorted(days))
    assert found == sorted(found)
    assert found[0] <= min(days)
    assert found[-1] == PATH[-1].due
    assert levels == sorted(levels)
