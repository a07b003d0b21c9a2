"""The rules of the house as functions: each takes one file's source and returns what breaks the rule.

`tests/test_architecture.py` holds the product against them and shows each of them finding something.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

STDLIB = frozenset(sys.stdlib_module_names)
ARRAYS = frozenset({"numpy", "pandas", "scipy"})
SCREEN = frozenset({"streamlit", "streamlit_folium"})
ANY = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Layer:
    """What the files below `path` may import: third-party packages and parts of the project."""

    path: str
    packages: frozenset[str]
    parts: frozenset[str]


def _layer(path: str, packages: frozenset[str], *parts: str) -> Layer:
    return Layer(path, packages, frozenset(f"kkb.{part}" for part in parts))


NOTHING: frozenset[str] = frozenset()
SHOWN = ("core", "config", "text", "content", "draw", "export", "app")
"""What a front end may show: values of core and config, words, content, pictures and files, and the use cases."""

FRONTS = ("kkb/cli/", "kkb/ui/", "pages/", "app.py")
"""Where a person meets the product."""

LAYERS = (
    _layer("kkb/__init__.py", NOTHING),
    _layer("kkb/__main__.py", NOTHING, "cli"),
    _layer("kkb/core/", ARRAYS, "core"),
    _layer("kkb/config/", frozenset({"pandas", "pydantic"}), "core", "config"),
    _layer("kkb/io/", ANY, "core", "config", "io"),
    _layer("kkb/isolated/", ANY, "core", "config", "io", "isolated"),
    _layer("kkb/store/", ANY, "core", "store"),
    _layer("kkb/text/", ANY, "core", "text"),
    _layer("kkb/content/", ARRAYS, "core", "text", "config", "content"),
    _layer("kkb/draw/", ANY, "core", "config", "text", "content", "draw"),
    _layer("kkb/export/", ANY, "core", "text", "content", "export"),
    _layer("kkb/example/", ARRAYS, "core", "config", "example"),
    _layer(
        "kkb/app/",
        ANY,
        "core",
        "config",
        "io",
        "isolated",
        "store",
        "text",
        "content",
        "draw",
        "export",
        "example",
        "app",
    ),
    _layer("kkb/setup/", NOTHING, "setup"),
    _layer("kkb/mulai.py", NOTHING, "setup"),
    _layer("kkb/uji.py", NOTHING, "setup"),
    _layer("kkb/cli/", ANY, *SHOWN, "cli"),
    _layer("kkb/ui/", ANY, *SHOWN, "ui"),
    _layer("pages/", frozenset({"streamlit"}), "ui", "core"),
    _layer("app.py", frozenset({"streamlit"}), "ui", "core"),
    _layer("data/", ARRAYS, "core", "config", "example", "app.resources"),
)
"""The first layer whose path fits is a file's own. `ANY` means every installed package but those of the screen."""

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


@lru_cache(maxsize=1)  # of the file at hand: all rules take one file before they take the next
def tree(source: str) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(source)


@lru_cache(maxsize=1)
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Everything that stands in a file."""
    return tuple(ast.walk(tree(source)))


def layer(path: str) -> Layer:
    """The layer that a file of the product lies in."""
    return next(layer for layer in LAYERS if path.startswith(layer.path))


def forbidden_imports(path: str, source: str) -> list[str]:
    """Imports that the file's layer does not allow."""
    return [f"{path}:{line} imports {name}" for line, name in imported(path, source) if not _may_import(path, name)]


def reaches_past_app(path: str, source: str) -> list[str]:
    """Front ends that take the store out of the open app: every look at it and every change is a use case of `app`."""
    if not path.startswith(FRONTS):
        return []
    return [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in nodes(source)
        if isinstance(node, ast.Attribute) and node.attr in {"store", "database"}
    ]


def imports_of_tests(path: str, source: str) -> list[str]:
    """Imports from another test module: what two of them need stands in a module without tests."""
    lines = imported(path, source)
    return [f"{path}:{line} imports {name}" for line, name in lines if re.search(r"^tests\..*\btest_", name)]


def imported(path: str, source: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a file imports, wherever in the file."""
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = _absolute(path, node)
            yield from ((node.lineno, f"{package}.{alias.name}") for alias in node.names)


def faults_of_a_page(path: str, source: str) -> list[str]:
    """A page composes: no function, class, session state, pandas, markup or colour, and at most 80 lines."""
    found = [f"{path} has {len(source.splitlines())} lines"] if len(source.splitlines()) > 80 else []
    for node in nodes(source):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            found.append(f"{path}:{node.lineno} defines a function or class")
        elif isinstance(node, ast.Attribute) and node.attr in {"session_state", "query_params", "html"}:
            found.append(f"{path}:{node.lineno} uses {node.attr}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [f"{path}:{node.lineno} writes {hit[0]!r}" for hit in _markup_or_colour(node.value)]
    return found


def too_long(path: str, source: str) -> list[str]:
    """A function fits a screen: at most 40 lines (a migration, which is a list of tables, 120)."""
    longest = 120 if "/migrations/" in path else 40
    return [
        f"{path}:{node.lineno} {node.name} has {_length(node)} lines"
        for node in nodes(source)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > longest
    ]


def import_circles(imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Circles among modules that import each other when they are loaded, each as "a -> b -> a"."""
    found, done = [], set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        if module in path:
            found.append(" -> ".join((*path[path.index(module) :], module)))
        elif module not in done:
            for other in sorted(imports.get(module, ())):
                visit(other, (*path, module))
            done.add(module)

    for module in sorted(imports):
        visit(module, ())
    return found


def loaded(path: str, source: str) -> Iterator[str]:
    """Full dotted names that a module imports at its top, not inside functions."""
    for node in tree(source).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = _absolute(path, node)
            yield from (name for alias in node.names for name in (package, f"{package}.{alias.name}"))


def unstated_encodings(path: str, source: str) -> list[str]:
    """Text is read and written with its encoding stated: the default differs between computers."""
    return [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in nodes(source)
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
        for node in tree(source).body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]


def paths_from_working_folder(path: str, source: str) -> list[str]:
    """`Path("data")` depends on where the program was started; paths start at the file or at an argument."""
    return [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in nodes(source)
        if isinstance(node, ast.Call) and _called(node) in {"Path", "cwd"} and _is_relative(node)
    ]


def _may_import(path: str, name: str) -> bool:
    own, top = layer(path), name.split(".")[0]
    if top == "kkb":
        return any(name == part or name.startswith(f"{part}.") for part in own.parts)
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
