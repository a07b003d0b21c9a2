"""Layers of villages by item, index and report: gaps in the data are classes of their own, and every one is counted."""

import pandas as pd
import pytest

from kkb.app import resources
from kkb.draw.map.kind import Ground
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.villages import index_layer, item_layer, reported_layer
from tests.draw.made_map import marks, rows
from tests.draw.made_places import grid

FORMED = {"91.01.01.2001": "dasar", "91.01.01.2002": "mandiri", "91.01.01.2003": "dasar", "91.01.02.2201": "dasar"}
SILENT = ("91.01.01.2003",)
RULE = resources.scheme().rule


def _ground(frame: pd.DataFrame | None = None, counted: str = "00") -> Ground:
    listed = grid()
    return Ground(rows(FORMED, SILENT) if frame is None else frame, listed, set(listed["kode"]), counted)


def _counts(layer: MapLayer) -> dict[str, int]:
    return {entry.key: entry.count for entry in layer.legend}


def _layers(ground: Ground) -> list[MapLayer]:
    items = [item_layer(ground, item, marks()) for item in RULE.items]
    indices = [index_layer(ground, f"index_{name}", marks()) for name in ("input", "proses", "output")]
    return [*items, *indices, reported_layer(ground, marks())]


def test_every_village_is_in_one_class_of_every_layer() -> None:
    for layer in _layers(_ground()):
        counts = _counts(layer)
        assert counts.pop("tanpa_lokasi") == 0
        assert sum(counts.values()) == 24, layer.title
        assert counts["belum_terbentuk"] == 20
        assert counts["belum_lapor"] == 1
        assert "tanpa_data" in counts


def test_a_score_is_its_class_and_a_blank_is_not_a_score_of_one() -> None:
    frame = rows(FORMED, SILENT)
    frame.loc[0, "input_pokja"], frame.loc[1, "input_pokja"] = 4, pd.NA
    layer = item_layer(_ground(frame), RULE.item("input_pokja"), marks())
    assert layer.classes["91.01.01.2001"] == "nilai4"
    assert layer.classes["91.01.01.2002"] == "kosong"
    assert layer.classes["91.01.01.2003"] == "belum_lapor"
    assert layer.classes["91.01.02.2201"] == "nilai2"


def test_an_item_that_ends_at_three_has_no_class_four() -> None:
    keys = [entry.key for entry in item_layer(_ground(), RULE.item("input_sarana"), marks()).legend]
    assert keys[:3] == ["nilai3", "nilai2", "nilai1"]


@pytest.mark.parametrize(("value", "key"), [(1.0, "indeks0"), (2.0, "indeks1"), (2.99, "indeks1"), (3.0, "indeks2"),
                                            (3.5, "indeks3"), (float("nan"), "kosong")])  # fmt: skip
def test_an_index_of_three_is_in_the_first_class_that_passes(value: float, key: str) -> None:
    layer = index_layer(_ground(rows(FORMED, SILENT, index=value)), "index_proses", marks())
    assert layer.classes["91.01.01.2001"] == key
    passing = [entry.key for entry in layer.legend if "lulus" in entry.label]
    assert passing == ["indeks3", "indeks2"]


def test_a_village_says_what_holds_it_back_only_where_a_variable_fails() -> None:
    frame = rows(FORMED, SILENT, index=2.67)
    frame.loc[0, ["proses_operasional", "index_output"]] = [3, 3.25]
    layer = reported_layer(_ground(frame), marks())
    named = [layer.lacks.names[int(digit, 16)] for digit in layer.lacks.of["91.01.01.2001"]]
    assert named == [RULE.item("proses_penggunaan_data").name, RULE.item("proses_lintas_sektor").name]
    assert "91.01.01.2003" not in layer.lacks.of


def test_the_date_of_data_is_told_where_it_is_known() -> None:
    frame = rows(FORMED).assign(tanggal=pd.Timestamp("2024-12-31").date())
    layer = reported_layer(_ground(frame), marks())
    assert layer.fields[-1] == "Data per"
    assert layer.values["91.01.01.2001"][-1] == "31 Des 2024"
    assert layer.values["91.01.01.2001"][0] == "Dasar"


def test_the_legend_counts_the_area_in_sight() -> None:
    counts = _counts(reported_layer(_ground(counted="91.01.02"), marks()))
    assert (counts["lapor"], counts["belum_lapor"], counts["belum_terbentuk"]) == (1, 0, 7)
