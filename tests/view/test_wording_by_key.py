"""Wording by key: places are filled, what is missing is an error and not a blank."""

import pytest

from kkb.view.wording import Wording

WORDS = Wording("id", {"peta.judul": "{n} desa di {nama}", "peta.kosong": "Tidak ada"})


def test_places_are_filled():
    assert WORDS.text("peta.judul", n=3, nama="Selangit") == "3 desa di Selangit"


def test_values_with_braces_stay_as_they_are():
    assert WORDS.text("peta.judul", n="{n}", nama="{0.__class__}") == "{n} desa di {0.__class__}"


def test_a_key_or_a_place_that_is_missing_is_an_error():
    with pytest.raises(KeyError):
        WORDS.text("peta.jdul")
    with pytest.raises(KeyError):
        WORDS.text("peta.judul", n=3)


def test_it_knows_which_keys_there_are():
    assert WORDS.has("peta.kosong")
    assert not WORDS.has("kosong")
