"""`report`: the map as a page, from the command line."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.run import here

pytestmark = pytest.mark.usefixtures("store_file")


def test_a_page_is_written_and_labelled_as_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "peta.pdf"
    told = here(capsys, "report", "--wilayah", "16.73", "--tanggal", "2022-11-01", "--out", out, "--json")
    assert told.code == 0 and told.json["berkas"] == str(out)
    words = "".join(PdfReader(out).pages[0].extract_text().split())
    assert "KotaLubukLinggau:Stratatiapdesa/kelurahan" in words and "Contoh(bukandataresmi)" in words


def test_shares_of_a_kabupaten_are_drawn_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "peta.png"
    options = ("--lapisan", "A", "--bentuk", "skematik", "--out", out)
    assert here(capsys, "report", "--wilayah", "16.73", *options).code == 0 and out.stat().st_size > 50_000


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--wilayah", "16.73", "--out", "peta.doc"), ".pdf, .png atau .svg"),
        (("--wilayah", "16.73", "--bentuk", "resmi", "--out", "peta.pdf"), "belum punya batas resmi"),
        (("--wilayah", "16.73", "--tanggal", "2001-01-01", "--out", "peta.pdf"), "2001"),
    ],
)
def test_what_cannot_be_drawn_is_said(options: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    refused = here(capsys, "report", *options)
    assert refused.code == 1 and told in refused.err
