"""Wording by key: places are filled, what is missing is an error and not a blank."""

import pytest

from kkb.text.wording import Wording

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


def test_a_count_gets_the_thousands_mark_and_a_name_that_is_a_number_does_not():
    told = {"a.b": "{n} dari {total}, potret {id}"}
    assert Wording("id", told).text("a.b", n=1081, total=1513, id=1081) == "1.081 dari 1.513, potret 1081"
    assert Wording("en", told).text("a.b", n=1081, total="1513", id=1081) == "1,081 dari 1513, potret 1081"
