"""The menu and the filters beside every page: they write the link, and the link is all there is."""

from collections.abc import Callable

from kkb.app import resources
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]


def link_of(shown: Shown) -> dict[str, str]:
    return {name: value[0] if isinstance(value, list) else value for name, value in shown.app.query_params.items()}


def test_every_page_stands_in_the_menu_in_the_order_of_the_data(open_page: Open):
    entries = [n.label for n in open_page().nodes() if n.type == "page_link"]
    assert entries == [resources.wording("id")[f"halaman.{p.key}"] for p in resources.scheme().pages]


def test_the_menu_carries_the_filter_to_every_page(open_page: Open):
    shown = open_page(wilayah="16.05", tanggal="2022-11-01", bahasa="en")
    carried = {n.proto.query_string for n in shown.nodes() if n.type == "page_link"}
    assert carried == {"wilayah=16.05&tanggal=2022-11-01&bahasa=en"}


def test_the_entry_of_the_page_one_is_on_opens_what_is_open(open_page: Open):
    shown = open_page("peta", wilayah="16.05", lapisan="A")
    entries = {n.label: n.proto.query_string for n in shown.nodes() if n.type == "page_link"}
    assert entries["Peta"] == "wilayah=16.05&lapisan=A" and entries["Banding"] == "wilayah=16.05"


def test_choosing_a_region_changes_the_view_and_the_link(open_page: Open):
    shown = open_page()
    shown.app.selectbox(key="pilih_daerah").set_value("16.05").run()
    assert is_whole(shown)
    assert "Musi Rawas" in shown.prose
    assert link_of(shown) == {"wilayah": "16.05"}


def test_choosing_a_kecamatan_narrows_and_all_of_them_widens_again(open_page: Open):
    shown = open_page(wilayah="16.05", tanggal="2022-11-01")
    shown.app.selectbox(key="pilih_kecamatan").set_value("16.05.01").run()
    assert "Tugumulyo" in shown.prose
    narrow = shown.kpi("pangsa")[1]
    assert link_of(shown)["wilayah"] == "16.05.01"
    shown.app.selectbox(key="pilih_kecamatan").set_value("16.05").run()
    assert "12 dari 25" in shown.kpi("pangsa")[1] != narrow


def test_choosing_a_date_and_the_newest_again(open_page: Open):
    shown = open_page(wilayah="16.05")
    newest = shown.kpi("pangsa")
    shown.app.selectbox(key="pilih_tanggal").set_value("2022-11-01").run()
    assert shown.kpi("pangsa")[0] == "48,0 %"
    assert link_of(shown)["tanggal"] == "2022-11-01"
    shown.app.selectbox(key="pilih_tanggal").set_value("").run()
    assert shown.kpi("pangsa") == newest
    assert "tanggal" not in link_of(shown)


def test_the_other_language_changes_the_words_and_not_the_numbers(open_page: Open):
    shown = open_page(wilayah="16.05", tanggal="2022-11-01", bahasa="en")
    assert "There is no target for share (A) of this region yet" in shown.prose
    assert shown.kpi("pangsa")[0] == "48.0 %"
    assert shown.app.selectbox(key="pilih_tanggal").value == "2022-11-01"


def test_a_date_between_two_snapshots_shows_the_earlier_and_keeps_the_choice(open_page: Open):
    shown = open_page(wilayah="16.05", tanggal="2022-11-15")
    assert is_whole(shown)
    assert shown.kpi("pangsa")[0] == "48,0 %"
    assert "1 November 2022" in shown.prose


def test_a_region_without_data_stands_in_the_menu_as_the_others_do(open_empty_page: Open):
    shown = open_empty_page(wilayah="17.01")
    chosen = shown.app.selectbox(key="pilih_daerah")
    assert chosen.format_func(chosen.value) == "Kab. Bengkulu Selatan"
