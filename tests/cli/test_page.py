"""`page`: the content of every page, as JSON that other programs read and as plain text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kkb.app.pages import PAGES
from tests.cli.run import Answer, here
from tests.io.made import cells, village, villages, xlsx

MUSI_RAWAS = ("--wilayah", "16.05", "--tanggal", "2022-11-01")
FEW = {"peta": ("strata", "kurang")}
"""Of the many layers of the map these stand for all."""
WAYS = [(slug, view) for slug, entry in PAGES.items() for view in FEW.get(slug, entry.views or ("",))]
MARKS = re.compile(r"\\|\*\*|</?[a-z]|`")


@pytest.fixture(scope="module")
def example(example_file: Path) -> Iterator[None]:
    """The example for commands that only read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KKB_DATABASE_URL", f"sqlite:///{example_file.as_posix()}")
        yield


def page(capsys: pytest.CaptureFixture[str], slug: str, view: str, *more: str) -> Answer:
    return here(capsys, "page", slug, *(("--tampilan", view) if view else ()), *more)


@pytest.mark.parametrize(("slug", "view"), WAYS)
@pytest.mark.usefixtures("example")
def test_every_page_answers_its_question_with_figures_and_no_mark_of_a_screen(capsys, slug: str, view: str):
    found = page(capsys, slug, view, *MUSI_RAWAS, "--json").json
    assert found["halaman"] == slug
    assert (found["wilayah"], found["tanggal"], found["contoh"]) == ("16.05", "2022-11-01", "semua")
    assert found["pertanyaan"].endswith("?")
    assert found["jawaban"].endswith((".", "?", "!"))
    assert 1 <= len(found["angka"]) <= 4
    assert all({"nama", "label", "teks", "n", "N"} <= figure.keys() for figure in found["angka"])
    assert all(figure["n"] <= figure["N"] for figure in found["angka"] if figure["N"] is not None)
    assert any(figure["N"] for figure in found["angka"])
    assert found["blok"]
    assert [text for text in strings(found) if MARKS.search(text)] == []


@pytest.mark.usefixtures("example")
def test_without_json_the_page_is_read_as_lines(capsys):
    found = page(capsys, "ringkasan", "", *MUSI_RAWAS)
    assert found.code == 0
    assert "Pangsa klasifikasi (A): 48,0 % · 12 dari 25 terbentuk" in found.out
    assert "Contoh (bukan data resmi)" in found.out


@pytest.mark.parametrize("slug", PAGES)
@pytest.mark.usefixtures("example")
def test_where_there_is_no_data_a_page_says_so(capsys, slug: str):
    found = page(capsys, slug, "", "--wilayah", "16.05", "--tanggal", "2020-01-01", "--json")
    assert found.code == 0
    assert not PAGES[slug].needs_data or "2021" in found.json["jawaban"]


@pytest.mark.usefixtures("example")
def test_an_area_nobody_knows_and_a_view_that_is_not_there_are_refused(capsys):
    nowhere = here(capsys, "page", "ringkasan", "--wilayah", "99.99")
    assert (nowhere.code, nowhere.out) == (1, "")
    assert "99.99" in nowhere.err
    elsewhere = page(capsys, "ringkasan", "corong", *MUSI_RAWAS)
    assert (elsewhere.code, elsewhere.out) == (1, "")
    assert "corong" in elsewhere.err


def strings(value: object) -> Iterator[str]:
    """Every text in a parsed JSON, but codes that name things."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


@pytest.mark.usefixtures("example")
def test_who_is_first_and_last_is_named_with_how_much_of_it_has_data_on_the_page_as_by_compare(capsys):
    """Of Lampung one of fifteen kabupaten/kota is in the example."""
    page = here(capsys, "page", "banding", "--wilayah", "00").out
    compared = here(capsys, "compare", "--wilayah", "00").out
    assert page.splitlines()[1] == compared.splitlines()[0]
    assert "Sumatera Selatan (2 dari 17 kabupaten/kota punya data)" in compared.splitlines()[0]
    assert "Lampung (1 dari 15 kabupaten/kota punya data) (18): " in compared


@pytest.mark.usefixtures("store_file")
@pytest.mark.parametrize(
    ("written", "scope", "told"),
    [
        ("SUKA DADI", "--utuh", "Di kecamatan ini 1 Kampung KB memakai nama yang belum cocok"),
        ("SUKA DADI", "--sebagian", "Surodadi: belum diketahui."),
        (None, "--utuh", "Surodadi: belum ada Kampung KB di sini"),
    ],
)
def test_a_village_is_said_to_have_none_only_where_that_is_known(capsys, tmp_path, written, scope, told):
    """Surodadi, the first of the seventeen, is missing or stands under a name that the list does not have."""
    rows = [*([village(written)] if written else []), *villages()[1:]]
    path = tmp_path / "classification-table_20250830093000.xlsx"
    path.write_bytes(xlsx(cells(rows)))
    assert here(capsys, "import", path, scope).code == 0
    page = here(capsys, "page", "desa", "--wilayah", "16.05", "--desa", "16.05.01.2002").out
    assert told in page
