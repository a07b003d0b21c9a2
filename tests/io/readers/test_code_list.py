"""A code list is read whatever program saved it; what cannot be trusted stays out and is told."""

import csv
import gzip
import io
from pathlib import Path

import pytest

from kkb.app import resources
from kkb.core.errors import KkbError
from kkb.io.readers.code_list import COLUMNS, ListReading, read_code_list

Row = dict[str, str]


def row(code: str = "32.01.01.1001", name: str = "Pondok Rajeg", **changed: str) -> Row:
    """A row of a list of Kabupaten Bogor; the codes above follow from the village's own."""
    made = {
        "kode": code, "nama": name, "jenis": "", "kode_kec": code[:8], "nama_kec": "Cibinong", "kode_kab": code[:5],
        "nama_kab": "Kabupaten Bogor", "kode_prov": code[:2], "nama_prov": "Jawa Barat", "lat": "-6.45", "lon": "106.8",
        "luas_km2": "2.5", "kode_bps": "3201210008",
    }  # fmt: skip
    return made | changed


def text(*rows: Row, separator: str = ",") -> str:
    """The rows as delimited text under the headings of their columns."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def read(data: bytes | str, name: str = "bogor.csv") -> ListReading:
    """The reading of a list beside the shipped one."""
    return read_code_list(data.encode() if isinstance(data, str) else data, name, resources.gazetteer())


def codes(reading: ListReading) -> list[str]:
    """The codes of all findings."""
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_is_read_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    reading = read(text(row(), row("32.01.01.2002", "Soné"), separator=separator).encode(encoding))
    assert list(reading.rows.columns) == list(COLUMNS)
    assert list(reading.rows["nama"]) == ["Pondok Rajeg", "Soné"]
    assert list(reading.rows["jenis"]) == ["kelurahan", "desa"]
    assert reading.rows["lat"].tolist() == [-6.45, -6.45]
    assert reading.issues == ()


def test_a_compressed_list_is_read_and_a_bomb_is_refused() -> None:
    assert len(read(gzip.compress(text(row()).encode()), "bogor.csv.gz").rows) == 1
    with pytest.raises(KkbError, match="bom"):
        read(gzip.compress(b"kode," * 12_000_000), "bom.csv.gz")
    with pytest.raises(KkbError, match="rusak"):
        read(gzip.compress(text(row()).encode())[:40], "putus.csv.gz")


def test_the_codes_above_a_village_may_be_left_out() -> None:
    needed = {k: v for k, v in row().items() if k in ("kode", "nama", "nama_kec", "nama_kab", "nama_prov")}
    reading = read(text(needed))
    assert reading.rows.loc[0, ["kode_kec", "kode_kab", "kode_prov"]].tolist() == ["32.01.01", "32.01", "32"]
    assert codes(reading) == ["daftar_tanpa_titik"]


def test_missing_columns_are_named() -> None:
    with pytest.raises(KkbError) as caught:
        read("kode,nama\n32.01.01.1001,Pondok Rajeg\n")
    assert caught.value.key == "berkas.daftar_kolom"
    assert caught.value.values["kurang"] == "nama_kec, nama_kab, nama_prov"


@pytest.mark.parametrize("code", ["3201210008", "32.01.210.008"])
def test_codes_in_the_manner_of_bps_are_refused(code: str) -> None:
    with pytest.raises(KkbError) as caught:
        read(text(row(code)))
    assert caught.value.key == "berkas.daftar_kode_bps"


def test_a_kabupaten_under_the_code_that_bps_gives_it_is_refused() -> None:
    """16.73 is Lubuk Linggau in Kemendagri's system; BPS writes 1673 for Pagar Alam."""
    wrong = row("16.73.01.1001", "Beringin Jaya", nama_kab="Kota Pagar Alam", nama_prov="Sumatera Selatan")
    reading = read(text(row(), wrong))
    assert codes(reading) == ["daftar_kabupaten_lain"]
    assert list(reading.districts) == ["32.01"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"code": "32.01.01.0001"}, "daftar_kode"),
        ({"code": "32.01.01"}, "daftar_kode"),
        ({"code": "3201011001"}, "daftar_kode_bps"),
        ({"code": "32.01.01.1002", "kode_kec": "32.01.02"}, "daftar_luar_wilayah"),
        ({"code": "32.01.01.1002", "kode_prov": "31"}, "daftar_luar_wilayah"),
        ({"code": "32.01.01.1002", "name": ""}, "daftar_nama_kosong"),
        ({"code": "32.01.01.1001", "name": "Karadenan"}, "daftar_kode_ganda"),
        ({"code": "32.01.01.1001"}, "daftar_baris_ganda"),
    ],
)
def test_a_row_that_cannot_be_trusted_stays_out_and_is_told(changed: dict[str, str], code: str) -> None:
    reading = read(text(row(), row("32.01.01.2009", "Nanggewer"), row(**changed)))
    assert codes(reading) == [code]
    assert list(reading.rows["kode"]) == ["32.01.01.1001", "32.01.01.2009"]
    assert reading.issues[0].row == 4


@pytest.mark.parametrize("point", [{"lat": "6.45"}, {"lon": "10.68"}, {"lat": "-2.122.958"}, {"lat": "106.8"}])
def test_a_point_outside_indonesia_is_left_blank_and_the_village_kept(point: dict[str, str]) -> None:
    reading = read(text(row(**point)))
    assert codes(reading) == ["daftar_titik", "daftar_tanpa_titik"]
    assert reading.rows[["lat", "lon"]].isna().all(axis=None)


def test_the_national_list_comes_in_whole(shared_data: Path) -> None:
    data = (shared_data / "gazetir_nasional.csv.gz").read_bytes()
    reading = read(data, "gazetir_nasional.csv.gz")
    assert (len(reading.rows), len(reading.districts)) == (83_762, 514)
    assert codes(reading) == ["daftar_tanpa_titik"]
