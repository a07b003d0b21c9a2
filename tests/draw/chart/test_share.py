"""Ratio A per area as a point with its interval: by its data."""

from datetime import date

import pytest

from kkb.core.area.gazetteer import places
from kkb.core.compare.interval import wilson
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import tally
from kkb.core.target.targets import Target
from kkb.draw.chart.share import build_share_intervals
from tests.core.villages import REACHED, listed, state
from tests.text.words import HOSTILE, ID

TARGET = Target("16.73", "A", date(2024, 12, 31), 60, "Linggau Pos")
VILLAGES = "\n".join(f"16.05.01.{n} {'mandiri' if n <= 2005 else 'dasar'}" for n in range(2001, 2010))
PLACES = places(listed("16.05.01.2001", "16.05.02.2001"))
NINE, NONE = (tally(state(VILLAGES), PLACES, area, REACHED) for area in ("16.05.01", "16.05.02"))


def figure(parts=(("Tugumulyo", NINE), ("Selangit", NONE)), target=TARGET):
    return build_share_intervals(parts, target, ID)


def points(built):
    return next(trace for trace in built.data if trace.meta == "pangsa")


def test_the_point_is_the_share_and_the_band_its_interval():
    band, dots = figure().data[0], points(figure())
    assert list(dots.x) == [pytest.approx(100 * 5 / 9)]
    assert tuple(band.x) == wilson(Share(5, 9))
    assert list(band.y) == [dots.y[0]] * 2


def test_the_counts_stand_beside_the_name_and_an_area_without_any_keeps_its_line():
    assert list(figure().layout.yaxis.categoryarray) == ["Tugumulyo  5/9", "Selangit  0/0"]
    assert figure().layout.yaxis.autorange == "reversed"
    assert len(points(figure()).x) == 1


def test_the_interval_is_there_in_words():
    assert points(figure()).hovertext == ("Tugumulyo: 55,6 % (5 dari 9); bisa jadi 27 % sampai 81 %",)


def test_the_target_is_a_line_that_says_its_percent():
    (line,) = figure().layout.shapes
    assert (line.x0, line.x1) == (60, 60)
    assert figure().layout.annotations[0].text == "target 60 %"
    assert not figure(target=None).layout.shapes


def test_a_hostile_name_is_text():
    built = figure([(HOSTILE, NINE)])
    assert "<img" not in built.layout.yaxis.categoryarray[0] + points(built).hovertext[0]
    assert "&lt;img" in points(built).hovertext[0]


def test_two_areas_of_the_same_name_keep_their_own_points():
    assert len(points(figure([("Sukarame", NINE), ("Sukarame", NONE)])).y) == 1
