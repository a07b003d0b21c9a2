"""What a comparison says in sentences: first and last, what is certain, how unequal; never more than chance allows."""

from dataclasses import replace

import pytest

from kkb.core.area.gazetteer import places
from kkb.core.compare.benchmark import OWN, TARGET, Benchmark
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import tally
from kkb.text.comparison_answers import ComparisonWords, certain_sentence, leaders_sentence, spread_sentence
from tests.core.villages import LADDER, listed, state
from tests.text.words import EN, HOSTILE, ID

BASE = tally(state("16.05.01.2001 dasar"), places(listed("16.05.01.2001")), "16.05.01", LADDER)


def area(code: str, n: int, total: int):
    return replace(BASE, code=code, tercapai=n, terbentuk=total)


def told(words=ID, name=str) -> ComparisonWords:
    return ComparisonWords(words, name, "kecamatan")


def own(known) -> Benchmark:
    share = Share(sum(p.tercapai for p in known), sum(p.terbentuk for p in known))
    return Benchmark(OWN, OWN, "Kota", share.percent, share)


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
