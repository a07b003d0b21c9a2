"""Every file of every page, view and state is asked for, made as the server makes it, and opened."""

import shutil
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.media_file_manager import MediaFileManager

from kkb.app import imports, resources
from kkb.app.context import open_app
from tests.io.made import cells, reached, village, villages, xlsx
from tests.io.made_side import REKAP_FILE, rekap
from tests.opened import NOTHING_MADE_UP, words_of
from tests.ui.shown import SLUGS, Shown, is_whole, run_page, uploaded

pytestmark = pytest.mark.slow

MARK = {lang: (resources.wording(lang)["umum.contoh"], resources.wording(lang)["umum.contoh_sebagian"])
        for lang in ("id", "en")}  # fmt: skip
AREA, VILLAGE, OWN = "16.05", "16.05.01.2007", "18.04"
"""A kabupaten of the example, a Kampung KB in it, and the kabupaten whose data is the office's own."""
DAY = "2022-11-01"
STARTS: dict[str, list[dict[str, str]]] = {
    "desa": [{"wilayah": VILLAGE}, {"wilayah": AREA}],
    "simulasi": [{"sim_dasar": "2", "sim_simpan": f"{AREA}!Usul;A60;2024-12-31;2.0.0.0.0.0|Lain;B10;;0.1.0.0.0.0"}],
    "peta": [{}, {"dua": "ya"}, {"lapisan": "ubah_strata"}],
    "konvergensi": [{}, {"aksi_nomor": "1"}],
    "data": [{}, {"wilayah": "16"}],
}
"""Links that a view needs beside the choices that stand on the page."""
NEVER = {"bahasa", "lapisan", "sejak"}
"""Choices that are no view: languages and layers are walked through elsewhere."""


@dataclass
class Handed:
    """What a page offers: its files by name, and its choices by their part of the link."""

    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Handed]:
    """Takes down what the server would make when a button is pressed, and the choices that a page shows."""
    found = Handed()
    register, segmented = MediaFileManager.add_deferred, st.segmented_control

    def add(manager, make, mimetype, coordinates, file_name=None, **rest):
        found.files[file_name] = make
        return register(manager, make, mimetype, coordinates, file_name, **rest)

    def control(label, options, **rest):
        name = str(rest.get("key", "")).removeprefix("pilih_")
        if name not in NEVER and str(rest.get("key", "")).startswith("pilih_"):
            found.choices[name] = tuple(options)
        return segmented(label, options, **rest)

    monkeypatch.setattr(MediaFileManager, "add_deferred", add)
    monkeypatch.setattr(st, "segmented_control", control)
    return found


def walk(handed: Handed, slug: str, start: dict[str, str]) -> Iterator[tuple[dict[str, str], Shown]]:
    """The page by every option of every choice on it, also of those that stand only under another option."""
    waiting, gone = deque([start]), set()
    while waiting:
        link = waiting.popleft()
        handed.files.clear()
        handed.choices.clear()
        shown = run_page(slug, **link)
        assert is_whole(shown), link
        yield link, shown
        for name, options in list(handed.choices.items()):
            for option in options:
                if (name, option) not in gone and option != link.get(name, options[0]):
                    waiting.append(link | {name: option})
                gone.add((name, option))


def check(handed: Handed, shown: Shown, lang: str, *, marked: bool) -> int:
    """Opens every file of a page; those of the example carry its label. Says how many there were."""
    offered = len(shown.app.get("download_button"))
    assert offered == len(handed.files), "two files of one page have the same name, or a button hands out nothing"
    for name, make in handed.files.items():
        words = words_of(name, make())
        if marked and not name.endswith(".png") and name not in NOTHING_MADE_UP:
            assert any(label in words for label in MARK[lang]), f"{name} does not say that it is made up"
    return offered


@pytest.mark.parametrize("slug", SLUGS)
def test_every_file_of_every_view_opens_and_says_that_the_example_is_made_up(open_page, handed: Handed, slug: str):
    count = 0
    for start in STARTS.get(slug, [{}]):
        for _, shown in walk(handed, slug, {"wilayah": AREA, "tanggal": DAY} | start):
            count += check(handed, shown, "id", marked=True)
    assert count or slug == "ringkasan"


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("area", ["16", "17.71", "16.05.01", VILLAGE])
def test_at_every_level_too(open_page, handed: Handed, slug: str, area: str):
    shown = open_page(slug, wilayah=area)
    assert is_whole(shown)
    check(handed, shown, "id", marked=True)


@pytest.mark.parametrize("slug", SLUGS)
def test_and_in_english(open_page, handed: Handed, slug: str):
    shown = open_page(slug, wilayah=AREA, tanggal=DAY, bahasa="en")
    check(handed, shown, "en", marked=True)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_store_hands_out_nothing_that_does_not_open(open_empty_page, handed: Handed, slug: str):
    for _, shown in walk(handed, slug, {}):
        check(handed, shown, "id", marked=False)


@pytest.fixture(scope="module")
def own_file(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, and over it what an office stored: good and bad rows, twice, once taken back; and a side set."""
    path = tmp_path_factory.mktemp("sendiri") / "kkb.sqlite"
    shutil.copy(example_file, path)
    app = open_app(f"sqlite:///{path.as_posix()}")
    rows = [reached(), *villages(9), village("DESA TANPA NAMA DI DAFTAR", Klasifikasi="Mandri")]
    for day in (date(2023, 1, 31), date(2023, 7, 31)):
        name = f"classification-table_{day:%Y%m%d}080000.xlsx"
        imports.accept(app, imports.read_file(app, xlsx(cells(rows)), name))
        rows = [*villages(8), village("@SUM(A1)", Klasifikasi="Dasar")]
    last = imports.accept(app, imports.read_file(app, xlsx(cells(rows)), "classification-table_20230831080000.xlsx"))
    app.store.undo(last.id)
    side = rekap({"Desa": "SURODADI", "Pus": 300}, {"Desa": "WIDODO", "Pus": -1})
    imports.accept(app, imports.read_file(app, xlsx(side), REKAP_FILE))
    app.store.close()
    return path


@pytest.mark.parametrize("slug", SLUGS)
def test_every_file_of_the_offices_own_data_opens(own_file: Path, use_store, handed: Handed, slug: str):
    use_store(own_file)
    for _, shown in walk(handed, slug, {"wilayah": AREA}):
        check(handed, shown, "id", marked=False)


def test_a_file_that_was_just_read_hands_out_its_marks_and_comparisons(own_file: Path, use_store, handed: Handed):
    use_store(own_file)
    content = xlsx(cells([*villages(5), village("SURODADI", Klasifikasi="Mandri")]))
    shown = uploaded(run_page("data", wilayah=AREA), content, "classification-table_20231231080000.xlsx")
    assert is_whole(shown)
    assert {name.split("_")[0] for name in handed.files} >= {"bertanda", "kelengkapan", "perpindahan", "potret"}
    check(handed, shown, "id", marked=False)
