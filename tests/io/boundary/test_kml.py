"""KML and KMZ of Google Earth: places, folders and typed columns are read; links, entities and broken files are not."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import geopandas as gpd
import pytest

from kkb.core.errors import KkbError
from tests.io.made_boundaries import cells, issue, only, outlines, read

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
TAIL = "</Document></kml>"
REGION = "16.05"


@pytest.fixture(scope="module")
def villages() -> gpd.GeoDataFrame:
    return cells(REGION).head(40)


def _ring(points: list[tuple[float, float]]) -> str:
    text = " ".join(f"{x!r},{y!r},0" for x, y in points)
    return f"<LinearRing><coordinates>\n {text}\n</coordinates></LinearRing>"


def _polygon(shape) -> str:
    inner = "".join(f"<innerBoundaryIs>{_ring(ring.coords)}</innerBoundaryIs>" for ring in shape.interiors)
    return f"<Polygon><outerBoundaryIs>{_ring(shape.exterior.coords)}</outerBoundaryIs>{inner}</Polygon>"


def _place(row, more: str = "") -> str:
    parts = getattr(row.geometry, "geoms", [row.geometry])
    shape = f"<MultiGeometry>{''.join(map(_polygon, parts))}</MultiGeometry>"
    return f"<Placemark><name>{escape(row.nama)}</name>{more}{shape}</Placemark>"


def _in_folders(frame: gpd.GeoDataFrame) -> str:
    groups = [
        f"<Folder><name>{escape(name)}</name>{''.join(_place(row) for row in group.itertuples())}</Folder>"
        for name, group in frame.groupby("nama_kec", sort=False)
    ]
    return HEAD + "".join(groups) + TAIL


def _file(folder: Path, text: str, name: str = "desa.kml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_places_in_folders_of_their_kecamatan_are_read(villages: gpd.GeoDataFrame, tmp_path: Path) -> None:
    reading = read(_file(tmp_path, _in_folders(villages)))
    assert only(reading).code == REGION
    assert set(outlines(reading, REGION).index) == set(villages["kode"])
    assert issue(reading, "kabupaten_dari_letak").value == "Kabupaten Musi Rawas"


def test_the_outlines_are_those_of_the_file(villages: gpd.GeoDataFrame, tmp_path: Path) -> None:
    reading = read(_file(tmp_path, _in_folders(villages)))
    made = villages.set_index("kode").geometry
    for code, outline in outlines(reading, REGION).items():
        assert outline.symmetric_difference(made[code]).area < 0.02 * made[code].area


@pytest.mark.parametrize("tag", ["SimpleData", "Data"])
def test_codes_in_typed_columns_win_over_names(villages: gpd.GeoDataFrame, tmp_path: Path, tag: str) -> None:
    def words(code: str) -> str:
        inside = f'<SimpleData name="KDEPUM">{code}</SimpleData>'
        data = f'<Data name="KDEPUM"><value>{code}</value></Data>'
        return f"<ExtendedData>{inside if tag == 'SimpleData' else data}</ExtendedData>"

    text = HEAD + "".join(_place(row, words(row.kode)) for row in villages.itertuples()) + TAIL
    reading = read(_file(tmp_path, text))
    assert reading.columns == ("KDEPUM",)
    assert set(outlines(reading, REGION).index) == set(villages["kode"])


def test_a_kmz_is_opened(villages: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = tmp_path / "desa.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", _in_folders(villages))
        archive.writestr("images/icon.png", b"x")
    assert len(outlines(read(path), REGION)) == len(villages)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (HEAD + "<NetworkLink><Link><href>http://127.0.0.1:9/x</href></Link></NetworkLink>" + TAIL, "tanpa_poligon"),
        (HEAD + "<Placemark><Point><coordinates>103,-3</coordinates></Point></Placemark>" + TAIL, "tanpa_poligon"),
        (HEAD.replace("<kml", '<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/hostname">]><kml') + TAIL, "rusak"),
        (HEAD + "<Placemark><Polygon>", "rusak"),
        (HEAD + "<Folder>" * 5000 + TAIL, "rusak"),
    ],
    ids=["link", "point", "entity", "cut off", "deep"],
)
def test_what_is_no_village_outline_is_refused_in_words(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(KkbError) as refusal:
        read(_file(tmp_path, text))
    assert refusal.value.key == f"perbatasan.{key}"


def test_places_over_two_kabupaten_without_a_column_are_asked_about(tmp_path: Path) -> None:
    both = [*cells("16.05").head(20).itertuples(), *cells("16.73").head(20).itertuples()]
    with pytest.raises(KkbError) as refusal:
        read(_file(tmp_path, HEAD + "".join(map(_place, both)) + TAIL))
    assert refusal.value.key == "perbatasan.tanpa_kabupaten"
