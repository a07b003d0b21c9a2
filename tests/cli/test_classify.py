"""`python -m kkb classify`: a CSV of profiles in, the same rows with scores, indices and stratum out."""

import csv
import io
from pathlib import Path

import pytest

from kkb.core.counts.rows import INDICES, ITEMS
from kkb.isolated import Limits
from tests.cli.profile_file import csv_text
from tests.cli.run import Answer, here, outside
from tests.core import by_hand
from tests.core.profiles import FULL, plain, random_profiles

ADDED = [*ITEMS, *INDICES, "klasifikasi"]


def rows_of(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.out)))


def classified(
    capsys: pytest.CaptureFixture[str], folder: Path, content: str | bytes, name: str = "profil.csv"
) -> Answer:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return here(capsys, "classify", path)


@pytest.mark.own_process
def test_the_file_is_read_apart_from_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kkb.app.reading.TABLES", Limits(seconds=2, memory=1))
    answer = classified(capsys, tmp_path, csv_text([FULL]) + "a\n" * 1_000_000)
    assert answer.code == 1 and "profil.csv" in answer.err and "memori" in answer.err


def test_end_to_end_in_a_process_of_its_own(tmp_path: Path):
    """BOM, semicolons, blanks and columns nobody knows: the rows come back in their order, only longer."""
    profiles = [
        FULL | {"nama": "Désa “Satu”; A", "nip": "007"},
        dict.fromkeys(by_hand.COLUMNS) | {"nama": "", "nip": ""},
    ]
    path = tmp_path / "profil.csv"
    path.write_bytes(b"\xef\xbb\xbf" + csv_text(profiles, ["nama", "nip"], ";").encode("utf-8"))
    answer = outside("classify", path, folder=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    first, second = rows_of(answer)
    assert list(first) == ["id", "nama", "nip", *by_hand.COLUMNS, *ADDED]
    assert (first["nama"], first["nip"], first["pokja"], first["iud"]) == ("Désa “Satu”; A", "007", "ada", "20")
    assert [first[c] for c in ADDED] == [*"444334444444", "3.6", "4.0", "4.0", "Berkelanjutan"]
    assert [second[c] for c in ADDED] == ["1"] * 12 + ["1.0", "1.0", "1.0", "Dasar"]


def test_five_hundred_random_profiles_through_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    profiles = [plain(row) for _, row in random_profiles(500, seed=11).iterrows()]
    found = rows_of(classified(capsys, tmp_path, csv_text(profiles)))
    assert [row["id"] for row in found] == [f"desa-{n}" for n in range(1, 501)]
    for row, profile in zip(found, profiles, strict=True):
        expected = by_hand.classified(profile)
        assert [int(row[i]) for i in ITEMS] == [expected[i] for i in ITEMS], row["id"]
        assert [float(row[i]) for i in INDICES] == [expected[i] for i in INDICES], row["id"]
        assert row["klasifikasi"].lower() == expected["klasifikasi"], row["id"]


def test_indices_are_written_with_a_point_and_at_most_two_decimals(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    profiles = [FULL | {"lintas_sektor": n} for n in (0, 1, 4, 7)]
    found = rows_of(classified(capsys, tmp_path, csv_text(profiles)))
    assert [row["index_proses"] for row in found] == ["3.0", "3.33", "3.67", "4.0"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_ways_a_csv_is_saved(capsys: pytest.CaptureFixture[str], tmp_path: Path, separator: str, encoding: str):
    text = csv_text([FULL | {"nama": "Désa"}], ["nama"], separator)
    (row,) = rows_of(classified(capsys, tmp_path, text.encode(encoding)))
    assert (row["nama"], row["klasifikasi"]) == ("Désa", "Berkelanjutan")


@pytest.mark.parametrize(
    ("cell", "score"), [("Ada", 2), (" ADA ", 2), ("tidak", 1), ("Tidak Ada", 1), ("", 1), ("1", 2), ("0", 1)]
)
def test_yes_and_no_in_the_ways_people_write_them(capsys, tmp_path: Path, cell: str, score: int):
    text = csv_text([dict.fromkeys(by_hand.COLUMNS)]).replace("desa-1,,,,", f"desa-1,,,,{cell}", 1)
    assert text.splitlines()[0].split(",")[4] == "regulasi"
    (row,) = rows_of(classified(capsys, tmp_path, text))
    assert row["input_pkb"] == str(score)


def test_counts_as_a_table_program_writes_them(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (row,) = rows_of(classified(capsys, tmp_path, csv_text([FULL | {"pus": "100.0", "iud": "20.00"}])))
    assert row["output_cpr"] == "4"
    assert row["pus"] == "100.0"


@pytest.mark.parametrize("value", ["-1", "1.5", "1.000", "3,5", "banyak", "1e3", "٣", "12345678901234"])
def test_a_count_that_is_none_is_refused_with_row_and_column(capsys, tmp_path: Path, value: str):
    """1.000 could be a thousand here and one elsewhere: asking is better than guessing."""
    answer = classified(capsys, tmp_path, csv_text([FULL, FULL | {"pus": value}], separator=";"))
    assert (answer.code, answer.out) == (1, "")
    for part in ("profil.csv", "baris 3", "kolom pus", value, "bilangan bulat"):
        assert part in answer.err


def test_a_word_that_is_neither_yes_nor_no_is_refused_with_what_is_allowed(capsys, tmp_path: Path):
    text = csv_text([FULL]).replace("desa-1,ada", "desa-1,ya")
    answer = classified(capsys, tmp_path, text)
    assert answer.code == 1
    assert all(part in answer.err for part in ("baris 2", "kolom pokja", "“ya”", "ada, tidak"))


def test_the_row_is_the_one_that_excel_shows_also_below_blank_lines(capsys, tmp_path: Path):
    head, first, *_ = csv_text([FULL]).splitlines()
    bad = csv_text([FULL | {"pus": "x"}]).splitlines()[1]
    answer = classified(capsys, tmp_path, "\n".join([head, first, "", "," * 5, bad, ""]))
    assert "baris 5, kolom pus" in answer.err


def test_missing_columns_are_named(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    answer = classified(capsys, tmp_path, "id,pokja,iud\ndesa-1,ada,3\n")
    assert answer.code == 1
    told = answer.err.split("Kolom yang diperlukan")[0]
    assert "pokja_anggota" in told
    assert "tidak_ingin_anak_lagi" in told
    assert " iud" not in told


def test_a_column_that_is_there_twice_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    answer = classified(capsys, tmp_path, csv_text([FULL], ["PUS "]))
    assert answer.code == 1
    assert "pus" in answer.err
    assert "dua kali" in answer.err


def test_unknown_columns_may_be_there_twice(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    answer = classified(capsys, tmp_path, csv_text([FULL], ["nama", "nama"]))
    assert answer.out.splitlines()[0].startswith("id,nama,nama,")


@pytest.mark.parametrize("ends", [",", ",,,"])
def test_separators_too_many_at_the_end_of_a_row_do_no_harm(capsys, tmp_path: Path, ends: str):
    head, row = csv_text([FULL]).splitlines()
    assert rows_of(classified(capsys, tmp_path, f"{head}\n{row}{ends}\n"))[0]["klasifikasi"] == "Berkelanjutan"


def test_a_row_that_ends_early_is_blank_from_there(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    head = csv_text([FULL]).splitlines()[0]
    (row,) = rows_of(classified(capsys, tmp_path, f"{head}\ndesa-1,ada\n"))
    assert (row["input_pokja"], row["klasifikasi"]) == ("2", "Dasar")


def test_a_row_with_more_values_than_columns_is_refused_before_it_shifts_anything(capsys, tmp_path: Path):
    head, row = csv_text([FULL]).splitlines()
    answer = classified(capsys, tmp_path, f"{head}\n{row.replace('desa-1', 'desa, satu')}\n")
    assert answer.code == 1
    assert all(part in answer.err for part in ("baris 2", "tanda pemisah", "tanda kutip"))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04\x00\x00\x00", b"\x00\x01\x02"])
def test_a_file_that_is_no_table_is_refused_in_a_sentence(capsys, tmp_path: Path, content: bytes):
    answer = classified(capsys, tmp_path, content)
    assert (answer.code, answer.out) == (1, "")
    assert "profil.csv" in answer.err
    assert "Traceback" not in answer.err


def test_a_header_alone_gives_a_header(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    answer = classified(capsys, tmp_path, csv_text([]))
    assert answer.code == 0
    assert answer.out.strip().split(",")[-1] == "klasifikasi"
    assert rows_of(answer) == []


def test_scores_that_were_in_the_file_already_are_replaced_not_doubled(capsys, tmp_path: Path):
    given = FULL | {"klasifikasi": "Dasar", "output_cpr": "1"}
    answer = classified(capsys, tmp_path, csv_text([given], ["klasifikasi", "output_cpr"]))
    assert answer.out.splitlines()[0].split(",") == ["id", *by_hand.COLUMNS, *ADDED]
    assert rows_of(answer)[0]["klasifikasi"] == "Berkelanjutan"


def test_the_result_goes_to_a_file_when_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    source, target = tmp_path / "profil.csv", tmp_path / "hasil.csv"
    source.write_text(csv_text([FULL | {"nama": "Désa"}], ["nama"]), encoding="utf-8")
    assert here(capsys, "classify", source, "--out", target) == Answer(0, "", "")
    on_screen = here(capsys, "classify", source).out
    assert target.read_bytes().decode("utf-8-sig") == on_screen.replace("\n", "\r\n")


def test_a_result_that_cannot_be_written_says_where(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    source = tmp_path / "profil.csv"
    source.write_text(csv_text([FULL]), encoding="utf-8")
    answer = here(capsys, "classify", source, "--out", tmp_path / "tak_ada" / "hasil.csv")
    assert answer.code == 1
    assert "hasil.csv" in answer.err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    answer = here(capsys, "classify", tmp_path / "tak_ada.csv")
    assert answer.code == 1
    assert "tak_ada.csv" in answer.err


def test_wrong_usage_is_exit_two(capsys: pytest.CaptureFixture[str]):
    for arguments in ([], ["klasifikasi"], ["classify"], ["undo", "satu"]):
        with pytest.raises(SystemExit) as stopped:
            here(capsys, *arguments)
        assert stopped.value.code == 2
