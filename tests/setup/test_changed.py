"""`--ubahan`: the tests that a change reaches, and no others."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kkb.setup.changed import changed_files, touched_tests
from kkb.setup.environment import SetupError
from tests.needs import ROOT, require

FILES = {
    "app.py": "import kkb.ui.frame",
    "pages/1_peta.py": "from kkb.ui import frame",
    "kkb/__init__.py": "",
    "kkb/__main__.py": "from kkb.core import counts",
    "kkb/core/__init__.py": "",
    "kkb/core/counts.py": '"""Doc.\n\n>>> 1\n1\n"""',
    "kkb/app/__init__.py": "",
    "kkb/app/resources.py": "",
    "kkb/ui/__init__.py": "",
    "kkb/ui/frame.py": "def show():\n    from ..core.counts import N",
    "kkb/ui/assets/map.js": "",
    "kkb/store/__init__.py": "from kkb.store import migrate",
    "kkb/store/migrate.py": "",
    "kkb/store/migrations/env.py": "",
    "kkb/store/migrations/versions/0001.py": "",
    "data/skema/aturan.toml": "",
    "README.md": "",
    "docs/pejabat.md": "",
    "tests/conftest.py": "",
    "tests/run.py": "COMMAND = ['-m', 'kkb']",
    "tests/server.py": "APP = ROOT / 'app.py'",
    "tests/test_architecture.py": "",
    "tests/core/test_counts.py": "import kkb.core.counts",
    "tests/app/test_resources.py": "from kkb.app import resources",
    "tests/cli/test_cli.py": "from tests import run",
    "tests/ui/conftest.py": "import pytest\nfrom tests.server import APP\n\n@pytest.fixture\ndef page():\n    APP",
    "tests/ui/test_pages.py": "def test_page(page): ...",
    "tests/store/test_store.py": "import kkb.store",
    "tests/test_readme.py": "TEXT = 'README.md'",
}
PAGES, COUNTS = "tests/ui/test_pages.py", "tests/core/test_counts.py"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house built like this one."""
    for name, source in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ("kkb/core/counts.py", ["kkb/core/counts.py", "tests/cli/test_cli.py", COUNTS, PAGES]),
        ("kkb/__main__.py", ["tests/cli/test_cli.py"]),
        ("kkb/ui/frame.py", [PAGES]),
        ("pages/1_peta.py", [PAGES]),
        ("app.py", [PAGES]),
        ("kkb/ui/assets/map.js", [PAGES]),
        ("kkb/store/migrations/versions/0001.py", ["tests/store/test_store.py"]),
        ("data/skema/aturan.toml", ["tests/app/test_resources.py"]),
        ("tests/ui/conftest.py", [PAGES]),
        ("tests/run.py", ["tests/cli/test_cli.py"]),
        (COUNTS, [COUNTS]),
        ("README.md", ["tests/test_readme.py"]),
        ("docs/pejabat.md", []),
        ("kkb/core/removed.py", ["kkb/core/counts.py", "tests/cli/test_cli.py", COUNTS, PAGES]),
    ],
)
def test_a_change_touches_what_reaches_it_through_imports(house: Path, changed: str, touched: list[str]) -> None:
    assert touched_tests(house, {changed}) == sorted([*touched, "tests/test_architecture.py"])


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements-dev.lock", ".streamlit/config.toml"])
def test_what_all_tests_stand_on_touches_all(house: Path, changed: str) -> None:
    assert touched_tests(house, {changed, "app.py"}) is None


def test_a_small_change_of_this_project_stays_small() -> None:
    one = touched_tests(ROOT, {"kkb/export/plan_workbook.py"})
    assert one is not None and "tests/export/test_plan_workbook.py" in one
    assert "tests/core/compare/test_rank.py" not in one
    script = touched_tests(ROOT, {"kkb/ui/map/assets/map.js"})
    assert script is not None and any(path.startswith("tests/ui/map/") for path in script)


def test_changed_is_what_differs_from_main_committed_or_not(house: Path) -> None:
    require(shutil.which("git"), "git tidak ada di komputer ini")
    git = _git_in(house)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "awal")
    git("checkout", "-q", "-b", "cabang")
    (house / "app.py").write_text("import kkb", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "ubah")
    (house / "README.md").write_text("ubah", encoding="utf-8")
    (house / "kkb" / "baru ü.py").write_text("", encoding="utf-8")
    (house / "tests" / "run.py").unlink()
    assert changed_files(house) == {"app.py", "README.md", "kkb/baru ü.py", "tests/run.py"}
    assert changed_files(house, "tiada") == {"README.md", "kkb/baru ü.py", "tests/run.py"}


def test_without_git_it_is_said(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SetupError, match="git"):
        changed_files(house)


def test_outside_a_clone_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="git"):
        changed_files(tmp_path)


def _git_in(folder: Path) -> Callable[..., None]:
    own = ["-c", "user.name=Ani", "-c", "user.email=ani@contoh.test", "-c", "commit.gpgsign=false"]
    return lambda *words: subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True) and None
