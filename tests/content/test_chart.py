"""A chart is one value that holds its numbers and where each of them stands."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from kkb.content.chart import Axis, Category, Chart, Kind, Point, Series, Unit

TWO = Chart(
    "coba", Kind.BAR, "Coba", "Dua batang", (Series("a", "A", (Point(3.0), Point(None))),),
    (Category("x", "Satu"), Category("y", "Dua")), along=Axis("Desa", Unit.VILLAGES),
)  # fmt: skip


def test_every_known_number_is_given_with_its_place():
    assert [(series.key, place, point.value) for series, place, point in TWO.points()] == [("a", "Satu", 3.0)]
    assert TWO.unit is Unit.VILLAGES


def test_a_point_in_time_stands_at_its_date_and_one_in_a_field_at_its_number():
    series = Series("a", "A", (Point(1, at=date(2024, 12, 31)), Point(2, at=9.0)))
    chart = Chart("coba", Kind.LINE, "Coba", "", (series,))
    assert [place for _, place, _ in chart.points()] == ["2024-12-31", "9"]


def test_nobody_changes_a_chart_once_it_is_made():
    with pytest.raises(FrozenInstanceError):
        TWO.title = "lain"
