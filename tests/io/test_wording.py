"""Every finding and every refusal has its sentence in both languages, and no sentence is left over."""

import re
import tomllib

import pytest

from tests.needs import ROOT

FILES = [*sorted((ROOT / "kkb" / "io").rglob("*.py")), *sorted((ROOT / "kkb" / "app").glob("*.py"))]
SOURCES = [path.read_text(encoding="utf-8") for path in FILES]
PLACES = {"jumlah", "cocok", "dari", "baris", "kolom", "nilai", "pilihan", "petunjuk", "mungkin"}
GENERAL = {
    "di_baris_kolom", "di_baris", "di_kolom", "di_baris_kolom_banyak", "di_baris_banyak", "mungkin", "lagi", "tolak",
    "periksa", "catatan",
}  # fmt: skip
REFUSALS = {key for source in SOURCES for key in re.findall(r'"berkas\.(\w+)"', source)} - {"toml"}


def _sentences(lang: str, room: str) -> dict[str, str]:
    return tomllib.loads((ROOT / "data" / "teks" / lang / f"{room}.toml").read_text(encoding="utf-8"))


def _is_named(code: str) -> bool:
    kind, _, rest = code.partition("_")
    composed = kind in ("skor", "indeks", "program", "fungsi") and any(
        f'"{{kind}}_{rest}"' in source for source in SOURCES
    )
    if kind == "batas":  # the boundary rooms name a finding by what follows, or by the last word of it
        first, _, last = rest.rpartition("_")
        composed = any(f'"{word}"' in source for word in (rest, last) for source in SOURCES) or any(
            f'"{{kind}}_{last}"' in source and f'"{first}"' in source for source in SOURCES
        )
    return composed or any(f'"{code}"' in source for source in SOURCES)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_refusal_has_its_sentence_and_no_sentence_is_left_over(lang: str) -> None:
    assert set(_sentences(lang, "berkas")) == REFUSALS


def _of_files(lang: str) -> dict[str, str]:
    """The sentences of findings in files; those on published figures (`terbit_...`) are another room's."""
    sentences = _sentences(lang, "isu")
    return {c: text for c, text in sentences.items() if c not in GENERAL and not c.startswith("terbit_")}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_finding_has_a_sentence_that_nothing_says(lang: str) -> None:
    assert [code for code in _of_files(lang) if not _is_named(code)] == []


@pytest.mark.parametrize("room", ["isu", "berkas"])
def test_both_languages_have_the_same_keys_and_places(room: str) -> None:
    found = [
        {key: set(re.findall(r"{(\w+)}", text)) for key, text in _sentences(la, room).items()} for la in ("id", "en")
    ]
    assert found[0] == found[1]


def test_findings_only_use_the_places_that_every_finding_has() -> None:
    used = {place for text in _sentences("id", "isu").values() for place in re.findall(r"{(\w+)}", text)}
    assert used <= PLACES | {"n"}


def test_every_finding_says_what_to_do() -> None:
    doing = (
        "Tidak perlu", "lagi.", "portal.", "ikut.", "impor", "dimaksud.", "Pilih", "{petunjuk}).", "halaman Data.",
        "Periksa ", "Minta ", "simpan lapis", "Nyatakan ", "masukkan lagi",
    )  # fmt: skip
    silent = [c for c, t in _of_files("id").items() if not any(d in t for d in doing)]
    assert silent == []
