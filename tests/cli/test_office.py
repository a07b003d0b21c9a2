"""`kantor`: the office's region chosen, told and searched without a browser."""

import pytest

from tests.cli.run import here

pytestmark = pytest.mark.usefixtures("store_file")


def test_it_is_chosen_told_and_forgotten(capsys: pytest.CaptureFixture[str]):
    assert here(capsys, "kantor", "--json").json["wilayah"] is None
    assert "Kabupaten Bogor (32.01)" in here(capsys, "kantor", "--wilayah", "32.01").out
    told = here(capsys, "kantor", "--json").json
    assert (told["wilayah"], told["nama"], told["selesai"]) == ("32.01", "Kabupaten Bogor", ["daerah"])
    assert here(capsys, "kantor", "--hapus").code == 0
    assert "belum dipilih" in here(capsys, "kantor").err


def test_a_code_that_is_no_region_is_refused_with_what_is_allowed(capsys: pytest.CaptureFixture[str]):
    refused = here(capsys, "kantor", "--wilayah", "32.01.01")
    assert refused.code == 1
    assert "“32.01.01”" in refused.err and "00 untuk Indonesia" in refused.err


def test_codes_are_found_by_parts_of_names(capsys: pytest.CaptureFixture[str]):
    rows = here(capsys, "kantor", "--cari", "linggau", "kota", "--json").json
    assert rows == [{"wilayah": "16.73", "nama": "Kota Lubuk Linggau", "provinsi": "Sumatera Selatan",
                     "ada_data": True}]  # fmt: skip
    assert here(capsys, "kantor", "--cari", "xyzzy").code == 1


def test_other_commands_still_need_their_region(capsys: pytest.CaptureFixture[str]):
    here(capsys, "kantor", "--wilayah", "32.01")
    with pytest.raises(SystemExit) as caught:
        here(capsys, "summary")
    assert caught.value.code == 2
