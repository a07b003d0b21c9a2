"""Search among all regions of Indonesia and those that only the store knows; what has data comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.app.context import AppContext
from kkb.core.area import wilayah
from kkb.core.area.area_search import NamedArea, find_areas, named_area
from kkb.core.area.spelling import name_key
from kkb.io.names.fuzzy import likeness

MOST_SHOWN = 8
_NEAR, _MOST_NEAR = 70.0, 3


@dataclass(frozen=True, slots=True)
class AreasFound:
    """`shown` the first of `total` areas; `with_data` the codes of those that have data. `is_near`: nothing fits, and
    these are written alike.
    """

    shown: tuple[NamedArea, ...]
    total: int
    with_data: frozenset[str]
    is_near: bool = False


def search_areas(app: AppContext, text: str, districts: pd.DataFrame | None = None) -> AreasFound:
    """The areas that a text may mean. `districts`: the kabupaten with data (columns of store.kabupaten), if at hand."""
    stored = app.store.kabupaten() if districts is None else districts
    own = [named_area(*row) for row in stored[["kode_kab", "nama_kab", "nama_prov"]].itertuples(index=False)]
    listed = {area.code for area in app.book.regions}
    areas = (*app.book.regions, *(area for area in own if area.code not in listed))
    has_data = {above for area in own for above in (*wilayah.path(area.code), wilayah.INDONESIA)}
    found = find_areas(areas, text, has_data)
    near = _near(areas, text) if not found else ()
    shown = (found or near)[:MOST_SHOWN]
    return AreasFound(shown, len(found or near), frozenset(a.code for a in shown if a.code in has_data), bool(near))


def _near(areas: Sequence[NamedArea], text: str) -> tuple[NamedArea, ...]:
    key = name_key(text)
    if not key:
        return ()
    alike = [(max(likeness(key, name_key(area.name)), likeness(key, area.joined)), area) for area in areas]
    near = sorted((pair for pair in alike if pair[0] >= _NEAR), key=lambda pair: (-pair[0], pair[1].code))
    return tuple(area for _, area in near[:_MOST_NEAR])
