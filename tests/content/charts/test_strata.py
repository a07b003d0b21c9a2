"""Kampung KB by stratum: order, colours, hatching, n/N, targets by date, and names that stay text."""

from datetime import date

import pytest

from kkb.app import resources
from kkb.content.chart import Caption, Chart, SeriesKind
from kkb.content.charts.strata import StrataBar, build_strata_bars, build_strata_through_time, class_counts
from kkb.content.palette import text_on
from kkb.core.counts.ratio import Share
from kkb.core.counts.timeline import timeline
from kkb.core.target.targets import Target
from tests.core.villages import LADDER, history
from tests.text.words import EN, HOSTILE, ID

SCHEME, CAPTION = resources.scheme(), Caption("coba", "Coba", "Coba")
COUNTS = {"dasar": 5, "belum_lapor": 2, "berkembang": 9, "mandiri": 1, "berkelanjutan": 11, "tidak_dikenal": 0}
BARS = [
    StrataBar("Tugumulyo", class_counts(COUNTS, LADDER), Share(12, 26)),
    StrataBar("Selangit", dict.fromkeys(LADDER.classes, 0), Share(0, 0)),
]


def numbers(chart: Chart) -> dict[str, list[float | None]]:
    return {series.key: [point.value for point in series.points] for series in chart.series}


def lying(bars=BARS, words=ID) -> Chart:
    return build_strata_bars(bars, SCHEME, words, CAPTION)


def through_time(words=ID, days: int = 3, path=()) -> Chart:
    told = [(n, date(2020 + n, 12, 31), "16.05.01.2001 mandiri\n16.05.01.2002 diam") for n in range(1, days + 1)]
    return build_strata_through_time(timeline(history(*told), LADDER), SCHEME, words, CAPTION, path)


def test_dasar_is_shown_in_two_parts_that_add_up():
    assert class_counts(COUNTS, LADDER) == {
        "berkelanjutan": 11, "mandiri": 1, "berkembang": 9, "dasar": 3, "belum_lapor": 2, "tidak_dikenal": 0,
    }  # fmt: skip


@pytest.mark.parametrize("chart", [lying(), through_time()])
def test_the_classes_stand_from_the_best_to_the_never_reported_in_their_own_colours(chart: Chart):
    assert list(numbers(chart)) == ["berkelanjutan", "mandiri", "berkembang", "dasar", "belum_lapor"]
    expected = [SCHEME.stratum(k).color for k in ("berkelanjutan", "mandiri", "berkembang", "dasar", "belum_lapor")]
    assert [series.colour for series in chart.series] == expected
    assert {series.key: series.pattern for series in chart.series if series.pattern != "polos"} == {
        "belum_lapor": "miring"
    }


def test_an_empty_class_does_not_vanish_but_the_unreadable_show_only_when_there_are_any():
    assert numbers(lying())["mandiri"] == [1, 0]
    with_unknown = [StrataBar("A", dict.fromkeys(LADDER.classes, 0) | {"tidak_dikenal": 1}, Share(0, 1))]
    assert "tidak_dikenal" not in numbers(lying())
    assert "tidak_dikenal" in numbers(lying(with_unknown))


@pytest.mark.parametrize(("words", "told"), [(ID, "216/1.437"), (EN, "216/1,437")])
def test_thousands_are_written_as_in_the_language(words, told: str):
    chart = lying([StrataBar("Bengkulu", class_counts(COUNTS, LADDER), Share(216, 1437))], words)
    assert (chart.categories[0].end.rest, chart.lang) == (told, words.lang)


def test_the_share_stands_at_the_end_of_each_bar_with_its_counts_and_nothing_is_a_dash():
    ends = [category.end for category in lying().categories]
    assert [(end.strong, end.rest, end.share) for end in ends] == [
        ("46,2 %", "12/26", Share(12, 26)), ("–", "0/0", Share(0, 0)),
    ]  # fmt: skip


def test_counts_are_written_into_the_bars_and_noughts_are_not():
    best = lying().series[0].points
    assert [point.text for point in best] == ["11", ""]
    assert best[1].hover == "Berkelanjutan: 0"


@pytest.mark.parametrize("name", [HOSTILE, "", "x" * 400])
def test_a_name_stands_in_the_chart_as_it_is(name: str):
    assert [c.label for c in lying([StrataBar(name, class_counts(COUNTS, LADDER), Share(1, 2))]).categories] == [name]


def test_every_date_has_its_bar_with_the_share_above_it():
    chart = through_time(days=2)
    assert [category.label for category in chart.categories] == ["31 Des\n2021", "31 Des\n2022"]
    assert [(c.end.strong, c.end.rest) for c in chart.categories] == [("50,0 %", "1/2")] * 2
    assert (numbers(chart)["belum_lapor"], numbers(chart)["dasar"]) == ([1, 1], [0, 0])


def test_of_many_dates_the_first_and_the_newest_are_always_shown():
    labels = [category.label for category in through_time(days=40).categories]
    assert len(labels) < 40
    assert (labels[0], labels[-1]) == ("31 Des\n2021", "31 Des\n2060")


def test_a_stroke_shows_the_villages_that_meet_the_target_of_each_date():
    """2 Kampung KB: 50 % of them is 1, 60 % is 2; after the last target it still stands."""
    path = [Target("16.05", "A", date(2021, 12, 31), 50, ""), Target("16.05", "A", date(2022, 12, 31), 60, "")]
    chart = through_time(path=path)
    strokes = chart.series[-1]
    assert (strokes.kind, numbers(chart)["target"]) == (SeriesKind.TARGET, [1, 2, 2])
    assert strokes.points[1].hover == "target 60 %: 2 dari 2"
    assert "target" not in numbers(through_time())


def test_in_english_the_months_and_the_classes_are_english():
    chart = through_time(EN, days=1)
    assert chart.categories[0].label == "31 Dec\n2021"
    assert next(series.label for series in chart.series if series.key == "belum_lapor") == "Not reported"


def test_without_bars_or_dates_it_says_why():
    none = timeline(history((1, date(2022, 1, 1), "16.05.01.2001 dasar")).iloc[:0], LADDER)
    assert "Belum ada Kampung KB terbentuk" in lying([]).empty
    assert "Belum ada tanggal data" in build_strata_through_time(none, SCHEME, ID, CAPTION).empty
    assert lying(BARS[1:]).empty == ""


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
