"""Official boundaries on the map: villages as stored, kecamatan and kabupaten dissolved from them."""

from pathlib import Path

import pandas as pd
import pytest
import shapely

from kkb.draw.geometry.official import NoBoundariesError, official_file
from kkb.draw.geometry.outlines import NoPointsError
from tests.draw.made_places import grid

REGION = "91.01"


def outlines(count: int | None = None) -> pd.DataFrame:
    """A square of two hundredths of a degree round the point of each village, side by side."""
    places = grid()
    shapes = [shapely.to_wkb(shapely.box(x - 0.01, y - 0.01, x + 0.01, y + 0.01))
              for x, y in zip(places["lon"], places["lat"], strict=True)]  # fmt: skip
    return pd.DataFrame({"kode": places["kode"], "bentuk": shapes}).head(count or len(places))


def test_villages_keep_their_outline_and_areas_are_their_union(tmp_path: Path) -> None:
    found = official_file(grid(), REGION, outlines(), tmp_path)
    assert found.kind == "resmi"
    assert found.codes_at(4) == tuple(sorted(grid()["kode"]))
    assert found.codes_at(3) == tuple(sorted(set(grid()["kode_kec"]))) and found.codes_at(2) == (REGION,)
    collection = shapely.from_geojson(found.path.read_text(encoding="utf-8"))
    first = shapely.from_wkb(outlines()["bentuk"].iloc[0])
    assert collection.geoms[0].hausdorff_distance(first) < 1e-4


def test_a_village_without_a_boundary_is_not_drawn(tmp_path: Path) -> None:
    assert len(official_file(grid(), REGION, outlines(5), tmp_path).codes_at(4)) == 5


def test_a_boundary_that_the_list_does_not_know_is_not_drawn(tmp_path: Path) -> None:
    found = official_file(grid().iloc[1:], REGION, outlines(), tmp_path)
    assert grid()["kode"].iloc[0] not in found.codes


def test_other_boundaries_have_another_address(tmp_path: Path) -> None:
    first = official_file(grid(), REGION, outlines(), tmp_path)
    again = official_file(grid(), REGION, outlines(), tmp_path)
    other = official_file(grid(), REGION, outlines(5), tmp_path)
    assert first.address == again.address != other.address


def test_a_region_without_boundaries_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoPointsError) as refused:
        official_file(grid(), REGION, outlines().head(0), tmp_path)
    assert isinstance(refused.value, NoBoundariesError) and refused.value.key == "peta.galat_tanpa_batas"
