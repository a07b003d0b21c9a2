"""Findings as sentences: place, found, allowed, meant, what to do; in Indonesian and English."""

import pytest

from kkb.app import resources
from kkb.core.issue import Issue
from kkb.text.issues import issue_list, issue_sentence
from kkb.text.wording import Wording

ID, EN = (Wording(lang, resources.wording(lang)) for lang in ("id", "en"))
STRATA = ("Dasar", "Berkembang", "Mandiri", "Berkelanjutan")
UNKNOWN = Issue("klasifikasi_tak_dikenal", "periksa", 14, "Klasifikasi", "Mandri", STRATA, "Mandiri")


def test_an_unknown_stratum_is_told_with_place_choices_guess_and_remedy() -> None:
    assert issue_sentence(UNKNOWN, ID) == (
        "baris 14, kolom Klasifikasi: “Mandri” tidak dikenal. Pilihan: Dasar, Berkembang, Mandiri, Berkelanjutan. "
        "Mungkin maksudnya “Mandiri”? Baris dihitung terbentuk tanpa klasifikasi; perbaiki selnya lalu impor lagi."
    )


def test_without_a_guess_nothing_is_guessed() -> None:
    issue = Issue("desa_tak_dikenal", "periksa", 3, "Desa", "ENTAH")
    assert "Mungkin" not in issue_sentence(issue, ID)
    assert "  " not in issue_sentence(issue, ID)


def test_the_same_finding_in_english() -> None:
    assert issue_sentence(UNKNOWN, EN).startswith(
        "row 14, column Klasifikasi: “Mandri” is unknown. Choices: Dasar, Berkembang, Mandiri, Berkelanjutan. "
        "Perhaps “Mandiri” was meant?"
    )


@pytest.mark.parametrize(
    ("row", "column", "start"),
    [(4, None, "baris 4: kolom"), (None, "Desa", "kolom Desa: kolom"), (None, None, "kolom yang tidak dikenal")],
)
def test_the_place_names_what_is_known(row: int | None, column: str | None, start: str) -> None:
    assert issue_sentence(Issue("kolom_tak_dipakai", "catatan", row, column, None, ("Warna",)), ID).startswith(start)


def test_a_repeated_row_names_both_rows() -> None:
    sentence = issue_sentence(Issue("baris_ganda", "tolak", 90, None, "Anyar", hint="89"), ID)
    assert sentence.startswith("baris 90: “Anyar” sama persis dengan baris 89; hanya baris 89 yang dihitung.")


def test_an_expected_index_is_written_with_the_decimal_mark_of_the_language() -> None:
    issue = Issue("indeks_tidak_sesuai", "periksa", 2, "Index Input", "3", hint="3.60")
    assert ["menurut aturan 3,60" in issue_sentence(issue, ID), "it is 3.60" in issue_sentence(issue, EN)] == [
        True,
        True,
    ]


def test_markup_braces_and_curly_quotes_in_a_value_are_only_text() -> None:
    value = "<b>{nilai}</b> “{0}”"
    assert value in issue_sentence(Issue("desa_tak_dikenal", "periksa", 2, "Desa", value), ID)


def test_a_long_list_of_names_is_capped() -> None:
    issue = Issue("tanpa_daftar", "catatan", allowed=tuple(f"K{n}" for n in range(1_512)))
    assert "K10, K11 ... +1.500 lagi." in issue_sentence(issue, ID)


def test_a_list_of_findings_is_capped_and_says_how_many_more() -> None:
    many = [Issue("desa_tak_dikenal", "periksa", n, "Desa", "X") for n in range(2, 9)]
    assert issue_list(many, ID, cap=3)[-1] == "... +4 lagi"
    assert len(issue_list(many, ID, cap=3)) == 4
    assert len(issue_list(many, ID, cap=7)) == 7
    assert issue_list([], ID) == []
