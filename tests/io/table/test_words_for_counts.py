"""Ada and Tidak ada, ticks and crosses where counts are meant; coordinates; tables that say nothing."""

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.convergence.recap import presence, unseen
from kkb.core.errors import KkbError
from kkb.text.issues import issue_sentence
from kkb.text.wording import Wording
from tests.io.made import read_rows, village, xlsx
from tests.io.made_side import read_file, rekap

NAME = "poktan 31-08-2023.csv"
HEAD = ["PROVINSI", "KABUPATEN", "KECAMATAN", "KELURAHAN", "LONGITUDE", "BKB", "BKR", "BKL", "UPPKA", "PIK-R"]
VILLAGES = ["SURODADI", "WIDODO", "TRIKOYO", "MATARAM"]


def poktan(*rows: list[object]) -> bytes:
    lines = [
        ["SUMATERA SELATAN", "MUSI RAWAS", "TUGUMULYO", name, *row] for name, row in zip(VILLAGES, rows, strict=False)
    ]
    return "\n".join(";".join(map(str, line)) for line in [HEAD, *lines]).encode()


def codes(reading) -> list[str]:
    return [issue.code for issue in reading.issues]


def test_words_are_read_and_coordinates_are_left_aside() -> None:
    reading = read_file(
        poktan(["119.365.442", "Ada", "Ada", "Tidak ada", "Ada", "ya"], ["-2.1", "Tidak", "sudah", "belum", "-", ""]),
        NAME,
    )
    words = reading.rows[[f"{key}_ada" for key in ("bkb", "bkr", "bkl", "uppka", "pik_r")]]
    assert words.values.tolist() == [["ada", "ada", "tidak", "ada", "ada"], ["tidak", "ada", "tidak", None, None]]
    assert reading.rows["bkb"].isna().all()
    assert "longitude" not in reading.rows.columns
    assert set(codes(reading)) == {"kolom_koordinat", "kolom_ada_tidak"}


def test_a_word_with_how_many_beside_it_says_what_the_word_says() -> None:
    reading = read_file(poktan([1, "Ada (3)", "Tidak ada (0)", "ada 2 kelompok", "Ada (0)", "Tidak ada (3)"]), NAME)
    words = reading.rows[[f"{key}_ada" for key in ("bkb", "bkr", "bkl")]]
    assert words.values.tolist() == [["ada", "tidak", "ada"]]
    assert [i.value for i in reading.issues if i.severity == "periksa"] == ["Ada (0)", "Tidak ada (3)"]


def test_counts_beside_words_stay_counts() -> None:
    rows = read_file(poktan([1, 2, "Ada", 0, 1, 0], [1, 0, "tidak", 3, 1, 1]), NAME).rows
    assert rows["bkb"].tolist() == [2, 0]
    assert rows["bkr_ada"].tolist() == ["ada", "tidak"]
    assert rows["bkl"].tolist() == [0, 3] and "bkl_ada" not in rows


@pytest.mark.parametrize("tick", ["v", "V", "✓", "√", "ya"])
def test_a_cross_beside_ticks_says_no(tick: str) -> None:
    rows = read_file(poktan([1, tick, "x", tick, "X", tick]), NAME).rows
    assert rows[["bkb_ada", "bkr_ada", "uppka_ada"]].values.tolist() == [["ada", "tidak", "tidak"]]


def test_a_cross_alone_is_asked_about() -> None:
    reading = read_file(poktan([1, "x", 1, 1, 1, 1]), NAME)
    assert reading.rows["bkb"].isna().all() and "bkb_ada" not in reading.rows
    assert [(i.code, i.row, i.column) for i in reading.issues if i.severity != "catatan"] == [("tanda_x", 2, "BKB")]


def test_a_table_of_which_no_value_can_be_read_is_refused() -> None:
    with pytest.raises(KkbError) as raised:
        read_file(poktan(["119.365.442", "bagus", "kurang", "baik", "-", "?"], ["1", "a", "b", "c", "d", "e"]), NAME)
    assert (raised.value.key, raised.value.values["baris"], raised.value.values["kolom"]) == (
        "berkas.tanpa_nilai",
        2,
        "BKB",
    )
    with pytest.raises(KkbError) as raised:
        read_file(poktan(["119.365.442", "", "", "", "-", ""]), NAME)
    assert raised.value.key == "berkas.tanpa_isi"


def test_rows_of_which_nothing_is_said_are_not_stored() -> None:
    reading = read_file(poktan([1, 1, 1, 1, 1, 1], [1, "?", "", "", "", ""], [1, "", "", "", "", ""]), NAME)
    assert reading.rows["nama"].tolist() == ["Surodadi"]
    told = next(issue for issue in reading.issues if issue.code == "baris_tanpa_isi")
    assert (told.severity, told.value, told.hint) == ("tolak", "2", "3")


def test_a_blank_form_is_kept_apart_from_a_village_without_one() -> None:
    reading = read_file(
        xlsx(rekap({"Desa": "SURODADI", "Pus": 1}, {"Desa": "WIDODO"}, {"Desa": "TRIKOYO", "Pus": "?"}))
    )
    assert reading.rows["nama"].tolist() == ["Surodadi", "Widodo", "Trikoyo"]


def test_thousands_of_odd_cells_are_one_finding_with_their_count() -> None:
    names = [f"DESA {n}" for n in range(3000)]
    table = rekap({"Desa": "SURODADI", "Pus": 1}, *({"Desa": n, "Pus": f"{n} x", "Pokja SK": "entah"} for n in names))
    reading = read_file(xlsx(table))
    told = [i for i in reading.issues if i.code in ("angka_tak_sah", "ya_tidak_tak_sah")]
    assert [(i.row, i.column, i.count) for i in told] == [(3, "Pokja SK", 3000), (3, "Pus", 3000)]
    sentence = issue_sentence(told[0], Wording("id", resources.wording("id")))
    assert sentence.startswith("baris 3 dan 2.999 baris lain, kolom Pokja SK: “entah”")


def test_alike_findings_of_a_classification_are_one_with_their_count_too() -> None:
    rows = [village(f"DESA {n}", Klasifikasi="Entah", Output_CPR="?") for n in range(30)]
    told = {i.code: i for i in read_rows(*rows).issues}
    assert (told["klasifikasi_tak_dikenal"].count, told["skor_tak_sah"].count) == (30, 30)
    few = read_rows(*rows[:20]).issues
    assert [i.count for i in few if i.code == "skor_tak_sah"] == [1] * 20


def test_the_recap_of_a_meeting_counts_where_groups_are_said_to_be() -> None:
    recap = read_file(poktan([1, "Ada", 1, 1, 1, 1], [1, "Tidak", 1, 1, 1, 1], [1, "Ada", 1, 1, 1, 1]), NAME).rows
    share = presence(recap, ["bkb", "bkr"])
    assert {key: (one.n, one.total) for key, one in share.items()} == {"bkb": (2, 3)}
    profiles = pd.DataFrame({"kode": ["16.05.01.2002"], "bkb": ["tidak"], "bkr": ["ada"]})
    assert unseen(profiles, recap, ["bkb", "bkr"]).tolist() == [True]
