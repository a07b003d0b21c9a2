"""The recipe of the example: read into frozen values, refused with the place when wrong."""

import copy
import datetime as dt

import pandas as pd
import pytest

from kkb.app import resources
from kkb.config.recipe import parse_recipe
from kkb.core.errors import SchemeError
from kkb.example import example_table

RAW = resources.read_toml(resources.DATA / "contoh" / "resep.toml")
MUSI_RAWAS = 1


def changed(**values: object) -> dict[str, object]:
    return copy.deepcopy(RAW) | values


def with_step(**values: object) -> dict[str, object]:
    """The recipe with its first snapshot of Musi Rawas changed."""
    raw = copy.deepcopy(RAW)
    raw["wilayah"][MUSI_RAWAS]["potret"][0] |= values
    return raw


def test_the_shipped_recipe_names_every_kabupaten_once():
    codes = [region.code for region in parse_recipe(RAW).regions]
    assert sorted(codes) == sorted(resources.gazetteer()["kode_kab"].unique())


def test_the_rates_of_the_shipped_recipe_leave_as_many_as_stayed_in_national_data():
    rates = parse_recipe(RAW).rates
    left = {source: sum(rate for (a, _), rate in rates.items() if a == source) for source, _ in rates}
    assert left == {"dasar": 29, "berkembang": 28, "mandiri": 38, "berkelanjutan": 11}


def test_the_published_snapshots_name_their_source():
    steps = {(r.code, s.on): s for r in parse_recipe(RAW).regions for s in r.steps}
    published = {key for key, s in steps.items() if s.source}
    assert published == {
        ("16.73", dt.date(2021, 6, 30)),
        ("16.73", dt.date(2023, 11, 29)),
        ("16.05", dt.date(2022, 11, 1)),
        ("18.04", dt.date(2024, 5, 12)),
    }


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (changed(bonus=1), "bonus"),
        (changed(bobot_bulan=[100] * 11), "bobot_bulan"),
        (changed(strata_awal=[60, 22, 5, -1]), "strata_awal"),
        (changed(wilayah=[]), r"\[\[wilayah\]\]"),
        (changed(wilayah=[RAW["wilayah"][0]] * 2), "dua kali"),
        (changed(perpindahan={"dasar": {}}), "berkembang"),
        (with_step(terbentuk="17"), "terbentuk"),
        (with_step(strata=[8, 5, 1, 4]), "jumlah 18"),
        (with_step(strata=[8, 5, 4]), "strata"),
        (with_step(terbentuk=24, strata=[15, 5, 1, 3]), "tidak turun"),
        (with_step(tanggal=dt.date(2021, 12, 31)), "tanggal naik"),
    ],
)
def test_a_wrong_recipe_is_refused_with_the_place(raw: dict[str, object], words: str):
    with pytest.raises(SchemeError, match=words):
        parse_recipe(raw)


def test_more_villages_than_a_region_has_are_refused():
    recipe = parse_recipe(changed(wilayah=[RAW["wilayah"][MUSI_RAWAS]]))
    few = resources.gazetteer().query("kode_kab == '16.05'").head(198)
    with pytest.raises(ValueError, match="199 terbentuk dari 198"):
        example_table(recipe, few, resources.scheme())


def test_a_date_without_any_village_formed_is_left_out():
    raw = copy.deepcopy(RAW["wilayah"][MUSI_RAWAS])
    raw["potret"] = [
        {"tanggal": dt.date(2021, 6, 30), "terbentuk": 0},
        {"tanggal": dt.date(2021, 12, 31), "terbentuk": 5},
    ]
    table = example_table(parse_recipe(changed(wilayah=[raw])), resources.gazetteer(), resources.scheme())
    pd.testing.assert_series_equal(
        table.groupby("tanggal").size(), pd.Series({"2021-12-31": 5}), check_names=False, check_index_type=False
    )
