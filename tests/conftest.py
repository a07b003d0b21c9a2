"""What all tests share: data that is not part of the project, and databases to write into."""

import contextlib
import gc
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from kkb import uji
from kkb.app import resources
from kkb.app.context import open_app
from kkb.core.area.village_list import village_list
from kkb.store import open_store
from tests import needs
from tests.example_store import example_store
from tests.made_data import fifth_stratum
from tests.postgres import EMPTY, Cluster, running_cluster
from tests.reading_here import reading_here

# No deadline: how long an example takes says something about the computer, not about the code.
# In CI the same examples every time; at a desk new ones at each run, so that many runs try many.
settings.register_profile("kkb", deadline=None, derandomize=bool(os.environ.get("CI")), max_examples=40)
settings.load_profile("kkb")


def pytest_collection_finish() -> None:
    """What stays until the end need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder with data for building and testing beside the clone; the product itself never reads it."""
    folder = needs.ROOT.parent / "shared" / "data"
    needs.require(folder.is_dir(), "folder ../shared/data tidak ada di samping proyek ini")
    return folder


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """An SQLite store that holds the example and nothing else; not to be changed: whoever writes copies it."""
    cache = getattr(pytestconfig, "cache", None)
    return example_store(tmp_path_factory.mktemp("contoh"), cache.mkdir("contoh") if cache else None)


@pytest.fixture(scope="session")
def five_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example as a rule with five strata classifies it, beside the folder `data` with that rule; not
    to be changed: whoever writes copies it.
    """
    folder = tmp_path_factory.mktemp("lima")
    for name, text in fifth_stratum().items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KKB_DATA", str(folder / "data"))
        resources.forget()
        open_app(f"sqlite:///{(folder / 'kkb.sqlite').as_posix()}").store.close()
    resources.forget()
    return folder / "kkb.sqlite"


@pytest.fixture
def files_read_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """Files of others are read in the test's own process, unless the test is marked `own_process`."""
    with contextlib.nullcontext() if request.node.get_closest_marker("own_process") else reading_here():
        yield


@pytest.fixture
def short_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the regions of the example have a code list, as if the product knew no other area."""
    four = village_list(resources.gazetteer())
    monkeypatch.setattr(resources, "villages", lambda: four)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """SQLAlchemy URL of an SQLite file that does not exist yet."""
    return f"sqlite:///{(tmp_path / 'kkb.db').as_posix()}"


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for this test session."""
    programs = uji.postgres_programs()
    needs.require(programs, "PostgreSQL (initdb) tidak ada di komputer ini")
    with running_cluster(programs) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgres_tables(postgres_cluster: Cluster) -> str:
    """Name of a PostgreSQL database with the tables of a store and nothing in them; not to be changed."""
    url = postgres_cluster.url()
    open_store(url).close()
    return url.rpartition("/")[2]


@pytest.fixture
def postgres_url(postgres_cluster: Cluster, request: pytest.FixtureRequest) -> Iterator[str]:
    """SQLAlchemy URL of an empty PostgreSQL database, dropped after the test; for a test that asks for a `store`, with
    its tables in place, so that they need not be made each time.
    """
    with_tables = "store" in request.fixturenames
    url = postgres_cluster.url(request.getfixturevalue("postgres_tables") if with_tables else EMPTY)
    yield url
    postgres_cluster.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLAlchemy URL of an empty database: the test runs once with SQLite and once with PostgreSQL."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    return request.getfixturevalue(name)


@pytest.fixture
def change_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Mapping[str, str]], None]]:
    """Lets texts stand in for files below data/, by their place there; after the test everything is read anew."""

    def use(files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = tmp_path / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("KKB_DATA", str(tmp_path / "data"))
        resources.forget()

    yield use
    monkeypatch.delenv("KKB_DATA", raising=False)
    resources.forget()
