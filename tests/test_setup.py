"""From a clone to a running dashboard: the commands of the README, the requirements, the settings."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain

import pytest
from packaging.requirements import Requirement

from kkb.setup import environment, lock
from tests import house
from tests.needs import ROOT, require

COMMANDS = ("kkb.mulai", "kkb.uji")
PAGES = ("README.md", "CONTRIBUTING.md", "GLOSARIUM.md", "CHANGELOG.md", "docs/pejabat.md", "docs/pengelola.md")
NOT_A_MODULE = {"xstatic", "__future__"}


@pytest.fixture
def readme() -> str:
    file = ROOT / "README.md"
    require(file.is_file(), "README.md belum ada")
    return file.read_text(encoding="utf-8")


def test_the_readme_names_the_two_commands_first(readme: str) -> None:
    shown = [module for module in _commands(readme) if module in COMMANDS]
    assert tuple(dict.fromkeys(shown)) == COMMANDS


@pytest.mark.parametrize("page", PAGES)
def test_every_command_in_the_documents_exists(page: str) -> None:
    modules = set(_commands((ROOT / page).read_text(encoding="utf-8")))
    assert [name for name in sorted(modules) if importlib.util.find_spec(name) is None] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_document_points_to_exists(page: str) -> None:
    targets = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("module", COMMANDS)
def test_a_command_starts_before_anything_is_installed(module: str) -> None:
    # -S: without the packages of this environment, as with the Python of a new computer
    command = [sys.executable, "-S", "-m", module, "--help"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 0, answer.stderr
    assert f"python3 -m {module}" in answer.stdout


def test_ci_runs_the_second_command() -> None:
    assert "python3 -m kkb.uji" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_what_the_product_imports_is_in_the_requirements() -> None:
    wanted = {_distribution(line) for line in _requirements(lock.RANGES[environment.RUNTIME])}
    modules = {
        name.split(".")[0]
        for file in chain(ROOT.glob("kkb/**/*.py"), ROOT.glob("pages/*.py"), ROOT.glob("app.py"))
        for _, name in house.imported(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
    }
    owners = packages_distributions()
    known = {module: owners.get(module, [module]) for module in modules - house.STDLIB - {"kkb"} - NOT_A_MODULE}
    missing = {
        module for module, names in known.items() if not wanted.intersection(_distribution(name) for name in names)
    }
    assert missing == set()


@pytest.mark.parametrize("file", lock.RANGES.values())
def test_every_requirement_has_a_lower_and_an_upper_bound(file: str) -> None:
    assert [
        line for line in _requirements(file) if not re.fullmatch(r"[\w.\-\[\]]+>=[\d.]+,(?:!=[\d.]+,)?<[\d.]+", line)
    ] == []


@pytest.mark.parametrize("file", lock.RANGES)
def test_every_lock_was_made_from_the_ranges_beside_it(file: str) -> None:
    assert (ROOT / file).read_text(encoding="utf-8").startswith(lock.statement(ROOT, file)), "python3 -m kkb.setup.lock"


def test_both_locks_together_pin_every_requirement_within_its_range() -> None:
    pinned = {name: version for file in lock.RANGES for name, version in lock.packages(_text(file)).items()}
    for line in (line for ranges in lock.RANGES.values() for line in _requirements(ranges)):
        wanted = Requirement(line)
        assert wanted.specifier.contains(pinned[_distribution(line)]), line


@pytest.mark.parametrize("file", lock.RANGES)
def test_every_pinned_file_has_a_hash(file: str) -> None:
    entries = re.split(r"^(?=\S)", _text(file), flags=re.MULTILINE)
    pins = [entry for entry in entries if "==" in entry.split(" ")[0]]
    assert pins
    assert [entry.split(" ")[0] for entry in pins if "--hash=sha256:" not in entry] == []


def test_the_lock_for_tests_repeats_nothing_of_the_other() -> None:
    assert lock.packages(_text(environment.RUNTIME)).keys().isdisjoint(lock.packages(_text(environment.TESTS)))


def test_the_server_keeps_to_itself() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "localhost"
    assert config["server"]["headless"] is True
    assert config["browser"]["gatherUsageStats"] is False
    assert config["runner"]["magicEnabled"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["showSidebarNavigation"] is False


def test_the_theme_takes_nothing_from_another_host() -> None:
    assert "://" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")


def _commands(text: str) -> list[str]:
    """Modules run by `python3 -m ...` in the code blocks of a document, in order."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [module for block in blocks for module in re.findall(r"(?:python3?|py)\s+-m\s+([\w.]+)", block)]


def _text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def _requirements(file: str) -> list[str]:
    lines = _text(file).splitlines()
    return [text for line in lines if (text := line.split("#")[0].strip())]


def _distribution(requirement: str) -> str:
    name = re.match(r"[\w.\-]+", requirement)
    return re.sub(r"[-_.]+", "-", name[0]).lower() if name else requirement
