"""The layers of shares: fixed classes, zero and no data apart, n and N in every label."""

from dataclasses import replace

from kkb.config.map_style import Scale
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.shares import class_label, share_layer
from tests.draw.made_map import marks, part_with, words

PARTS = (
    part_with("91.01.01", 3, 5), part_with("91.01.02", 0, 4), part_with("91.01.03", 0, 0), part_with("91.01.04", 1, 20),
    part_with("91.01.~kec", 2, 5, listed=0),
)  # fmt: skip
DRAWN = {"91.01.01", "91.01.02", "91.01.03", "91.01.04"}


def _layer(ratio: str = "A") -> MapLayer:
    return share_layer(PARTS, ratio, DRAWN, marks())


def _count(layer: MapLayer, label: str) -> int:
    return next(entry.count for entry in layer.legend if entry.label == label)


def test_zero_and_nothing_to_share_are_classes_of_their_own() -> None:
    classes = _layer().classes
    assert classes["91.01.01"] == "kelas3"
    assert classes["91.01.02"] == "nol"
    assert classes["91.01.03"] == "tanpa_data"
    assert classes["91.01.04"] == "kelas0"


def test_coverage_of_a_kecamatan_without_kampung_kb_is_zero_not_missing() -> None:
    classes = _layer("C").classes
    assert classes["91.01.03"] == "nol"
    assert classes["91.01.04"] == "kelas4"


def test_a_share_that_names_may_lift_into_another_class_has_the_colour_of_none() -> None:
    open_part = replace(part_with("91.01.05", 0, 4), belum_dicocokkan=3)  # C: 4 to 7 of 20
    wide_part = replace(part_with("91.01.06", 0, 6), belum_dicocokkan=2)  # C: 6 to 8 of 20, all below 50 %
    layer = share_layer((open_part, wide_part), "C", {"91.01.05", "91.01.06"}, marks())
    assert layer.classes == {"91.01.05": "antara", "91.01.06": "kelas1"}
    assert _count(layer, "Antara dua kelas: ada nama yang belum cocok") == 1
    assert layer.values["91.01.05"][2] == "20,0–35,0 % (4–7 dari 20)"
    assert layer.labels["91.01.05"] == "4–7 dari 20"
    assert "antara" not in {entry.key for entry in _layer("C").legend}


def test_every_label_says_n_of_n() -> None:
    assert _layer().labels["91.01.01"] == "3 dari 5"
    assert _layer("C").labels["91.01.01"] == "5 dari 20"


def test_the_legend_runs_from_high_to_low_and_counts_areas() -> None:
    layer = _layer()
    assert [entry.label for entry in layer.legend] == [
        "60 % ke atas", "40 – <60 %", "20 – <40 %", "di bawah 20 %", "0 %", "Bergaris: N di bawah 5", "Tanpa data",
        "Di antaranya tanpa lokasi",
    ]  # fmt: skip
    assert _count(layer, "60 % ke atas") == 1
    assert _count(layer, "Di antaranya tanpa lokasi") == 1


def test_a_scale_that_ends_at_100_names_its_last_class_exactly() -> None:
    scale = Scale("C", (50, 100), ("#000000",) * 3)
    assert [class_label(scale, n, words()) for n in range(3)] == ["di bawah 50 %", "50 – <100 %", "100 %"]


def test_the_hover_lines_keep_the_three_ratios_apart() -> None:
    layer = _layer()
    assert layer.fields[:3] == ("Pangsa klasifikasi (A)", "Pangsa atas semua desa (B)", "Cakupan pembentukan (C)")
    assert layer.values["91.01.01"][:3] == ("60,0 % (3 dari 5)", "15,0 % (3 dari 20)", "25,0 % (5 dari 20)")


def test_the_level_is_that_of_the_parts() -> None:
    assert _layer().level == 3
    assert share_layer((part_with("17.01", 1, 5),), "A", set(), marks()).level == 2
    assert share_layer((), "A", set(), marks()).classes == {}
