"""Codes nest by their dots, whatever their parts are; names become parts that nest as well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.area import wilayah
from tests.core.villages import FEW

parts = st.lists(st.from_regex(r"[0-9]{1,4}|~[a-z]{1,8}(-[a-z]{1,4})?", fullmatch=True), min_size=1, max_size=4)
codes = parts.map(".".join).filter(lambda code: code.split(".")[0] != wilayah.INDONESIA)


@FEW
@given(code=codes)
def test_a_code_lies_in_every_code_of_its_path_and_in_indonesia(code: str):
    assert all(wilayah.is_within(code, above) for above in (*wilayah.path(code), wilayah.INDONESIA))
    assert [wilayah.level(above) for above in wilayah.path(code)] == list(range(1, wilayah.level(code) + 1))


@FEW
@given(code=codes)
def test_the_parent_is_the_code_cut_by_one_level(code: str):
    assert wilayah.parent(code) == wilayah.cut(code, wilayah.level(code) - 1)


@FEW
@given(code=codes, other=codes)
def test_nesting_is_by_whole_parts(code: str, other: str):
    inside = code.split(".")[: len(other.split("."))] == other.split(".")
    assert wilayah.is_within(code, other) == inside


@pytest.mark.parametrize(("code", "area"), [("16.051", "16.05"), ("16.05", "16.05.01"), ("00", "16"), ("160", "16")])
def test_what_only_begins_alike_lies_outside(code: str, area: str):
    assert not wilayah.is_within(code, area)


@FEW
@given(name=st.text(max_size=40))
def test_any_name_becomes_one_code_part(name: str):
    part = wilayah.unconfirmed(name)
    assert part.startswith("~")
    assert len(part) > 1
    assert set(part[1:]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not wilayah.is_confirmed(f"16.05.{part}")


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("  stl  ulu\tterawas ", "STL ULU TERAWAS"), ("B. SRIKATON", "B SRIKATON"), ("Ma`mur", "MAMUR"),
        ("“G1” Mataram", "G1 MATARAM"), ("TEBA LIYOKH", "TEBA LIYOKH"), ("Air\u00a0Beliti", "AIR BELITI"),
        ("Ｔｕｇｕ", "TUGU"), ("", ""), (None, "NONE"),
    ],
)  # fmt: skip
def test_names_are_compared_without_case_quotes_punctuation_and_runs_of_spaces(name: object, normal: str):
    assert wilayah.normal_name(name) == normal
