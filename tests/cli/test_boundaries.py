"""`boundaries`: a file checked, stored, listed and removed from the command line, with exit codes that mean it."""

from pathlib import Path

import pytest

from tests.cli.run import here
from tests.io.made_boundaries import cells, written
from tests.needs import require

pytestmark = pytest.mark.usefixtures("store_file")
AMONG_FOUR = pytest.mark.usefixtures("short_list")
"""Looked up among four regions, where the names of all Indonesia prove nothing more."""


@pytest.mark.own_process
def test_a_file_is_tried_stored_listed_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(cells().drop(index=3), tmp_path / "desa.gpkg")
    tried = here(capsys, "boundaries", path, "--coba", "--json")
    assert tried.code == 0 and not tried.json["tersimpan"]
    assert here(capsys, "boundaries", "--daftar", "--json").json == []
    stored = here(capsys, "boundaries", path, "--sumber", "BIG 2024")
    assert stored.code == 0 and "batas 71 dari 72" in stored.out and "tanpa lokasi" in stored.err
    (row,) = here(capsys, "boundaries", "--daftar", "--json").json
    assert (row["wilayah"], row["desa"], row["sumber"]) == ("16.73", 71, "BIG 2024")
    assert "menggantikan" in here(capsys, "boundaries", path).out
    assert here(capsys, "boundaries", "--hapus", "16.73").code == 0
    gone = here(capsys, "boundaries", "--hapus", "16.73")
    assert gone.code == 1 and "16.73" in gone.err


@AMONG_FOUR
def test_json_names_every_finding_with_its_villages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(cells().drop(index=3), tmp_path / "desa.geojson")
    (district,) = here(capsys, "boundaries", path, "--json").json["kabupaten"]
    (lacking,) = [issue for issue in district["isu"] if issue["kode"] == "batas_tanpa_batas"]
    assert lacking["nilai"] == "1" and len(lacking["desa"]) == 1 and district["tersimpan"]


@AMONG_FOUR
def test_bps_codes_are_refused_with_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(cells().drop(columns="kode"), tmp_path / "desa.geojson")
    refused = here(capsys, "boundaries", path)
    assert refused.code == 1 and "BPS" in refused.err and "--sistem bps" in refused.err
    assert here(capsys, "boundaries", path, "--sistem", "bps").code == 0


@AMONG_FOUR
def test_what_cannot_be_stored_at_all_is_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frame = cells()
    frame["kode"] = frame["kode"].sample(frac=1, random_state=7).to_numpy()
    refused = here(capsys, "boundaries", written(frame, tmp_path / "desa.geojson"))
    assert refused.code == 1 and "tidak disimpan" in refused.out and "bernama lain" in refused.err


@pytest.mark.parametrize("arguments", [[], ["tiada.gpkg"], ["x.gpkg", "--wilayah", "16.73.01"]])
def test_a_call_without_sense_says_what_is_missing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    refused = here(capsys, "boundaries", *arguments)
    assert refused.code == 1 and refused.err.strip()


@pytest.mark.parametrize(
    ("file", "districts", "villages"),
    [("lubuklinggau", 1, 72), ("musi_rawas", 1, 199), ("lampung_barat", 1, 136)],
)
def test_published_boundaries_come_in_whole(
    file: str, districts: int, villages: int, shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shared_data / "batas" / f"{file}_desa.geojson"
    require(path.is_file(), f"berkas batas {path.name} tidak ada di komputer ini")
    found = here(capsys, "boundaries", path, "--json").json["kabupaten"]
    assert (len(found), sum(d["desa"] for d in found)) == (districts, villages)
    assert not [i for d in found for i in d["isu"] if i["tingkat"] == "tolak"]


@AMONG_FOUR
def test_a_part_does_not_take_the_place_of_a_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(capsys, "boundaries", written(cells(), tmp_path / "utuh.gpkg")).code == 0
    part = written(cells().head(20), tmp_path / "sebagian.gpkg")
    kept_out = here(capsys, "boundaries", part)
    assert kept_out.code == 1 and "20 desa" in kept_out.err and "tersimpan 72" in kept_out.err
    assert here(capsys, "boundaries", "--daftar", "--json").json[0]["desa"] == 72
    meant = here(capsys, "boundaries", part, "--wilayah", "16.73")
    assert meant.code == 0 and "kehilangan batasnya" in meant.err
    assert here(capsys, "boundaries", "--daftar", "--json").json[0]["desa"] == 20


def test_a_region_without_its_dot_is_refused_before_the_file_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    refused = here(capsys, "boundaries", "tiada.gpkg", "--wilayah", "1673")
    assert refused.code == 1 and "16.05" in refused.err


@AMONG_FOUR
def test_a_neighbour_stored_from_another_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = [written(cells(region), tmp_path / f"{region}.gpkg") for region in ("16.05", "16.73")]
    first, second = (here(capsys, "boundaries", path) for path in both)
    assert "berkas lain" not in first.err
    assert second.code == 0 and "Kabupaten Musi Rawas) tersimpan dari berkas lain" in second.err
