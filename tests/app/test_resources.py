"""What ships with the product passes its own checks: code list, scheme, published figures, example, wording, pages."""

import re

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.core.counts.rows import ITEMS
from kkb.core.errors import SchemeError
from tests.core.villages import LADDER
from tests.needs import ROOT

LIST = resources.gazetteer()
COLUMNS = (
    "kode", "nama", "jenis", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "kode_prov", "nama_prov", "lat", "lon",
    "luas_km2", "kode_bps",
)  # fmt: skip


def test_the_code_list_has_its_columns_and_every_code_once():
    assert tuple(LIST.columns) == COLUMNS
    assert LIST["kode"].is_unique
    assert len(LIST) == 1920


@pytest.mark.parametrize(
    ("area", "kecamatan", "desa", "kelurahan"),
    [("16.73", 8, 0, 72), ("16.05", 14, 186, 13), ("18.04", 15, 131, 5), ("17", 129, 1341, 172)],
)
def test_each_region_has_as_many_kecamatan_desa_and_kelurahan_as_the_decree(area, kecamatan, desa, kelurahan):
    inside = LIST[LIST["kode"].map(lambda code: wilayah.is_within(code, area))]
    assert inside["kode_kec"].nunique() == kecamatan
    block = inside["kode"].str.rsplit(".", n=1).str[-1].str[0]
    assert ((block == "2").sum(), (block == "1").sum()) == (desa, kelurahan)


def test_every_code_nests_and_says_by_its_digits_what_the_village_is():
    assert LIST["kode"].str.fullmatch(r"\d\d\.\d\d\.\d\d\.[12]\d{3}").all()
    for column, depth in (("kode_kec", 3), ("kode_kab", 2), ("kode_prov", 1)):
        assert (LIST["kode"].map(lambda code, depth=depth: wilayah.cut(code, depth)) == LIST[column]).all()
    urban = LIST["kode"].str.rsplit(".", n=1).str[-1].str.startswith("1")
    assert ((LIST["jenis"] == "kelurahan") == urban).all()


def test_an_area_has_one_name():
    for code, name in (("kode_kec", "nama_kec"), ("kode_kab", "nama_kab"), ("kode_prov", "nama_prov")):
        assert (LIST.groupby(code)[name].nunique() == 1).all()
    assert (LIST[["nama", "nama_kec", "nama_kab", "nama_prov"]] != "").all(axis=None)


def test_every_point_lies_in_the_south_of_sumatra():
    assert LIST["lat"].between(-6, -2).all()
    assert LIST["lon"].between(101, 105).all()
    assert (LIST["luas_km2"] > 0).all()


def test_two_villages_of_a_kecamatan_never_share_a_name():
    """Names stand on the axis of charts: two bars of one name would fall into one."""
    assert not LIST.duplicated(["kode_kec", "nama"]).any()
    assert not LIST.drop_duplicates("kode_kec").duplicated(["kode_kab", "nama_kec"]).any()


def test_every_page_of_the_menu_is_there_with_its_question_in_both_languages():
    for page in resources.scheme().pages:
        assert (ROOT / page.script).is_file()
        assert re.fullmatch(r"[a-z_]+", page.icon)
        for lang in ("id", "en"):
            assert resources.wording(lang)[f"halaman.{page.key}_tanya"].endswith("?")


def test_every_page_of_the_folder_is_in_the_menu():
    scripts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").glob("*.py")} | {"app.py"}
    assert scripts == {page.script for page in resources.scheme().pages}


def test_every_shipped_figure_of_the_example_regions_names_a_region_of_the_list():
    listed = {*LIST["kode_kab"], *LIST["kode_prov"]}
    beyond = {f.area for f in resources.published()} - listed
    assert beyond == {"00", "51.02", "74.71", "36"}


def test_the_example_is_one_snapshot_per_kabupaten_and_day_with_strata_of_the_ladder():
    snapshots = resources.example()
    assert len({(s.kode_kab, s.tanggal) for s in snapshots}) == len(snapshots)
    assert [s.tanggal for s in snapshots] == sorted(s.tanggal for s in snapshots)
    for rows in (s.rows for s in snapshots):
        assert set(rows["strata"]) <= set(LADDER.keys)
        assert not rows[list(ITEMS)].isna().any(axis=None)
        assert set(rows["kode"]) <= set(LIST["kode"])


def test_every_source_of_data_is_told():
    told = (resources.DATA / "SUMBER.md").read_text(encoding="utf-8")
    for name in ("desa.csv", "aturan.toml", "strata.toml", "target.toml", "terbit.csv", "potret.csv", "resep.toml"):
        assert name in told, name


def test_a_shipped_table_is_read_as_text_with_blanks_kept(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("kode,n\n16.05,\nNA,007\n", encoding="utf-8")
    assert resources.read_csv(path).to_dict("list") == {"kode": ["16.05", "NA"], "n": ["", "007"]}


def test_every_toml_that_ships_can_be_read():
    for path in sorted(resources.DATA.rglob("*.toml")):
        assert resources.read_toml(path), path.name
    with pytest.raises(SchemeError):
        resources.read_toml(resources.DATA / "tak_ada.toml")


def test_values_that_are_kept_are_the_same_each_time():
    assert resources.scheme() is resources.scheme()
    pd.testing.assert_frame_equal(resources.gazetteer(), LIST)
