"""The product keeps the rules of its house: who may import whom, what a page may hold, what works everywhere."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from tests import house
from tests.needs import ROOT

Rule = Callable[[str, str], list[str]]
FOLDERS = ("kkb", "pages", "data", ".streamlit", "static")
FORBIDDEN_NAMES = ("utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py")

BROKEN = [
    (house.forbidden_imports, "kkb/__init__.py", "import os.path\nimport kkb.core"),
    (house.forbidden_imports, "kkb/core/counts/tally.py", "import streamlit"),
    (house.forbidden_imports, "kkb/core/counts/tally.py", "import sqlalchemy"),
    (house.forbidden_imports, "kkb/core/counts/tally.py", "def later():\n    from kkb.text import format"),
    (house.forbidden_imports, "kkb/core/counts/tally.py", "from ...store import schema"),
    (house.forbidden_imports, "kkb/io/table/headings.py", "from kkb.store.schema import HEAD"),
    (house.forbidden_imports, "kkb/io/table/headings.py", "from kkb import store"),
    (house.forbidden_imports, "kkb/io/table/headings.py", "from kkb.app import resources"),
    (house.forbidden_imports, "kkb/store/store.py", "from kkb.io import names"),
    (house.forbidden_imports, "kkb/content/chart.py", "from kkb.draw import chart"),
    (house.forbidden_imports, "kkb/content/chart.py", "from kkb.app import resources"),
    (house.forbidden_imports, "kkb/content/chart.py", "import plotly.graph_objects as go"),
    (house.forbidden_imports, "kkb/draw/map/element.py", "from kkb.io import names"),
    (house.forbidden_imports, "kkb/draw/map/element.py", "import streamlit_folium"),
    (house.forbidden_imports, "kkb/app/resources.py", "from kkb.ui import frame"),
    (house.forbidden_imports, "kkb/app/imports.py", "from kkb.ui import frame"),
    (house.forbidden_imports, "kkb/cli/plans.py", "import kkb.ui.frame"),
    (house.forbidden_imports, "kkb/cli/plans.py", "import streamlit as st"),
    (house.forbidden_imports, "kkb/cli/plans.py", "from kkb.store import Snapshot"),
    (house.forbidden_imports, "kkb/cli/plans.py", "from kkb import isolated"),
    (house.forbidden_imports, "kkb/ui/data/names.py", "def later():\n    from kkb.io.names import suggestions"),
    (house.reaches_past_app, "kkb/ui/data/names.py", "page.app.store.names.lists()"),
    (house.reaches_past_app, "kkb/cli/files.py", "open_app().store.undo(3)"),
    (house.forbidden_imports, "kkb/mulai.py", "import streamlit"),
    (house.forbidden_imports, "kkb/setup/environment.py", "from kkb.core.counts import rows"),
    (house.forbidden_imports, "pages/peta.py", "from kkb.app.context import AppContext"),
    (house.forbidden_imports, "pages/peta.py", "from kkb.text import wording"),
    (house.forbidden_imports, "pages/peta.py", "import pandas as pd"),
    (house.forbidden_imports, "app.py", "import folium"),
    (house.forbidden_imports, "kkb/ui/frame/frame.py", "from tests import needs"),
    (house.faults_of_a_page, "pages/peta.py", "def draw(): ..."),
    (house.faults_of_a_page, "pages/peta.py", "class Map: ..."),
    (house.faults_of_a_page, "pages/peta.py", "draw = lambda: None"),
    (house.faults_of_a_page, "pages/peta.py", "st.session_state['a'] = 1"),
    (house.faults_of_a_page, "pages/peta.py", "st.markdown('<b>tebal</b>')"),
    (house.faults_of_a_page, "pages/peta.py", "st.html(text)"),
    (house.faults_of_a_page, "pages/peta.py", "colour = '#D55E00'"),
    (house.faults_of_a_page, "pages/peta.py", "a = 1\n" * 81),
    (house.too_long, "kkb/core/counts/tally.py", "def tally():\n" + "    a = 1\n" * 40),
    (house.unstated_encodings, "kkb/app/resources.py", "open('a.txt')"),
    (house.unstated_encodings, "kkb/app/resources.py", "file.open()"),
    (house.unstated_encodings, "kkb/app/resources.py", "file.open('w', newline='')"),
    (house.unstated_encodings, "kkb/app/resources.py", "file.read_text()"),
    (house.unstated_encodings, "kkb/app/resources.py", "file.write_text('a')"),
    (house.unstated_encodings, "kkb/app/resources.py", "subprocess.run(['a'], text=True)"),
    (house.unstated_encodings, "kkb/app/resources.py", "io.TextIOWrapper(raw)"),
    (house.posix_only, "kkb/store/store.py", "import fcntl"),
    (house.posix_only, "kkb/store/store.py", "from pwd import getpwuid"),
    (house.unsafe_markup, "kkb/ui/frame/frame.py", "st.markdown(text, unsafe_allow_html=True)"),
    (house.unsafe_markup, "kkb/ui/frame/frame.py", "st.html('<style>a{}</style>')"),
    (house.content_hosts, "kkb/draw/map/element.py", "js = 'https://cdn.jsdelivr.net/npm/leaflet.js'"),
    (house.content_hosts, "data/skema/peta.toml", "font = 'https://fonts.googleapis.com/css'"),
    (house.content_hosts, "kkb/ui/map/assets/map.js", "import('https://unpkg.com/leaflet')"),
    (house.work_at_import, "kkb/ui/frame/frame.py", "import os\nprint('halo')"),
    (house.paths_from_working_folder, "kkb/app/resources.py", "Path('data') / 'skema'"),
    (house.paths_from_working_folder, "kkb/app/resources.py", "Path.cwd()"),
    (house.imports_of_tests, "tests/ui/test_areas.py", "from tests.ui.data.test_page import uploaded"),
    (house.imports_of_tests, "tests/ui/test_areas.py", "import tests.ui.data.test_page"),
    (house.imports_of_tests, "tests/ui/test_areas.py", "from .data import test_page"),
]

ALLOWED = [
    (
        house.forbidden_imports,
        "kkb/core/counts/tally.py",
        "import math\nimport pandas as pd\nfrom kkb.core.counts import rows",
    ),
    (house.forbidden_imports, "kkb/core/counts/tally.py", "from . import rows\nfrom .rows import ITEMS"),
    (house.forbidden_imports, "kkb/store/store.py", "import sqlalchemy\nfrom kkb.core.counts import rows"),
    (house.forbidden_imports, "kkb/app/imports.py", "from kkb.app import resources\nfrom kkb.io import names"),
    (
        house.forbidden_imports,
        "kkb/cli/plans.py",
        "from kkb.app import imports, resources\nfrom kkb.text import format",
    ),
    (house.forbidden_imports, "kkb/ui/map/show.py", "import streamlit_folium\nfrom kkb.app import imports"),
    (house.forbidden_imports, "pages/peta.py", "import streamlit as st\nfrom kkb.ui import frame"),
    (house.faults_of_a_page, "pages/peta.py", "if page.look:\n    show_map(page, key='peta')\n    a = 1 < 2 > 1"),
    (
        house.unstated_encodings,
        "kkb/app/resources.py",
        "file.open('rb')\nopen('a', mode='wb')\narchive.open(part)\nvisit.open('/peta')",
    ),
    (house.unstated_encodings, "kkb/app/resources.py", "file.read_text(encoding='utf-8')\nfile.read_bytes()"),
    (house.paths_from_working_folder, "kkb/app/resources.py", "Path(__file__)\nPath(argument)\nPath('/etc/os')"),
    (house.work_at_import, "kkb/ui/frame/frame.py", "'''Doc.'''\nLOG = getLogger(__name__)"),
    (house.imports_of_tests, "tests/ui/test_areas.py", "from tests.ui.shown import uploaded\nimport pytest"),
]


@pytest.mark.parametrize(("rule", "path", "source"), BROKEN)
def test_each_rule_finds_what_breaks_it(rule: Rule, path: str, source: str) -> None:
    assert rule(path, source)


@pytest.mark.parametrize(("rule", "path", "source"), ALLOWED)
def test_no_rule_finds_fault_with_good_code(rule: Rule, path: str, source: str) -> None:
    assert rule(path, source) == []


def test_every_module_imports_only_what_its_layer_allows() -> None:
    _holds(house.forbidden_imports)


def test_app_is_the_only_door_to_the_store() -> None:
    _holds(house.reaches_past_app)


def test_a_circle_of_imports_is_found() -> None:
    assert house.import_circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}) == ["a -> b -> c -> a"]
    assert house.import_circles({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    files = {_module(file): file for file in ROOT.glob("kkb/**/*.py")}
    imports = {
        name: {other for other in house.loaded(_relative(file), file.read_text(encoding="utf-8")) if other in files}
        for name, file in files.items()
    }
    packages = {name for name, file in files.items() if file.name == "__init__.py"}
    inner = {n: {o for o in found if not (o in packages and n.startswith(f"{o}."))} for n, found in imports.items()}
    assert house.import_circles(inner) == []


def test_a_page_composes_and_nothing_else() -> None:
    _holds(house.faults_of_a_page)


def test_no_function_is_longer_than_a_screen() -> None:
    _holds(house.too_long)


def test_no_file_is_named_after_nothing() -> None:
    assert [file for file in chain(_code(), _tests()) if file.name in FORBIDDEN_NAMES] == []


def test_text_files_state_their_encoding() -> None:
    _holds(house.unstated_encodings)


def test_nothing_needs_a_module_that_windows_lacks() -> None:
    _holds(house.posix_only)


def test_no_markup_reaches_streamlit_unescaped() -> None:
    _holds(house.unsafe_markup)


def test_no_file_names_a_host_that_serves_scripts_or_fonts() -> None:
    _holds(house.content_hosts)


def test_nothing_happens_because_a_module_is_imported() -> None:
    _holds(house.work_at_import)


def test_no_test_module_is_imported_by_another() -> None:
    _holds(house.imports_of_tests)


def test_no_path_depends_on_the_working_folder() -> None:
    _holds(house.paths_from_working_folder)


def test_the_product_knows_nothing_of_the_data_for_its_tests() -> None:
    _holds(_names_shared_data)


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _names_shared_data(path: str, source: str) -> list[str]:
    return [path] if "shared/data" in source or "shared\\data" in source else []


def _holds(rule: Rule) -> None:
    breaches = _breaches()[rule]
    assert not breaches, "\n".join(breaches)


@cache
def _breaches() -> Mapping[Rule, list[str]]:
    """What breaks each rule in the files it is for. File by file, because each is parsed once for all its rules."""
    files = {rule: set(of_rule()) for rule, of_rule in RULES.items()}
    found: dict[Rule, list[str]] = {rule: [] for rule in RULES}
    for file in sorted(set().union(*files.values())):
        path, source = _relative(file), file.read_text(encoding="utf-8")
        for rule in (rule for rule in RULES if file in files[rule]):
            found[rule] += rule(path, source)
    return found


def _code() -> Iterator[Path]:
    """Python files of the product."""
    yield from chain(ROOT.glob("kkb/**/*.py"), _pages(), ROOT.glob("data/**/*.py"))


def _code_and_tests() -> Iterator[Path]:
    yield from chain(_code(), _tests())


def _code_and_texts() -> Iterator[Path]:
    yield from chain(_code(), _texts())


def _modules() -> Iterator[Path]:
    """What is imported; a migration is run."""
    yield from (file for file in ROOT.glob("kkb/**/*.py") if "migrations" not in file.parts)


def _pages() -> Iterator[Path]:
    yield from ROOT.glob("app.py")
    yield from ROOT.glob("pages/*.py")


def _tests() -> Iterator[Path]:
    yield from ROOT.glob("tests/**/*.py")


def _texts() -> Iterator[Path]:
    """What reaches a browser or decides what does: code, scripts, pages, settings."""
    kinds = ("py", "js", "mjs", "css", "html", "j2", "toml")
    yield from ROOT.glob("app.py")
    yield from (file for folder in FOLDERS for kind in kinds for file in (ROOT / folder).glob(f"**/*.{kind}"))


RULES: Mapping[Rule, Callable[[], Iterator[Path]]] = {
    house.forbidden_imports: _code,
    house.reaches_past_app: _code,
    house.faults_of_a_page: _pages,
    house.too_long: _code_and_tests,
    house.unstated_encodings: _code_and_tests,
    house.posix_only: _code,
    house.unsafe_markup: _code,
    house.content_hosts: _texts,
    house.work_at_import: _modules,
    house.imports_of_tests: _tests,
    house.paths_from_working_folder: _code,
    _names_shared_data: _code_and_texts,
}
"""Each rule and the files it is for."""
