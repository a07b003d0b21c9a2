"""A chart is one value that holds its numbers and where each of them stands."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from kkb.content.chart import Axis, Caption, Category, Chart, ChartKind, Point, Series, Unit, said_when_empty

CAPTION = Caption("coba", "Coba", "Dua batang", ("Sumber: contoh.",))
SERIES = Series("a", "A", (Point(3.0), Point(None), Point(None, low=1.0, high=2.0)))
TWO = Chart(
    CAPTION, ChartKind.BAR, (SERIES,), (Category("x", "Satu"), Category("y", "Dua"), Category("z", "Tiga")),
    along=Axis("Desa", Unit.VILLAGES),
)  # fmt: skip


def test_every_known_number_is_given_with_its_place():
    assert [(series.key, place, point.value) for series, place, point in TWO.points()] == [("a", "Satu", 3.0)]
    assert [point.numbers for point in SERIES.points] == [(3.0,), (), (1.0, 2.0)]
    assert (TWO.unit, TWO.key, TWO.title, TWO.alt) == (Unit.VILLAGES, "coba", "Coba", "Dua batang")


def test_a_point_in_time_stands_at_its_date_and_one_in_a_field_at_its_number():
    series = Series("a", "A", (Point(1, at=date(2024, 12, 31)), Point(2, at=9.0)))
    chart = Chart(CAPTION, ChartKind.LINE, (series,))
    assert [place for _, place, _ in chart.points()] == ["2024-12-31", "9"]


def test_a_chart_without_a_number_says_so():
    assert said_when_empty((SERIES,), "tidak ada") == ""
    assert said_when_empty((Series("b", "B", (Point(None),)),), "tidak ada") == "tidak ada"


def test_nobody_changes_a_chart_once_it_is_made():
    with pytest.raises(FrozenInstanceError):
        TWO.caption = CAPTION
