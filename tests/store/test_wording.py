"""Every refusal of the store has its sentence in both languages."""

import re
import tomllib

import pytest

from tests.needs import ROOT

SOURCES = [path.read_text(encoding="utf-8") for path in (ROOT / "kkb" / "store").glob("*.py")]
ROOMS = ("simpanan", "pendukung")


def _raised(room: str) -> set[str]:
    return {key for source in SOURCES for key in re.findall(rf'"{room}\.(\w+)"', source)}


def _sentences(lang: str, room: str) -> dict[str, str]:
    return tomllib.loads((ROOT / "data" / "teks" / lang / f"{room}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_refusal_has_its_sentence_and_no_sentence_is_left_over(lang: str, room: str) -> None:
    assert set(_sentences(lang, room)) == _raised(room)


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_name_the_same_things(room: str) -> None:
    sentences = [_sentences(lang, room).items() for lang in ("id", "en")]
    places = [{key: set(re.findall(r"{(\w+)}", text)) for key, text in told} for told in sentences]
    assert places[0] == places[1]
