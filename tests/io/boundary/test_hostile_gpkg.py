"""GeoPackages that would run something: views, triggers, virtual tables, functions, computed columns."""

from pathlib import Path

import pytest

from kkb.core.errors import KkbError
from tests.io.made_boundaries import issue, only, read
from tests.io.made_hostile import changed, listener, openings, refused, secret_file, systems

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x"
VIEWS = {
    "endless": f"CREATE VIEW pandang AS {ENDLESS} AS fid, 'x' AS kode, NULL AS geom FROM n",
    "huge": "CREATE VIEW pandang AS SELECT 1 AS fid, hex(zeroblob(900000000)) AS kode, NULL AS geom",
    "function": "CREATE VIEW pandang AS SELECT 1 AS fid, gdal_get_pixel_value('/etc/passwd', 1, 'pixel', 0, 0) AS kode,"
    " NULL AS geom",
}
AS_LAYER = (
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('pandang', 'features', 'p', 4326)",
    "INSERT INTO gpkg_geometry_columns VALUES ('pandang', 'geom', 'POLYGON', 4326, 0, 0)",
)


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return secret_file(tmp_path_factory.mktemp("s"))


@pytest.mark.parametrize("kind", VIEWS)
def test_a_view_is_no_layer_whatever_it_would_do(tmp_path: Path, kind: str) -> None:
    path = changed(tmp_path / "desa.gpkg", VIEWS[kind], *AS_LAYER)
    assert only(read(path)).villages == 72


def test_a_file_that_has_only_views_is_refused(tmp_path: Path) -> None:
    path = changed(
        tmp_path / "desa.gpkg",
        VIEWS["endless"],
        *AS_LAYER,
        "DELETE FROM gpkg_geometry_columns WHERE table_name = 'desa'",
    )
    assert refused(path).key == "perbatasan.tanpa_poligon"


@pytest.mark.parametrize("table", ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"])
def test_a_table_of_contents_that_is_a_view_is_not_read(tmp_path: Path, table: str) -> None:
    path = changed(
        tmp_path / "desa.gpkg", f"ALTER TABLE {table} RENAME TO lama",
        f"CREATE VIEW {table} AS {ENDLESS} AS table_name, x AS column_name, x AS srs_id FROM n",
    )  # fmt: skip
    try:
        assert issue(read(path), "tanpa_crs") is not None or table == "gpkg_contents"
    except KkbError as refusal:
        assert refusal.key == "perbatasan.tanpa_poligon" and table == "gpkg_geometry_columns"


def test_computed_columns_are_left_aside(tmp_path: Path) -> None:
    column = "ALTER TABLE desa ADD COLUMN kode_desa TEXT GENERATED ALWAYS AS (hex(zeroblob(200000000))) VIRTUAL"
    reading = read(changed(tmp_path / "desa.gpkg", column))
    assert only(reading).villages == 72 and reading.columns == ("kode",)


def test_triggers_and_virtual_tables_take_no_part(tmp_path: Path, secret: Path) -> None:
    statements = (
        f"CREATE TRIGGER pasang AFTER UPDATE ON desa BEGIN INSERT INTO desa (kode) {ENDLESS} FROM n; END",
        "CREATE VIRTUAL TABLE cari USING fts5(kode)",
        "INSERT INTO gpkg_geometry_columns VALUES ('cari', 'kode', 'POLYGON', 4326, 0, 0)",
        "INSERT INTO sqlite_master VALUES ('table', 'luar', 'luar', 0, 'CREATE VIRTUAL TABLE luar USING VirtualOGR"
        f"(''{secret}'')')",
        "INSERT INTO gpkg_geometry_columns VALUES ('luar', 'geom', 'POLYGON', 4326, 0, 0)",
    )
    with openings(secret) as opened:
        assert only(read(changed(tmp_path / "desa.gpkg", *statements))).villages == 72
    assert not opened


@pytest.mark.parametrize("kind", ["address", "file", "grids wkt", "pipeline"])
def test_a_definition_in_a_geopackage_leads_nowhere(tmp_path: Path, secret: Path, kind: str) -> None:
    with listener() as (port, heard):
        told = systems(secret, port)[kind]["properties"]["name"].replace("'", "''")
        statements = (
            f"INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 777, 'NONE', 777, '{told}', '')",
            "UPDATE gpkg_geometry_columns SET srs_id = 777",
        )
        path = changed(tmp_path / "desa.gpkg", *statements)
        with openings(secret) as opened:
            assert refused(path).key == "perbatasan.sistem_rusak"
    assert not heard and not opened
