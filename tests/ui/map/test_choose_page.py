"""The Peta page: every layer for every kind of area, districts outside the list, hostile names, nonsense links."""

from collections.abc import Callable
from datetime import date

import pytest

from kkb.app.context import open_app
from kkb.app.reference import join_names
from kkb.draw.map.datahouse import HELD
from kkb.draw.map.layers import LAYERS
from kkb.text.format import number
from tests.draw.made_places import HOSTILE, hostile_grid
from tests.store.made import made, made_rows
from tests.ui.made_district import KAB, store_district
from tests.ui.shown import Shown, is_inert, is_whole

Open = Callable[..., Shown]
OF_EACH_KIND = ("kurang", "ubah_pangsa", "ubah_strata", "output_mkjp", HELD)


@pytest.mark.parametrize("layer", OF_EACH_KIND)
def test_every_kind_of_layer_opens_with_its_table(open_page: Open, layer: str):
    shown = open_page("peta", wilayah="16.73", lapisan=layer)
    assert is_whole(shown)
    assert not shown.app.warning
    assert {"peta", "peta_jejak", "tabel_daftar_bagian"} <= shown.container_keys()
    assert ("tabel_perpindahan" in shown.container_keys()) == layer.startswith("ubah_")


def test_all_layers_have_a_name_and_are_offered_once(open_page: Open):
    (listed,) = [box for box in open_page("peta", wilayah="16.73").app.selectbox if box.key == "pilih_lapisan"]
    assert len(listed.options) == len(set(listed.options)) == len(LAYERS)
    assert len(LAYERS) == 9 + 3 + 12


def test_inside_a_kecamatan_a_share_is_told_in_words_and_villages_are_shown(open_page: Open):
    shown = open_page("peta", wilayah="16.73.01", lapisan="A")
    assert is_whole(shown)
    assert any("dari" in c.value and "(A)" in c.value for c in shown.app.caption)
    assert "tabel_daftar_desa" in shown.container_keys()


def test_two_dates_count_everybody_who_stood_at_one_of_them(open_page: Open):
    shown = open_page("peta", wilayah="16.05", tanggal="2022-11-01", dua="ya")
    assert is_whole(shown)
    told = next(m.value for m in shown.app.markdown if "**" in m.value and "Sejak" in m.value)
    assert f"dari {number(25)}**" in told


@pytest.mark.parametrize("link", [{}, {"tanggal": "2001-01-01"}, {"bentuk": "resmi"}])
def test_the_view_for_the_room_always_has_a_way_out(open_page: Open, link: dict[str, str]):
    shown = open_page("peta", wilayah="16.73", layar="penuh", **link)
    assert is_whole(shown)
    (way,) = [button for button in shown.app.button if button.key == "peta_layar_ganti"]
    way.click().run()
    assert "layar" not in shown.app.query_params
    assert any(button.label == "Layar penuh" for button in shown.app.button) == ("tanggal" not in link)


def test_a_link_with_nonsense_names_every_part_that_was_dropped(open_page: Open):
    shown = open_page("peta", wilayah="16.73", lapisan="x", bentuk="y", sejak="z", pilih="99.99")
    assert is_whole(shown)
    (warning,) = shown.app.warning
    told = warning.value.replace("\\", "")
    assert all(part in told for part in ("lapisan=x", "bentuk=y", "sejak=z", "pilih=99.99"))


def test_a_district_without_a_list_has_its_table_and_says_why_there_is_no_map(open_own_page: Open):
    store_district(9)
    shown = open_own_page("peta", wilayah=KAB, dua="ya")
    assert is_whole(shown)
    assert is_inert(shown)
    assert any("titik lokasi" in info.value for info in shown.app.info)
    assert {"tabel_daftar_bagian", "tabel_perpindahan"} <= shown.container_keys()
    assert "peta" not in shown.container_keys()


def test_a_district_of_a_list_brought_along_is_drawn_and_its_names_stay_text(open_own_page: Open):
    app = open_app()
    app.store.names.save_list(hostile_grid(), join_names)
    listed = hostile_grid().head(5)
    rows = made_rows("91.01", villages=5)
    for name in ("kode", "nama", "kode_kec", "nama_kec"):
        rows[name] = listed[name].to_numpy()
    rows["unit"] = rows["kode"]
    rows["nama"] = list(HOSTILE[:5])
    app.store.save(made("91.01", date(2024, 1, 31), rows))
    shown = open_own_page("peta", wilayah="91.01.01", pilih="91.01.01.2001")
    assert is_whole(shown)
    assert "peta" in shown.container_keys()
    assert is_inert(shown)
