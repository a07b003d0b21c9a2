"""A name in a Markdown sentence stands there as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.text.markdown import plain
from tests.text.words import HOSTILE

SIGNS = "\\`*_{}[]()#+-.!|~$:<>&"


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_of_markdown_is_escaped(sign: str):
    assert plain(f"a{sign}b") == f"a\\{sign}b"


@given(text=st.text())
def test_without_the_backslashes_it_is_the_text_again_on_one_line(text: str):
    shown, found = plain(text), ""
    letters = iter(shown)
    for letter in letters:
        found += next(letters) if letter == "\\" else letter
    assert found == " ".join(text.split())


def test_a_hostile_name_has_no_live_sign_left():
    shown = plain(HOSTILE)
    assert all(shown[place - 1] == "\\" for place, letter in enumerate(shown) if letter in SIGNS and letter != "\\")


def test_line_breaks_do_not_leave_the_sentence():
    assert plain("Desa\n\n# Judul") == "Desa \\# Judul"


def test_an_ordinary_name_looks_like_itself():
    assert plain("Suka Makmur") == "Suka Makmur"
    assert plain(16) == "16"
