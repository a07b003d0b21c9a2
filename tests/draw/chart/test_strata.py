"""Stacked bars by their data: order, colours by stratum, hatching, n/N, and names that stay text."""

from datetime import date

import pytest

from kkb.app import resources
from kkb.core.counts.ratio import Share
from kkb.core.counts.timeline import timeline
from kkb.draw.chart.strata import SHOWN, StrataBar, build_strata_bars, build_strata_through_time, shown_counts
from kkb.draw.chart.style import text_on
from tests.core.villages import REACHED, history
from tests.text.words import EN, HOSTILE, ID

SCHEME = resources.scheme()
COUNTS = {"dasar": 5, "belum_lapor": 2, "berkembang": 9, "mandiri": 1, "berkelanjutan": 11, "tidak_dikenal": 0}
BARS = [
    StrataBar("Tugumulyo", shown_counts(COUNTS), Share(12, 26)),
    StrataBar("Selangit", dict.fromkeys(SHOWN, 0), Share(0, 0)),
]


def by_class(figure) -> dict[str, object]:
    return {trace.meta: trace for trace in figure.data if trace.type == "bar"}


def through_time(words=ID, days: int = 3):
    told = [(n, date(2020 + n, 12, 31), "16.05.01.2001 mandiri\n16.05.01.2002 diam") for n in range(1, days + 1)]
    return build_strata_through_time(timeline(history(*told), REACHED), SCHEME, words)


def test_dasar_is_shown_in_two_parts_that_add_up():
    assert shown_counts(COUNTS) == {
        "berkelanjutan": 11, "mandiri": 1, "berkembang": 9, "dasar_lapor": 3, "belum_lapor": 2, "tidak_dikenal": 0,
    }  # fmt: skip


@pytest.mark.parametrize("figure", [build_strata_bars(BARS, SCHEME, ID), through_time()])
def test_the_classes_stand_from_the_best_to_the_never_reported_in_their_own_colours(figure):
    traces = by_class(figure)
    assert list(traces) == ["berkelanjutan", "mandiri", "berkembang", "dasar_lapor", "belum_lapor"]
    expected = [SCHEME.stratum(k).color for k in ("berkelanjutan", "mandiri", "berkembang", "dasar", "belum_lapor")]
    assert [t.marker.color for t in traces.values()] == expected


@pytest.mark.parametrize("figure", [build_strata_bars(BARS, SCHEME, ID), through_time()])
def test_only_the_never_reported_are_hatched(figure):
    assert {
        key: trace.marker.pattern.shape for key, trace in by_class(figure).items() if trace.marker.pattern.shape
    } == {"belum_lapor": "/"}


def test_an_empty_class_does_not_vanish_but_the_unreadable_show_only_when_there_are_any():
    assert list(by_class(build_strata_bars(BARS, SCHEME, ID))["mandiri"].x) == [1, 0]
    with_unknown = [StrataBar("A", dict.fromkeys(SHOWN, 0) | {"tidak_dikenal": 1}, Share(0, 1))]
    assert "tidak_dikenal" not in by_class(build_strata_bars(BARS, SCHEME, ID))
    assert "tidak_dikenal" in by_class(build_strata_bars(with_unknown, SCHEME, ID))


@pytest.mark.parametrize(("words", "told"), [(ID, "216/1.437"), (EN, "216/1,437")])
def test_thousands_are_written_as_in_the_language_also_on_the_axis(words, told: str):
    figure = build_strata_bars([StrataBar("Bengkulu", shown_counts(COUNTS), Share(216, 1437))], SCHEME, words)
    assert figure.data[-1].text[0].endswith(told)
    assert figure.layout.xaxis.separatethousands
    assert figure.layout.separators[1] == told[5]


def test_the_share_stands_at_the_end_of_each_bar_with_its_counts_and_nothing_is_a_dash():
    ends = build_strata_bars(BARS, SCHEME, ID).data[-1]
    assert [text.strip() for text in ends.text] == ["<b>46,2 %</b>  12/26", "<b>–</b>  0/0"]
    assert list(ends.x) == [26, 0]


def test_counts_are_written_into_the_bars_and_noughts_are_not():
    assert list(by_class(build_strata_bars(BARS, SCHEME, ID))["berkelanjutan"].text) == ["11", ""]


def test_the_first_bar_is_on_top():
    figure = build_strata_bars(BARS, SCHEME, ID)
    assert list(by_class(figure)["mandiri"].y) == ["Tugumulyo", "Selangit"]
    assert figure.layout.yaxis.autorange == "reversed"


def test_a_hostile_name_is_text():
    figure = build_strata_bars([StrataBar(HOSTILE, shown_counts(COUNTS), Share(1, 2))], SCHEME, ID)
    told = figure.to_json()
    assert "<img" not in told
    assert "\\u003cimg" not in told
    labels = {label for trace in figure.data for label in trace.y}
    assert labels == {HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}


def test_every_date_has_its_bar_with_the_share_above_it():
    figure = through_time(days=2)
    assert list(by_class(figure)["mandiri"].x) == ["31 Des<br>2021", "31 Des<br>2022"]
    assert list(figure.data[-1].text) == ["<b>50,0 %</b><br>1/2"] * 2
    assert list(by_class(figure)["belum_lapor"].y) == [1, 1]
    assert list(by_class(figure)["dasar_lapor"].y) == [0, 0]


def test_of_many_dates_the_first_and_the_newest_are_always_shown():
    figure = through_time(days=40)
    shown = list(by_class(figure)["mandiri"].x)
    assert len(shown) < 40
    assert (shown[0], shown[-1]) == ("31 Des<br>2021", "31 Des<br>2060")


def test_in_english_the_months_and_the_classes_are_english():
    figure = through_time(EN, days=1)
    assert list(by_class(figure)["mandiri"].x) == ["31 Dec<br>2021"]
    assert by_class(figure)["belum_lapor"].name == "Not reported"
    assert figure.layout.separators == ".,"


@pytest.mark.parametrize("bars", [[], BARS[1:]])
def test_no_bars_or_empty_ones_leave_a_chart_with_an_axis(bars: list[StrataBar]):
    low, high = build_strata_bars(bars, SCHEME, ID).layout.xaxis.range
    assert low < high


def test_no_dates_leave_an_empty_chart():
    empty = timeline(history((1, date(2022, 1, 1), "16.05.01.2001 dasar")).iloc[:0], REACHED)
    low, high = build_strata_through_time(empty, SCHEME, ID).layout.yaxis.range
    assert low < high


@pytest.mark.parametrize("key", ["dasar", "berkembang", "mandiri", "berkelanjutan", "belum_lapor", "belum_terbentuk"])
def test_text_on_a_class_can_be_read(key: str):
    """Contrast of large bold text by WCAG 2: at least 3 to 1."""
    color = SCHEME.stratum(key).color
    light, dark = sorted((_luminance(color), _luminance(text_on(color))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def _luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
