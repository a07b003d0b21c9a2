"""Items by area, peers of like size, and what areas are held against."""

import math
from dataclasses import replace
from datetime import date

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.compare.benchmark import benchmarks
from kkb.core.compare.chance import ChanceTest
from kkb.core.compare.items import item_table, mean_indices
from kkb.core.compare.peers import AS_LARGE, FEWEST_PEERS, MOST, peers
from kkb.core.counts.area_view import area_view
from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import ITEMS
from kkb.core.counts.tally import tally
from tests.core.villages import LADDER, RULE, listed, state

ROWS = """
16.05.01.2001 dasar 124433333333
16.05.01.2002 dasar 322222222222
16.05.01.2003 diam
16.05.02.2001 diam
"""


def test_what_was_never_reported_is_kept_out_of_the_mean():
    table = item_table(state(ROWS), 3, RULE).set_index(["kode", "item"])
    first = table.loc[("16.05.01", "input_pokja")]
    assert (first["rata"], first["di_bawah"], first["dinilai"], first["belum_lapor"]) == (2.0, 1, 2, 1)
    silent = table.loc[("16.05.02", "input_pokja")]
    assert math.isnan(silent["rata"])
    assert (silent["di_bawah"], silent["dinilai"], silent["belum_lapor"]) == (0, 0, 1)


def test_a_blank_item_of_a_village_that_reported_is_neither_low_nor_silent():
    rows = state(ROWS)
    rows.loc[0, "input_pokja"] = None
    first = item_table(rows, 3, RULE).set_index(["kode", "item"]).loc[("16.05.01", "input_pokja")]
    assert (first["rata"], first["di_bawah"], first["dinilai"], first["kosong"], first["belum_lapor"]) == (
        3.0,
        0,
        1,
        1,
        1,
    )


def test_the_counts_of_every_cell_add_up_and_items_keep_their_order():
    table = item_table(state(ROWS), 3, RULE)
    assert list(table["item"]) == [*ITEMS, *ITEMS]
    totals = table[["dinilai", "kosong", "belum_lapor"]].sum(axis=1)
    assert set(totals[table["kode"] == "16.05.01"]) == {3}
    assert set(totals[table["kode"] == "16.05.02"]) == {1}
    assert item_table(state(""), 3, RULE).empty


def test_indices_are_means_of_those_that_reported():
    rows = state(ROWS).assign(index_input=[3.0, 2.0, 1.0, 1.0])
    assert mean_indices(rows, 3)["index_input"].to_dict() == {"16.05.01": 2.5}
    assert mean_indices(state(""), 3).empty


BASE = tally(state("16.05.01.2001 dasar"), places(listed("16.05.01.2001")), "16.05.01", LADDER)


def area(code: str, n: int, total: int):
    return replace(BASE, code=code, tercapai=n, terbentuk=total)


def test_peers_are_of_like_size_and_never_the_area_itself():
    own = area("16.05.01", 1, 9)
    others = [
        own,
        area("a", 4, 9),
        area("b", 5, 13),
        area("c", 1, 14),
        area("d", 3, 6),
        area("e", 0, 5),
        area("f", 0, 0),
    ]
    found = peers(own, others)
    assert found.codes == ("a", "b", "d")
    assert found.share == Share(12, 28)
    assert found.verdict == "wajar"


def test_no_peer_is_more_than_half_as_large_again_and_no_more_than_eight_are_taken():
    own = area("x", 5, 10)
    found = peers(own, [area(f"k{n:02}", 1, n) for n in range(1, 40)])
    assert len(found.codes) == MOST
    sizes = [int(code[1:]) for code in found.codes]
    assert all(max(s, 10) / min(s, 10) <= AS_LARGE for s in sizes)


def test_the_more_areas_are_compared_the_surer_each_difference_must_be():
    own, others = area("x", 1, 9), [area(f"a{n}", 6, 9) for n in range(FEWEST_PEERS)]
    assert [peers(own, others, among).verdict for among in (1, 40, 80)] == ["bawah", "bawah", "wajar"]


def test_an_area_unlike_its_peers_is_told_so_and_one_without_any_is_not():
    own = area("x", 0, 30)
    near = [area("a", 25, 30), area("b", 26, 30), area("c", 25, 30)]
    found = peers(own, [own, *near])
    assert found.verdict == ChanceTest(found.share.percent).verdict(own.share_a) == "bawah"
    assert peers(own, near[:2]).verdict == "sedikit"
    alone = peers(own, [own])
    assert (alone.codes, alone.share, alone.verdict) == ((), Share(0, 0), "sedikit")


def test_the_yardsticks_of_an_area_and_the_published_ones_with_their_source():
    known = (places(listed("16.05.01.2001", "16.06.01.2001")), resources.scheme())
    day = date(2022, 11, 1)
    rows = [state(t).assign(tanggal=day, contoh=False) for t in (ROWS, ROWS + "16.06.01.2001 mandiri")]
    own, province = (area_view(a, None, r, (day,), known) for a, r in (("16.05", rows[0]), ("16", rows[1])))
    found = {b.key: b for b in benchmarks(own, province, resources.published())}
    assert found["daerah"].share == Share(0, 4)
    assert found["provinsi"].share == Share(1, 5)
    assert (found["terbit_16"].percent, found["terbit_00"].percent) == (30.18, 19.66)
    assert "Sumatera Headline" in found["terbit_16"].source
    assert "target" not in found
    assert (found["pembanding"].percent, found["pembanding"].name) == (60, "16.73")
    empty = area_view("16.05", None, rows[0].iloc[:0], (), known)
    assert "daerah" not in {b.key for b in benchmarks(empty, empty, ())}
