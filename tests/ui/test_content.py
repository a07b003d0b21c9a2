"""What a page shows on the screen is its content: the headline numbers and the first line come from one value."""

from collections.abc import Callable
from datetime import date

import pytest

from kkb.app.page_source import PageSource, open_source
from kkb.app.pages import PageOptions, page_of
from kkb.content.page import Page
from kkb.ui.frame import cache
from tests.ui.shown import Shown

Open = Callable[..., Shown]
NEWEST = None
BEFORE_DATA, EARLY = date(2020, 1, 1), date(2022, 11, 1)
KOTA, KABUPATEN, PROVINCE, KECAMATAN = "16.73", "16.05", "17", "16.73.01"
AREAS = [(KOTA, NEWEST), (KABUPATEN, EARLY), (PROVINCE, NEWEST), (KECAMATAN, NEWEST), (KABUPATEN, BEFORE_DATA)]
"""With a target, without one, many kabupaten, a part of one, and no data."""


@pytest.fixture(scope="module")
def sources() -> dict[int, PageSource]:
    """The inputs of pages, gathered once."""
    return {}


@pytest.mark.parametrize(("area", "day"), AREAS)
def test_ringkasan_shows_its_content(open_page: Open, sources: dict[int, PageSource], area: str, day: date | None):
    shows_content(open_page, sources, "ringkasan", (area, day))


@pytest.mark.parametrize(("area", "day"), AREAS[:1])
def test_target_shows_its_content(open_page: Open, sources: dict[int, PageSource], area: str, day: date | None):
    shows_content(open_page, sources, "target", (area, day))


def shows_content(
    open_page: Open, sources: dict[int, PageSource], slug: str, where: tuple[str, date | None], view: str = ""
) -> None:
    """The page as opened by a link says what its content says."""
    area, day = where
    link = {"wilayah": area} | ({"tanggal": day.isoformat()} if day else {}) | ({"tampilan": view} if view else {})
    shown = open_page(slug, **link)
    app = cache.app()
    source = sources.setdefault(id(app), open_source(app))
    content = page_of(source, source.basis(area, day, cache.words("id")), slug, PageOptions(view))
    assert shown.title == content.question
    assert first_line(shown) == content.answer
    assert kpis(shown) == figures(content) & kpis(shown)


def first_line(shown: Shown) -> str:
    lines = [m.value.removeprefix("#### ") for m in shown.app.markdown if m.value.startswith("#### ")]
    return lines[0] if lines else shown.app.info[0].value


def kpis(shown: Shown) -> set[tuple[str, str, str]]:
    names = [key.removeprefix("kpi_") for key in shown.container_keys() if key.startswith("kpi_")]
    return {(name, *shown.kpi(name)) for name in names}


def figures(content: Page) -> set[tuple[str, str, str]]:
    return {(figure.name, figure.value, figure.note) for figure in content.figures}
