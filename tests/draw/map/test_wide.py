"""Layers that compare kabupaten: the most common stratum and shares of a property, never without n and N."""

import pandas as pd
import pytest

from kkb.core.area.gazetteer import places
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import Tally, tallies_at
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.wide import Property, held_by, most_common_layer, passing, property_layer, unreported
from tests.core.villages import LADDER
from tests.draw.made_map import marks, rows
from tests.draw.made_nation import nation

REACHED = ("mandiri", "berkelanjutan")
STRATA = {
    **{f"91.01.01.{2001 + n}": ("dasar", "mandiri", "mandiri", "mandiri", "berkembang")[n] for n in range(5)},
    **{f"91.02.01.{2001 + n}": "dasar" for n in range(6)},
    **{f"92.01.01.{2001 + n}": ("mandiri", "berkembang")[n] for n in range(2)},
}
SILENT = tuple(f"91.02.01.{2001 + n}" for n in range(4))


@pytest.fixture(scope="module")
def state() -> pd.DataFrame:
    return rows(STRATA, SILENT)


@pytest.fixture(scope="module")
def parts(state: pd.DataFrame) -> tuple[Tally, ...]:
    return tallies_at(state, places(nation()), "00", LADDER, 2)


def _common(parts: tuple[Tally, ...]) -> MapLayer:
    return most_common_layer(parts, {part.code for part in parts} - {"93.05"}, marks())


def test_a_kabupaten_has_the_stratum_of_most_of_its_kampung_kb(parts: tuple[Tally, ...]) -> None:
    layer = _common(parts)
    assert layer.level == 2
    assert layer.classes["91.01"] == "mandiri" and layer.labels["91.01"] == "3/5"


def test_who_never_reported_is_no_stratum(parts: tuple[Tally, ...]) -> None:
    layer = _common(parts)
    assert layer.classes["91.02"] == "belum_lapor" and layer.labels["91.02"] == "4/6"


def test_of_equal_counts_the_lower_stratum_is_shown_and_few_are_hatched(parts: tuple[Tally, ...]) -> None:
    layer = _common(parts)
    assert layer.classes["92.01"] == "berkembang"
    assert set(layer.patterns) == {"92.01"}


def test_kabupaten_without_data_are_counted_as_such_and_those_without_a_place_too(parts: tuple[Tally, ...]) -> None:
    layer = _common(parts)
    counts = {entry.key: entry.count for entry in layer.legend}
    assert counts["tanpa_data"] == 14 and counts["tanpa_lokasi"] == 1
    assert "93.01" not in layer.labels and not any(layer.values["93.01"])


def test_every_count_of_a_kabupaten_stands_in_its_hover_lines(parts: tuple[Tally, ...]) -> None:
    layer = _common(parts)
    told = dict(zip(layer.fields, layer.values["91.02"], strict=True))
    assert told["Dasar"] == "2" and told["Dasar (belum lapor)"] == "4"
    assert told["Pangsa klasifikasi (A)"] == "0,0 % (0 dari 6)"


def test_a_property_is_how_many_of_how_many_in_fixed_classes(parts: tuple[Tally, ...], state: pd.DataFrame) -> None:
    held = Property("Judul", "Kolom", "sifat", passing(state, "index_input", 3))
    layer = property_layer(parts, held, {part.code for part in parts}, marks())
    assert layer.labels["91.01"] == "5 dari 5" and layer.classes["91.01"] == "kelas4"
    assert layer.labels["91.02"] == "2 dari 6" and layer.classes["91.02"] == "kelas1"
    assert layer.classes["93.01"] == "tanpa_data"


def test_a_blank_score_does_not_pass(state: pd.DataFrame) -> None:
    assert passing(state, "index_output", 3)["91.01"] == Share(0, 5)


def test_not_reported_has_a_scale_of_its_own(parts: tuple[Tally, ...]) -> None:
    held = Property("Judul", "Kolom", "belum_lapor", unreported(parts))
    layer = property_layer(parts, held, {part.code for part in parts}, marks())
    assert layer.classes["91.02"] == "kelas3" and layer.classes["91.01"] == "nol"


def test_flags_are_counted_by_kabupaten() -> None:
    flags, of = pd.Series([True, False, True]), pd.Series(["91.01", "91.01", "92.01"])
    assert held_by(flags, of) == {"91.01": Share(1, 2), "92.01": Share(1, 1)}
