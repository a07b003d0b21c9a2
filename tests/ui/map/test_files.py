"""Files of the map: our own server's addresses only, outlines made when asked for and made again when gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from xstatic.pkg import leaflet

from kkb.ui.map import files as module
from kkb.ui.map.files import ASSETS, geometry_address, map_files, map_geometry
from tests.draw.made_places import grid


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(module, "GEOMETRY", tmp_path / "lokal" / "geometri")
    st.cache_resource.clear()
    yield tmp_path / "lokal" / "geometri"
    st.cache_resource.clear()


def test_every_address_is_beside_the_frame_and_names_a_file_that_is_there() -> None:
    files = map_files()
    for address in (*files.scripts, *files.styles):
        name = address.split("/")[-1].split("?")[0]
        assert address.startswith("../kkb.ui.map.files.")
        assert (ASSETS / name).is_file() or (Path(leaflet.BASE_DIR) / name).is_file()


def test_leaflet_comes_before_what_uses_it() -> None:
    assert map_files().scripts[0].split("/")[-1].startswith("leaflet.js?")


def test_no_file_of_the_map_is_forgotten() -> None:
    listed = {address.split("/")[-1].split("?")[0] for address in (*map_files().scripts, *map_files().styles)}
    assert {file.name for file in ASSETS.iterdir()} <= listed


def test_a_village_and_its_kecamatan_are_shown_in_their_kabupaten(folder: Path) -> None:
    frame = grid()
    outlines = {area: map_geometry(frame, area, "skematik") for area in ("91.01", "91.01.02", "91.01.02.2201")}
    assert {found.region for found in outlines.values()} == {"91.01"}
    assert len(list(folder.iterdir())) == 1


def test_outlines_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = grid()
    first = map_geometry(frame, "91.01", "ubin")
    monkeypatch.setattr(module, "make_geometry", None)
    assert map_geometry(frame, "91.01", "ubin") is first


def test_outlines_that_were_tidied_away_are_made_again() -> None:
    frame = grid()
    first = map_geometry(frame, "91.01", "ubin")
    first.path.unlink()
    assert map_geometry(frame, "91.01", "ubin").path.is_file()


def test_another_list_gets_its_own_outlines() -> None:
    first, second = grid(), grid().assign(nama="Baru")
    assert map_geometry(first, "91.01", "ubin").address != map_geometry(second, "91.01", "ubin").address


def test_a_folder_that_cannot_be_written_is_replaced_by_a_temporary_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.parent.mkdir()
    folder.write_text("bukan folder", encoding="utf-8")
    found = map_geometry(grid(), "91.01", "skematik")
    assert found.path.is_file()
    assert folder not in found.path.parents


def test_the_address_of_outlines_ends_in_their_content() -> None:
    found = map_geometry(grid(), "91.01", "skematik")
    assert geometry_address(found) == f"../kkb.ui.map.files.geometri/{found.path.name}?v={found.digest}"
