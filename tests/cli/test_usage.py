"""What a person typed wrong is said in Indonesian and with the numbers of the language."""

import pytest

from tests.cli.run import here


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summary",), "yang harus diisi: --wilayah"),
        (("gap", "--wilayah", "16.05", "--target", "banyak"), "--target: 'banyak' bukan bilangan bulat"),
        (("gap", "--wilayah"), "--wilayah: isi satu nilai"),
        (("tidakada",), "'tidakada' tidak dikenal; pilihan: "),
        (("summary", "--wilayah", "16", "--warna"), "argumen tidak dikenal: --warna"),
        (("import", "a.xlsx", "--utuh", "--sebagian"), "--sebagian: tidak dapat bersama --utuh"),
    ],
)
def test_arguments_that_cannot_be_read_are_refused_in_indonesian(capsys, arguments: tuple[str, ...], said: str):
    with pytest.raises(SystemExit) as refused:
        here(capsys, *arguments)
    told = capsys.readouterr()
    assert (refused.value.code, told.out) == (2, "")
    assert said in told.err
    assert told.err.startswith("pemakaian: ")


@pytest.mark.parametrize("arguments", [("--help",), ("import", "-h"), ("targets", "--help"), ("targets", "set", "-h")])
def test_help_has_no_english_heading(capsys, arguments: tuple[str, ...]):
    with pytest.raises(SystemExit) as left:
        here(capsys, *arguments)
    told = capsys.readouterr()
    assert (left.value.code, told.err) == (0, "")
    assert told.out.startswith("pemakaian: python -m kkb")
    assert "\npilihan:\n" in told.out and "tampilkan bantuan ini" in told.out
    english = ("usage", "options:", "optional arguments", "positional", "show this", "default:", "error")
    assert [word for word in english if word in told.out] == []


def test_a_potret_that_is_not_there_is_called_so(capsys: pytest.CaptureFixture[str], store_file):
    assert here(capsys, "undo", 999999).err.startswith("Potret nomor 999999 tidak ada.")


def test_published_figures_have_the_decimal_comma(capsys: pytest.CaptureFixture[str], store_file):
    told = here(capsys, "check", "--wilayah", "16.05").err
    assert "terbit 19,66 %, padahal 5,9 + 12 = 17,9 %" in told
