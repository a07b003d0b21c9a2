"""The rules of the house as functions: each takes one file's source and returns what breaks the rule.

`tests/test_architecture.py` holds the product against them and shows each of them finding something.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

STDLIB = frozenset(sys.stdlib_module_names)
ARRAYS = frozenset({"numpy", "pandas", "scipy"})
SCREEN = frozenset({"streamlit", "streamlit_folium"})
ANY = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Room:
    """What the files below `path` may import: third-party packages and parts of the project."""

    path: str
    packages: frozenset[str]
    parts: frozenset[str]


BELOW = frozenset(
    {"kkb.core", "kkb.io", "kkb.store", "kkb.view", "kkb.shipped", "kkb.book", "kkb.agreed", "kkb.isolated"}
)

ROOMS = (
    Room("kkb/__init__.py", frozenset(), frozenset()),
    Room("kkb/core/", ARRAYS, frozenset({"kkb.core"})),
    Room("kkb/io/", ANY, frozenset({"kkb.core", "kkb.io"})),
    Room("kkb/store/", ANY, frozenset({"kkb.core", "kkb.store"})),
    Room("kkb/view/", ANY, frozenset({"kkb.core", "kkb.view"})),
    Room("kkb/isolated/", ANY, frozenset({"kkb.core", "kkb.io", "kkb.isolated"})),
    Room("kkb/pasang.py", frozenset(), frozenset()),
    Room("kkb/mulai.py", frozenset(), frozenset({"kkb.pasang"})),
    Room("kkb/uji.py", frozenset(), frozenset({"kkb.pasang"})),
    Room("kkb/shipped.py", ARRAYS, frozenset({"kkb.core", "kkb.io", "kkb.view"})),
    Room("kkb/book.py", ARRAYS, frozenset({"kkb.core", "kkb.io", "kkb.shipped"})),
    Room("kkb/ui/", ANY, frozenset({"kkb"})),
    Room("pages/", frozenset({"streamlit"}), frozenset({"kkb.ui", "kkb.core"})),
    Room("app.py", frozenset({"streamlit"}), frozenset({"kkb.ui", "kkb.core"})),
    Room("data/", ARRAYS, frozenset({"kkb.core", "kkb.shipped"})),
    Room("kkb/checks.py", ARRAYS, frozenset({"kkb.core", "kkb.store"})),
    Room("kkb/units.py", ANY, frozenset({"kkb.core", "kkb.io", "kkb.store"})),
    Room("kkb/app_context.py", ANY, BELOW | {"kkb.in_force"}),
    Room("kkb/jobs.py", ANY, BELOW | {"kkb.app_context", "kkb.in_force", "kkb.seeding", "kkb.units"}),
    Room("kkb/cli/", ANY, BELOW | {"kkb.checks"}),
    Room("kkb/", ANY, BELOW),
)
"""The first room whose path fits is a file's own. `ANY` means every installed package but those of the screen."""

FRONT_ENDS = ("kkb/cli", "kkb/__main__.py", "kkb/ui/", "kkb/jobs")
FRONT_END_PARTS = frozenset(
    {
        "kkb.jobs",
        "kkb.jobs_boundaries",
        "kkb.jobs_map",
        "kkb.jobs_parts",
        "kkb.jobs_print",
        "kkb.jobs_reading",
        "kkb.jobs_targets",
        "kkb.cli",
    }
)

