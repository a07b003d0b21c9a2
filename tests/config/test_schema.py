"""Tables that people edit by hand: a mistake is refused with its place, what was found and what is allowed."""

import subprocess
import sys
from datetime import date, datetime
from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from kkb.config.schema import Color, Table, Tables, between, check_keys, check_unique, counts, one_of, parse
from kkb.core.errors import SchemeError
from tests.needs import ROOT


class Step(Table):
    to: int = Field(alias="ke")
    share: float = Field(0, alias="bagian")


class Part(Table):
    label: ClassVar[str] = "kunci"
    key: str = Field(alias="kunci")
    kind: Annotated[str, one_of(("jumlah", "angka"))] = Field("angka", alias="jenis")
    limit: Annotated[int, between(0)] | None = Field(None, alias="batas")
    names: list[str] = Field([], alias="nama")
    steps: list[Step] = Field([], alias="langkah")


class House(Table):
    percent: Annotated[int, between(0, 100)] = Field(alias="persen")
    day: date = Field(alias="tanggal")
    color: Color = Field("#FFFFFF", alias="warna")
    months: Annotated[list[int], counts(2)] = Field([1, 1], alias="bulan")
    signs: dict[str, Step] = Field({}, alias="tanda")
    is_open: bool = Field(False, alias="terbuka")
    parts: Tables[Part] = Field(alias="bagian")


PART = {"kunci": "k1"}
RAW = {"persen": 30, "tanggal": date(2024, 12, 31), "bagian": [PART]}


def test_a_table_without_a_mistake_becomes_frozen_values():
    house = parse(House, RAW | {"warna": "#d55e00"}, "rumah.toml")
    assert (house.percent, house.color, house.parts[0].kind) == (30, "#D55E00", "angka")
    with pytest.raises(ValueError, match="frozen"):
        house.percent = 31


MISTAKES = {
    "a key missing": ({"bagian": [{}]}, "bagian 1", "“kunci” tidak ada", "“kunci” harus diisi"),
    "an unknown key": ({"bagian": [PART, PART | {"bobot": 2}]}, "bagian 2 (k1)", "kunci “bobot” tidak dikenal",
                       "kunci, jenis, batas, nama, langkah"),
    "an unknown key deep inside": ({"tanda": {"naik": {"ke": 1, "x": 2}}}, "tanda, naik", "“x”", "ke, bagian"),
    "text for a number": ({"persen": "30"}, "persen", "'30'", "bilangan bulat"),
    "true for a number": ({"persen": True}, "persen", "True", "bilangan bulat"),
    "a fraction": ({"persen": 30.5}, "persen", "30.5", "bilangan bulat"),
    "beyond a border": ({"persen": 101}, "persen", "101", "0 sampai 100"),
    "below an open border": ({"bagian": [PART | {"batas": -1}]}, "bagian 1 (k1), batas", "-1", "0 ke atas"),
    "no number at all": ({"bagian": [PART | {"langkah": [{"ke": 2, "bagian": float("nan")}]}]},
                         "bagian 1 (k1), langkah 1, bagian", "nan", "angka"),
    "a number for text": ({"bagian": [{"kunci": 3}]}, "bagian 1 (3), kunci", "3", "teks"),
    "a list with a number": ({"bagian": [PART | {"nama": ["a", 3]}]}, "bagian 1 (k1), nama", "3", "daftar teks"),
    "a text for a list": ({"bagian": [PART | {"nama": "a"}]}, "bagian 1 (k1), nama", "'a'", "daftar"),
    "a day as text": ({"tanggal": "2024-12-31"}, "tanggal", "'2024-12-31'", "TTTT-BB-HH"),
    "a day with an hour": ({"tanggal": datetime(2024, 12, 31)}, "tanggal", "2024-12-31 00:00", "TTTT-BB-HH"),
    "text for true": ({"terbuka": "ya"}, "terbuka", "'ya'", "true atau false"),
    "a colour by name": ({"warna": "merah"}, "warna", "merah", "#RRGGBB"),
    "another word": ({"bagian": [PART | {"jenis": "teks"}]}, "bagian 1 (k1), jenis", "teks", "jumlah, angka"),
    "too few numbers": ({"bulan": [1]}, "bulan", "[1]", "2 bilangan bulat"),
    "no table in a list": ({"bagian": []}, "", "[[bagian]] tidak ada", "sedikitnya satu [[bagian]]"),
    "a number for a table": ({"bagian": [3]}, "bagian 1", "3", "tabel kunci = nilai"),
    "a list for a table": ({"tanda": {"naik": [1]}}, "tanda, naik", "[1]", "tabel kunci = nilai"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "place", "found", "allowed"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_refused_with_place_found_and_allowed(change: dict, place: str, found: str, allowed: str):
    with pytest.raises(SchemeError) as refused:
        parse(House, RAW | change, "rumah.toml")
    told = refused.value.values
    assert told["where"] == ", ".join(filter(None, ("rumah.toml", place)))
    assert found in told["found"]
    assert allowed in told["allowed"]


def test_a_misspelt_key_is_said_before_the_one_that_is_missing_for_it():
    with pytest.raises(SchemeError, match="“persn” tidak dikenal"):
        parse(House, {"persn": 30} | {k: v for k, v in RAW.items() if k != "persen"}, "rumah.toml")


def test_what_is_no_table_is_refused_by_the_name_of_the_file():
    with pytest.raises(SchemeError) as refused:
        parse(House, 3, "rumah.toml")
    assert refused.value.values == {"where": "rumah.toml", "found": "3", "allowed": "tabel kunci = nilai"}


def test_keys_are_unique_and_complete():
    check_unique(["a", "b"], "x")
    check_keys({"a": 1}, ("a",), "x")
    for mistake, keys in ((lambda: check_unique(["a", "a"], "x"), "dua kali"),
                          (lambda: check_keys({"c": 1}, ("a",), "x"), "“c” tidak dikenal"),
                          (lambda: check_keys({}, ("a",), "x"), "“a” tidak ada")):  # fmt: skip
        with pytest.raises(SchemeError, match=keys):
            mistake()


def test_the_process_that_reads_files_of_others_does_not_load_the_schema_library():
    code = "import sys, kkb.isolated.serve as s; s.tasks.prepare('table'); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
                          check=True)  # fmt: skip
    assert done.stdout.strip() == "False"
