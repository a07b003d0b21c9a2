"""`peta.toml` is read strictly: each mistake is refused with the place, what was found and what is allowed."""

import copy
import itertools

import pytest

from kkb.app import resources
from kkb.config.map_style import Scale, parse_map_style
from kkb.core.counts.ratio import Share
from kkb.core.errors import SchemeError
from kkb.core.rule.strata import PATTERNS
from tests.draw.made_map import STYLE_FILE


@pytest.fixture
def raw() -> dict:
    return copy.deepcopy(resources.read_toml(STYLE_FILE))


def test_the_shipped_style_is_accepted(raw: dict) -> None:
    style = parse_map_style(raw)
    assert style.scales["A"].breaks == (20, 40, 60)
    assert style.scales["C"].breaks[-1] == 100


def test_every_stratum_has_a_pattern_of_its_own() -> None:
    patterns = [s.pattern for s in resources.scheme().strata]
    assert len(set(patterns)) == len(patterns)
    assert {s.pattern for s in resources.scheme().classes} <= set(PATTERNS)


def _lightness(color: str) -> float:
    r, g, b = (int(color[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * r + 0.587 * g + 0.114 * b


@pytest.mark.parametrize("ratio", ["A", "C"])
def test_colours_of_shares_darken_evenly_enough_to_tell_apart(raw: dict, ratio: str) -> None:
    light = [_lightness(color) for color in parse_map_style(raw).scales[ratio].colors]
    assert all(a - b > 20 for a, b in itertools.pairwise(light))


def test_zero_is_none_of_the_colours_and_no_stratum(raw: dict) -> None:
    style = parse_map_style(raw)
    used = {c for scale in style.scales.values() for c in scale.colors} | {s.color for s in resources.scheme().strata}
    assert style.zero.color not in used
    assert style.zero.pattern != "polos"


@pytest.mark.parametrize(
    ("share", "position"),
    [((0, 5), 0), ((1, 6), 0), ((1, 5), 1), ((39, 100), 1), ((2, 5), 2), ((599, 1000), 2), ((3, 5), 3), ((5, 5), 3)],
)
def test_classes_are_cut_by_whole_counts(share: tuple[int, int], position: int) -> None:
    assert Scale("A", (20, 40, 60), ("#000000",) * 4).position(Share(*share)) == position


@pytest.mark.parametrize(
    ("mistake", "where", "found"),
    [
        (lambda raw: raw["nol"].update(warna="putih"), "nol, warna", "putih"),
        (lambda raw: raw["pangsa"][0].update(batas=[40, 20, 60]), "pangsa 1, batas", "40"),
        (lambda raw: raw["pangsa"][0].update(batas=[20, 40, 160]), "pangsa 1, batas", "160"),
        (lambda raw: raw["pangsa"][0].update(batas=[20, 40, 60.5]), "pangsa 1, batas", "60.5"),
        (lambda raw: raw["pangsa"][0].update(batas=[]), "pangsa 1, batas", "[]"),
        (lambda raw: raw["pangsa"][1].update(warna=["#000000"]), "pangsa 2, warna", "1 warna"),
        (lambda raw: raw["pangsa"][0]["warna"].__setitem__(0, "biru"), "pangsa 1, warna", "biru"),
        (lambda raw: raw["pangsa"][1].update(rasio="A"), "peta.toml", "A"),
        (lambda raw: raw["pangsa"][1].update(rasio="D"), "pangsa 2, rasio", "D"),
        (lambda raw: raw.update(warna="merah"), "peta.toml", "warna"),
        (lambda raw: raw.pop("acuan"), "peta.toml", "acuan"),
    ],
)
def test_a_mistake_is_refused_with_its_place(raw: dict, mistake, where: str, found: str) -> None:
    mistake(raw)
    with pytest.raises(SchemeError) as caught:
        parse_map_style(raw)
    assert where in caught.value.values["where"]
    assert found in caught.value.values["found"]


@pytest.mark.parametrize("key", ["kurang", "indeks", "nilai", "naik", "turun"])
def test_classes_of_numbers_are_told_apart_by_more_than_hue(raw: dict, key: str) -> None:
    looks = parse_map_style(raw).numbers[key].looks
    cues = [(area_view.pattern, round(_lightness(area_view.color) / 12)) for area_view in looks]
    assert len(set(cues)) == len(cues)


@pytest.mark.parametrize(
    ("mistake", "where"),
    [
        (lambda raw: raw["angka"].pop("naik"), "peta.toml, angka"),
        (lambda raw: raw["angka"]["kurang"].update(batas=[3, 1]), "angka, kurang, batas"),
        (lambda raw: raw["angka"]["kurang"].update(batas=["1"]), "angka, kurang, batas"),
        (lambda raw: raw["angka"]["indeks"].update(warna=["#000000"]), "angka, indeks, warna"),
        (lambda raw: raw["angka"]["nilai"].update(pola=["polos"]), "angka, nilai, pola"),
        (lambda raw: raw["angka"]["nilai"]["pola"].__setitem__(0, "zigzag"), "angka, nilai, pola"),
        (lambda raw: raw["tanda"].pop("hilang"), "peta.toml, tanda"),
        (lambda raw: raw["tanda"]["naik"].update(warna="hijau"), "tanda, naik"),
        (lambda raw: raw["sedikit"].update(pola="zigzag"), "sedikit"),
        (lambda raw: raw["sedikit"].update(kurang_dari="lima"), "sedikit"),
    ],
)
def test_a_mistake_in_classes_and_signs_is_refused_with_its_place(raw: dict, mistake: object, where: str) -> None:
    mistake(raw)
    with pytest.raises(SchemeError) as caught:
        parse_map_style(raw)
    assert where in caught.value.values["where"]
