"""Boundaries go in whole, replace what a kabupaten had, and come out again; on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
import shapely

from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.store import NewBoundary, Store

SQUARE = shapely.to_wkb(shapely.box(102.9, -3.3, 103.0, -3.2))


def new(district: str = "16.73", villages: int = 3, source: str = "BIG 2024") -> NewBoundary:
    outlines = [(f"{district}.01.{1001 + n}", SQUARE) for n in range(villages)]
    return NewBoundary(
        kode_kab=district, nama_kab="Kota `${x}` <b>", berkas="desa\0.gpkg", sha256="ab12", sumber=source,
        sistem="kemendagri", oleh="operator", issues=(Issue("batas_celah", "catatan", value="1", hint="2,0"),),
        outlines=lambda: iter(outlines),
    )  # fmt: skip


def test_what_was_stored_is_read_back(store: Store) -> None:
    before = store.version()
    assert store.boundaries.save([new(), new("17.01", 2)]) == ()
    assert store.version() > before
    first, _ = store.boundaries.all()
    assert (first.kode_kab, first.nama_kab, first.jumlah, first.sumber) == ("16.73", "Kota `${x}` <b>", 3, "BIG 2024")
    assert first.berkas == "desa.gpkg" and first.dibuat.tzinfo is not None
    found = store.boundaries.outlines("16.73")
    assert found["kode"].tolist() == ["16.73.01.1001", "16.73.01.1002", "16.73.01.1003"]
    assert shapely.from_wkb(found["bentuk"].iloc[0]).equals(shapely.from_wkb(SQUARE))
    assert store.boundaries.issues("16.73")[0].hint == "2,0"


def test_a_region_is_read_with_what_lies_in_it(store: Store) -> None:
    store.boundaries.save([new("16.73"), new("17.01"), new("17.71")])
    assert [one.kode_kab for one in store.boundaries.all("17")] == ["17.01", "17.71"]
    assert [one.kode_kab for one in store.boundaries.all("17.01.02")] == ["17.01"]
    assert len(store.boundaries.outlines("00")) == 9 and store.boundaries.outlines("18").empty


def test_newer_boundaries_of_a_kabupaten_replace_the_old(store: Store) -> None:
    store.boundaries.save([new(villages=3), new("17.01")])
    assert store.boundaries.save([new(villages=1, source="Bappeda 2026")]) == ("16.73",)
    assert [(one.jumlah, one.sumber) for one in store.boundaries.all()] == [(1, "Bappeda 2026"), (3, "BIG 2024")]


def test_a_file_that_breaks_halfway_leaves_the_old_boundaries(store: Store) -> None:
    store.boundaries.save([new(villages=3)])

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "16.73.01.1001", SQUARE
        raise OSError("cakram penuh")

    bad = new()
    object.__setattr__(bad, "outlines", broken)
    with pytest.raises(OSError, match="cakram"):
        store.boundaries.save([new("17.01"), bad])
    assert [(one.kode_kab, one.jumlah) for one in store.boundaries.all()] == [("16.73", 3)]


@pytest.mark.parametrize(("region", "left"), [("17.01", 2), ("17", 1), ("00", 0)])
def test_boundaries_can_be_removed(store: Store, region: str, left: int) -> None:
    store.boundaries.save([new("16.73"), new("17.01"), new("17.71")])
    assert store.boundaries.remove(region) == 3 - left
    assert len(store.boundaries.all()) == left and len(store.boundaries.outlines("00")) == 3 * left


@pytest.mark.parametrize("region", ["18.04", "18", "16.73.01", "16.7%", "'; DROP"])
def test_removing_what_is_not_there_says_so_and_changes_nothing(store: Store, region: str) -> None:
    store.boundaries.save([new()])
    version = store.version()
    with pytest.raises(KkbError, match=r"perbatasan\.tak_ada"):
        store.boundaries.remove(region)
    assert (len(store.boundaries.all()), store.version()) == (1, version)
