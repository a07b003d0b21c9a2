"""The layer of Rumah DataKu: three values, a legend that counts every village once, the better of two shown."""

import pandas as pd

from kkb.app import resources
from kkb.draw.map.datahouse import datahouse_layer
from kkb.draw.map.layer import MapLayer
from tests.draw.made_map import marks
from tests.draw.made_places import grid

SCHEME = resources.convergence()
FIRST, SECOND, THIRD = "91.01.01.2001", "91.01.01.2002", "91.01.01.2003"


def layer(*told: tuple[str, str], kelas: object = None, used: object = None, **options: object) -> MapLayer:
    found = pd.DataFrame(told, columns=["kode", "keadaan"]).assign(
        kode_kab="91.01", rumah_dataku_kelas=kelas, rumah_dataku_dipakai=used
    )
    listed = grid()
    return datahouse_layer(found, listed, options.pop("drawn", set(listed["kode"])), (marks(), SCHEME), **options)


def counts(found: MapLayer) -> dict[str, int]:
    return {entry.key: entry.count for entry in found.legend}


def test_each_village_has_one_has_none_did_not_say_or_is_not_formed():
    found = layer((FIRST, "ada"), (SECOND, "tidak"), (THIRD, "kosong"))
    assert [found.classes[code] for code in (FIRST, SECOND, THIRD)] == ["ada", "tidak", "kosong"]
    assert counts(found) == {"ada": 1, "tidak": 1, "kosong": 1, "belum_terbentuk": 21, "tanpa_data": 0,
                             "tanpa_lokasi": 0}  # fmt: skip


def test_of_two_kampung_in_a_village_the_one_with_it_is_shown():
    for order in (("tidak", "ada"), ("ada", "tidak"), ("kosong", "ada")):
        found = layer(*((FIRST, state) for state in order))
        assert (found.classes[FIRST], counts(found)["ada"]) == ("ada", 1)


def test_the_hover_tells_class_and_use_where_they_are_known():
    known = layer((FIRST, "ada"), kelas=" Paripurna ", used="ada")
    assert known.values[FIRST] == ("Paripurna", "ya")
    assert layer((FIRST, "ada"), kelas="lain", used=None).values[FIRST] == ("", "")
    assert layer((FIRST, "ada"), used=0).values[FIRST] == ("", "tidak")


def test_the_legend_counts_the_area_in_focus_and_tells_what_has_no_place():
    found = layer((FIRST, "ada"), counted="91.01.02")
    assert counts(found)["ada"] == 0
    unplaced = layer((FIRST, "ada"), (f"{FIRST}.~x", "tidak"), drawn={FIRST})
    assert counts(unplaced)["tanpa_lokasi"] == 24


def test_without_any_row_there_is_no_data():
    assert counts(layer())["tanpa_data"] == 24
