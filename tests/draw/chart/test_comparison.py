"""The pictures of a comparison by their data: funnel, places, flow, heat map; and the sentences beside them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.compare.benchmark import OWN, TARGET, Benchmark
from kkb.core.compare.chance import ChanceTest, chance_test
from kkb.core.compare.flow import flow, flow_matrix
from kkb.core.compare.items import item_table
from kkb.core.compare.rank import RankInterval
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import tally
from kkb.draw.chart.flow import build_flow
from kkb.draw.chart.funnel import MOST_NAMES, Spot, build_funnel, named
from kkb.draw.chart.items import build_item_map
from kkb.draw.chart.ranks import build_ranks
from kkb.text.comparison_answers import (
    ComparisonWords,
    certain_sentence,
    leaders_sentence,
    place_text,
    spread_sentence,
    verdicts_of,
)
from tests.core.villages import FEW, listed, state
from tests.text.words import EN, HOSTILE, ID

SCHEME, SIXTY = resources.scheme(), ChanceTest(60)
BASE = tally(state("16.05.01.2001 dasar"), places(listed("16.05.01.2001")), "16.05.01", ("mandiri",))


def trace(figure, meta: str):
    return next(t for t in figure.data if t.meta == meta)


def written(figure) -> str:
    return figure.to_json()


def area(code: str, n: int, total: int):
    return replace(BASE, code=code, tercapai=n, terbentuk=total)


def told(words=ID, name=str) -> ComparisonWords:
    return ComparisonWords(words, name, "kecamatan")


def own(known) -> Benchmark:
    share = Share(sum(p.tercapai for p in known), sum(p.terbentuk for p in known))
    return Benchmark(OWN, OWN, "Kota", share.percent, share)


def test_the_funnel_draws_the_very_limits_it_judges_by():
    test = ChanceTest(55.6, 8)
    figure, found = build_funnel([Spot("A", Share(5, 9))], test, "Daerah", ID), test.limits(range(1, 10))
    assert list(trace(figure, "batas_bawah").y) == pytest.approx(100 * found.low / found.totals)
    assert list(trace(figure, "batas_atas").y) == pytest.approx(100 * found.high / found.totals)


def test_a_mark_stands_at_its_counts_and_says_in_words_what_chance_explains():
    marks = trace(build_funnel([Spot("A", Share(5, 9), 2), Spot("B", Share(0, 5), 7)], SIXTY, "Daerah", ID), "bagian")
    assert (list(marks.x), list(marks.text)) == ([9, 5], ["2", "7"])
    assert marks.y[0] == pytest.approx(100 * 5 / 9)
    assert "terhadap pembanding: serupa" in marks.hovertext[0]
    assert "terlalu sedikit" in marks.hovertext[1]
    assert "5 dari 9" in marks.hovertext[0]


def test_areas_of_the_very_same_counts_stand_beside_each_other():
    marks = trace(build_funnel([Spot("A", Share(5, 9)), Spot("B", Share(5, 9))], SIXTY, "Daerah", ID), "bagian")
    assert marks.x[0] != marks.x[1]


def test_names_are_written_of_those_picked_and_of_the_few_outside():
    spots = [Spot("dalam", Share(12, 20)), Spot("luar", Share(0, 20)), Spot("pilih", Share(11, 20), chosen=True)]
    assert named(spots, SIXTY) == {"luar", "pilih"}
    many = [Spot(f"luar{n}", Share(0, 20)) for n in range(MOST_NAMES + 1)]
    assert named([*many, spots[2]], SIXTY) == {"pilih"}


def test_no_area_at_all_is_no_error():
    assert trace(build_funnel([], SIXTY, "Daerah", ID), "bagian").x == ()


def test_places_are_bands_from_best_to_worst_with_the_one_seen_as_a_dot():
    level = {"a": RankInterval(1, 1, 4, 2), "b": RankInterval(2, 1, 2, 2)}
    figure = build_ranks({"a": "Satu", "b": "Dua"}, level, {"b": RankInterval(1, 1, 1, 1)}, ["b"], ID)
    assert list(trace(figure, "peringkat_tingkat").x) == [1, 2]
    assert list(trace(figure, "rentang_tingkat").x) == [1, 4]
    assert list(trace(figure, "peringkat_ubah").y) == ["<b>Dua</b>"]
    assert place_text(RankInterval(3, 2, 6, 8), ID) == "peringkat 2 sampai 6 dari 8"
    assert place_text(RankInterval(1, 1, 1, 8), EN) == "place 1 of 8"


def test_without_an_earlier_date_there_is_one_column_of_places():
    figure = build_ranks({"a": "Satu"}, {"a": RankInterval(1, 1, 1, 1)}, {}, [], ID)
    assert not [t for t in figure.data if t.meta == "peringkat_ubah"]


def test_the_bands_of_the_flow_are_the_cells_of_the_matrix():
    before = state("16.05.01.2001 dasar\n16.05.01.2002 dasar\n16.05.01.2003 diam")
    after = state("16.05.01.2001 mandiri\n16.05.01.2002 mandiri\n16.05.01.2004 dasar")
    figure = build_flow(flow_matrix(flow(before, after)), ("dulu", "kini"), SCHEME, ID)
    (sankey,) = figure.data
    assert sorted(sankey.link.value) == [1, 1, 2]
    assert "Dasar 2" in sankey.node.label
    assert "Dasar → Mandiri: 2" in sankey.link.customdata
    assert "Belum lapor → Tidak ada lagi: 1" in sankey.link.customdata


def test_the_heat_map_leaves_the_unknown_white_and_writes_means_or_counts():
    table = item_table(state("16.05.01.2001 dasar 144433333333\n16.05.02.2001 diam"), 3)
    names = {"16.05.01": "Satu", "16.05.02": "Dua"}
    mean = trace(build_item_map(table, names, SCHEME.items, "rata", ID), "rata")
    assert (mean.z[0][0], mean.z[1][0]) == (1.0, None)
    assert (mean.text[0][0], mean.text[1][0]) == ("1,0", "–")
    low = trace(build_item_map(table, names, SCHEME.items, "di_bawah", ID), "di_bawah")
    assert low.text[0][0] == "1/1"
    silent = trace(build_item_map(table, names, SCHEME.items, "belum_lapor", ID), "belum_lapor")
    assert (silent.text[0][0], silent.text[1][0], silent.z[1][0]) == ("0/1", "1/1", 1.0)
    assert len(set(mean.x)) == 12


def test_hostile_names_are_text_in_every_picture():
    place = {"x": RankInterval(1, 1, 1, 1)}
    table = item_table(state("16.05.01.2001 dasar"), 3)
    figures = [
        build_funnel([Spot(HOSTILE, Share(0, 20), chosen=True)], SIXTY, HOSTILE, ID),
        build_ranks({"x": HOSTILE}, place, place, ["x"], ID),
        build_item_map(table, {"16.05.01": HOSTILE}, SCHEME.items, "rata", ID),
    ]
    assert not any("<img" in written(figure).replace("\\u003c", "<") for figure in figures)


def test_the_first_line_names_first_and_last_with_counts_and_the_places_they_may_have():
    said = leaders_sentence([area("a", 8, 8), area("b", 5, 9), area("c", 1, 9)], told())
    assert "100,0 % (8 dari 8)" in said and "11,1 % (1 dari 9)" in said
    assert "peringkat" in said and "dari 3" in said


def test_areas_too_few_to_be_judged_have_no_leader():
    few = [area("a", 5, 5), area("b", 3, 5), area("c", 0, 5)]
    assert leaders_sentence(few, told()).startswith("Tidak satu pun kecamatan pasti di depan")
    one = [area("a", 20, 20), *(area(f"k{n}", 5, 20) for n in range(6))]
    assert "a terdepan" in leaders_sentence(one, told())


def test_areas_all_alike_have_no_leader():
    assert leaders_sentence([area("a", 0, 9), area("b", 0, 4)], told()).startswith("Semua kecamatan sama: 0,0 %")


def test_nobody_is_singled_out_among_equals():
    said = leaders_sentence([area("a", 8, 8), area("b", 0, 10), area("c", 0, 6), area("d", 0, 5)], told())
    assert "d (bersama 2 kecamatan lain)" in said


def test_inequality_without_a_pair_to_point_at_says_so():
    counts = [(4, 12), (0, 6), (6, 10), (2, 9), (2, 5), (2, 7), (3, 11), (2, 10), (0, 5), (0, 10), (1, 10), (4, 10)]
    known = [area(f"k{n}", *pair) for n, pair in enumerate([*counts, (0, 10), (1, 11), (4, 10)])]
    assert "belum dapat ditunjuk" in spread_sentence(known, own(known), told())
    assert "secara keseluruhan selisih antar-kecamatan lebih lebar" in certain_sentence(known, own(known), told())
    wide = [area("a", 20, 20), area("b", 0, 20)]
    assert "belum dapat ditunjuk" not in spread_sentence(wide, own(wide), told())


def test_inequality_never_contradicts_who_stands_out():
    # One small area stands out among many that are alike: as a whole the shares scatter no more than chance.
    known = [*(area(f"k{n}", 5 + n % 2, 9) for n in range(30)), area("luar", 0, 9)]
    said = spread_sentence(known, own(known), told())
    assert "luar" in certain_sentence(known, own(known), told())
    assert "masih bisa kebetulan" not in said or said.endswith("Yang menonjol hanya yang disebut di atas.")


def test_no_deal_as_wide_is_said_in_words():
    wide = [area("a", 20, 20), area("b", 0, 20)]
    assert "tidak satu pun dari 2.000 pembagian" in spread_sentence(wide, own(wide), told())


def test_a_difference_that_chance_explains_is_never_called_one():
    known = [area("a", 5, 9), area("b", 4, 9)]
    said = certain_sentence(known, own(known), told())
    assert said.startswith(
        "Dibanding Kota (50,0 %, 9 dari 18), tidak satu pun kecamatan lebih tinggi atau lebih rendah"
    )
    known = [area("atas", 20, 20), area("tengah", 10, 20), area("bawah", 0, 20), area("kecil", 0, 2)]
    assert certain_sentence(known, own(known), told()) == (
        "Dibanding Kota (48,4 %, 30 dari 62): **lebih tinggi** atas; **lebih rendah** bawah. 1 kecamatan lain serupa: "
        "selisihnya masih bisa kebetulan. 1 kecamatan terlalu sedikit Kampung KB-nya untuk dinilai."
    )


def test_against_a_target_the_answer_is_another_and_says_so():
    known = [area("atas", 20, 20), area("tengah", 10, 20)]
    said = certain_sentence(known, Benchmark(TARGET, TARGET, "Kota", 50.0), told())
    assert said.startswith("Dibanding target Kota (50 %): **lebih tinggi** atas.")


def test_a_long_list_of_sure_differences_is_cut():
    known = [area("atas", 40, 40), *(area(f"b{n}", 0, 40) for n in range(6))]
    assert "dan 2 kecamatan lain" in certain_sentence(known, Benchmark(OWN, OWN, "Kota", 50.0, Share(50, 100)), told())


@FEW
@given(counts=st.lists(st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2,
                       max_size=12))  # fmt: skip
def test_sentence_funnel_and_table_give_every_area_the_same_verdict(counts: list[tuple[int, int]]):
    known = [area(f"k{n}", *pair) for n, pair in enumerate(counts)]
    benchmark = own(known)
    verdicts = verdicts_of(known, benchmark)
    said = certain_sentence(known, benchmark, told(name=lambda code: f"<{code}>"))
    spots = [Spot(part.code, part.share_a) for part in known]
    marks = trace(build_funnel(spots, chance_test([p.share_a for p in known], benchmark.percent), "x", ID), "bagian")
    for part, hover, symbol in zip(known, marks.hovertext, marks.marker.symbol, strict=True):
        verdict = verdicts[part.code]
        assert hover.endswith(ID.text(f"banding.vonis_{verdict}"))
        assert (symbol == "square") == (verdict in ("atas", "bawah"))
    for key in ("atas", "bawah"):
        named_ = [code for code, verdict in verdicts.items() if verdict == key]
        assert (f"**{ID.text(f'banding.vonis_{key}')}**" in said) == bool(named_)
        assert all(f"{code}" in said for code in named_[:4])


@pytest.mark.parametrize("words", [ID, EN])
def test_inequality_is_said_in_one_number_or_not_at_all(words):
    real = spread_sentence([area("a", 20, 20), area("b", 0, 20)], None, told(words))
    chance = spread_sentence([area("a", 5, 9), area("b", 4, 9)], None, told(words))
    none = spread_sentence([area("a", 1, 1), area("b", 0, 1)], None, told(words))
    assert len({real, chance, none}) == 3
    assert "40" in real and "18" in chance


def test_hostile_names_are_text_in_every_sentence():
    known = [area("a", 20, 20), area("b", 0, 20)]
    for said in (
        leaders_sentence(known, told(name=lambda _: HOSTILE)),
        certain_sentence(known, replace(own(known), name=HOSTILE), told(name=lambda _: HOSTILE)),
    ):
        assert "<img" not in said.replace("\\<", "")
        assert "**tebal" not in said
