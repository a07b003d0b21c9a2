"""Every page opens for areas of every level, and for data that no list knows."""

from collections.abc import Callable

import pytest

from kkb.app.context import open_app
from tests.ui.made_unlisted import BOGOR, unlisted
from tests.ui.shown import SLUGS, Shown, is_whole

Open = Callable[..., Shown]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("area", ["00", "17", "17.01", "16.73.01", "16.05.01.2002"])
def test_every_level_of_area_opens(open_page: Open, slug: str, area: str):
    assert is_whole(open_page(slug, wilayah=area, tanggal="2022-11-01"))


def test_one_village_is_not_compared_with_anything_below_it(open_page: Open):
    shown = open_page("banding", wilayah="16.05.01.2002")
    assert not {key for key in shown.container_keys() if key.startswith(("grafik_", "tabel_"))}


def test_the_furthest_behind_are_told_of_areas_and_not_of_single_villages(open_page: Open):
    behind = [open_page(wilayah=area).prose for area in ("16.73", "16.73.01")]
    assert ["Paling jauh dari" in prose for prose in behind] == [True, False]


@pytest.mark.parametrize("slug", SLUGS)
def test_an_area_that_only_a_file_knows_opens_with_its_hostile_names_as_text(open_own_page: Open, slug: str):
    open_app().store.save(unlisted())
    shown = open_own_page(slug, wilayah=BOGOR)
    assert is_whole(shown)
    assert "<img" not in shown.prose.replace("\\<", "")
    assert "![" not in shown.prose


@pytest.mark.parametrize("part", ["`![x](//x.test/a.png)", "**tebal**", "[klik](//x.test)", "`$x$`"])
def test_what_was_not_understood_of_a_link_is_shown_as_text(open_page: Open, part: str):
    """A link from a stranger must not make the page load a picture from somewhere."""
    (warning,) = open_page(wilayah=part).app.warning
    live = warning.value.replace("\\`", "").replace("\\!", "").replace("\\[", "").replace("\\*", "").replace("\\$", "")
    assert not set(live) & set("`![*$")
