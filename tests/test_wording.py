"""Both languages say the same things, and every sentence the code asks for exists with the places it fills."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter

import pytest

from kkb.app import resources
from tests.needs import ROOT

TEXTS = {lang: resources.wording(lang) for lang in ("id", "en")}
ROOMS = sorted({key.split(".")[0] for texts in TEXTS.values() for key in texts})
KEY = re.compile(rf"({'|'.join(ROOMS)})\.[a-z0-9_]+")
SOURCES = [*sorted((ROOT / "kkb").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]
FILES = re.compile(r"\.(py|toml|csv|js|css|geojson|sqlite)$")
RAISED = {"KkbError"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence asked for in the code: where, a pattern of its key, the values given (None = not known here)."""

    where: str
    pattern: str
    values: frozenset[str] | None = None

    def found(self) -> list[str]:
        return keys_like(self.pattern)


@cache
def keys_like(pattern: str) -> list[str]:
    """The keys of all sentences that a pattern fits: most are asked for in many places."""
    return [key for key in TEXTS["id"] if re.fullmatch(pattern, key)]


def places(text: str) -> set[str]:
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def asked_in(where: str, source: str) -> Iterator[Asked]:
    """Every sentence a file asks for, by literal key or by the fixed beginning of one."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    told = {id(node.args[0]): node for node in nodes if isinstance(node, ast.Call) and node.args}
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        pattern = None if id(node) in parts else _pattern(node)
        if pattern:
            yield Asked(f"{where}:{node.lineno}", pattern, _values(told.get(id(node))))


def _pattern(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        is_key = KEY.fullmatch(node.value) and not FILES.search(node.value)
        return re.escape(node.value) if is_key else None
    if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
        parts = [re.escape(v.value) if isinstance(v, ast.Constant) else "[a-z0-9_]+" for v in node.values]
        return "".join(parts) if re.match(rf"({'|'.join(ROOMS)})\.[a-z0-9_]*$", str(node.values[0].value)) else None
    return None


def _values(call: ast.Call | None) -> frozenset[str] | None:
    """The names of the values that fill the sentence; None where the call does not tell them one by one."""
    if call is None or not isinstance(call.args[0], ast.Constant):
        return None
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name not in {"text", *RAISED} or any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(str(keyword.arg) for keyword in call.keywords)


@cache
def every_asked() -> list[Asked]:
    return [
        a for path in SOURCES for a in asked_in(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]


def test_both_languages_have_the_same_files_and_keys():
    names = [{p.name for p in (resources.DATA / "teks" / lang).glob("*.toml")} for lang in TEXTS]
    assert names[0] == names[1]
    assert set(TEXTS["id"]) == set(TEXTS["en"])


def test_both_languages_have_the_same_places_in_every_sentence():
    other = {
        k: (places(t), places(TEXTS["en"][k])) for k, t in TEXTS["id"].items() if places(t) != places(TEXTS["en"][k])
    }
    assert other == {}


@pytest.mark.parametrize("lang", TEXTS)
def test_no_sentence_is_empty_or_carries_spaces_at_its_ends(lang: str):
    free = re.compile(r"isu\.(di_\w+|mungkin)")
    odd = [k for k, t in TEXTS[lang].items() if not free.fullmatch(k) and (t != t.strip() or not t or "  " in t)]
    assert odd == []


def test_every_sentence_the_code_asks_for_exists():
    missing = [f"{a.where} {a.pattern}" for a in every_asked() if not a.found()]
    assert missing == []
    assert len(every_asked()) > 150


def test_every_place_of_a_sentence_is_filled_where_it_is_asked_for():
    unfilled = [
        f"{asked.where} {key} needs {sorted(places(TEXTS['id'][key]) - asked.values)}"
        for asked in every_asked()
        if asked.values is not None
        for key in asked.found()
        if not places(TEXTS["id"][key]) <= asked.values
    ]
    assert unfilled == []


def test_every_stratum_page_and_state_of_the_data_has_its_sentences():
    scheme, texts = resources.scheme(), TEXTS["id"]
    assert {f"halaman.{p.key}" for p in scheme.pages} <= set(texts)
    assert {f"halaman.{p.key}_tanya" for p in scheme.pages} <= set(texts)
    assert {f"data.keadaan_{s}" for s in ("berlaku", "riwayat", "tertutup", "dibatalkan")} <= set(texts)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('room.text("umum.produk")', []),
        ('room.text("umum.prodk")', ["umum\\.prodk"]),
        ('room.text(f"umum.level_{n}")', []),
        ('room.text(f"umum.lvl_{n}")', ["umum\\.lvl_[a-z0-9_]+"]),
        ('raise KkbError("galat.tak_ada_kuncinya", file="x")', ["galat\\.tak_ada_kuncinya"]),
        ('read("data.csv")', []),
    ],
)
def test_a_key_that_does_not_exist_is_seen(source: str, found: list[str]):
    assert [a.pattern for a in asked_in("a.py", source) if not a.found()] == found


def test_a_place_left_open_is_seen():
    calls = ["satuan=1", 'satuan=1, nama="x"', "**values"]
    asked = [next(asked_in("a.py", f'room.text("banding.satu", {given})')) for given in calls]
    assert places(TEXTS["id"]["banding.satu"]) == {"satuan", "nama"}
    assert [a.values for a in asked] == [{"satuan"}, {"satuan", "nama"}, None]


def test_a_sentence_nobody_asks_for_any_more_is_thrown_away():
    used = {key for asked in every_asked() for key in asked.found()}
    assert sorted(set(TEXTS["id"]) - used) == []
