"""Pages run in the test's own process, on a store of their own: the seeded example, an empty one, or a copy."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

from kkb.store import open_store
from kkb.ui.frame import cache
from tests.ui.shown import Shown, run_page

Open = Callable[..., Shown]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests on one store follow each other: pages forget what they kept when another store comes."""
    mine = [place for place, item in enumerate(items) if Path(__file__).parent in item.path.parents]
    ordered = sorted((items[place] for place in mine), key=_store_of)
    for place, item in zip(mine, ordered, strict=True):
        items[place] = item


def _store_of(item: pytest.Item) -> int:
    """Which store a test works on: the example, an empty one, one of its own."""
    names = getattr(item, "fixturenames", ())
    return 2 if "open_own_page" in names else int("open_empty_page" in names)


@pytest.fixture(scope="session", autouse=True)
def _packages_scanned_once() -> Iterator[None]:
    """A real server looks for components among the installed packages once; AppTest would do so for every page."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(autouse=True)
def _files_read_here(files_read_here: None) -> None:
    """What a process of its own promises is tested in tests/isolated."""


@pytest.fixture
def use_store(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Lets the pages work on a store file; what they kept of another store is forgotten."""

    def use(path: Path) -> None:
        monkeypatch.setenv("KKB_DATABASE_URL", _url(path))
        if str(cache.app().store.database.engine.url) != _url(path):
            st.cache_resource.clear()

    return use


@pytest.fixture
def open_page(example_file: Path, use_store: Callable[[Path], None]) -> Open:
    """Opens a page by its slug on the example, with the parameters of a link."""
    use_store(example_file)
    return run_page


@pytest.fixture(scope="session")
def kept() -> dict[tuple[str, ...], Shown]:
    """Pages that several tests read and none changes."""
    return {}


@pytest.fixture
def shared_link(open_page: Open, kept: dict[tuple[str, ...], Shown]) -> Open:
    """A page by its slug and language, opened by a link to Musi Rawas on 1 November 2022."""

    def opened(slug: str, lang: str) -> Shown:
        if (slug, lang) not in kept:
            language = {"bahasa": lang} if lang != "id" else {}
            kept[slug, lang] = open_page(slug, wilayah="16.05", tanggal="2022-11-01", **language)
        return kept[slug, lang]

    return opened


@pytest.fixture
def open_own_page(example_file: Path, use_store: Callable[[Path], None], tmp_path: Path) -> Iterator[Open]:
    """The same on a copy of the example that the test may change."""
    shutil.copy(example_file, tmp_path / "kkb.sqlite")
    use_store(tmp_path / "kkb.sqlite")
    yield run_page
    _forget()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite store that never held anything, not even the example; not to be changed."""
    path = tmp_path_factory.mktemp("kosong") / "kkb.sqlite"
    open_store(_url(path)).close()
    return path


@pytest.fixture
def open_empty_page(empty_file: Path, use_store: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> Open:
    """The same on an empty store."""
    monkeypatch.setenv("KKB_TANPA_CONTOH", "1")
    use_store(empty_file)
    return run_page


def _forget() -> None:
    cache.app().store.close()
    st.cache_resource.clear()


def _url(path: Path) -> str:
    return f"sqlite:///{path.as_posix()}"
