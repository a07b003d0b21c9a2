"""The Peta page where there are too many villages to tell apart: kabupaten are compared, one click from everywhere."""

from collections.abc import Callable

import pytest

from kkb.app.map import geometry
from kkb.draw.map.datahouse import HELD
from kkb.draw.map.layers import LAYERS
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]


@pytest.fixture(autouse=True)
def few_villages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example counts as very many villages."""
    monkeypatch.setattr(geometry, "MOST_VILLAGES", 500)


@pytest.mark.parametrize("layer", [*LAYERS[:7], HELD, "index_input", "output_mkjp"])
def test_every_layer_of_indonesia_compares_kabupaten(open_page: Open, layer: str):
    shown = open_page("peta", wilayah="00", lapisan=layer)
    assert is_whole(shown)
    assert {"peta", "tabel_daftar_kabupaten"} <= shown.container_keys()
    assert any("1.920 desa/kelurahan" in c.value for c in shown.app.caption)
    assert not shown.app.warning


def test_the_table_of_indonesia_lists_the_kabupaten_of_the_map_or_the_provinces(open_page: Open):
    shown = open_page("peta", wilayah="00", daftar="bagian")
    assert "tabel_daftar_bagian" in shown.container_keys()
    assert len(open_page("peta", wilayah="00").app.dataframe[0].value) == 13


def test_a_province_with_very_many_villages_is_compared_by_kabupaten(open_page: Open):
    shown = open_page("peta", wilayah="17", bentuk="skematik")
    assert is_whole(shown)
    assert any("Klik satu" in c.value for c in shown.app.caption)


def test_a_small_area_still_shows_its_villages(open_page: Open):
    assert not any("Klik satu" in c.value for c in open_page("peta", wilayah="16.05").app.caption)
