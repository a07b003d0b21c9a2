"""What crosses the wire: small, by position, and harmless wherever it passes."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.map.layer import LegendEntry, MapLayer
from kkb.draw.map.payload import DIGITS, View, coded, payload, script_text
from kkb.draw.map.strata import strata_layer
from tests.draw.made_map import grid_file, marks, rows, words
from tests.draw.made_places import HOSTILE, grid

FORMED = {"91.01.01.2001": "dasar", "91.01.02.2201": "mandiri"}


def _decoded(texts: list[str], width: int, digits: str) -> list[str]:
    positions = [digits[n : n + width] for n in range(0, len(digits), width)]
    return [texts[sum(DIGITS.index(d) * len(DIGITS) ** k for k, d in enumerate(reversed(p)))] for p in positions]


@pytest.fixture
def outlines(tmp_path: Path) -> GeometryFile:
    return grid_file(tmp_path)


@pytest.fixture
def sent(outlines: GeometryFile) -> dict:
    layer = strata_layer(rows(FORMED), grid(), outlines.codes_at(4), marks())
    return payload(layer, outlines, "../geometri/x.geojson?v=1", View(words()))


@given(st.lists(st.text(max_size=3), min_size=1, max_size=300))
def test_a_column_comes_back_as_it_went(texts: list[str]) -> None:
    assert _decoded(*coded(texts)) == texts


def test_a_column_of_many_texts_takes_more_digits() -> None:
    texts = [str(n) for n in range(4000)]
    assert coded(texts)[1] == 3
    assert _decoded(*coded(texts)) == texts


def test_classes_stand_in_the_order_of_the_geometry(sent: dict, outlines: GeometryFile) -> None:
    labels = [sent["legenda"][DIGITS.index(d)][0] for d in sent["kelas"]]
    by_code = dict(zip(outlines.codes_at(4), labels, strict=True))
    assert by_code["91.01.01.2001"] == "Dasar"
    assert by_code["91.01.02.2201"] == "Mandiri"
    assert by_code["91.01.03.2401"] == "Belum terbentuk"


def test_hover_lines_stand_in_the_order_of_the_geometry(sent: dict, outlines: GeometryFile) -> None:
    name, texts, width, digits = sent["kolom"][0]
    lines = dict(zip(outlines.codes_at(4), _decoded(texts, width, digits), strict=True))
    assert name == "Indeks Input"
    assert lines["91.01.01.2001"] == "3,20 · lulus"
    assert lines["91.01.03.2401"] == ""


def test_an_area_that_the_layer_does_not_know_has_no_data(outlines: GeometryFile) -> None:
    layer = MapLayer(3, "Pangsa", {}, (LegendEntry("nol", "0 %", 0), LegendEntry("tanpa_data", "Tanpa data", 3)))
    assert payload(layer, outlines, "x", View(words()))["kelas"] == "111"


def test_labels_of_areas_that_are_not_drawn_are_not_sent(outlines: GeometryFile) -> None:
    layer = MapLayer(3, "Pangsa", {}, (), labels={"91.01.01": "1 dari 2", "91.01.~baru": "1 dari 1"})
    assert payload(layer, outlines, "x", View(words()))["label"] == {"91.01.01": "1 dari 2"}


def test_counts_are_written_as_here(outlines: GeometryFile) -> None:
    layer = MapLayer(4, "Strata", {}, (LegendEntry("dasar", "Dasar", 1513),))
    assert payload(layer, outlines, "x", View(words()))["legenda"][0][1] == "1.513"
    assert payload(layer, outlines, "x", View(words("en")))["legenda"][0][1] == "1,513"


@pytest.mark.parametrize("kind", ["skematik", "ubin"])
def test_the_note_says_what_the_outlines_are_and_for_how_many(tmp_path: Path, kind: str) -> None:
    layer = MapLayer(4, "Strata", {}, ())
    note = payload(layer, grid_file(tmp_path, kind), "x", View(words()))["catatan"]
    assert "24" in note
    assert "ukan batas" in note


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_holds_nothing_that_could_end_a_string_or_a_script(name: str) -> None:
    script = script_text({"nama": name})
    assert json.loads(script) == {"nama": name}
    assert not set("<>&'`$_") & set(script)
    assert not re.search(r"\{[{%#]", script)
    assert script.isascii()


@given(st.text())
def test_any_text_comes_back_from_the_script(text: str) -> None:
    assert json.loads(script_text([text])) == [text]


def test_a_province_of_1513_villages_stays_small(tmp_path: Path) -> None:
    listed = resources.gazetteer()
    listed = listed[listed["kode_prov"] == "17"]
    strata = ("dasar", "berkembang", "mandiri", "berkelanjutan")
    formed = {code: strata[n % 4] for n, code in enumerate(listed["kode"])}
    frame = rows(formed)
    frame["index_input"] = [n % 14 / 5 + 1 for n in range(len(frame))]
    outlines = GeometryFile("ubin", "17", tmp_path, "", tuple(sorted(listed["kode"])))
    layer = strata_layer(frame, listed, outlines.codes, marks())
    assert len(script_text(payload(layer, outlines, "x", View(words())))) < 15_000
