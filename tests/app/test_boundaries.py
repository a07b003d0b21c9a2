"""Boundaries that a person takes over: whose hand it was is kept, as with snapshots."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import shapely

from kkb.app.boundaries import accept_boundaries
from kkb.app.context import open_app
from kkb.app.people import user_name
from kkb.io.boundary import BoundaryReading, DistrictBoundary
from kkb.io.boundary.spill import open_shelf

DISTRICT = DistrictBoundary("16.05", "MUSI RAWAS", 1, 199, True, ())


@pytest.fixture
def reading(tmp_path: Path) -> BoundaryReading:
    shelf = open_shelf(tmp_path)
    shelf.put(["16.05.01.2001"], np.array([shapely.box(103, -3, 103.1, -2.9)]))
    shelf.connection.commit()
    shelf.connection.close()
    return BoundaryReading("batas.geojson", "0" * 64, "kemendagri", ("KDEPUM",), "EPSG:4326", (DISTRICT,), (), tmp_path)


def test_who_accepts_boundaries_is_kept_and_nobody_named_is_who_works_here(
    reading: BoundaryReading, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KKB_TANPA_CONTOH", "1")
    app = open_app(sqlite_url)
    with closing(app.store):
        for who, kept in (("Bu Sari, DPPKB", "Bu Sari, DPPKB"), (None, user_name())):
            accept_boundaries(app, reading, who=who)
            (stored,) = app.store.boundaries.all()
            assert stored.oleh == kept
