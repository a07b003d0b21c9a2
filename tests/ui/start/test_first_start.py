"""The first start: the office's region, then targets, then the first file; quiet, put off, and taken up again."""

from collections.abc import Callable
from datetime import date

import pytest

from kkb.app import office
from kkb.app.context import open_app
from kkb.app.targets import set_targets
from kkb.core.target.targets import Target
from tests.ui.shown import SLUGS, Shown, is_inert, is_whole

Open = Callable[..., Shown]


def links(shown: Shown, key: str = "mulai") -> dict[str, str]:
    block = shown.block(key)
    return {n.label: n.proto.query_string for n in shown.nodes(block) if n.type == "page_link"} if block else {}


def pick(shown: Shown, field: str, text: str, code: str) -> Shown:
    shown.app.text_input(key=field).set_value(text).run()
    shown.app.button(key=f"{field}_{code}").click().run()
    assert is_whole(shown)
    return shown


def test_a_new_store_asks_for_the_region_on_its_first_page_alone(open_page: Open):
    shown = open_page()
    assert is_whole(shown)
    assert "mulai" in shown.container_keys() and "Pilih daerah Anda" in shown.text
    assert shown.kpi("pangsa")  # the example is there as ever
    assert "mulai" not in open_page("banding").container_keys() | open_page(wilayah="16.05").container_keys()


def test_the_region_chosen_opens_first_for_everyone_and_the_next_steps_follow(open_own_page: Open):
    shown = pick(open_own_page(), "cari_kantor", "klaten", "33.10")
    assert "Kabupaten Klaten belum punya data" in shown.text
    assert "wilayah" not in shown.app.query_params
    again = open_own_page()
    assert "Kabupaten Klaten belum punya data" in again.text
    assert links(again) == {"Tetapkan target": "", "Masukkan berkas pertama": ""}  # the office's region is the default
    assert "26 kecamatan, 401 desa/kelurahan" in open_own_page("banding").text
    set_targets(open_app(), [Target("33.10", "A", date(2045, 12, 31), 60, "Perbup")])
    assert list(links(open_own_page())) == ["Masukkan berkas pertama"]
    assert "Musi Rawas" in open_own_page(wilayah="16.05").text


def test_the_way_to_the_targets_leads_to_the_form_with_the_region_chosen(open_own_page: Open):
    office.choose_office(open_app(), "51.02")
    form = open_own_page("target")
    assert form.app.selectbox(key="target_wilayah").value == "51.02"


def test_it_is_put_off_and_taken_up_again_from_the_menu(open_own_page: Open):
    shown = open_own_page()
    shown.app.button(key="mulai_nanti").click().run()
    assert "mulai" not in shown.container_keys()
    assert "mulai" not in open_own_page().container_keys()
    shown.app.button(key="kantor_menu").click().run()
    assert "mulai" in shown.container_keys()
    pick(shown, "cari_kantor", "papua selatan", "93")
    assert "Provinsi Papua Selatan belum punya data" in shown.text
    shown.app.button(key="mulai_nanti").click().run()
    for waiting in ("Tetapkan target", "Masukkan berkas pertama"):
        assert waiting in links(shown)
        shown.app.button(key="mulai_nanti").click().run()
    assert "mulai" not in shown.container_keys()


def test_the_menu_names_the_office_on_every_page_and_opens_its_steps(open_own_page: Open):
    office.choose_office(open_app(), "33")
    for slug in ("banding", "data"):
        shown = open_own_page(slug)
        assert shown.app.button(key="kantor_menu").label == "Jawa Tengah" and "Daerah kantor:" in shown.text


@pytest.mark.parametrize(
    ("text", "code", "name"), [("lubuk", "16.73", "Lubuk Linggau"), ("tabanan", "51.02", "Tabanan")]
)
def test_the_menu_reaches_regions_with_and_without_data(open_page: Open, text: str, code: str, name: str):
    shown = pick(open_page("banding", wilayah="16.05"), "cari_menu", text, code)
    assert shown.app.query_params["wilayah"] in (code, [code])
    assert name in shown.title + shown.text and "Musi Rawas" not in shown.app.main.markdown[0].value


def test_the_office_is_changed_and_given_up_on_the_page_data(open_own_page: Open):
    shown = pick(open_own_page("data"), "cari_kantor_data", "merauke", "93.01")
    assert "Daerah kantor: Kabupaten Merauke (93.01)" in shown.text
    shown.app.button(key="kantor_lepas").click().run()
    assert "Daerah kantor belum dipilih" in shown.text
    assert office.office_setting(open_app()) is None


def test_what_is_typed_is_shown_as_text_and_finds_nothing(open_page: Open):
    shown = open_page()
    shown.app.text_input(key="cari_kantor").set_value("![x](//x.test/a.png)").run()
    assert is_whole(shown)
    assert is_inert(shown)


@pytest.mark.parametrize("slug", SLUGS)
def test_indonesia_can_be_the_office(open_own_page: Open, slug: str):
    office.choose_office(open_app(), "00")
    assert is_whole(open_own_page(slug))


def test_english_says_the_same(open_page: Open):
    shown = open_page(bahasa="en", mulai="ya")
    assert "Choose your region" in shown.text and "Pilih daerah" not in shown.text
    assert open_page(bahasa="en", wilayah="51.02").text.count("has no Kampung KB data") == 1


def test_data_of_their_own_without_a_region_leaves_the_first_page_alone():
    steps = office.FirstSteps(None, frozenset(), frozenset(), has_own=True)
    assert steps.waiting == ()
