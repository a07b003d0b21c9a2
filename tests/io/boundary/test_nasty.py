"""Files of other publishers: codes written in other ways, odd layers and archives, outlines at a wrong place."""

import io
import sqlite3
import struct
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.affinity import translate

from kkb.core.errors import KkbError
from tests.io.made_boundaries import cells, issue, only, read, read_frame, to_file, written

PUNCTUATED = {
    "dash": lambda code: code.replace(".", "-"),
    "thousands": lambda code: f"{int(code.replace('.', '')):,}",
    "power": lambda code: f"{float(code.replace('.', '')):.9E}",
    "float": lambda code: code.replace(".", "") + ".0",
    "spaced": lambda code: f" {code.replace('.', ' ')} ",
}


def pieces(codes: pd.Series, widths: tuple[int, ...]) -> dict[str, pd.Series]:
    ends = np.cumsum(widths)
    names = ("kdprov", "kdkab", "kdkec", "kddesa")
    return {name: codes.str[end - width : end] for name, width, end in zip(names, widths, ends, strict=True)}


def shapefile(frame: gpd.GeoDataFrame, folder: Path, name: str) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    to_file(frame, folder / f"{name}.shp")
    return {part.name: part.read_bytes() for part in folder.glob(f"{name}.*")}


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("way", PUNCTUATED)
def test_codes_are_read_whatever_stands_between_their_digits(tmp_path: Path, way: str) -> None:
    frame = cells()[["kode", "geometry"]]
    frame["kode"] = frame["kode"].map(PUNCTUATED[way])
    reading = read_frame(frame, tmp_path)
    assert (reading.system, only(reading).villages) == ("kemendagri", 72)


def test_a_code_split_over_four_columns_is_put_together(tmp_path: Path) -> None:
    codes = cells()["kode"].str.replace(".", "", regex=False)
    frame = cells()[["geometry"]].assign(**pieces(codes, (2, 2, 2, 4))).astype({"kdprov": int, "kdkec": int})
    reading = read_frame(frame, tmp_path, "desa.gpkg")
    assert (reading.columns, only(reading).villages) == (("kdprov + kdkab + kdkec + kddesa",), 72)


def test_a_bps_code_split_over_four_columns_needs_its_system_stated(tmp_path: Path) -> None:
    frame = cells()[["geometry"]].assign(**pieces(cells()["kode_bps"], (2, 2, 3, 3)))
    with pytest.raises(KkbError, match=r"perbatasan\.kode_bps"):
        read_frame(frame, tmp_path, "a.gpkg")
    assert only(read_frame(frame, tmp_path, "b.gpkg", system="bps")).villages == 72


def test_the_layer_with_village_codes_is_read_though_another_is_larger(tmp_path: Path) -> None:
    path = written(cells(), tmp_path / "wilayah.gpkg")
    forest = pd.concat([cells()[["nama", "geometry"]].assign(nama="Hutan")] * 2)
    to_file(forest, path, layer="hutan")
    reading = read(path)
    assert only(reading).villages == 72 and issue(reading, "lapis_lain").allowed == ("hutan",)


def test_a_zip_with_a_shapefile_per_kabupaten_and_rubbish_of_a_mac_is_read_whole(tmp_path: Path) -> None:
    parts = {}
    for region in ("16.73", "18.04"):
        frame = cells(region)[["kode", "nama", "geometry"]]
        parts |= {f"{region}/{name}": part for name, part in shapefile(frame, tmp_path / region, "DESA").items()}
    parts |= {f"16.73/._{name.rsplit('/')[-1]}": b"\0\5\x16\7" for name in parts} | {"catatan.json": b"{}"}
    reading = read(zipped(tmp_path / "desa.zip", parts))
    assert [(d.code, d.villages) for d in reading.districts] == [("16.73", 72), ("18.04", 136)]
    assert set(issue(reading, "lapis_gabung").allowed) == {"16.73/DESA", "18.04/DESA"}


def test_a_shapefile_that_lacks_its_index_says_what_belongs_together(tmp_path: Path) -> None:
    parts = {k: v for k, v in shapefile(cells(), tmp_path / "x", "desa").items() if not k.endswith(".shx")}
    with pytest.raises(KkbError, match=r"perbatasan\.shp_sendiri"):
        read(zipped(tmp_path / "desa.zip", parts))


def test_a_workbook_is_no_boundary_file(tmp_path: Path) -> None:
    stream = io.BytesIO()
    pd.DataFrame({"kode": ["16.73.01.1001"]}).to_excel(stream, index=False)
    path = tmp_path / "desa.zip"
    path.write_bytes(stream.getvalue())
    with pytest.raises(KkbError, match=r"perbatasan\.jenis"):
        read(path)


