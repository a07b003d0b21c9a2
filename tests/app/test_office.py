"""The office's own region: found by parts of its name, chosen once for everyone, with the steps that follow it."""

from datetime import date

import pytest

from kkb.app import office
from kkb.app.area_search import search_areas
from kkb.app.context import AppContext, open_app
from kkb.app.targets import set_targets
from kkb.core.errors import KkbError
from kkb.core.target.targets import Target


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lubuk", "16.73"), ("linggau kota", "16.73"), ("lubuklinggau", "16.73"), ("Lubuk Lingau", "16.73"),
        ("kab. bogor", "32.01"), ("BOGOR kota", "32.71"), ("oku timur", "16.08"), ("merau", "93.01"),
        ("jawa barat", "32"), ("jabar", "32"), ("prov papua selatan", "93"), ("indonesia", "00"), ("33.10", "33.10"),
        ("tabanan bali", "51.02"), ("klat", "33.10"),
    ],
)  # fmt: skip
def test_a_region_is_found_by_parts_of_its_name_in_any_order(app: AppContext, text: str, code: str) -> None:
    assert search_areas(app, text).shown[0].code == code


def test_all_552_regions_and_indonesia_can_be_found_by_their_names(app: AppContext) -> None:
    assert len(app.book.regions) == 1 + 38 + 514
    lost = [one.name for one in app.book.regions if search_areas(app, one.name).shown[0] != one]
    assert lost == []


@pytest.mark.parametrize("text", ["", " ", "..", "xyzzy", "99", "(", "'; drop table"])
def test_what_means_no_region_finds_none(app: AppContext, text: str) -> None:
    assert search_areas(app, text).shown == ()


def test_regions_with_data_come_first(sqlite_url: str) -> None:
    app = open_app(sqlite_url)
    found = search_areas(app, "rawas")
    assert found.shown[0].code == "16.05"
    assert found.with_data == {"16.05"}
    app.store.close()


@pytest.mark.parametrize("area", ["33.10.01", "99", "33.99", "", "../x", "33.10.01.2001", "~x"])
def test_no_region_can_be_chosen_that_is_none(app: AppContext, area: str) -> None:
    with pytest.raises(KkbError) as caught:
        office.choose_office(app, area)
    assert caught.value.key == "mulai.galat_wilayah"
    assert office.first_steps(app).area is None


@pytest.mark.parametrize("area", ["33.10", "33", "00"])
def test_a_region_that_was_chosen_stays_with_who_chose_it(app: AppContext, area: str) -> None:
    office.choose_office(app, area, "ani")
    assert office.first_steps(app).area == area
    setting = office.office_setting(app)
    assert setting and (setting.value, setting.oleh) == (area, "ani")
    office.forget_office(app)
    assert office.office_setting(app) is None


def test_each_step_is_offered_until_it_is_done_or_put_off(app: AppContext) -> None:
    assert office.first_steps(app).waiting == office.STEPS
    office.choose_office(app, "33.10")
    assert office.first_steps(app).waiting == (office.TARGET, office.FILE)
    set_targets(app, [Target("33", "A", date(2045, 12, 31), 60, "Pergub")])
    assert office.first_steps(app).waiting == (office.FILE,)
    office.put_off(app, [office.FILE])
    assert office.first_steps(app).waiting == ()
    assert office.first_steps(app).done == {office.REGION, office.TARGET}


def test_who_puts_the_region_off_is_asked_no_more_until_one_is_chosen(app: AppContext) -> None:
    office.put_off(app, [office.REGION])
    assert office.first_steps(app).waiting == ()
    office.choose_office(app, "51.02")
    assert office.first_steps(app).waiting == (office.TARGET, office.FILE)
