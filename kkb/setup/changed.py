"""Which tests a change touches: the files changed since `main`, followed through the imports to the tests.

A file counts as importing another one also when it names it as text (`"app.py"`, `"kkb.cli.main"`), and a test as
importing what the fixtures that it names use. Whatever is imported by nobody (a script of the map, a migration) stands
for the Python files of the nearest folder that are.
Standard library only.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from kkb.setup.environment import SetupError

EVERYTHING = re.compile(r"pyproject\.toml|requirements.*|\.streamlit/.*")
"""A change of these touches all tests."""
ALWAYS = ("tests/test_architecture.py",)
"""Reads the source of every file."""
READERS = {"data/": "kkb/app/resources.py", "pages/": "app.py"}
"""Who reads the files of a folder by their place."""
_CODE = ("kkb", "tests", "pages", "data")
_MODULE = re.compile(r"\b(?:kkb|tests)(?:\.\w+)+")


def changed_files(root: Path, branch: str = "main") -> set[str]:
    """Paths of all files that differ from where this branch left `branch`, also those not committed.

    Raises SetupError when that cannot be told.
    """
    start = _git(root, "merge-base", "HEAD", branch) or ["HEAD"]
    differing = _git(root, "diff", "--name-only", "--no-renames", "--relative", start[0])
    new = _git(root, "ls-files", "--others", "--exclude-standard")
    if differing is None or new is None:
        raise SetupError(
            "--ubahan memerlukan git dan salinan yang dibuat dengan git clone; salah satunya tidak ada.\n"
            "Jalankan semua uji tanpa --ubahan."
        )
    return {*differing, *new}


def touched_tests(root: Path, changed: Collection[str]) -> list[str] | None:
    """Paths of the tests that a change can reach, in order; None when it can reach all."""
    if any(EVERYTHING.fullmatch(path) for path in changed):
        return None
    importers = _importers(root)
    start = {path for name in changed for path in _stands_for(name, importers)}
    start |= {path for path in importers if _names_one_of(root / path, set(changed) - set(importers))}
    reached = _reached(start, importers)
    return sorted({path for path in reached if _has_tests(root, path)} | {p for p in ALWAYS if (root / p).is_file()})


def _git(root: Path, *arguments: str) -> list[str] | None:
    """The lines of git's answer; None when there is none, or no git."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=str(root), capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8").splitlines() if done.returncode == 0 else None


def _importers(root: Path) -> dict[str, set[str]]:
    """For every Python file by its path, the files that import it."""
    files = [*root.glob("*.py"), *(path for folder in _CODE for path in (root / folder).rglob("*.py"))]
    paths = {file.relative_to(root).as_posix() for file in files}
    importers: dict[str, set[str]] = {path: set() for path in paths}
    sources = {path: (root / path).read_text(encoding="utf-8") for path in paths}
    trees = {path: ast.parse(source) for path, source in sources.items()}
    fixtures = {path: _fixtures(path, trees[path], paths) for path in paths if path.endswith("conftest.py")}
    for path in paths:
        used = _of_fixtures(path, set(re.findall(r"\w+", sources[path])), fixtures)
        for imported in {*_imported(path, trees[path], paths), *_read_by_place(path, paths), *used} - {path}:
            importers[imported].add(path)
    return importers


def _imported(path: str, tree: ast.AST, paths: Collection[str]) -> Iterator[str]:
    """The files that the code below a node imports or names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names: Iterable[str] = (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = PurePosixPath(path).parts[: -node.level] if node.level else ()
            package = ".".join([*parts, *([node.module] if node.module else [])])
            names = (f"{package}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not path.startswith("kkb/setup/"):
            if node.value in paths:
                yield node.value
            names = _MODULE.findall(node.value)
        elif isinstance(node, ast.List):  # a command, such as [python, "-m", "kkb"]
            words = [getattr(word, "value", None) for word in node.elts]
            names = [f"{after}.__main__" for word, after in pairwise(words) if word == "-m"]
        else:
            continue
        for name in names:
            yield from _files_of(name, paths)


def _files_of(module: str, paths: Collection[str]) -> Iterator[str]:
    """The file of a module, or of the module that holds a name, and those of the packages around it."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        stem = "/".join(parts[:length])
        yield from (path for path in (f"{stem}.py", f"{stem}/__init__.py") if path in paths)


@dataclass(frozen=True)
class Fixture:
    """What a function of a conftest.py names, what it uses of other files, and whether tests get it unasked."""

    names: frozenset[str]
    files: frozenset[str]
    is_for_all: bool


def _fixtures(path: str, tree: ast.Module, paths: Collection[str]) -> dict[str, Fixture]:
    bound: dict[str, set[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                one = ast.ImportFrom(node.module, [alias], node.level) if isinstance(node, ast.ImportFrom) else node
                bound[alias.asname or alias.name.split(".")[0]] = set(_imported(path, one, paths))
    made = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            names = {str(getattr(n, "id", getattr(n, "arg", getattr(n, "value", "")))) for n in ast.walk(node)}
            files = {*_imported(path, node, paths), *(file for name in names for file in bound.get(name, ()))}
            is_for_all = any("autouse" in ast.dump(decorator) for decorator in node.decorator_list)
            made[node.name] = Fixture(frozenset(names), frozenset(files), is_for_all)
    return made


def _of_fixtures(path: str, names: set[str], fixtures: dict[str, dict[str, Fixture]]) -> set[str]:
    """The files that the fixtures of the folders around a test use, as far as it names them."""
    around = [f"{folder}/conftest.py" for folder in PurePosixPath(path).parents]
    known = {name: one for place in reversed(around) for name, one in fixtures.get(place, {}).items()}
    if path in fixtures or not PurePosixPath(path).name.startswith("test_"):
        return set()
    used: set[str] = set()
    waiting = [name for name, one in known.items() if one.is_for_all or name in names]
    while waiting:
        name = waiting.pop()
        if name in known and name not in used:
            used.add(name)
            waiting += known[name].names
    return {file for name in used for file in known[name].files}


def _read_by_place(path: str, paths: Collection[str]) -> Iterator[str]:
    yield from (one for folder, reader in READERS.items() if reader == path for one in paths if one.startswith(folder))


def _stands_for(name: str, importers: dict[str, set[str]]) -> Iterator[str]:
    """The files whose importers are touched by a change of this one."""
    if name.endswith("/conftest.py"):
        yield from (path for path in importers if path.startswith(name.removesuffix("conftest.py")))
        return
    if importers.get(name) or PurePosixPath(name).name.startswith("test_"):
        yield name
        return
    yield from (reader for folder, reader in READERS.items() if name.startswith(folder))
    if not name.startswith(("kkb/", "tests/")):
        return
    for folder in PurePosixPath(name).parents:
        beside = [path for path, by in importers.items() if by and PurePosixPath(path).parent == folder]
        if beside:
            yield from beside
            return


def _names_one_of(file: Path, names: Collection[str]) -> bool:
    """Whether a file of the tests names a text, such as `README.md`."""
    if not names or "tests" not in file.parts:
        return False
    source = file.read_text(encoding="utf-8")
    return any(PurePosixPath(name).name in source for name in names)


def _reached(start: Iterable[str], importers: dict[str, set[str]]) -> set[str]:
    reached, waiting = set(), list(start)
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += importers.get(path, ())
    return reached


def _has_tests(root: Path, path: str) -> bool:
    file = root / path
    if path.startswith("tests/"):
        return file.name.startswith("test_") and file.is_file()
    return path.startswith("kkb/") and file.is_file() and ">>> " in file.read_text(encoding="utf-8")
