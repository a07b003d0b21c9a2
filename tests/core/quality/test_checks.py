"""What is stored is held against itself: golden cases, one fault each."""

from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.counts.rows import INDICES, ITEMS, PLACE_COLUMNS, typed_rows
from kkb.core.quality import checks
from kkb.core.rule import classify

RULE = resources.scheme().rule
DAYS = [date(2023, 6, 30), date(2023, 12, 31), date(2024, 6, 30)]


PLACE = ("16.05.01", "TUGUMULYO", "16.05", "MUSI RAWAS", "SUMSEL", "K")
SOUND = dict.fromkeys(ITEMS, 3) | dict.fromkeys(INDICES, 3.0) | {"strata": "berkelanjutan", "lapor": True}


def rows(*changes: dict[str, object]) -> pd.DataFrame:
    """Kampung KB with score 3 everywhere, Berkelanjutan by the rule; each with its own changes."""
    codes = [f"16.05.01.200{n}" for n in range(1, len(changes) + 1)]
    places = [(code, code, f"DESA {code[-1]}", *PLACE) for code in codes]
    made = [
        dict(zip(PLACE_COLUMNS, place, strict=True)) | SOUND | change
        for place, change in zip(places, changes, strict=True)
    ]
    return typed_rows(pd.DataFrame(made))


def kinds(found: pd.DataFrame) -> list[str]:
    return list(found["periksa"])


def test_rows_that_follow_from_their_scores_have_nothing_to_check():
    assert checks.check_rows(rows({}, {}), RULE).empty
    assert list(checks.check_rows(rows({}), RULE).columns) == list(checks.FINDING)


@pytest.mark.parametrize(
    ("change", "kind", "given", "fits"),
    [
        ({"strata": "mandiri"}, "strata_skor", "mandiri", "berkelanjutan"),
        ({"index_proses": 2.0}, "indeks_skor", 2.0, 3.0),
        ({"kode": "16.05.01.~entah", "unit": "16.05.01.~entah"}, "di_luar_daftar", "DESA 1", ""),
    ],
)
def test_each_contradiction_is_found_with_what_would_fit(change, kind, given, fits):
    found = checks.check_rows(rows(change, {}), RULE)
    assert kinds(found) == [kind]
    assert (found["nilai"][0], found["seharusnya"].fillna("")[0]) == (given, fits)
    assert found["nama"][0] == "DESA 1"


def test_a_kecamatan_or_kabupaten_that_no_list_confirms_is_said_once_for_all_its_villages():
    kec = {"kode_kec": "16.05.~tugumulio", "nama_kec": "TUGUMULIO"}
    kab = {"kode_kec": "16.~mura.~x", "nama_kec": "X", "kode_kab": "16.~mura", "nama_kab": "MURA"}
    made = rows(
        kec | {"kode": "16.05.~tugumulio.~a", "unit": "a"}, kec | {"kode": "16.05.~tugumulio.~b", "unit": "b"},
        kab | {"kode": "16.~mura.~x.~c", "unit": "c"}, {"kode": "16.05.01.~d", "unit": "d"},
    )  # fmt: skip
    found = checks.check_rows(made, RULE)
    told = found[["periksa", "nilai", "seharusnya", "kode", "nama", "semua"]].fillna("").values.tolist()
    assert told == [
        ["di_luar_daftar", "DESA 4", "", "16.05.01.~d", "DESA 4", ("d",)],
        ["kecamatan_di_luar_daftar", "TUGUMULIO", 2, "16.05.~tugumulio", "", ("a", "b")],
        ["kabupaten_di_luar_daftar", "MURA", 1, "16.~mura", "", ("c",)],
    ]


def test_two_kampung_kb_of_a_village_are_both_named():
    found = checks.check_rows(rows({}, {"kode": "16.05.01.2001", "kampung": "LAIN"}), RULE)
    assert kinds(found) == ["dua_kampung"] * 2
    assert list(found["nilai"]) == ["K", "LAIN"]


def test_an_index_rounded_to_one_decimal_is_no_contradiction():
    short = {"proses_operasional": 2, "strata": "mandiri"}
    assert checks.check_rows(rows(short | {"index_proses": 2.7}), RULE).empty
    assert kinds(checks.check_rows(rows(short | {"index_proses": 2.6}), RULE)) == ["indeks_skor"]


def test_a_village_without_any_score_is_not_judged_by_scores():
    blank = rows(dict.fromkeys(ITEMS) | dict.fromkeys(INDICES) | {"strata": "mandiri"})
    assert checks.check_rows(blank, RULE).empty


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"peserta_bkb": 31, "keluarga_balita": 30}, "melebihi_sasaran"),
        ({"pus": 10, "iud": 6, "hamil": 5}, "kb_melebihi_pus"),
        ({"pus": 0, "iud": 6}, "tanpa_pus"),
        ({"pus": None, "iud": 6}, "tanpa_pus"),
        ({"penduduk": -4}, "negatif"),
        ({"penduduk": 3_200_000_000}, "mustahil"),
    ],
)
def test_counts_that_cannot_be_are_found(change, kind):
    place = rows({})[list(PLACE_COLUMNS)]
    assert kinds(checks.check_profiles(place.assign(**change))) == [kind]


def test_counts_at_their_bound_are_fine_and_blanks_say_nothing():
    place = rows({}, {})[list(PLACE_COLUMNS)]
    fine = place.assign(
        peserta_bkb=[30, None], keluarga_balita=[30, 5], pus=[6, None], iud=[6, None], keluarga=[40, 40]
    )
    assert checks.check_profiles(fine).empty
    assert checks.check_profiles(place).empty


def history(**spoken: str) -> pd.DataFrame:
    """One letter per date: L reported, x not, . not formed."""
    made = [
        {"unit": unit, "kode": unit, "kode_kec": "k", "tanggal": DAYS[n], "lapor": letter == "L"}
        for unit, letters in spoken.items()
        for n, letter in enumerate(letters)
        if letter != "."
    ]
    return pd.DataFrame(made)


def test_silence_is_dated_from_the_first_snapshot_after_the_last_report():
    found = checks.unreported(history(a="xxx", b="Lxx", c="xLx", d="xLL", e=".xx"), DAYS[2]).set_index("unit")
    assert found["sejak"].to_dict() == {"a": DAYS[0], "b": DAYS[1], "c": DAYS[2], "e": DAYS[1]}
    assert found["sejak_awal"].to_dict() == {"a": True, "b": False, "c": False, "e": True}


def test_silence_is_told_as_of_a_day():
    assert list(checks.unreported(history(a="xLL", b="LLx"), DAYS[0])["unit"]) == ["a"]
    assert checks.unreported(history(a="LLL"), DAYS[2]).empty


def test_completeness_adds_up_per_kecamatan():
    found = checks.completeness(rows({"lapor": False}, {}, {}))
    assert found.to_dict("records") == [
        {"kode_kec": "16.05.01", "nama_kec": "TUGUMULYO", "terbentuk": 3, "lapor": 2, "belum_lapor": 1}
    ]


def test_the_findings_on_strata_agree_with_the_rule_itself():
    made = rows(*({ITEMS[n]: 1} for n in range(len(ITEMS))))
    wrong = set(checks.check_rows(made, RULE).query("periksa == 'strata_skor'")["unit"])
    assert wrong == set(made.loc[classify.stratum(made, RULE) != "berkelanjutan", "unit"])
