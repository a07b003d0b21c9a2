"""Areas beside each other, by their numbers: shares, funnel, places, items, movement."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.content.chart import Caption, Chart, Marker, Point
from kkb.content.charts.comparison import (
    MOST_NAMES,
    Spot,
    build_flow,
    build_funnel,
    build_item_map,
    build_ranks,
    build_share_intervals,
    named,
)
from kkb.core.area.gazetteer import places
from kkb.core.compare.benchmark import OWN, Benchmark
from kkb.core.compare.chance import ChanceTest, chance_test
from kkb.core.compare.flow import flow, flow_matrix
from kkb.core.compare.interval import wilson
from kkb.core.compare.items import item_table
from kkb.core.compare.rank import RankInterval
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import tally
from kkb.core.target.targets import Target
from kkb.text.comparison_answers import ComparisonWords, certain_sentence, place_text, verdicts_of
from tests.core.villages import FEW, LADDER, RULE, listed, state
from tests.text.words import EN, HOSTILE, ID

SCHEME, SIXTY, CAPTION = resources.scheme(), ChanceTest(60), Caption("coba", "Coba", "Coba")
TARGET = Target("16.73", "A", date(2024, 12, 31), 60, "Linggau Pos")
VILLAGES = "\n".join(f"16.05.01.{n} {'mandiri' if n <= 2005 else 'dasar'}" for n in range(2001, 2010))
PLACES = places(listed("16.05.01.2001", "16.05.02.2001"))
NINE, NONE = (tally(state(VILLAGES), PLACES, area, LADDER) for area in ("16.05.01", "16.05.02"))
ITEMS = item_table(state("16.05.01.2001 dasar 144433333333\n16.05.02.2001 diam"), 3, RULE)


def by_key(chart: Chart) -> dict[str, tuple[Point, ...]]:
    return {series.key: series.points for series in chart.series}


def funnel(spots, test=SIXTY, label: str = "Daerah") -> Chart:
    return build_funnel(spots, test, label, ID, CAPTION)


def intervals(parts=(("Tugumulyo", NINE), ("Selangit", NONE)), target=TARGET, chosen=()) -> Chart:
    return build_share_intervals(parts, target, ID, CAPTION, chosen)


def items(measure: str, names=None) -> Chart:
    return build_item_map(ITEMS, names or {"16.05.01": "Satu", "16.05.02": "Dua"}, SCHEME.items, measure, ID, CAPTION)


def area(code: str, n: int, total: int):
    return replace(NINE, code=code, tercapai=n, terbentuk=total)


def own(known) -> Benchmark:
    share = Share(sum(p.tercapai for p in known), sum(p.terbentuk for p in known))
    return Benchmark(OWN, OWN, "Kota", share.percent, share)


def test_the_point_is_the_share_with_its_interval_and_the_counts_stand_beside_the_name():
    chart = intervals(chosen=["16.05.01"])
    known, none = by_key(chart)["pangsa"]
    assert (known.value, (known.low, known.high), known.share) == (
        pytest.approx(100 * 5 / 9), wilson(Share(5, 9)), Share(5, 9),
    )  # fmt: skip
    assert none.value is None
    assert [(c.label, c.beside, c.is_chosen) for c in chart.categories] == [
        ("Tugumulyo", "5/9", True), ("Selangit", "0/0", False),
    ]  # fmt: skip
    assert known.hover == "Tugumulyo: 55,6 % (5 dari 9); bisa jadi 27 % sampai 81 %"


def test_the_target_is_a_line_that_says_its_percent():
    assert [(line.value, line.label) for line in intervals().references] == [(60, "target 60 %")]
    assert not intervals(target=None).references


def test_areas_without_any_kampung_kb_are_no_chart_and_it_says_why():
    assert "Belum ada Kampung KB" in intervals([("Selangit", NONE)]).empty
    assert intervals().empty == ""


def test_the_funnel_draws_the_very_limits_it_judges_by():
    test = ChanceTest(55.6, 8)
    found, limits = by_key(funnel([Spot("A", Share(5, 9))], test)), test.limits(range(1, 10))
    assert [p.value for p in found["batas_bawah"]] == pytest.approx((100 * limits.low / limits.totals).tolist())
    assert [p.value for p in found["batas_atas"]] == pytest.approx((100 * limits.high / limits.totals).tolist())


def test_a_mark_stands_at_its_counts_and_says_in_words_what_chance_explains():
    first, second = by_key(funnel([Spot("A", Share(5, 9), 2), Spot("B", Share(0, 5), 7)]))["bagian"]
    assert [(p.at, p.text, p.share) for p in (first, second)] == [(9, "2", Share(5, 9)), (5, "7", Share(0, 5))]
    assert first.value == pytest.approx(100 * 5 / 9)
    assert "5 dari 9" in first.hover and "terhadap pembanding: serupa" in first.hover
    assert "terlalu sedikit" in second.hover and not second.filled


def test_areas_of_the_very_same_counts_stand_beside_each_other():
    first, second = by_key(funnel([Spot("A", Share(5, 9)), Spot("B", Share(5, 9))]))["bagian"]
    assert first.at != second.at


def test_names_are_written_of_those_picked_and_of_the_few_outside():
    spots = [Spot("dalam", Share(12, 20)), Spot("luar", Share(0, 20)), Spot("pilih", Share(11, 20), chosen=True)]
    assert named(spots, SIXTY) == {"luar", "pilih"}
    assert [p.name for p in by_key(funnel(spots))["bagian"]] == ["", "luar", "pilih"]
    many = [Spot(f"luar{n}", Share(0, 20)) for n in range(MOST_NAMES + 1)]
    assert named([*many, spots[2]], SIXTY) == {"pilih"}


def test_no_area_at_all_is_no_error():
    assert funnel([]).empty and not by_key(funnel([]))["bagian"]


def test_places_are_bands_from_best_to_worst_with_the_one_measured_as_a_dot():
    level = {"a": RankInterval(1, 1, 4, 2), "b": RankInterval(2, 1, 2, 2)}
    change = {"b": RankInterval(1, 1, 1, 1)}
    chart = build_ranks({"a": "Satu", "b": "Dua"}, level, change, ["b"], ID, CAPTION)
    found = by_key(chart)
    assert [(p.low, p.value, p.high) for p in found["peringkat_tingkat"]] == [(1, 1, 4), (1, 2, 2)]
    assert [p.value for p in found["peringkat_ubah"]] == [None, 1]
    assert [c.is_chosen for c in chart.categories] == [False, True]
    assert (len(chart.heads), chart.series[1].panel) == (2, 1)
    assert place_text(RankInterval(3, 2, 6, 8), ID) == "peringkat 2 sampai 6 dari 8"
    assert place_text(RankInterval(1, 1, 1, 8), EN) == "place 1 of 8"


def test_without_an_earlier_date_there_is_one_column_of_places():
    chart = build_ranks({"a": "Satu"}, {"a": RankInterval(1, 1, 1, 1)}, {}, [], ID, CAPTION)
    assert list(by_key(chart)) == ["peringkat_tingkat"]


def test_the_bands_of_the_flow_are_the_cells_of_the_matrix():
    before = state("16.05.01.2001 dasar\n16.05.01.2002 dasar\n16.05.01.2003 diam")
    after = state("16.05.01.2001 mandiri\n16.05.01.2002 mandiri\n16.05.01.2004 dasar")
    chart = build_flow(flow_matrix(flow(before, after, LADDER), LADDER), ("dulu", "kini"), SCHEME, ID, CAPTION)
    points = [point for points in by_key(chart).values() for point in points if point.value]
    assert sorted(point.value for point in points) == [1, 1, 2]
    assert "Dasar 2" in [series.label for series in chart.series]
    assert {"Dasar → Mandiri: 2", "Belum lapor → Tidak ada lagi: 1"} <= {point.hover for point in points}
    assert chart.heads == ("dulu", "kini")


def test_the_heat_map_leaves_the_unknown_white_and_writes_means_or_counts():
    mean, silent_mean = (points[0] for points in by_key(items("rata")).values())
    assert (mean.value, mean.shade, mean.text) == (1.0, 1.0, "1,0")
    assert (silent_mean.value, silent_mean.shade, silent_mean.text) == (None, None, "–")
    low = by_key(items("di_bawah"))["16.05.01"][0]
    assert (low.text, low.value, low.share) == ("1/1", 100, Share(1, 1))
    spoke, silent = (points[0] for points in by_key(items("belum_lapor")).values())
    assert (spoke.text, silent.text, silent.shade) == ("0/1", "1/1", 1.0)
    assert len(items("rata").categories) == 12


@pytest.mark.parametrize("name", [HOSTILE, "", "x" * 400])
def test_names_stand_in_every_chart_as_they_are(name: str):
    place = {"x": RankInterval(1, 1, 1, 1)}
    spot = by_key(funnel([Spot(name, Share(0, 20), chosen=True)], label=name))["bagian"][0]
    assert spot.name == name
    assert build_ranks({"x": name}, place, place, ["x"], ID, CAPTION).categories[0].label == name
    assert items("rata", {"16.05.01": name}).series[0].label == name
    assert intervals([(name, NINE)]).categories[0].label == name


@FEW
@given(counts=st.lists(st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2,
                       max_size=12))  # fmt: skip
def test_sentence_funnel_and_table_give_every_area_the_same_verdict(counts: list[tuple[int, int]]):
    known = [area(f"k{n}", *pair) for n, pair in enumerate(counts)]
    benchmark = own(known)
    verdicts = verdicts_of(known, benchmark)
    said = certain_sentence(known, benchmark, ComparisonWords(ID, lambda code: f"<{code}>", "kecamatan"))
    spots = [Spot(part.code, part.share_a) for part in known]
    marks = by_key(funnel(spots, chance_test([p.share_a for p in known], benchmark.percent)))["bagian"]
    for part, point in zip(known, marks, strict=True):
        verdict = verdicts[part.code]
        assert point.hover.endswith(ID.text(f"banding.vonis_{verdict}"))
        assert (point.marker is Marker.SQUARE) == (verdict in ("atas", "bawah"))
    for key in ("atas", "bawah"):
        named_ = [code for code, verdict in verdicts.items() if verdict == key]
        assert (f"**{ID.text(f'banding.vonis_{key}')}**" in said) == bool(named_)
        assert all(f"{code}" in said for code in named_[:4])
