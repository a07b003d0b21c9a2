"""The layer of strata: who has which class, and a legend that counts every village once."""

from collections.abc import Mapping

import pytest

from kkb.draw.map.layer import MapLayer
from kkb.draw.map.strata import strata_layer
from tests.draw.made_map import marks, rows
from tests.draw.made_places import grid

FORMED = {
    "91.01.01.2001": "dasar",
    "91.01.01.2002": "mandiri",
    "91.01.01.2003": "dasar",
    "91.01.02.2201": "berkelanjutan",
}


def _layer(strata: Mapping[str, str | None] = FORMED, silent: tuple[str, ...] = (), **options: object) -> MapLayer:
    listed = options.pop("listed", grid())
    drawn = options.pop("drawn", set(listed["kode"]))
    return strata_layer(rows(dict(strata), silent), listed, drawn, marks(), **options)


def _counts(layer: MapLayer) -> dict[str, int]:
    return {entry.key: entry.count for entry in layer.legend}


def test_each_village_has_its_stratum_or_is_not_yet_formed() -> None:
    classes = _layer().classes
    assert classes["91.01.01.2002"] == "mandiri"
    assert classes["91.01.01.2004"] == "belum_terbentuk"
    assert len(classes) == 24


def test_a_dasar_that_never_reported_stands_apart() -> None:
    layer = _layer(silent=("91.01.01.2003",))
    assert layer.classes["91.01.01.2001"] == "dasar"
    assert layer.classes["91.01.01.2003"] == "belum_lapor"


def test_only_a_dasar_can_be_not_reported() -> None:
    assert _layer(silent=("91.01.01.2002",)).classes["91.01.01.2002"] == "mandiri"


def test_a_formed_village_without_a_stratum_is_unreadable_not_unformed() -> None:
    layer = _layer(FORMED | {"91.01.01.2004": None})
    assert layer.classes["91.01.01.2004"] == "tidak_dikenal"
    assert _counts(layer)["tidak_dikenal"] == 1


@pytest.mark.parametrize("order", [("dasar", "mandiri"), ("mandiri", "dasar")])
def test_a_village_with_two_kampung_kb_shows_the_higher(order: tuple[str, str]) -> None:
    first, second = order
    layer = _layer({"91.01.01.2001": first, "91.01.01.2001#2": second})
    assert layer.classes["91.01.01.2001"] == "mandiri"
    assert _counts(layer)["mandiri"] == 1


def test_the_legend_counts_every_listed_village_once() -> None:
    counts = _counts(_layer(silent=("91.01.01.2003",)))
    without_place = counts.pop("tanpa_lokasi")
    assert sum(counts.values()) == 24
    assert counts["belum_terbentuk"] == 20
    assert without_place == 0


def test_the_legend_shows_every_class_even_when_empty_but_unreadable_only_when_there_is_one() -> None:
    keys = [entry.key for entry in _layer().legend]
    assert keys == [
        "dasar", "berkembang", "mandiri", "berkelanjutan",
        "belum_lapor", "belum_terbentuk", "tanpa_data", "tanpa_lokasi",
    ]  # fmt: skip


def test_villages_of_a_kabupaten_without_any_row_have_no_data() -> None:
    layer = _layer({"92.01.01.2001": "dasar"})
    assert set(layer.classes.values()) == {"tanpa_data", "dasar"}
    assert _counts(layer)["tanpa_data"] == 24


def test_a_name_not_yet_matched_is_counted_but_has_no_place() -> None:
    layer = _layer(FORMED | {"91.01.01.~desa-baru": "berkembang"})
    assert _counts(layer)["berkembang"] == 1
    assert _counts(layer)["tanpa_lokasi"] == 1


def test_a_village_that_the_geometry_lacks_has_no_place() -> None:
    assert _counts(_layer(drawn=set(list(grid()["kode"])[1:])))["tanpa_lokasi"] == 1


def test_the_legend_can_count_one_kecamatan_while_all_are_coloured() -> None:
    layer = _layer(counted="91.01.02")
    assert len(layer.classes) == 24
    assert _counts(layer)["berkelanjutan"] == 1
    assert _counts(layer)["dasar"] == 0
    assert _counts(layer)["belum_terbentuk"] == 7


def test_the_hover_lines_say_each_index_and_whether_it_passes() -> None:
    layer = _layer()
    assert layer.fields == ("Indeks Input", "Indeks Proses", "Indeks Output")
    assert layer.values["91.01.01.2001"] == ("3,20 · lulus", "2,67 · belum", "–")
    assert "91.01.01.2004" not in layer.values


def test_an_index_of_exactly_three_passes() -> None:
    layer = strata_layer(rows(FORMED, index=3.0), grid(), set(), marks())
    assert layer.values["91.01.01.2001"][1] == "3,00 · lulus"


def test_not_formed_is_white_and_not_reported_is_hatched() -> None:
    looks = {entry.key: entry.swatch for entry in _layer().legend}
    assert looks["belum_terbentuk"].color == "#FFFFFF"
    assert looks["belum_lapor"].pattern == "miring"


def test_english_names_follow_the_language() -> None:
    layer = strata_layer(rows(FORMED), grid(), set(), marks("en"))
    assert "Not yet formed" in [entry.label for entry in layer.legend]
    assert layer.values["91.01.01.2001"][0] == "3.20 · passes"
