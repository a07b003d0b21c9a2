"""The PIT histogram: a bar per tenth, the line of honest forecasts, and the same in words."""

import pytest

from kkb.draw.chart.pit import build_pit, pit_alt
from tests.text.words import EN, ID

RANKS = (0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.1, 0.11, 0.12, 0.22)


def test_every_tenth_has_its_bar_in_percent_from_the_lowest_to_the_highest():
    bar = build_pit(RANKS, ID).data[0]
    assert list(bar.x) == list(range(1, 11))
    assert list(bar.y) == pytest.approx([100 * part for part in RANKS])
    assert bar.hovertext[9] == "Bagian 10: 22 % dari kenyataan"


def test_a_line_shows_where_honest_forecasts_would_stand():
    figure = build_pit(RANKS, EN)
    assert figure.layout.shapes[0].y0 == 10
    assert figure.layout.annotations[0].text == "if honest: 10 %"
    assert figure.layout.yaxis.range[1] > 22


def test_the_picture_is_there_in_words():
    assert "5 %, 6 %, 7 %" in pit_alt(RANKS, ID)
    assert pit_alt(RANKS, EN).startswith("One bar per part of the forecast")
