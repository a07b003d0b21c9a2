"""Every refusal of the store has its sentence in both languages."""

import re
import tomllib

import pytest

from tests.needs import ROOT

KEY = re.compile(r'"simpanan\.(\w+)"')
RAISED = {
    key for path in (ROOT / "kkb" / "store").glob("*.py") for key in KEY.findall(path.read_text(encoding="utf-8"))
}


def _sentences(lang: str) -> dict[str, str]:
    return tomllib.loads((ROOT / "data" / "teks" / lang / "simpanan.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_refusal_has_its_sentence_and_no_sentence_is_left_over(lang: str) -> None:
    assert set(_sentences(lang)) == RAISED


def test_both_languages_name_the_same_things() -> None:
    places = [{key: set(re.findall(r"{(\w+)}", text)) for key, text in _sentences(la).items()} for la in ("id", "en")]
    assert places[0] == places[1]
