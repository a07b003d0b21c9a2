"""Official boundaries on the pages: brought in and removed on Data, offered, named and printed on Peta."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kkb.app import boundaries as jobs_boundaries
from kkb.app.context import open_app
from kkb.io.boundary import AskedBoundary
from kkb.store import NewBoundary
from tests.io.made_boundaries import cells, written
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
AMONG_FOUR = pytest.mark.usefixtures("short_list")
"""Looked up among four regions, where the names of all Indonesia prove nothing more."""


@pytest.fixture(scope="module")
def upload() -> bytes:
    """A GeoPackage with all villages of Lubuk Linggau but one."""
    with tempfile.TemporaryDirectory() as folder:
        return written(cells().drop(index=3), Path(folder) / "desa.gpkg").read_bytes()


def store(data: bytes, folder: Path, source: str = "BIG <2024> $x$") -> None:
    path, app = folder / "batas.gpkg", open_app()
    path.write_bytes(data)
    with jobs_boundaries.boundary_file(app, path, path.name, AskedBoundary(), jobs_boundaries.Listening()) as reading:
        jobs_boundaries.accept_boundaries(app, reading, source)


def test_without_boundaries_the_map_offers_none_and_data_says_so(open_page: Open) -> None:
    kinds = open_page("peta", wilayah="16.73").app.segmented_control(key="pilih_bentuk").options
    assert "Wilayah resmi" not in kinds
    assert "batas resmi belum ada" in open_page("data", wilayah="16.73").prose


def test_a_file_is_checked_stored_and_removed(open_own_page: Open, upload: bytes) -> None:
    shown = open_own_page("data", wilayah="16.73")
    shown.app.file_uploader(key="unggah_batas").set_value(("batas.gpkg", upload, "application/octet-stream")).run()
    assert is_whole(shown) and "**71** dari **72**" in shown.prose and "tanpa lokasi" in shown.prose
    assert not open_app().store.boundaries.all()
    shown.app.button(key="terima_batas").click().run()
    assert is_whole(shown) and "Batas 71 desa/kelurahan di 1 kabupaten/kota disimpan" in shown.text
    shown.app.selectbox(key="pilih_batas").select("16.73").run()
    shown.app.button(key="hapus_batas").click().run()
    assert is_whole(shown) and not open_app().store.boundaries.all()


def test_a_broken_file_is_refused_in_a_sentence(open_own_page: Open) -> None:
    shown = open_own_page("data", wilayah="16.73")
    shown.app.file_uploader(key="unggah_batas").set_value(("x.gpkg", b"bukan peta", "application/zip")).run()
    assert is_whole(shown) and "bukan berkas batas yang dikenal" in shown.text


@AMONG_FOUR
def test_the_map_shows_stored_boundaries_names_their_source_and_prints(
    open_own_page: Open, upload: bytes, tmp_path: Path
) -> None:
    store(upload, tmp_path)
    shown = open_own_page("peta", wilayah="16.73", bentuk="resmi")
    assert is_whole(shown)
    assert "1 dari 72 desa/kelurahan dalam daftar tidak ada batasnya" in shown.prose
    assert "BIG" in shown.prose and "<2024> $x$" not in shown.prose  # escaped for Markdown
    assert {"cetak_pdf", "cetak_png"} <= {node.proto.id.rsplit("-", 1)[-1] for node in shown.nodes()
                                          if node.type == "download_button"}  # fmt: skip


def test_a_link_to_boundaries_that_are_gone_still_opens(open_page: Open) -> None:
    assert is_whole(open_page("peta", wilayah="18.04", bentuk="resmi"))


@AMONG_FOUR
def test_boundaries_of_villages_that_the_list_does_not_know_are_counted_below_the_map(
    open_own_page: Open, upload: bytes, tmp_path: Path
) -> None:
    store(upload, tmp_path)
    boundaries = open_app().store.boundaries
    found = list(boundaries.outlines("16.73").itertuples(index=False, name=None))
    more = [*found, ("16.73.01.2099", found[0][1])]
    (kept,) = boundaries.all()
    values = {name: getattr(kept, name) for name in ("kode_kab", "nama_kab", "berkas", "sha256", "sumber", "sistem")}
    boundaries.save([NewBoundary(**values, oleh="operator", issues=(), outlines=lambda: more)])
    shown = open_own_page("peta", wilayah="16.73", bentuk="resmi")
    assert "1 dari 72 desa/kelurahan" in shown.prose and "1 batas yang tersimpan desanya tidak ada" in shown.prose
