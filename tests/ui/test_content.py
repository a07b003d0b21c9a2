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
KOTA, KABUPATEN, PROVINCE, KECAMATAN, VILLAGE = "16.73", "16.05", "17", "16.73.01", "16.73.05.1001"
PARTS = {"data": "bagian", "simulasi": "sim_mode"}
"""Which part of the link holds the view of a page, where it is not `tampilan`."""
AREAS = [(KOTA, NEWEST), (KABUPATEN, EARLY), (PROVINCE, NEWEST), (KECAMATAN, NEWEST), (KABUPATEN, BEFORE_DATA)]
"""With a target, without one, many kabupaten, a part of one, and no data."""


@pytest.fixture(scope="module")
def sources() -> dict[int, PageSource]:
    """The inputs of pages, gathered once."""
    return {}


EVERYWHERE = [(slug, "", where) for slug in ("ringkasan", "simulasi") for where in AREAS]
ELSEWHERE = [("banding", "", AREAS[at]) for at in (0, 2, 3, 4)] + [
    ("banding", "sebaya", AREAS[0]), ("target", "", AREAS[0]), ("target", "", AREAS[4]), ("peta", "", AREAS[0]),
    ("peta", "", AREAS[4]), ("desa", "", AREAS[0]), ("desa", "", (VILLAGE, NEWEST)), ("simulasi", "rencana", AREAS[0]),
    ("data", "angka", AREAS[0]), ("data", "lapor", AREAS[0]),
    *(("konvergensi", view, AREAS[at]) for at, view in enumerate(("", "poktan", "pokja", "program"))),
    ("konvergensi", "ibangga", AREAS[0]), ("konvergensi", "aksi", AREAS[0]),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "view", "where"), [*EVERYWHERE, *ELSEWHERE])
def test_the_screen_shows_the_first_line_and_the_figures_of_the_content(
    open_page: Open, sources: dict[int, PageSource], slug: str, view: str, where: tuple[str, date | None]
):
    area, day = where
    link = {"wilayah": area} | ({"tanggal": day.isoformat()} if day else {})
    link |= {PARTS.get(slug, "tampilan"): view} if view else {}
    shown = open_page(slug, **link)
    app = cache.app()
    source = sources.setdefault(id(app), open_source(app))
    content = page_of(source, source.basis(area, day, cache.words("id")), slug, PageOptions(view))
    assert shown.title == content.question
    assert first_line(shown) == content.answer
    assert kpis(shown) <= figures(content)


def first_line(shown: Shown) -> str:
    lines = [m.value.removeprefix("#### ") for m in shown.app.markdown if m.value.startswith("#### ")]
    return lines[0] if lines else shown.app.info[0].value


def kpis(shown: Shown) -> set[tuple[str, str, str]]:
    names = [key.removeprefix("kpi_") for key in shown.container_keys() if key.startswith("kpi_")]
    return {(name, *shown.kpi(name)) for name in names}


def figures(content: Page) -> set[tuple[str, str, str]]:
    return {(figure.name, figure.value, figure.note) for figure in content.figures}
