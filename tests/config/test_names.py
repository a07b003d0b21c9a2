"""Names in other languages are laid beside the Indonesian ones; a place that does not exist is refused."""

import pytest

from kkb.config.names import translated
from kkb.core.errors import SchemeError

TABLE = {"acuan": "x", "item": [{"kunci": "pokja", "nama": "Pokja", "langkah": [{"ke": 2, "kerja": "Terbitkan SK"}]}]}


def test_names_of_two_languages_stand_beside_the_own_one():
    english = translated(TABLE, {"item": {"pokja": {"nama": "Working group"}}}, "en", "aturan.toml")
    both = translated(english, {"item": {"pokja": {"nama": "Werkgroep"}}}, "nl", "aturan.toml")
    (item,) = both["item"]
    assert (item["nama"], item["nama_lain"]) == ("Pokja", {"en": "Working group", "nl": "Werkgroep"})
    assert "nama_lain" not in TABLE["item"][0]


def test_a_step_is_named_by_the_score_it_ends_at():
    made = translated(TABLE, {"item": {"pokja": {"langkah": {"2": {"kerja": "Issue the decree"}}}}}, "en")
    assert made["item"][0]["langkah"][0]["kerja_lain"] == {"en": "Issue the decree"}


@pytest.mark.parametrize(
    ("told", "where", "found"),
    [
        ({"item": {"poktan": {"nama": "x"}}}, "aturan.toml, item", "poktan"),
        ({"benda": {"a": {}}}, "aturan.toml", "benda"),
    ],
)
def test_a_translation_of_what_is_not_there_is_refused_with_its_place(told: dict, where: str, found: str):
    with pytest.raises(SchemeError) as caught:
        translated(TABLE, told, "en", "aturan.toml")
    assert caught.value.values["where"] == where
    assert found in caught.value.values["found"]
