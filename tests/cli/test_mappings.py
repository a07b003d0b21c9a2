"""`python -m kkb mappings`: a table of one's own is made known, imported and forgotten, all without a browser."""

from pathlib import Path

import pytest

from tests.cli.run import here
from tests.io.made import xlsx
from tests.io.made_side import OFFICE_TABLE

pytestmark = pytest.mark.usefixtures("store_file")


def test_a_table_is_refused_made_known_imported_and_forgotten(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "rekap 30-11-2022.xlsx"
    path.write_bytes(xlsx(OFFICE_TABLE))
    refused = here(capsys, "import", path)
    assert (refused.code, "Hasil Penilaian" in refused.err) == (1, True)
    lacking = here(capsys, "mappings", path)
    assert (lacking.code, "klasifikasi" in lacking.err) == (1, True)
    wrong = here(capsys, "mappings", path, "--kolom", "strata=Tidak Ada")
    assert (wrong.code, "Hasil Penilaian" in wrong.err) == (1, True)
    made = here(capsys, "mappings", path, "--kolom", "strata=hasil penilaian", "--wilayah", "16.05", "--json").json
    assert made[0]["kolom"] == {"nama": "Nama Desa", "nama_kec": "Kec", "strata": "Hasil Penilaian"}
    found = here(capsys, "import", path, "--utuh", "--json").json
    assert (found["wilayah"], found["strata"]["mandiri"], found["baris"]) == ("16.05", 1, 3)
    assert here(capsys, "mappings", "--hapus", made[0]["bentuk"], "--json").json == []
    assert here(capsys, "import", path, "--tanggal", "2022-12-01").code == 1
