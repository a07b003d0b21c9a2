"""The share against the stepped target path, so far and ahead, and the histogram of how forecasts did."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.content.chart import Caption, Chart, Marker, SeriesKind
from kkb.content.charts.target import (
    PublishedFigure,
    build_fan,
    build_pit,
    build_target_path,
    pit_alt,
    target_steps,
)
from kkb.core.counts.ratio import Share
from kkb.core.counts.timeline import cohort, timeline
from kkb.core.forecast import Fan
from kkb.core.target.targets import target_at, target_path
from tests.core.villages import LADDER, history
from tests.text.words import EN, HOSTILE, ID

CAPTION = Caption("coba", "Coba", "Coba")
JUN, DEC, NEXT = date(2022, 6, 30), date(2022, 12, 31), date(2023, 6, 30)
TOLD = history((1, JUN, "16.73.01.1001 dasar"), (2, DEC, "16.73.01.1001 mandiri"),
               (3, NEXT, "16.73.01.1001 mandiri\n16.73.01.1002 diam"))  # fmt: skip
SHARES = (timeline(TOLD, LADDER), cohort(TOLD, JUN, LADDER))
PATH = target_path(resources.scheme().targets, "16.73")
PUBLISHED = (PublishedFigure(date(2023, 11, 29), 60, True, "kalimat"), PublishedFigure(DEC, 48.0, False, HOSTILE))
NOW, LATER, END = date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31)
REACHED_AHEAD = np.stack([np.full(100, 12), np.arange(100) % 10 + 10, np.arange(100) % 20 + 10])
FAN = Fan((NOW, LATER, END), REACHED_AHEAD, np.full((3, 100), 40))
PAST = pd.DataFrame({"tanggal": [date(2022, 12, 31), NOW], "tercapai": [10, 12], "terbentuk": [40, 40]})
RANKS = (0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.1, 0.11, 0.12, 0.22)


def by_key(chart: Chart) -> dict[str, tuple]:
    return {series.key: series.points for series in chart.series}


def so_far(published=(), path=PATH, shares=SHARES) -> Chart:
    return build_target_path(shares, path, ID, CAPTION, published)


def ahead(past=PAST, path=PATH, words=ID, percent: int | None = 60) -> Chart:
    return build_fan(FAN, past, (END, percent), path, words, CAPTION)


def test_the_raw_share_and_the_cohort_stand_side_by_side():
    chart = so_far()
    found = by_key(chart)
    assert list(found) == ["target", "pangsa_mentah", "kohort"]
    assert [(p.at, p.value) for p in found["pangsa_mentah"]] == [(JUN, 0), (DEC, 100), (NEXT, 50)]
    assert [p.value for p in found["kohort"]] == [0, 100, 100]
    _, raw, same = chart.series
    assert raw.colour != same.colour and raw.marker != same.marker and raw.dash != same.dash


def test_every_point_says_its_counts():
    points = by_key(so_far())["pangsa_mentah"]
    assert [p.hover for p in points] == [
        "30 Juni 2022: 0,0 % (0 dari 1)", "31 Desember 2022: 100,0 % (1 dari 1)", "30 Juni 2023: 50,0 % (1 dari 2)",
    ]  # fmt: skip
    assert points[2].share == Share(1, 2)


def test_without_targets_there_is_no_path():
    assert list(by_key(so_far(path=()))) == ["pangsa_mentah", "kohort"]


def test_published_figures_are_numbered_marks_and_an_upper_bound_points_down():
    found = by_key(so_far(PUBLISHED))["terbit"]
    assert [p.at for p in found] == [date(2023, 11, 29), DEC]
    assert [p.marker for p in found] == [Marker.TRIANGLE, Marker.CIRCLE]
    assert [p.text for p in found] == ["1", "2"]
    assert found[1].hover == HOSTILE


def test_a_date_without_any_kampung_kb_is_left_out_of_the_line_and_without_all_it_says_why():
    some = timeline(TOLD, LADDER).assign(terbentuk=[0, 1, 2])
    assert [p.at for p in by_key(so_far(shares=(some, SHARES[1])))["pangsa_mentah"]] == [DEC, NEXT]
    none = timeline(TOLD, LADDER).assign(terbentuk=0)
    assert "Belum ada tanggal data" in so_far(shares=(none, none)).empty


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


def test_the_target_path_the_band_the_past_and_the_aim_stand_in_one_picture():
    assert list(by_key(ahead())) == ["target", "pita", "lampau", "tengah", "tujuan"]
    assert [(p.at, p.value) for p in by_key(ahead())["tujuan"]] == [(END, 60)]
    assert "tujuan" not in by_key(ahead(percent=None))


def test_the_band_holds_the_middle_eighty_percent_and_the_dotted_line_lies_inside():
    found = by_key(ahead())
    rows = [(band.low, middle.value, band.high) for band, middle in zip(found["pita"], found["tengah"], strict=True)]
    assert np.allclose(rows, FAN.share)
    assert all(low <= middle <= high for low, middle, high in rows)
    assert next(series.kind for series in ahead().series if series.key == "pita") is SeriesKind.BAND


def test_what_was_and_what_may_come_meet_in_the_newest_data():
    found = by_key(ahead())
    assert found["lampau"][-1].at == found["tengah"][0].at == NOW
    assert found["lampau"][-1].value == found["tengah"][0].value == 30.0
    _, _, past, middle, _ = ahead().series
    assert past.dash != middle.dash


def test_the_past_says_its_counts_and_the_future_its_interval():
    found = by_key(ahead())
    assert [p.hover for p in found["lampau"]] == [
        "31 Desember 2022: 25,0 % (10 dari 40)", "31 Desember 2023: 30,0 % (12 dari 40)",
    ]  # fmt: skip
    assert found["tengah"][-1].hover.startswith("31 Desember 2024: 29 % sampai 69 %, tengah 49 %")
    assert "to" in by_key(ahead(words=EN))["tengah"][-1].hover


def test_the_staircase_of_targets_goes_on_to_the_last_day_of_the_fan():
    staircase = by_key(ahead())["target"]
    assert (max(p.at for p in staircase), staircase[-1].value) == (END, 60)
    assert "target" not in by_key(ahead(path=()))


def test_every_tenth_has_its_bar_in_percent_from_the_lowest_to_the_highest():
    chart = build_pit(RANKS, ID, CAPTION)
    (bars,) = chart.series
    assert [category.label for category in chart.categories] == [str(n) for n in range(1, 11)]
    assert [p.value for p in bars.points] == pytest.approx([100 * part for part in RANKS])
    assert bars.points[9].hover == "Bagian 10: 22 % dari kenyataan"


def test_a_line_shows_where_honest_forecasts_would_stand():
    chart = build_pit(RANKS, EN, CAPTION)
    assert [(line.value, line.label) for line in chart.references] == [(10, "if honest: 10 %")]
    assert chart.along.high > 22
    assert build_pit((), EN, CAPTION).empty


def test_the_histogram_is_there_in_words():
    assert "5 %, 6 %, 7 %" in pit_alt(RANKS, ID)
    assert pit_alt(RANKS, EN).startswith("One bar per part of the forecast")
