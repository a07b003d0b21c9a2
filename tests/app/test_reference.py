"""What a person confirms is used by the next file and by what is stored; the example is left out of the store."""

from pathlib import Path

import pytest

from kkb.app import imports, names
from kkb.app.context import AppContext
from kkb.cli import main
from tests.io.made import FILE, cells, village, xlsx

DATA = xlsx(cells([village("SURODADI"), village("WONOKERTA")]))


def test_a_confirmed_spelling_is_used_by_stored_snapshots_and_by_the_next_file(app: AppContext) -> None:
    reading = imports.read_file(app, DATA, FILE, region="16.05")
    assert reading.unmatched == 1
    imports.accept(app, reading)
    code = next(c for c in app.listed["kode"] if app.official.name(c) == "Wonokerto" and c.startswith("16.05.01"))
    assert names.confirm(app, [(code, "WONOKERTA")]) == 1
    assert app.area_view("16.05").tally.belum_dicocokkan == 0
    assert code in set(app.area_view("16.05").rows["kode"])
    assert imports.read_file(app, DATA, FILE, region="16.05").unmatched == 0
    assert names.forget_spellings(app, code) == 1
    assert app.area_view("16.05").tally.belum_dicocokkan == 1


def test_spellings_go_out_and_come_in_again_by_the_command_line(
    app: AppContext, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names.confirm(app, [("16.05.01.2002", "=SURODADY")])
    file = str(tmp_path / "ejaan.csv")
    assert main(["aliases", "--export", file]) == 0
    assert main(["aliases", "--hapus", "16.05.01.2002"]) == 0
    assert app.store.names.aliases().empty
    assert main(["aliases", "--hapus", "16.05.01.2002"]) == 1
    assert main(["aliases", "--import", file, "--json"]) == 0
    assert '"kode": "16.05.01.2002"' in capsys.readouterr().out
    assert list(app.store.names.aliases()["kunci"]) == ["SURODADY"]


def test_a_list_comes_in_by_the_command_line_and_a_wrong_file_is_a_persons_to_fix(
    app: AppContext, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bogor.csv"
    head = "kode,nama,nama_kec,nama_kab,nama_prov\n"
    file.write_text(head + "32.01.01.1001,Pondok Rajeg,Cibinong,Kabupaten Bogor,Jawa Barat\n", encoding="utf-8")
    assert main(["wilayah", str(file), "--json"]) == 0
    assert '"kabupaten": [\n    "32.01"\n  ]' in capsys.readouterr().out
    assert app.official.count("32.01") == 1
    file.write_text("bukan daftar", encoding="utf-8")
    assert main(["wilayah", str(file)]) == 1