@pytest.mark.parametrize(("degrees", "code"), [(0.02, "bergeser"), (0.001, None)])
def test_boundaries_that_lie_beside_the_official_points_are_told(
    tmp_path: Path, degrees: float, code: str | None
) -> None:
    frame = cells()
    frame.geometry = [translate(shape, degrees, degrees) for shape in frame.geometry]
    district = only(read_frame(frame, tmp_path))
    assert district.villages == 72 and bool(issue(district, "bergeser")) == (code is not None)


def test_boundaries_far_off_are_refused_with_the_coordinates_as_cause(tmp_path: Path) -> None:
    frame = cells("18.04")[["kode", "geometry"]]
    frame.geometry = [translate(shape, 0.1, 0.1) for shape in frame.geometry]
    with pytest.raises(KkbError, match=r"perbatasan\.bergeser"):
        read_frame(frame, tmp_path)


def test_codes_swapped_between_two_villages_are_told_without_names(tmp_path: Path) -> None:
    frame = cells()[["kode", "geometry"]]
    one, other = frame["kode"].iloc[0], frame["kode"].iloc[40]
    frame["kode"] = frame["kode"].replace({one: other, other: one})
    first, second = issue(only(read_frame(frame, tmp_path)), "titik_luar").allowed
    assert one in first.split(" → ")[0] and other in first.split(" → ")[1] and one in second.split(" → ")[1]


def test_a_second_polygon_of_another_name_under_a_code_is_told(tmp_path: Path) -> None:
    frame = cells()[["kode", "nama", "geometry"]]
    frame.loc[0, "kode"] = frame["kode"].iloc[1]
    (told,) = issue(only(read_frame(frame, tmp_path)), "nama_beda").allowed
    assert told.startswith(f"{frame['nama'].iloc[0]} → ")


def test_a_part_of_a_village_at_another_end_of_the_country_is_told(tmp_path: Path) -> None:
    frame = cells()[["kode", "geometry"]]
    far = gpd.GeoDataFrame({"kode": [frame["kode"].iloc[0]]}, geometry=[shapely.box(110, -3, 110.01, -2.99)], crs=4326)
    district = only(read_frame(pd.concat([frame, far]), tmp_path))
    assert issue(district, "terpisah").allowed[0].endswith(f"({frame['kode'].iloc[0]})")


def test_an_unknown_polygon_is_told_with_the_village_that_lies_there(tmp_path: Path) -> None:
    frame = cells()[["kode", "nama", "geometry"]]
    code = frame["kode"].iloc[7]
    frame.loc[7, ["kode", "nama"]] = ["16.73.01.2099", "Salah Tulis"]
    (told,) = issue(read_frame(frame, tmp_path), "di_sana").allowed
    assert told.startswith("Salah Tulis (16.73.01.2099) → ") and told.endswith(f"({code})")


def test_villages_that_do_not_meet_are_told(tmp_path: Path) -> None:
    frame = cells().to_crs(32748)
    frame.geometry = frame.geometry.buffer(-30)
    assert issue(only(read_frame(frame, tmp_path, "desa.gpkg")), "celah_terbuka").severity == "periksa"
    assert issue(only(read_frame(cells(), tmp_path, "utuh.gpkg")), "celah_terbuka") is None


def test_land_without_a_code_is_land_though_some_village_is_named_so(tmp_path: Path) -> None:
    lake = gpd.GeoDataFrame([{"kode": "-", "nama": "Rawa"}], geometry=[shapely.box(103, -3.1, 103.02, -3.08)], crs=4326)
    reading = read_frame(pd.concat([cells()[["kode", "nama", "geometry"]], lake]), tmp_path)
    assert issue(reading, "tambahan").allowed == ("Rawa",) and issue(reading, "tak_dikenal") is None


def as_arcs(path: Path) -> None:
    """Turn the outlines of a GeoPackage (single polygons without holes) into surfaces bounded by arcs."""
    with sqlite3.connect(path) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        shapes = connection.execute(f"SELECT fid, geom FROM {path.stem}").fetchall()
        for fid, shape in shapes:
            ring = shapely.get_coordinates(shapely.from_wkb(shape[shape.index(b"\1\3\0\0\0", 8) :]))
            middles = (ring[:-1] + ring[1:]) / 2
            ring = np.vstack([np.hstack([ring[:-1], middles]).reshape(-1, 2), ring[:1]])
            arcs = struct.pack("<BIIBII", 1, 10, 1, 1, 8, len(ring)) + ring.astype("<f8").tobytes()
            connection.execute(f"UPDATE {path.stem} SET geom = ? WHERE fid = ?", (_head() + arcs, fid))
    connection.close()


def _head() -> bytes:
    return b"GP\0\1" + struct.pack("<i", 4326)


def test_outlines_with_arcs_are_read_as_lines(tmp_path: Path) -> None:
    path = written(cells()[["kode", "geometry"]], tmp_path / "desa.gpkg")
    as_arcs(path)
    assert only(read(path)).villages == 72
