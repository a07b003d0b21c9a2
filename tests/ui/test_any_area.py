"""Any area of Indonesia opens by its link, whether the dashboard has data of it or not."""

from collections.abc import Callable
from datetime import date

import pytest

from kkb.app.context import open_app
from kkb.app.targets import set_targets
from kkb.core.target.targets import Target
from kkb.draw.geometry.outlines import TILES
from kkb.draw.map.layer import NO_DATA
from kkb.draw.map.layers import STRATA
from kkb.ui.map.files import page_geometry
from kkb.ui.map.layers import build_layer
from tests.ui.made_page import made_page
from tests.ui.shown import SLUGS, Shown, is_whole

Open = Callable[..., Shown]

EMPTY = {
    "93.01": ("Kabupaten Merauke", "22 kecamatan, 190 desa/kelurahan"),
    "33.10": ("Kabupaten Klaten", "26 kecamatan, 401 desa/kelurahan"),
    "51.02": ("Kabupaten Tabanan", "10 kecamatan, 133 desa/kelurahan"),
    "33": ("Provinsi Jawa Tengah", "35 kabupaten/kota, 576 kecamatan, 8.563 desa/kelurahan"),
}
OTHERS = ("Lubuk Linggau", "Musi Rawas", "Bengkulu")


def content(shown: Shown) -> str:
    """What stands on the page beside its menu."""
    return "\n".join(str(n.value) for n in shown.nodes(shown.app.main) if getattr(n, "value", None) is not None)


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in ("data", "metode")])
@pytest.mark.parametrize("area", EMPTY)
def test_an_area_without_data_says_so_on_every_page(open_page: Open, area: str, slug: str):
    shown = open_page(slug, wilayah=area)
    name, listed = EMPTY[area]
    assert is_whole(shown)
    assert f"{name} belum punya data Kampung KB di dasbor ini." in shown.text
    assert listed in shown.text
    assert not shown.app.warning


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("area", ["33.10", "33.10.01", "33.10.01.2001", "33"])
def test_no_page_of_it_shows_a_figure_or_a_name_of_another_area(open_page: Open, area: str, slug: str):
    shown = open_page(slug, wilayah=area)
    assert is_whole(shown)
    assert not {key for key in shown.container_keys() if key.startswith("kpi_")}
    if slug != "metode":
        assert not [name for name in OTHERS if name in content(shown)]


@pytest.mark.parametrize(("area", "unit", "count"), [("33.10", 4, 401), ("33", 2, 35)])
def test_its_map_has_all_of_the_list_as_without_data(open_page: Open, area: str, unit: int, count: int):
    assert "peta" in open_page("peta", wilayah=area).container_keys()
    page = made_page(open_app(), area, None)
    geometry = page_geometry(page, TILES)
    layer = build_layer(page, STRATA, geometry, (None, None))
    drawn = [layer.classes[code] for code in geometry.codes_at(unit) if code in layer.classes]
    assert drawn == [NO_DATA] * count


def test_indonesia_of_an_empty_store_is_all_of_indonesia(open_empty_page: Open):
    shown = open_empty_page(wilayah="00")
    assert is_whole(shown)
    assert "38 provinsi, 514 kabupaten/kota, 7.285 kecamatan, 83.762 desa/kelurahan" in shown.text


def test_the_target_of_an_area_without_data_is_told(open_own_page: Open):
    set_targets(open_app(), [Target("33.10", "A", date(2044, 12, 31), 55, "Perbup")])
    shown = open_own_page("banding", wilayah="33.10.01")
    assert is_whole(shown)
    assert "55 % pada 31 Desember 2044 (target Kabupaten Klaten)" in shown.text
    assert "Belum ada target" not in shown.text


def test_what_is_no_area_is_still_named(open_page: Open):
    for code in ("99.01", "33.10.99", "33.10.01.9999", "../33.10", "33.10.01.2001.1"):
        assert open_page(wilayah=code).app.warning