POSIX_ONLY = frozenset(
    {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty", "curses"}
)
CONTENT_HOSTS = re.compile(
    r"\bcdnjs?\.|\bunpkg\.com|jsdelivr|cdnjs|cloudflare|googleapis|gstatic|bootstrapcdn|fontawesome\.com"
    r"|netdna|rawgit|raw\.githubusercontent|code\.jquery|d3js\.org|esm\.sh|plot\.ly/",
    re.IGNORECASE,
)
MARKUP = re.compile(r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>", re.IGNORECASE)
COLOUR = re.compile(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|\brgba?\(", re.IGNORECASE)
TEXT_MODE = re.compile(r"[rwxa+t]+")


def room(path: str) -> Room:
    """The room that a file of the product lies in."""
    return next(room for room in ROOMS if path.startswith(room.path))


def forbidden_imports(path: str, source: str) -> list[str]:
    """Imports that the file's room does not allow."""
    return [f"{path}:{line} imports {name}" for line, name in imported(path, source) if not _may_import(path, name)]


def imported(path: str, source: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = _absolute(path, node)
            yield from ((node.lineno, f"{package}.{alias.name}") for alias in node.names)


def faults_of_a_page(path: str, source: str) -> list[str]:
    """A page composes: no function, class, session state, pandas, markup or colour, and at most 80 lines."""
    found = [f"{path} has {len(source.splitlines())} lines"] if len(source.splitlines()) > 80 else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            found.append(f"{path}:{node.lineno} defines a function or class")
        elif isinstance(node, ast.Attribute) and node.attr in {"session_state", "query_params", "html"}:
            found.append(f"{path}:{node.lineno} uses {node.attr}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [f"{path}:{node.lineno} writes {hit[0]!r}" for hit in _markup_or_colour(node.value)]
    return found


def too_long(path: str, source: str) -> list[str]:
    """A file has at most 250 lines, a function at most 40 (a migration, which is a list of tables, 120)."""
    lines, longest = len(source.splitlines()), 120 if "/migrations/" in path else 40
    found = [f"{path} has {lines} lines"] if lines > 250 else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > longest:
            found.append(f"{path}:{node.lineno} {node.name} has {_length(node)} lines")
    return found


def unstated_encodings(path: str, source: str) -> list[str]:
    """Text is read and written with its encoding stated: the default differs between computers."""
    return [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and _needs_encoding(node) and not _states(node, "encoding")
    ]


def posix_only(path: str, source: str) -> list[str]:
    """Modules that Windows does not have."""
    return [
        f"{path}:{line} imports {name}" for line, name in imported(path, source) if name.split(".")[0] in POSIX_ONLY
    ]


def unsafe_markup(path: str, source: str) -> list[str]:
    """HTML given to Streamlit unescaped, and CSS put into its pages."""
    return [
        f"{path}:{number} {line.strip()[:60]}"
        for number, line in enumerate(source.splitlines(), 1)
        if re.search(r"unsafe_allow_(html|javascript)|<style\b", line)
    ]


def content_hosts(path: str, source: str) -> list[str]:
    """Names of hosts that serve scripts, styles, fonts or map data to other people's pages."""
    return [
        f"{path}:{number} {hit[0]}"
        for number, line in enumerate(source.splitlines(), 1)
        for hit in CONTENT_HOSTS.finditer(line)
    ]


def work_at_import(path: str, source: str) -> list[str]:
    """Calls standing alone at the top of a module: nothing happens because a file is imported."""
    return [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in ast.parse(source).body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]


def paths_from_working_folder(path: str, source: str) -> list[str]:
    """`Path("data")` depends on where the program was started; paths start at the file or at an argument."""
    return [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and _called(node) in {"Path", "cwd"} and _is_relative(node)
    ]


def _may_import(path: str, name: str) -> bool:
    own, top = room(path), name.split(".")[0]
    if top == "kkb":
        parts = own.parts | (FRONT_END_PARTS if path.startswith(FRONT_ENDS) else frozenset())
        return any(name == part or name.startswith(f"{part}.") for part in parts)
    if top in {"tests", "pages", "app"}:
        return False
    return top in STDLIB or top in own.packages or (own.packages >= ANY and _is_welcome(path, top))


def _is_welcome(path: str, package: str) -> bool:
    return package not in SCREEN or path.startswith("kkb/ui/")


def _absolute(path: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    folder = PurePosixPath(path).parents[node.level - 1].as_posix().replace("/", ".")
    return f"{folder}.{node.module}" if node.module else folder


def _markup_or_colour(text: str) -> Iterator[re.Match[str]]:
    yield from MARKUP.finditer(text)
    yield from COLOUR.finditer(text)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _needs_encoding(call: ast.Call) -> bool:
    name = _called(call)
    if name in {"read_text", "write_text"} and isinstance(call.func, ast.Attribute):
        return True
    if name in {"run", "Popen", "check_output"}:
        return _states(call, "text") or _states(call, "universal_newlines")
    return name == "TextIOWrapper" or (name == "open" and _opens_text(call))


def _opens_text(call: ast.Call) -> bool:
    """`open(file)` and `file.open()` in a text mode; `archive.open(member)` and the like open something else."""
    is_method = isinstance(call.func, ast.Attribute)
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] or call.args[0 if is_method else 1 :][
        :1
    ]
    if not given:
        return True
    return isinstance(given[0], ast.Constant) and TEXT_MODE.fullmatch(str(given[0].value)) is not None


def _states(call: ast.Call, keyword: str) -> bool:
    return any(given.arg == keyword for given in call.keywords)


def _is_relative(call: ast.Call) -> bool:
    if _called(call) == "cwd":
        return True
    first = call.args[0] if call.args else None
    text = first.value if isinstance(first, ast.Constant) else "/"
    return isinstance(text, str) and not re.match(r"/|[A-Za-z]:|~", text)
